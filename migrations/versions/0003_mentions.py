"""What is found at places: time expressions, bodies, milestones.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def words(*values: str, name: str) -> sa.Enum:
    """A closed word list, held by a CHECK."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    op.create_table(
        "organisation_mentions",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("organisation_id", KEY, nullable=True),
        sa.Column(
            "kind",
            words(
                "league",
                "party",
                "government",
                "people's-organisation",
                "company",
                "school",
                "media",
                "other",
                name="organisationkind",
            ),
            nullable=False,
        ),
        sa.Column(
            "level",
            words("central", "province", "prefecture", "county", "township", "grassroots", name="level"),
            nullable=True,
        ),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_stop", sa.Integer(), nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("passage_id", KEY, nullable=True),
        sa.Column("correction_id", KEY, nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.CheckConstraint("start >= 0 AND start < stop", name=op.f("ck_organisation_mentions_span_order")),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["corrections.id"],
            name=op.f("fk_organisation_mentions_correction_id_corrections"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_organisation_mentions_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_organisation_mentions_organisation_id_organisations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"],
            ["passages.id"],
            name=op.f("fk_organisation_mentions_passage_id_passages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_mentions")),
    )
    op.create_index(
        op.f("ix_organisation_mentions_correction_id"), "organisation_mentions", ["correction_id"], unique=False
    )
    op.create_index(
        op.f("ix_organisation_mentions_document_id"), "organisation_mentions", ["document_id"], unique=False
    )
    op.create_index(
        op.f("ix_organisation_mentions_organisation_id"), "organisation_mentions", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_organisation_mentions_passage_id"), "organisation_mentions", ["passage_id"], unique=False)
    op.create_table(
        "time_expressions",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("earliest_day", sa.Integer(), nullable=True),
        sa.Column("latest_day", sa.Integer(), nullable=True),
        sa.Column("edtf", sa.Text(), nullable=True),
        sa.Column(
            "role", words("event", "publication", "plan", "background", "name", "vague", name="role"), nullable=False
        ),
        sa.Column(
            "basis", words("explicit", "relative", "named", "inherited", "inferred", name="basis"), nullable=False
        ),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("anchor", sa.Text(), nullable=True),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_stop", sa.Integer(), nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("passage_id", KEY, nullable=True),
        sa.Column("correction_id", KEY, nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.CheckConstraint("earliest_day <= latest_day", name=op.f("ck_time_expressions_day_order")),
        sa.CheckConstraint("start >= 0 AND start < stop", name=op.f("ck_time_expressions_span_order")),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["corrections.id"],
            name=op.f("fk_time_expressions_correction_id_corrections"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_time_expressions_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passages.id"], name=op.f("fk_time_expressions_passage_id_passages"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_expressions")),
    )
    op.create_index(op.f("ix_time_expressions_correction_id"), "time_expressions", ["correction_id"], unique=False)
    op.create_index(op.f("ix_time_expressions_document_id"), "time_expressions", ["document_id"], unique=False)
    op.create_index(op.f("ix_time_expressions_passage_id"), "time_expressions", ["passage_id"], unique=False)
    op.create_table(
        "milestones",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("earliest_day", sa.Integer(), nullable=True),
        sa.Column("latest_day", sa.Integer(), nullable=True),
        sa.Column("sort_day", sa.Integer(), nullable=False),
        sa.Column("edtf", sa.Text(), nullable=False),
        sa.Column(
            "basis", words("explicit", "relative", "named", "inherited", "inferred", name="basis"), nullable=False
        ),
        sa.Column("modality", words("done", "ongoing", "planned", "mentioned", name="modality"), nullable=False),
        sa.Column("salience", sa.Double(), nullable=False),
        sa.Column("lod", sa.SmallInteger(), nullable=False),
        sa.Column("time_expression_id", KEY, nullable=True),
        sa.Column("inherited_from", sa.Text(), nullable=True),
        sa.Column("reason_en", sa.Text(), nullable=False),
        sa.Column("reason_zh", sa.Text(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_stop", sa.Integer(), nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("passage_id", KEY, nullable=True),
        sa.Column("correction_id", KEY, nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.CheckConstraint("earliest_day <= latest_day", name=op.f("ck_milestones_day_order")),
        sa.CheckConstraint("earliest_day IS NOT NULL OR latest_day IS NOT NULL", name=op.f("ck_milestones_dated")),
        sa.CheckConstraint("salience BETWEEN 0 AND 1", name=op.f("ck_milestones_salience")),
        sa.CheckConstraint("sort_day = coalesce(earliest_day, latest_day)", name=op.f("ck_milestones_sort_day")),
        sa.CheckConstraint("start >= 0 AND start < stop", name=op.f("ck_milestones_span_order")),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["corrections.id"],
            name=op.f("fk_milestones_correction_id_corrections"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_milestones_document_id_documents"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passages.id"], name=op.f("fk_milestones_passage_id_passages"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["time_expression_id"],
            ["time_expressions.id"],
            name=op.f("fk_milestones_time_expression_id_time_expressions"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestones")),
        sa.UniqueConstraint("public_id", name=op.f("uq_milestones_public_id")),
    )
    op.create_index(op.f("ix_milestones_correction_id"), "milestones", ["correction_id"], unique=False)
    op.create_index(op.f("ix_milestones_document_id"), "milestones", ["document_id"], unique=False)
    op.create_index(op.f("ix_milestones_latest_day"), "milestones", ["latest_day"], unique=False)
    op.create_index(
        "ix_milestones_lod_sort_day",
        "milestones",
        ["lod", "sort_day"],
        unique=False,
        sqlite_where=sa.text("lod < 99"),
        postgresql_where=sa.text("lod < 99"),
    )
    op.create_index(op.f("ix_milestones_passage_id"), "milestones", ["passage_id"], unique=False)
    op.create_index(op.f("ix_milestones_sort_day_salience"), "milestones", ["sort_day", "salience"], unique=False)
    op.create_index(op.f("ix_milestones_time_expression_id"), "milestones", ["time_expression_id"], unique=False)
    op.create_table(
        "organisation_candidates",
        sa.Column("mention_id", KEY, autoincrement=False, nullable=False),
        sa.Column("organisation_id", KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mention_id"],
            ["organisation_mentions.id"],
            name=op.f("fk_organisation_candidates_mention_id_organisation_mentions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_organisation_candidates_organisation_id_organisations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("mention_id", "organisation_id", name=op.f("pk_organisation_candidates")),
    )
    op.create_index(
        op.f("ix_organisation_candidates_organisation_id"), "organisation_candidates", ["organisation_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_organisation_candidates_organisation_id"), table_name="organisation_candidates")
    op.drop_table("organisation_candidates")
    op.drop_index(op.f("ix_milestones_time_expression_id"), table_name="milestones")
    op.drop_index(op.f("ix_milestones_sort_day_salience"), table_name="milestones")
    op.drop_index(op.f("ix_milestones_passage_id"), table_name="milestones")
    op.drop_index(
        "ix_milestones_lod_sort_day",
        table_name="milestones",
        sqlite_where=sa.text("lod < 99"),
        postgresql_where=sa.text("lod < 99"),
    )
    op.drop_index(op.f("ix_milestones_latest_day"), table_name="milestones")
    op.drop_index(op.f("ix_milestones_document_id"), table_name="milestones")
    op.drop_index(op.f("ix_milestones_correction_id"), table_name="milestones")
    op.drop_table("milestones")
    op.drop_index(op.f("ix_time_expressions_passage_id"), table_name="time_expressions")
    op.drop_index(op.f("ix_time_expressions_document_id"), table_name="time_expressions")
    op.drop_index(op.f("ix_time_expressions_correction_id"), table_name="time_expressions")
    op.drop_table("time_expressions")
    op.drop_index(op.f("ix_organisation_mentions_passage_id"), table_name="organisation_mentions")
    op.drop_index(op.f("ix_organisation_mentions_organisation_id"), table_name="organisation_mentions")
    op.drop_index(op.f("ix_organisation_mentions_document_id"), table_name="organisation_mentions")
    op.drop_index(op.f("ix_organisation_mentions_correction_id"), table_name="organisation_mentions")
    op.drop_table("organisation_mentions")
