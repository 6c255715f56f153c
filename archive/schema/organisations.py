"""Committees and other bodies, and the names they go by."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import REFERENCE, Base, Key, PublicId
from archive.schema.vocabulary import Level, OrganisationKind, Provenance


class Organisation(Base):
    """One body. `name` is canonical (with the full region path) and unique; `official_name` is how it signs."""

    __tablename__ = "organisations"
    __table_args__ = (CheckConstraint("valid_from <= valid_to", name="validity_order"),)

    id: Mapped[Key]
    #: Made from the canonical name; its address on the site.
    public_id: Mapped[PublicId]
    name: Mapped[str] = mapped_column(unique=True)
    official_name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[OrganisationKind]
    level: Mapped[Level | None]
    region_id: Mapped[int | None] = mapped_column(REFERENCE, ForeignKey("regions.id", ondelete="SET NULL"), index=True)
    parent_id: Mapped[int | None] = mapped_column(
        REFERENCE, ForeignKey("organisations.id", ondelete="SET NULL"), index=True
    )
    valid_from: Mapped[int | None]
    valid_to: Mapped[int | None]
    #: Whether it came from the catalogue, from a document, or from a person.
    provenance: Mapped[Provenance]
    #: Where the catalogue or the person has it from.
    source_note: Mapped[str] = mapped_column(default="")


class OrganisationAlias(Base):
    """A further name of a body."""

    __tablename__ = "organisation_aliases"
    __table_args__ = (UniqueConstraint("organisation_id", "alias"),)

    id: Mapped[Key]
    organisation_id: Mapped[int] = mapped_column(REFERENCE, ForeignKey("organisations.id", ondelete="CASCADE"))
    alias: Mapped[str] = mapped_column(index=True)
    provenance: Mapped[Provenance]
