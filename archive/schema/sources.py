"""Sources: files as they came, byte for byte, with what is known of their origin and what a reader made of them."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import REFERENCE, Base, Key


class Source(Base):
    """One file. Its identity is its SHA-256."""

    __tablename__ = "sources"
    __table_args__ = (
        CheckConstraint("size >= 0", name="size"),
        CheckConstraint("length(sha256) = 64", name="sha256_length"),
    )

    id: Mapped[Key]
    #: Hexadecimal, lower case.
    sha256: Mapped[str] = mapped_column(unique=True)
    #: File name without folders.
    name: Mapped[str] = mapped_column(index=True)
    #: Bytes.
    size: Mapped[int]
    media_type: Mapped[str]
    #: Codec by which the bytes were decoded, NULL for binary formats.
    encoding: Mapped[str | None]
    #: Name of the reader that claimed it.
    reader: Mapped[str]
    origin_url: Mapped[str | None]
    publisher: Mapped[str | None]
    #: The day on which it was fetched from its origin.
    retrieved: Mapped[date | None]
    #: What the person who handed it in said of it: issuer, published (EDTF), title; rule `given` in the documents.
    given_issuer: Mapped[str | None]
    given_published: Mapped[str | None]
    given_title: Mapped[str | None]
    note: Mapped[str | None]
    #: Whether it is a digest in our own words rather than the original.
    digest: Mapped[bool]
    given_number: Mapped[str | None]
    #: SHA-256 of the e-mail that it was attached to, whether or not the archive holds that.
    part_of: Mapped[str | None] = mapped_column(index=True)
    #: SHA-256 of the list of documents whose row told of it, and that row as people name it (3, or Sheet1!3).
    list_sha256: Mapped[str | None] = mapped_column(index=True)
    list_row: Mapped[str | None]
    #: The words of its date where a list gives one that could not be read.
    date_words: Mapped[str | None]
    #: Version of extraction by which its rows were found.
    extraction_version: Mapped[str]
    #: SHA-256 of all that extraction found: equal when a new version finds the same.
    findings_sha256: Mapped[str]
    imported_at: Mapped[datetime]
    annotated_at: Mapped[datetime]


class SourceContent(Base):
    """The bytes of a source, apart from it so that lists of sources stay light."""

    __tablename__ = "source_contents"

    source_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    #: The file, zlib-compressed where `compressed`.
    content: Mapped[bytes]
    compressed: Mapped[bool]


class SourceReading(Base):
    """What the reader made of a source: the text that every span counts in, and where each character came from."""

    __tablename__ = "source_readings"

    source_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    text: Mapped[str]
    #: One offset into the decoded source for each code point of `text`: little-endian 32-bit numbers, zlib-compressed.
    origins: Mapped[bytes]
    #: [kind, start, stop, level, page] of each block, in order.
    blocks: Mapped[list[list[object]]] = mapped_column(JSON)
    #: [name, value, start, stop] of each field that the format carries.
    fields: Mapped[list[list[object]]] = mapped_column(JSON)
