"""What hangs on milestones: initiatives, figures, committees, events, counts.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def words(*values: str, name: str) -> sa.Enum:
    """A closed word list, held by a CHECK."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("earliest_day", sa.Integer(), nullable=True),
        sa.Column("latest_day", sa.Integer(), nullable=True),
        sa.Column("edtf", sa.Text(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("earliest_day <= latest_day", name=op.f("ck_events_day_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("public_id", name=op.f("uq_events_public_id")),
    )
    op.create_index(op.f("ix_events_earliest_day"), "events", ["earliest_day"], unique=False)
    op.create_table(
        "rollups",
        sa.Column("subject", words("all", "organisation", "initiative", name="rollupsubject"), nullable=False),
        sa.Column("subject_id", KEY, autoincrement=False, nullable=False),
        sa.Column("earliest_day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("latest_day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("milestones", sa.Integer(), nullable=False),
        sa.CheckConstraint("milestones > 0", name=op.f("ck_rollups_positive")),
        sa.PrimaryKeyConstraint("subject", "subject_id", "earliest_day", "latest_day", name=op.f("pk_rollups")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_rollups_subject_subject_id_latest_day"),
        "rollups",
        ["subject", "subject_id", "latest_day"],
        unique=False,
    )
    op.create_table(
        "event_milestones",
        sa.Column("milestone_id", KEY, autoincrement=False, nullable=False),
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_milestones_event_id_events"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"],
            ["milestones.id"],
            name=op.f("fk_event_milestones_milestone_id_milestones"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("milestone_id", name=op.f("pk_event_milestones")),
    )
    op.create_index(op.f("ix_event_milestones_event_id"), "event_milestones", ["event_id"], unique=False)
    op.create_table(
        "figures",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("value_base", sa.Double(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("counted", sa.Text(), nullable=True),
        sa.Column("initiative_id", KEY, nullable=True),
        sa.Column("organisation_id", KEY, nullable=True),
        sa.Column("modality", words("done", "ongoing", "planned", "mentioned", name="modality"), nullable=False),
        sa.Column("part_of_total", sa.Boolean(), nullable=False),
        sa.Column("milestone_id", KEY, nullable=True),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_stop", sa.Integer(), nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("passage_id", KEY, nullable=True),
        sa.Column("correction_id", KEY, nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.CheckConstraint("start >= 0 AND start < stop", name=op.f("ck_figures_span_order")),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["corrections.id"],
            name=op.f("fk_figures_correction_id_corrections"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_figures_document_id_documents"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiatives.id"],
            name=op.f("fk_figures_initiative_id_initiatives"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestones.id"], name=op.f("fk_figures_milestone_id_milestones"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_figures_organisation_id_organisations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passages.id"], name=op.f("fk_figures_passage_id_passages"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures")),
    )
    op.create_index(op.f("ix_figures_correction_id"), "figures", ["correction_id"], unique=False)
    op.create_index(op.f("ix_figures_document_id"), "figures", ["document_id"], unique=False)
    op.create_index(op.f("ix_figures_initiative_id"), "figures", ["initiative_id"], unique=False)
    op.create_index(op.f("ix_figures_milestone_id"), "figures", ["milestone_id"], unique=False)
    op.create_index(op.f("ix_figures_organisation_id"), "figures", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_figures_passage_id"), "figures", ["passage_id"], unique=False)
    op.create_table(
        "initiative_mentions",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("initiative_id", KEY, nullable=False),
        sa.Column("organisation_id", KEY, nullable=True),
        sa.Column("modality", words("done", "ongoing", "planned", "mentioned", name="modality"), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("milestone_id", KEY, nullable=True),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_stop", sa.Integer(), nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("passage_id", KEY, nullable=True),
        sa.Column("correction_id", KEY, nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.CheckConstraint("start >= 0 AND start < stop", name=op.f("ck_initiative_mentions_span_order")),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["corrections.id"],
            name=op.f("fk_initiative_mentions_correction_id_corrections"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_initiative_mentions_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiatives.id"],
            name=op.f("fk_initiative_mentions_initiative_id_initiatives"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"],
            ["milestones.id"],
            name=op.f("fk_initiative_mentions_milestone_id_milestones"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_initiative_mentions_organisation_id_organisations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passages.id"], name=op.f("fk_initiative_mentions_passage_id_passages"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_mentions")),
    )
    op.create_index(
        op.f("ix_initiative_mentions_correction_id"), "initiative_mentions", ["correction_id"], unique=False
    )
    op.create_index(op.f("ix_initiative_mentions_document_id"), "initiative_mentions", ["document_id"], unique=False)
    op.create_index(
        op.f("ix_initiative_mentions_initiative_id"), "initiative_mentions", ["initiative_id"], unique=False
    )
    op.create_index(op.f("ix_initiative_mentions_milestone_id"), "initiative_mentions", ["milestone_id"], unique=False)
    op.create_index(
        op.f("ix_initiative_mentions_organisation_id"), "initiative_mentions", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_initiative_mentions_passage_id"), "initiative_mentions", ["passage_id"], unique=False)
    op.create_table(
        "milestone_initiatives",
        sa.Column("milestone_id", KEY, autoincrement=False, nullable=False),
        sa.Column("initiative_id", KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("sort_day", sa.Integer(), nullable=False),
        sa.Column("salience", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiatives.id"],
            name=op.f("fk_milestone_initiatives_initiative_id_initiatives"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"],
            ["milestones.id"],
            name=op.f("fk_milestone_initiatives_milestone_id_milestones"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("milestone_id", "initiative_id", name=op.f("pk_milestone_initiatives")),
    )
    op.create_index(
        op.f("ix_milestone_initiatives_initiative_id_sort_day_salience"),
        "milestone_initiatives",
        ["initiative_id", "sort_day", "salience"],
        unique=False,
    )
    op.create_index(
        "ix_milestone_initiatives_salient",
        "milestone_initiatives",
        ["initiative_id", "salience", "sort_day"],
        unique=False,
    )
    op.create_table(
        "milestone_organisations",
        sa.Column("milestone_id", KEY, autoincrement=False, nullable=False),
        sa.Column("organisation_id", KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("sort_day", sa.Integer(), nullable=False),
        sa.Column("salience", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["milestone_id"],
            ["milestones.id"],
            name=op.f("fk_milestone_organisations_milestone_id_milestones"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_milestone_organisations_organisation_id_organisations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("milestone_id", "organisation_id", name=op.f("pk_milestone_organisations")),
    )
    op.create_index(
        op.f("ix_milestone_organisations_organisation_id_sort_day_salience"),
        "milestone_organisations",
        ["organisation_id", "sort_day", "salience"],
        unique=False,
    )
    op.create_index(
        "ix_milestone_organisations_salient",
        "milestone_organisations",
        ["organisation_id", "salience", "sort_day"],
        unique=False,
    )
    op.create_table(
        "milestone_figures",
        sa.Column("milestone_id", KEY, autoincrement=False, nullable=False),
        sa.Column("figure_id", KEY, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["figure_id"], ["figures.id"], name=op.f("fk_milestone_figures_figure_id_figures"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"],
            ["milestones.id"],
            name=op.f("fk_milestone_figures_milestone_id_milestones"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("milestone_id", "figure_id", name=op.f("pk_milestone_figures")),
    )
    op.create_index(op.f("ix_milestone_figures_figure_id"), "milestone_figures", ["figure_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_milestone_figures_figure_id"), table_name="milestone_figures")
    op.drop_table("milestone_figures")
    op.drop_index("ix_milestone_organisations_salient", table_name="milestone_organisations")
    op.drop_index(
        op.f("ix_milestone_organisations_organisation_id_sort_day_salience"), table_name="milestone_organisations"
    )
    op.drop_table("milestone_organisations")
    op.drop_index("ix_milestone_initiatives_salient", table_name="milestone_initiatives")
    op.drop_index(op.f("ix_milestone_initiatives_initiative_id_sort_day_salience"), table_name="milestone_initiatives")
    op.drop_table("milestone_initiatives")
    op.drop_index(op.f("ix_initiative_mentions_passage_id"), table_name="initiative_mentions")
    op.drop_index(op.f("ix_initiative_mentions_organisation_id"), table_name="initiative_mentions")
    op.drop_index(op.f("ix_initiative_mentions_milestone_id"), table_name="initiative_mentions")
    op.drop_index(op.f("ix_initiative_mentions_initiative_id"), table_name="initiative_mentions")
    op.drop_index(op.f("ix_initiative_mentions_document_id"), table_name="initiative_mentions")
    op.drop_index(op.f("ix_initiative_mentions_correction_id"), table_name="initiative_mentions")
    op.drop_table("initiative_mentions")
    op.drop_index(op.f("ix_figures_passage_id"), table_name="figures")
    op.drop_index(op.f("ix_figures_organisation_id"), table_name="figures")
    op.drop_index(op.f("ix_figures_milestone_id"), table_name="figures")
    op.drop_index(op.f("ix_figures_initiative_id"), table_name="figures")
    op.drop_index(op.f("ix_figures_document_id"), table_name="figures")
    op.drop_index(op.f("ix_figures_correction_id"), table_name="figures")
    op.drop_table("figures")
    op.drop_index(op.f("ix_event_milestones_event_id"), table_name="event_milestones")
    op.drop_table("event_milestones")
    op.drop_index(op.f("ix_rollups_subject_subject_id_latest_day"), table_name="rollups")
    op.drop_table("rollups")
    op.drop_index(op.f("ix_events_earliest_day"), table_name="events")
    op.drop_table("events")
