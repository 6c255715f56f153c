"""Import runs with their outcome per file."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import REFERENCE, AutoKey, Base
from archive.schema.vocabulary import Outcome


class Batch(Base):
    """One run of an import; `finished_at` is NULL for one that goes on or was cut off."""

    __tablename__ = "batches"

    id: Mapped[AutoKey]
    #: import, reannotate or init.
    verb: Mapped[str]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    #: What was asked for: paths and options, as given.
    request: Mapped[dict[str, object]] = mapped_column(JSON)
    #: Version of the programme.
    version: Mapped[str]


class BatchFile(Base):
    """What the run did with one file."""

    __tablename__ = "batch_files"
    __table_args__ = (CheckConstraint("outcome <> 'rejected' OR reason <> ''", name="rejection_has_reason"),)

    batch_id: Mapped[int] = mapped_column(
        REFERENCE, ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    #: Counted from 1.
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: As handed in; a member of a zip archive is `archive.zip!folder/name`.
    path: Mapped[str]
    size: Mapped[int | None]
    sha256: Mapped[str | None]
    outcome: Mapped[Outcome]
    #: For a person; empty for new and same.
    reason: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int | None] = mapped_column(REFERENCE, ForeignKey("sources.id", ondelete="SET NULL"), index=True)
    #: How many documents and milestones the source has after this run.
    documents: Mapped[int] = mapped_column(default=0)
    milestones: Mapped[int] = mapped_column(default=0)
