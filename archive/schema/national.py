"""National milestones: what happened to the whole league or to youth policy, beside what committees say of themselves."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import REFERENCE, Base, Key, day_order
from archive.schema.vocabulary import NationalKind


class NationalMilestone(Base):
    """A fact of the catalogue with a public source; no document of the archive states it, and none is counted for it."""

    __tablename__ = "national_milestones"
    __table_args__ = (
        day_order(),
        CheckConstraint("earliest_day IS NOT NULL OR latest_day IS NOT NULL", name="dated"),
        CheckConstraint("source_url LIKE 'http%'", name="source_url"),
    )

    id: Mapped[Key]
    slug: Mapped[str] = mapped_column(unique=True)
    headline_zh: Mapped[str]
    headline_en: Mapped[str]
    #: Days since 1970-01-01, NULL for an open end; at least one is known.
    earliest_day: Mapped[int | None]
    latest_day: Mapped[int | None]
    edtf: Mapped[str]
    kind: Mapped[NationalKind]
    #: The initiative that it is about, where it is about one.
    initiative_id: Mapped[int | None] = mapped_column(
        REFERENCE, ForeignKey("initiatives.id", ondelete="SET NULL"), index=True
    )
    #: The body whose act it was, NULL where it was not the league's own.
    organisation_id: Mapped[int | None] = mapped_column(
        REFERENCE, ForeignKey("organisations.id", ondelete="SET NULL"), index=True
    )
    source_title: Mapped[str]
    source_url: Mapped[str]
