"""Counts that are kept up to date, the archive's revision, and settings."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import REFERENCE, Base
from archive.schema.vocabulary import RollupSubject


class Rollup(Base):
    """How many milestones have exactly this interval of days: in all, per committee, per initiative.

    Intervals, not days: a vague date can so be spread over its length when it is drawn. An open end is
    `archive.values.days.OPEN_PAST` or `OPEN_FUTURE`; `subject_id` is 0 for `all`.
    """

    __tablename__ = "rollups"
    __table_args__ = (
        CheckConstraint("milestones > 0", name="positive"),
        Index(None, "subject", "subject_id", "latest_day"),
        {"sqlite_with_rowid": False},
    )

    subject: Mapped[RollupSubject] = mapped_column(primary_key=True)
    subject_id: Mapped[int] = mapped_column(REFERENCE, primary_key=True, autoincrement=False)
    earliest_day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    latest_day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    milestones: Mapped[int]
    #: How many of them inherited their date.
    inherited: Mapped[int] = mapped_column(default=0, server_default="0")


class Tally(Base):
    """How many milestones a choice of the filters leaves, where nothing else is chosen.

    `subject` is all, organisation, initiative (`value` is the key), theme, genre, modality or basis (the word).
    """

    __tablename__ = "tallies"
    __table_args__ = (CheckConstraint("milestones > 0", name="positive"), {"sqlite_with_rowid": False})

    subject: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    milestones: Mapped[int]


class ArchiveState(Base):
    """One row: a counter that grows with every change of content (for ETags)."""

    __tablename__ = "archive_state"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int]
    changed_at: Mapped[datetime]


#: Keys of settings: the names of private persons are hidden (there or not there), the last result of an evaluation.
PERSONS, EVALUATION = "persons", "evaluation"


class Setting(Base):
    """A setting that lives in the database, because all who use it share it."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[object] = mapped_column(JSON)
