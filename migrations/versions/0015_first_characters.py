"""Single characters are searched by an index of their own; committees and documents are counted and found by indexes alone.

Revision ID: 0015
Revises: 0014
"""

from alembic import op

from migrations.search_tables import fill

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

MENTIONS = "ix_initiative_mentions_told"
TOLD = ["initiative_id", "organisation_id", "earliest_day", "latest_day", "known_day", "modality", "document_id"]
ISSUER, ISSUED = "ix_documents_issuer_id", "ix_documents_issuer_id_published_earliest_day"


def upgrade() -> None:
    """Fill SQLite's search index anew, with the first character of each pair; widen two indexes."""
    fill("prefix='1'")
    _told([*TOLD, "passage_id"])
    op.drop_index(op.f(ISSUER), table_name="documents")
    op.create_index(op.f(ISSUED), "documents", ["issuer_id", "published_earliest_day"])
    op.execute("ANALYZE documents")


def downgrade() -> None:
    """As it was."""
    op.drop_index(op.f(ISSUED), table_name="documents")
    op.create_index(op.f(ISSUER), "documents", ["issuer_id"])
    op.execute("ANALYZE documents")
    _told(TOLD)
    fill()


def _told(columns: list[str]) -> None:
    op.drop_index(MENTIONS, table_name="initiative_mentions")
    op.create_index(MENTIONS, "initiative_mentions", columns)
    # The planner forgets what it knew of an index that is dropped.
    op.execute("ANALYZE initiative_mentions")
