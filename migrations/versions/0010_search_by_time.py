"""SQLite's search index by time: its row keys begin with a day, so that the earliest hits come without reading the rest.

Revision ID: 0010
Revises: 0009
"""

from migrations.search_tables import fill

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Fill the index anew, in the order of its new keys."""
    fill()


def downgrade() -> None:
    """Fill it with the keys of the rows alone."""
    fill(key=lambda _, row: row)
