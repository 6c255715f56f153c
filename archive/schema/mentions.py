"""What extraction found at places of a document: time expressions, bodies, initiatives, figures."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from archive.schema.base import REFERENCE, Base, Key, Spanned, day_order, span_order
from archive.schema.vocabulary import Basis, Level, Modality, OrganisationKind, Role


class Found(Spanned):
    """A finding belongs to a document and, where it lies in one, to a passage."""

    @declared_attr
    def document_id(self) -> Mapped[int]:
        """The document in which it stands."""
        return mapped_column(REFERENCE, ForeignKey("documents.id", ondelete="CASCADE"), index=True)

    @declared_attr
    def passage_id(self) -> Mapped[int | None]:
        """The passage in which it begins."""
        return mapped_column(REFERENCE, ForeignKey("passages.id", ondelete="CASCADE"), index=True)

    @declared_attr
    def correction_id(self) -> Mapped[int | None]:
        """The decision of a person that confirmed or changed it."""
        return mapped_column(REFERENCE, ForeignKey("corrections.id", ondelete="SET NULL"), index=True)

    #: The sentence around it, in code points of the reading like `start` and `stop`.
    sentence_start: Mapped[int]
    sentence_stop: Mapped[int]


class Told(Found):
    """A finding inside a milestone takes its date from there."""

    @declared_attr
    def milestone_id(self) -> Mapped[int | None]:
        """The narrowest milestone whose span holds it."""
        return mapped_column(REFERENCE, ForeignKey("milestones.id", ondelete="SET NULL"), index=True)


class TimeExpression(Found, Base):
    """A time expression and the days it denotes; both days NULL for one that dates nothing, one for an open end."""

    __tablename__ = "time_expressions"
    __table_args__ = (span_order(), day_order())

    id: Mapped[Key]
    earliest_day: Mapped[int | None]
    latest_day: Mapped[int | None]
    edtf: Mapped[str | None]
    role: Mapped[Role]
    basis: Mapped[Basis]
    #: EDTF of the interval it was resolved against.
    reference: Mapped[str | None]
    #: What the reference is: the document's date, its period, a sentence before …
    anchor: Mapped[str | None]


class OrganisationMention(Found, Base):
    """A mention of a body; `organisation_id` is NULL while it stays ambiguous (then it has candidates)."""

    __tablename__ = "organisation_mentions"
    __table_args__ = (span_order(),)

    id: Mapped[Key]
    organisation_id: Mapped[int | None] = mapped_column(
        REFERENCE, ForeignKey("organisations.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[OrganisationKind]
    level: Mapped[Level | None]


class OrganisationCandidate(Base):
    """A body that an ambiguous mention may mean."""

    __tablename__ = "organisation_candidates"

    mention_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("organisation_mentions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    organisation_id: Mapped[int] = mapped_column(
        REFERENCE,
        ForeignKey("organisations.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    )
    #: The likeliest first, counted from 1.
    ordinal: Mapped[int]


class InitiativeMention(Told, Base):
    """A mention of an initiative; `organisation_id` is the committee whose work is described."""

    __tablename__ = "initiative_mentions"
    __table_args__ = (
        span_order(),
        # Counts per initiative, committee and year are read from this index alone.
        Index(
            "ix_initiative_mentions_told",
            "initiative_id",
            "organisation_id",
            "earliest_day",
            "latest_day",
            "known_day",
            "modality",
            "document_id",
            "passage_id",
        ),
        Index("ix_initiative_mentions_year", "initiative_id", "year", "modality", "document_id"),
    )

    id: Mapped[Key]
    initiative_id: Mapped[int] = mapped_column(REFERENCE, ForeignKey("initiatives.id", ondelete="RESTRICT"))
    organisation_id: Mapped[int | None] = mapped_column(
        REFERENCE, ForeignKey("organisations.id", ondelete="SET NULL"), index=True
    )
    modality: Mapped[Modality]
    #: Whether the catalogue held it when it was found.
    known: Mapped[bool]
    #: The days of its milestone, else of the document's period, else of its publication; repeated here to be counted by.
    earliest_day: Mapped[int | None]
    latest_day: Mapped[int | None]
    #: The day by which it was certainly so: the last of these days, or that of publication where it is earlier.
    known_day: Mapped[int | None]
    #: The year in which these days lie, NULL where they lie in no one year.
    year: Mapped[int | None]


class Figure(Told, Base):
    """A reported quantity. `value_base` has 万 and 亿 multiplied out; `unit` is the measure word without them."""

    __tablename__ = "figures"
    __table_args__ = (span_order(),)

    id: Mapped[Key]
    #: The number as printed, without 万 and 亿.
    value: Mapped[float]
    unit: Mapped[str]
    value_base: Mapped[float]
    #: 约, 近, 超过 … stands before it.
    approximate: Mapped[bool]
    #: What is counted, as printed.
    counted: Mapped[str | None]
    initiative_id: Mapped[int | None] = mapped_column(
        REFERENCE, ForeignKey("initiatives.id", ondelete="SET NULL"), index=True
    )
    organisation_id: Mapped[int | None] = mapped_column(
        REFERENCE, ForeignKey("organisations.id", ondelete="SET NULL"), index=True
    )
    modality: Mapped[Modality]
    #: A figure after 其中, which must not be added to the others.
    part_of_total: Mapped[bool]
