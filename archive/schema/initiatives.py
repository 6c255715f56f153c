"""Initiatives, the names they go by, and the families of those that serve the same purpose."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import REFERENCE, Base, Key
from archive.schema.vocabulary import InitiativeKind, Provenance, Theme


class Family(Base):
    """Initiatives of different committees that serve the same purpose."""

    __tablename__ = "families"

    id: Mapped[Key]
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    #: The wider family of which it is a part.
    within_id: Mapped[int | None] = mapped_column(REFERENCE, ForeignKey("families.id", ondelete="SET NULL"), index=True)


class Initiative(Base):
    """One named undertaking; variants of its name are aliases. `slug` is its address."""

    __tablename__ = "initiatives"
    __table_args__ = (CheckConstraint("first_year <= last_year", name="year_order"),)

    id: Mapped[Key]
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[InitiativeKind]
    theme: Mapped[Theme] = mapped_column(index=True)
    family_id: Mapped[int | None] = mapped_column(REFERENCE, ForeignKey("families.id", ondelete="SET NULL"), index=True)
    #: central, local or unknown.
    origin: Mapped[str] = mapped_column(default="unknown")
    #: The body that began it, where known.
    organisation_id: Mapped[int | None] = mapped_column(
        REFERENCE, ForeignKey("organisations.id", ondelete="SET NULL"), index=True
    )
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    #: Whether it came from the catalogue, from a document (discovered), or from a person.
    provenance: Mapped[Provenance]
    source_note: Mapped[str] = mapped_column(default="")


class InitiativeAlias(Base):
    """A further name of an initiative."""

    __tablename__ = "initiative_aliases"
    __table_args__ = (UniqueConstraint("initiative_id", "alias"),)

    id: Mapped[Key]
    initiative_id: Mapped[int] = mapped_column(REFERENCE, ForeignKey("initiatives.id", ondelete="CASCADE"))
    alias: Mapped[str] = mapped_column(index=True)
    provenance: Mapped[Provenance]
