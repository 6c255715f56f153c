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
YEARS = "ix_initiative_mentions_year"
SINGLE = "ix_initiative_mentions_initiative_id"
MILESTONES = "ix_milestones_dated"

_DAY = """CASE WHEN m.id IS NOT NULL THEN m.{day} WHEN d.period_edtf IS NOT NULL THEN d.period_{day}
  ELSE d.published_{day} END"""


def upgrade() -> None:
    """Add what is missing; the days come from the milestones and documents that are there."""
    for name in ("earliest_day", "latest_day", "year"):
        op.add_column("initiative_mentions", sa.Column(name, sa.Integer(), nullable=True))
    op.execute(
        "UPDATE initiative_mentions SET earliest_day = told.low, latest_day = told.high FROM "  # noqa: S608 (our names)
        f"(SELECT i.id, {_DAY.format(day='earliest_day')} AS low, {_DAY.format(day='latest_day')} AS high "
        "FROM initiative_mentions i JOIN documents d ON d.id = i.document_id "
        "LEFT JOIN milestones m ON m.id = i.milestone_id) AS told WHERE told.id = initiative_mentions.id"
    )
    low, high = (_year(day) for day in ("earliest_day", "latest_day"))
    op.execute(f"UPDATE initiative_mentions SET year = {low} WHERE {low} = {high}")  # noqa: S608 (our names)
    columns = ["initiative_id", "organisation_id", "earliest_day", "latest_day", "modality", "document_id"]
    op.create_index(MENTIONS, "initiative_mentions", columns)
    op.create_index(YEARS, "initiative_mentions", ["initiative_id", "year", "modality", "document_id"])
    # Both begin with the initiative, so that an index of that alone is of no more use.
    op.drop_index(SINGLE, table_name="initiative_mentions")
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
    op.create_index(SINGLE, "initiative_mentions", ["initiative_id"])
    op.drop_index(YEARS, table_name="initiative_mentions")
    op.drop_index(MENTIONS, table_name="initiative_mentions")
    for name in ("year", "latest_day", "earliest_day"):
        op.drop_column("initiative_mentions", name)


def _year(day: str) -> str:
    if op.get_bind().dialect.name == "sqlite":
        return f"CAST(strftime('%Y', {day} * 86400, 'unixepoch') AS integer)"
    return f"CAST(extract(year FROM DATE '1970-01-01' + {day}) AS integer)"
