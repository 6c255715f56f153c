"""Milestones, dated statements of one document, and events, which milestones of several documents report."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import REFERENCE, Base, Key, PublicId, day_order, span_order
from archive.schema.mentions import Found
from archive.schema.vocabulary import Basis, Modality


class Milestone(Found, Base):
    """A dated statement: `text` is the clause that says it. `public_id` is permanent while the text is unchanged."""

    __tablename__ = "milestones"
    __table_args__ = (
        span_order(),
        day_order(),
        CheckConstraint("earliest_day IS NOT NULL OR latest_day IS NOT NULL", name="dated"),
        CheckConstraint("sort_day = coalesce(earliest_day, latest_day)", name="sort_day"),
        CheckConstraint("salience BETWEEN 0 AND 1", name="salience"),
        Index(None, "sort_day", "salience"),
        Index(None, "latest_day"),
        # Counts per year, basis and modality are read from this index alone.
        Index("ix_milestones_dated", "basis", "earliest_day", "latest_day", "modality", "document_id"),
        Index(
            "ix_milestones_lod_sort_day",
            "lod",
            "sort_day",
            sqlite_where=text("lod < 99"),
            postgresql_where=text("lod < 99"),
        ),
        # The list of printed dates in order of time; `latest_day` lets it pass over what ended before the window.
        Index(
            "ix_milestones_printed",
            "sort_day",
            "id",
            "latest_day",
            sqlite_where=text("basis <> 'inherited'"),
            postgresql_where=text("basis <> 'inherited'"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    headline: Mapped[str]
    #: Days since 1970-01-01, NULL for an open end; at least one is known.
    earliest_day: Mapped[int | None]
    latest_day: Mapped[int | None]
    #: Where it stands in a list: the earliest day, or the latest where the earliest is open. Never shown as a date.
    sort_day: Mapped[int]
    edtf: Mapped[str]
    basis: Mapped[Basis]
    modality: Mapped[Modality]
    #: 0 to 1; what is drawn first where there is little room.
    salience: Mapped[float]
    #: Level of detail: the coarsest zoom at which it is among the most salient of its tile; 99 where never computed.
    lod: Mapped[int] = mapped_column(SmallInteger, default=99)
    #: The printed expression that dates it, NULL where the date is inherited.
    time_expression_id: Mapped[int | None] = mapped_column(
        REFERENCE, ForeignKey("time_expressions.id", ondelete="SET NULL"), index=True
    )
    #: section, period or publication, where the date is inherited.
    inherited_from: Mapped[str | None]
    reason_en: Mapped[str] = mapped_column(default="")
    reason_zh: Mapped[str] = mapped_column(default="")


class MilestoneOrganisation(Base):
    """A committee of a milestone. `sort_day` and `salience` repeat the milestone's, so that one index answers a lane."""

    __tablename__ = "milestone_organisations"
    __table_args__ = (
        Index(None, "organisation_id", "sort_day", "salience"),
        Index("ix_milestone_organisations_salient", "organisation_id", "salience", "sort_day"),
    )

    milestone_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("milestones.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    organisation_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    #: The body named first is 1.
    ordinal: Mapped[int]
    sort_day: Mapped[int]
    salience: Mapped[float]


class MilestoneInitiative(Base):
    """An initiative of a milestone; `sort_day` and `salience` repeat the milestone's."""

    __tablename__ = "milestone_initiatives"
    __table_args__ = (
        Index(None, "initiative_id", "sort_day", "salience"),
        Index("ix_milestone_initiatives_salient", "initiative_id", "salience", "sort_day"),
    )

    milestone_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("milestones.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    initiative_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("initiatives.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    ordinal: Mapped[int]
    sort_day: Mapped[int]
    salience: Mapped[float]


class MilestoneFigure(Base):
    """A figure of a milestone."""

    __tablename__ = "milestone_figures"

    milestone_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("milestones.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    figure_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("figures.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )


class Event(Base):
    """Something that happened, which one or several milestones report; conflicting dates stay with the milestones."""

    __tablename__ = "events"
    __table_args__ = (day_order(),)

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    headline: Mapped[str]
    earliest_day: Mapped[int | None] = mapped_column(index=True)
    latest_day: Mapped[int | None]
    edtf: Mapped[str]
    #: Whether its milestones disagree on the date.
    disputed: Mapped[bool]


class EventMilestone(Base):
    """A milestone that reports an event; a milestone reports at most one."""

    __tablename__ = "event_milestones"

    milestone_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("milestones.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    event_id: Mapped[int] = mapped_column(REFERENCE, ForeignKey("events.id", ondelete="CASCADE"), index=True)
    #: Why it was joined, for a person.
    reason: Mapped[str] = mapped_column(default="")
