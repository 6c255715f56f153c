"""National milestones: facts of the whole league and of youth policy, from the catalogue.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KINDS = (
    "anniversary", "campaign", "competition", "congress", "honour", "law", "meeting", "notice", "pilot",
    "platform", "plenum", "policy-document", "programme", "publication", "reform", "speech", "statistics",
)  # fmt: skip


def upgrade() -> None:
    """The table, empty: `league-archive upgrade` fills it from seeds/."""
    op.create_table(
        "national_milestones",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("headline_zh", sa.Text(), nullable=False),
        sa.Column("headline_en", sa.Text(), nullable=False),
        sa.Column("earliest_day", sa.Integer(), nullable=True),
        sa.Column("latest_day", sa.Integer(), nullable=True),
        sa.Column("edtf", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="nationalkind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("initiative_id", KEY, nullable=True),
        sa.Column("organisation_id", KEY, nullable=True),
        sa.Column("source_title", sa.Text(), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=False),
        sa.CheckConstraint("earliest_day <= latest_day", name=op.f("ck_national_milestones_day_order")),
        sa.CheckConstraint(
            "earliest_day IS NOT NULL OR latest_day IS NOT NULL", name=op.f("ck_national_milestones_dated")
        ),
        sa.CheckConstraint("source_url LIKE 'http%'", name=op.f("ck_national_milestones_source_url")),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiatives.id"],
            name=op.f("fk_national_milestones_initiative_id_initiatives"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_national_milestones_organisation_id_organisations"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_national_milestones")),
        sa.UniqueConstraint("slug", name=op.f("uq_national_milestones_slug")),
    )
    for column in ("initiative_id", "organisation_id"):
        op.create_index(op.f(f"ix_national_milestones_{column}"), "national_milestones", [column])


def downgrade() -> None:
    """Take the table away; what it held is in seeds/."""
    op.drop_table("national_milestones")
