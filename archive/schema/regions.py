"""Administrative regions with their GB/T 2260 codes and validity."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import REFERENCE, Base, Key
from archive.schema.vocabulary import Level


class Region(Base):
    """One region in one period of validity."""

    __tablename__ = "regions"
    __table_args__ = (
        UniqueConstraint("code", "path"),
        CheckConstraint("valid_from <= valid_to", name="validity_order"),
    )

    id: Mapped[Key]
    #: GB/T 2260, six digits.
    code: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    #: Full name from the province down.
    path: Mapped[str] = mapped_column(index=True)
    level: Mapped[Level]
    parent_id: Mapped[int | None] = mapped_column(REFERENCE, ForeignKey("regions.id", ondelete="SET NULL"), index=True)
    #: First and last year, NULL where open.
    valid_from: Mapped[int | None]
    valid_to: Mapped[int | None]
