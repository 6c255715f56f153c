"""Reports: mentions of initiatives carry their days, two indexes answer counts alone, saved reports have a table.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

MENTIONS = "ix_initiative_mentions_told"
MILESTONES = "ix_milestones_dated"

_DAY = """CASE WHEN m.id IS NOT NULL THEN m.{day} WHEN d.period_edtf IS NOT NULL THEN d.period_{day}
  ELSE d.published_{day} END"""


def upgrade() -> None:
    """Add what is missing; the days come from the milestones and documents that are there."""
    for name in ("earliest_day", "latest_day"):
        op.add_column("initiative_mentions", sa.Column(name, sa.Integer(), nullable=True))
    op.execute(
        "UPDATE initiative_mentions SET earliest_day = told.low, latest_day = told.high FROM "  # noqa: S608 (our names)
        f"(SELECT i.id, {_DAY.format(day='earliest_day')} AS low, {_DAY.format(day='latest_day')} AS high "
        "FROM initiative_mentions i JOIN documents d ON d.id = i.document_id "
        "LEFT JOIN milestones m ON m.id = i.milestone_id) AS told WHERE told.id = initiative_mentions.id"
    )
    columns = ["initiative_id", "organisation_id", "earliest_day", "latest_day", "modality", "document_id"]
    op.create_index(MENTIONS, "initiative_mentions", columns)
    op.create_index(MILESTONES, "milestones", ["basis", "earliest_day", "latest_day", "modality", "document_id"])
    op.create_table(
        "saved_reports",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_saved_reports")),
    )


def downgrade() -> None:
    """Take it away; saved reports are lost."""
    op.drop_table("saved_reports")
    op.drop_index(MILESTONES, table_name="milestones")
    op.drop_index(MENTIONS, table_name="initiative_mentions")
    for name in ("latest_day", "earliest_day"):
        op.drop_column("initiative_mentions", name)
