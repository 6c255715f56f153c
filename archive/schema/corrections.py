"""What people decided about findings; kept apart from what the machine found, and outliving every re-import."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import AutoKey, Base, span_order
from archive.schema.vocabulary import Decision, FindingKind

#: Stands where the SHA-256 of a source stands in a decision about a name wherever it stands.
ARCHIVE = "archive"


class Correction(Base):
    """One decision, anchored to the source's SHA-256, the kind of finding and its span; it points to no row."""

    __tablename__ = "corrections"
    __table_args__ = (
        span_order(),
        CheckConstraint("decision <> 'changed' OR after IS NOT NULL", name="change_has_after"),
        Index(None, "source_sha256", "kind", "start", "stop"),
    )

    id: Mapped[AutoKey]
    source_sha256: Mapped[str]
    kind: Mapped[FindingKind]
    start: Mapped[int]
    stop: Mapped[int]
    #: The characters at the span when it was decided; where they have changed, the decision is flagged, never moved.
    quoted: Mapped[str]
    decision: Mapped[Decision]
    #: The finding's values before, and those that are to stand instead.
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    author: Mapped[str]
    decided_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(default="")
    #: When it was taken back, NULL while it stands.
    undone_at: Mapped[datetime | None]
    #: Why it could not be laid over at the last import, NULL where it was.
    flag: Mapped[str | None]
