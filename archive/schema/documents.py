"""Documents inside sources: header fields, places they were read from, passages, and links between reprints."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import REFERENCE, Base, Key, PublicId, day_order, span_order, words
from archive.schema.vocabulary import Basis, BlockKind, DocumentPlaceKind, Genre


class Document(Base):
    """One logical document. `public_id` is permanent; days are numbers since 1970-01-01, NULL where open or unknown."""

    __tablename__ = "documents"
    __table_args__ = (
        UniqueConstraint("source_id", "ordinal"),
        day_order("published_"),
        day_order("period_"),
        span_order(),
        CheckConstraint("ordinal >= 1", name="ordinal"),
        Index(None, "published_earliest_day", "published_latest_day"),
        Index(None, "issuer_id", "published_earliest_day"),
        Index(
            "ix_documents_withdrawn",
            "withdrawn",
            sqlite_where=text("withdrawn IS NOT NULL"),
            postgresql_where=text("withdrawn IS NOT NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    source_id: Mapped[int] = mapped_column(REFERENCE, ForeignKey("sources.id", ondelete="CASCADE"))
    #: Place within the source, counted from 1.
    ordinal: Mapped[int]
    #: First and last code point of its passages in the reading (other documents may lie between).
    start: Mapped[int]
    stop: Mapped[int]
    title: Mapped[str]
    subtitle: Mapped[str | None]
    genre: Mapped[Genre] = mapped_column(index=True)
    number: Mapped[str | None]
    issuer_id: Mapped[int | None] = mapped_column(REFERENCE, ForeignKey("organisations.id", ondelete="SET NULL"))
    issuer_rule: Mapped[str | None]
    published_earliest_day: Mapped[int | None]
    published_latest_day: Mapped[int | None]
    published_edtf: Mapped[str | None]
    published_basis: Mapped[Basis | None] = mapped_column(words(Basis, "published_basis"))
    published_rule: Mapped[str | None]
    published_reason_en: Mapped[str] = mapped_column(default="")
    published_reason_zh: Mapped[str] = mapped_column(default="")
    period_earliest_day: Mapped[int | None]
    period_latest_day: Mapped[int | None]
    period_edtf: Mapped[str | None]
    period_basis: Mapped[Basis | None] = mapped_column(words(Basis, "period_basis"))
    period_rule: Mapped[str | None]
    period_reason_en: Mapped[str] = mapped_column(default="")
    period_reason_zh: Mapped[str] = mapped_column(default="")
    #: Further dates that compete for being the document's own: edtf, earliest, latest, basis, rule, why.
    other_dates: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    digest: Mapped[bool]
    continued_from: Mapped[bool]
    continued_on: Mapped[bool]
    #: Kept, but not shown, for this reason; NULL for a document that is shown.
    withdrawn: Mapped[str | None]
    #: The decision of a person that confirmed or changed its header.
    correction_id: Mapped[int | None] = mapped_column(
        REFERENCE, ForeignKey("corrections.id", ondelete="SET NULL"), index=True
    )


class DocumentPlace(Base):
    """A place in the reading that belongs to a document (`body`) or from which a header field was read."""

    __tablename__ = "document_places"
    __table_args__ = (span_order(),)

    document_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    kind: Mapped[DocumentPlaceKind] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    start: Mapped[int]
    stop: Mapped[int]


class Passage(Base):
    """One block of a document, in reading order, with the texts of the headings over it (outermost first)."""

    __tablename__ = "passages"
    __table_args__ = (
        UniqueConstraint("document_id", "ordinal"),
        span_order(),
        CheckConstraint("level BETWEEN 0 AND 6", name="level"),
    )

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(REFERENCE, ForeignKey("documents.id", ondelete="CASCADE"))
    #: Counted from 1.
    ordinal: Mapped[int]
    kind: Mapped[BlockKind]
    start: Mapped[int]
    stop: Mapped[int]
    #: 1 to 6 for headings, 0 for everything else.
    level: Mapped[int]
    headings: Mapped[list[str]] = mapped_column(JSON)
    page: Mapped[int | None]
    text: Mapped[str]


class Reprint(Base):
    """Two documents that are the same article; `document_id` came into the archive after `of_document_id`."""

    __tablename__ = "reprints"
    __table_args__ = (
        CheckConstraint("similarity BETWEEN 0 AND 1", name="similarity"),
        CheckConstraint("document_id <> of_document_id", name="two_documents"),
    )

    document_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    of_document_id: Mapped[int] = mapped_column(
        REFERENCE,
        ForeignKey("documents.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    )
    #: The share of the shorter document's sampled character 8-grams that both hold.
    similarity: Mapped[float]


class Fingerprint(Base):
    """A sampled hash of one character 8-gram of a document, for finding reprints."""

    __tablename__ = "fingerprints"
    __table_args__ = ({"sqlite_with_rowid": False},)

    gram: Mapped[int] = mapped_column(REFERENCE, primary_key=True, autoincrement=False)
    document_id: Mapped[int] = mapped_column(
        REFERENCE,
        ForeignKey("documents.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    )
