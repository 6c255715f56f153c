"""Levels of detail, counts per choice of the filters, inherited dates in the counts per interval; withdrawn documents by index.

Revision ID: 0007
Revises: 0006
"""

# ruff: noqa: S608 (names and numbers of this file)
import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Tiles of 2^15 days to one day, the fifty most salient each; frozen here, `archive/values/tiles.py` may move on.
ZOOMS, SHOWN = 16, 50
PAST, FUTURE = -719162, 2932896

SUBJECTS = {
    "all": ("'all', 0", "milestones m"),
    "organisation": (
        "'organisation', s.organisation_id",
        "milestones m JOIN milestone_organisations s ON s.milestone_id = m.id",
    ),
    "initiative": (
        "'initiative', s.initiative_id",
        "milestones m JOIN milestone_initiatives s ON s.milestone_id = m.id",
    ),
}
TALLIES = {
    "all": ("''", "count(*)", "milestones m"),
    "modality": ("m.modality", "count(*)", "milestones m"),
    "basis": ("m.basis", "count(*)", "milestones m"),
    "genre": ("d.genre", "count(*)", "milestones m JOIN documents d ON d.id = m.document_id"),
    "organisation": ("CAST(s.organisation_id AS text)", "count(*)", SUBJECTS["organisation"][1]),
    "initiative": ("CAST(s.initiative_id AS text)", "count(*)", SUBJECTS["initiative"][1]),
    "theme": (
        "i.theme",
        "count(DISTINCT m.id)",
        SUBJECTS["initiative"][1] + " JOIN initiatives i ON i.id = s.initiative_id",
    ),
}


def upgrade() -> None:
    """Add what is missing, and fill it from the milestones that are there."""
    op.add_column("rollups", sa.Column("inherited", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "tallies",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("milestones", sa.Integer(), nullable=False),
        sa.CheckConstraint("milestones > 0", name=op.f("ck_tallies_positive")),
        sa.PrimaryKeyConstraint("subject", "value", name=op.f("pk_tallies")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_documents_withdrawn",
        "documents",
        ["withdrawn"],
        unique=False,
        sqlite_where=sa.text("withdrawn IS NOT NULL"),
        postgresql_where=sa.text("withdrawn IS NOT NULL"),
    )
    op.create_index(
        "ix_milestones_printed",
        "milestones",
        ["sort_day", "id", "latest_day"],
        unique=False,
        sqlite_where=sa.text("basis <> 'inherited'"),
        postgresql_where=sa.text("basis <> 'inherited'"),
    )
    _fill()


def _fill() -> None:
    op.execute("DELETE FROM rollups")
    for keys, source in SUBJECTS.values():
        op.execute(
            "INSERT INTO rollups (subject, subject_id, earliest_day, latest_day, milestones, inherited) "
            f"SELECT {keys}, coalesce(m.earliest_day, {PAST}), coalesce(m.latest_day, {FUTURE}), count(*), "
            f"sum(CASE WHEN m.basis = 'inherited' THEN 1 ELSE 0 END) FROM {source} GROUP BY 2, 3, 4"
        )
    for subject, (value, number, source) in TALLIES.items():
        op.execute(
            "INSERT INTO tallies (subject, value, milestones) "
            f"SELECT '{subject}', {value}, {number} FROM {source} GROUP BY 2 HAVING count(*) > 0"
        )
    # From days upwards: what is among the best of a wider tile gets the coarser level at last.
    for zoom in range(ZOOMS - 1, -1, -1):
        op.execute(
            f"UPDATE milestones SET lod = {zoom} WHERE id IN (SELECT id FROM (SELECT m.id, row_number() OVER ("
            f"PARTITION BY m.sort_day >> {ZOOMS - 1 - zoom} ORDER BY m.salience DESC, m.sort_day DESC, m.id DESC) AS n "
            "FROM milestones m JOIN documents d ON d.id = m.document_id WHERE d.withdrawn IS NULL) AS ranked "
            f"WHERE n <= {SHOWN})"
        )


def downgrade() -> None:
    """Take it away; levels are as if never computed."""
    op.execute("UPDATE milestones SET lod = 99 WHERE lod < 99")
    op.drop_index("ix_milestones_printed", table_name="milestones")
    op.drop_index("ix_documents_withdrawn", table_name="documents")
    op.drop_table("tallies")
    op.drop_column("rollups", "inherited")
