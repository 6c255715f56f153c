"""What comes in: sources, documents, corrections, batches.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def words(*values: str, name: str) -> sa.Enum:
    """A closed word list, held by a CHECK."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    op.create_table(
        "batches",
        sa.Column("id", KEY, nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("request", sa.JSON(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    op.create_table(
        "corrections",
        sa.Column("id", KEY, nullable=False),
        sa.Column("source_sha256", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            words("document", "time", "organisation", "initiative", "figure", "milestone", name="findingkind"),
            nullable=False,
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("quoted", sa.Text(), nullable=False),
        sa.Column(
            "decision",
            words("accepted", "rejected", "changed", "merged", "split", "added", name="decision"),
            nullable=False,
        ),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("flag", sa.Text(), nullable=True),
        sa.CheckConstraint("decision <> 'changed' OR after IS NOT NULL", name=op.f("ck_corrections_change_has_after")),
        sa.CheckConstraint("start >= 0 AND start < stop", name=op.f("ck_corrections_span_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(
        op.f("ix_corrections_source_sha256_kind_start_stop"),
        "corrections",
        ["source_sha256", "kind", "start", "stop"],
        unique=False,
    )
    op.create_table(
        "sources",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=True),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("origin_url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("retrieved", sa.Date(), nullable=True),
        sa.Column("given_issuer", sa.Text(), nullable=True),
        sa.Column("given_published", sa.Text(), nullable=True),
        sa.Column("given_title", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("digest", sa.Boolean(), nullable=False),
        sa.Column("extraction_version", sa.Text(), nullable=False),
        sa.Column("findings_sha256", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("annotated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_sources_sha256_length")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_sources_size")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("sha256", name=op.f("uq_sources_sha256")),
    )
    op.create_index(op.f("ix_sources_name"), "sources", ["name"], unique=False)
    op.create_table(
        "batch_files",
        sa.Column("batch_id", KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("outcome", words("new", "changed", "same", "duplicate", "rejected", name="outcome"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("source_id", KEY, nullable=True),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("milestones", sa.Integer(), nullable=False),
        sa.CheckConstraint("outcome <> 'rejected' OR reason <> ''", name=op.f("ck_batch_files_rejection_has_reason")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name=op.f("fk_batch_files_batch_id_batches"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_batch_files_source_id_sources"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("batch_id", "ordinal", name=op.f("pk_batch_files")),
    )
    op.create_index(op.f("ix_batch_files_source_id"), "batch_files", ["source_id"], unique=False)
    op.create_table(
        "source_contents",
        sa.Column("source_id", KEY, autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("compressed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_source_contents_source_id_sources"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_source_contents")),
    )
    op.create_table(
        "source_readings",
        sa.Column("source_id", KEY, autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("origins", sa.LargeBinary(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_source_readings_source_id_sources"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_source_readings")),
    )
    op.create_table(
        "documents",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("source_id", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("subtitle", sa.Text(), nullable=True),
        sa.Column(
            "genre",
            words(
                "bulletin",
                "report",
                "news",
                "feature",
                "newspaper-page-article",
                "notice",
                "work-points",
                "summary",
                "yearbook",
                "wechat",
                "other",
                name="genre",
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issuer_id", KEY, nullable=True),
        sa.Column("issuer_rule", sa.Text(), nullable=True),
        sa.Column("published_earliest_day", sa.Integer(), nullable=True),
        sa.Column("published_latest_day", sa.Integer(), nullable=True),
        sa.Column("published_edtf", sa.Text(), nullable=True),
        sa.Column(
            "published_basis",
            words("explicit", "relative", "named", "inherited", "inferred", name="published_basis"),
            nullable=True,
        ),
        sa.Column("published_rule", sa.Text(), nullable=True),
        sa.Column("published_reason_en", sa.Text(), nullable=False),
        sa.Column("published_reason_zh", sa.Text(), nullable=False),
        sa.Column("period_earliest_day", sa.Integer(), nullable=True),
        sa.Column("period_latest_day", sa.Integer(), nullable=True),
        sa.Column("period_edtf", sa.Text(), nullable=True),
        sa.Column(
            "period_basis",
            words("explicit", "relative", "named", "inherited", "inferred", name="period_basis"),
            nullable=True,
        ),
        sa.Column("period_rule", sa.Text(), nullable=True),
        sa.Column("period_reason_en", sa.Text(), nullable=False),
        sa.Column("period_reason_zh", sa.Text(), nullable=False),
        sa.Column("other_dates", sa.JSON(), nullable=False),
        sa.Column("digest", sa.Boolean(), nullable=False),
        sa.Column("continued_from", sa.Boolean(), nullable=False),
        sa.Column("continued_on", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.Column("correction_id", KEY, nullable=True),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_documents_ordinal")),
        sa.CheckConstraint("period_earliest_day <= period_latest_day", name=op.f("ck_documents_period_day_order")),
        sa.CheckConstraint(
            "published_earliest_day <= published_latest_day", name=op.f("ck_documents_published_day_order")
        ),
        sa.CheckConstraint("start >= 0 AND start < stop", name=op.f("ck_documents_span_order")),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["corrections.id"],
            name=op.f("fk_documents_correction_id_corrections"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["issuer_id"], ["organisations.id"], name=op.f("fk_documents_issuer_id_organisations"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_documents_source_id_sources"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("public_id", name=op.f("uq_documents_public_id")),
        sa.UniqueConstraint("source_id", "ordinal", name=op.f("uq_documents_source_id_ordinal")),
    )
    op.create_index(op.f("ix_documents_correction_id"), "documents", ["correction_id"], unique=False)
    op.create_index(op.f("ix_documents_genre"), "documents", ["genre"], unique=False)
    op.create_index(op.f("ix_documents_issuer_id"), "documents", ["issuer_id"], unique=False)
    op.create_index(
        op.f("ix_documents_published_earliest_day_published_latest_day"),
        "documents",
        ["published_earliest_day", "published_latest_day"],
        unique=False,
    )
    op.create_table(
        "document_places",
        sa.Column("document_id", KEY, autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            words("body", "title", "number", "issuer", "published", "period", name="documentplacekind"),
            nullable=False,
        ),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.CheckConstraint("start >= 0 AND start < stop", name=op.f("ck_document_places_span_order")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_document_places_document_id_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "kind", "ordinal", name=op.f("pk_document_places")),
    )
    op.create_table(
        "fingerprints",
        sa.Column("gram", KEY, autoincrement=False, nullable=False),
        sa.Column("document_id", KEY, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_fingerprints_document_id_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("gram", "document_id", name=op.f("pk_fingerprints")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_fingerprints_document_id"), "fingerprints", ["document_id"], unique=False)
    op.create_table(
        "passages",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            words(
                "heading",
                "paragraph",
                "caption",
                "note",
                "list-item",
                "table",
                "masthead",
                "metadata",
                "signature",
                "distribution",
                "furniture",
                name="blockkind",
            ),
            nullable=False,
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("level BETWEEN 0 AND 6", name=op.f("ck_passages_level")),
        sa.CheckConstraint("start >= 0 AND start < stop", name=op.f("ck_passages_span_order")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_passages_document_id_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
        sa.UniqueConstraint("document_id", "ordinal", name=op.f("uq_passages_document_id_ordinal")),
    )
    op.create_table(
        "reprints",
        sa.Column("document_id", KEY, autoincrement=False, nullable=False),
        sa.Column("of_document_id", KEY, autoincrement=False, nullable=False),
        sa.Column("similarity", sa.Double(), nullable=False),
        sa.CheckConstraint("document_id <> of_document_id", name=op.f("ck_reprints_two_documents")),
        sa.CheckConstraint("similarity BETWEEN 0 AND 1", name=op.f("ck_reprints_similarity")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_reprints_document_id_documents"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["of_document_id"], ["documents.id"], name=op.f("fk_reprints_of_document_id_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "of_document_id", name=op.f("pk_reprints")),
    )
    op.create_index(op.f("ix_reprints_of_document_id"), "reprints", ["of_document_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_reprints_of_document_id"), table_name="reprints")
    op.drop_table("reprints")
    op.drop_table("passages")
    op.drop_index(op.f("ix_fingerprints_document_id"), table_name="fingerprints")
    op.drop_table("fingerprints")
    op.drop_table("document_places")
    op.drop_index(op.f("ix_documents_published_earliest_day_published_latest_day"), table_name="documents")
    op.drop_index(op.f("ix_documents_issuer_id"), table_name="documents")
    op.drop_index(op.f("ix_documents_genre"), table_name="documents")
    op.drop_index(op.f("ix_documents_correction_id"), table_name="documents")
    op.drop_table("documents")
    op.drop_table("source_readings")
    op.drop_table("source_contents")
    op.drop_index(op.f("ix_batch_files_source_id"), table_name="batch_files")
    op.drop_table("batch_files")
    op.drop_index(op.f("ix_sources_name"), table_name="sources")
    op.drop_table("sources")
    op.drop_index(op.f("ix_corrections_source_sha256_kind_start_stop"), table_name="corrections")
    op.drop_table("corrections")
    op.drop_table("batches")
