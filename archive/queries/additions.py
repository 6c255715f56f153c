"""What people added to the catalogue: initiatives and bodies that they made or confirmed, and names that they gave."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from archive.queries.rows import AnySelect
from archive.schema.metadata import (
    Correction,
    Document,
    Family,
    Initiative,
    InitiativeAlias,
    InitiativeMention,
    Organisation,
    OrganisationAlias,
    OrganisationMention,
    Region,
)
from archive.schema.vocabulary import Decision, InitiativeKind, Level, OrganisationKind, Provenance, Theme

#: Decisions by which a person vouches for a finding.
VOUCHED = (Decision.ACCEPTED, Decision.CHANGED, Decision.MERGED, Decision.ADDED)


@dataclass(frozen=True, slots=True)
class AddedInitiative:
    """An initiative with all its names; `family` is slug and name, `source` says where it comes from."""

    slug: str
    name: str
    kind: InitiativeKind
    theme: Theme
    family: tuple[str, str] | None
    aliases: tuple[str, ...]
    origin: str
    organisation: str | None
    first_year: int | None
    last_year: int | None
    source: str


@dataclass(frozen=True, slots=True)
class AddedOrganisation:
    """A body with all its names; `region` is the path of its region, `parent` the canonical name above it."""

    name: str
    official_name: str
    kind: OrganisationKind
    level: Level | None
    region: str | None
    parent: str | None
    aliases: tuple[str, ...]
    source: str


def initiatives(connection: Connection) -> list[AddedInitiative]:
    """Initiatives that the catalogue lacks, or lacks a name of, in the order of their slugs."""
    named = exists().where(
        InitiativeAlias.initiative_id == Initiative.id, InitiativeAlias.provenance == Provenance.PERSON
    )
    mentioned = exists().where(
        InitiativeMention.initiative_id == Initiative.id, _vouched(InitiativeMention.correction_id)
    )
    statement = (
        select(
            Initiative.id, Initiative.slug, Initiative.name, Initiative.kind, Initiative.theme, Initiative.origin,
            Initiative.first_year, Initiative.last_year, Initiative.source_note, Family.slug.label("family_slug"),
            Family.name.label("family_name"), Organisation.name.label("organisation"),
        )
        .join(Family, Family.id == Initiative.family_id, isouter=True)
        .join(Organisation, Organisation.id == Initiative.organisation_id, isouter=True)
        .where(_added(Initiative.provenance, named, mentioned))
        .order_by(Initiative.slug)
    )  # fmt: skip
    rows = connection.execute(statement).all()
    names = _names(connection, InitiativeAlias, InitiativeAlias.initiative_id, rows)
    return [
        AddedInitiative(
            row.slug,
            row.name,
            row.kind,
            row.theme,
            (row.family_slug, row.family_name) if row.family_slug else None,
            names.get(row.id, ()),
            row.origin,
            row.organisation,
            row.first_year,
            row.last_year,
            row.source_note or _read_in(connection, InitiativeMention, InitiativeMention.initiative_id == row.id),
        )
        for row in rows
    ]


def organisations(connection: Connection) -> list[AddedOrganisation]:
    """Bodies that the catalogue lacks, or lacks a name of, in the order of their names."""
    above = aliased(Organisation)
    named = exists().where(
        OrganisationAlias.organisation_id == Organisation.id, OrganisationAlias.provenance == Provenance.PERSON
    )
    mentioned = exists().where(
        OrganisationMention.organisation_id == Organisation.id, _vouched(OrganisationMention.correction_id)
    )
    statement = (
        select(
            Organisation.id, Organisation.name, Organisation.official_name, Organisation.kind, Organisation.level,
            Organisation.source_note, Region.path, above.name.label("parent"),
        )
        .join(Region, Region.id == Organisation.region_id, isouter=True)
        .join(above, above.id == Organisation.parent_id, isouter=True)
        .where(_added(Organisation.provenance, named, mentioned))
        .order_by(Organisation.name)
    )  # fmt: skip
    rows = connection.execute(statement).all()
    names = _names(connection, OrganisationAlias, OrganisationAlias.organisation_id, rows)
    return [
        AddedOrganisation(
            row.name,
            row.official_name,
            row.kind,
            row.level,
            row.path,
            row.parent,
            names.get(row.id, ()),
            row.source_note or _read_in(connection, OrganisationMention, OrganisationMention.organisation_id == row.id),
        )
        for row in rows
    ]


def _added(
    provenance: InstrumentedAttribute[Provenance], named: ColumnElement[bool], mentioned: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Made by a person; named by a person; or found in a document and vouched for."""
    return or_(provenance == Provenance.PERSON, named, and_(provenance == Provenance.DISCOVERED, mentioned))


def _vouched(correction: InstrumentedAttribute[int | None]) -> ColumnElement[bool]:
    return correction.in_(select(Correction.id).where(Correction.decision.in_(VOUCHED), Correction.undone_at.is_(None)))


def _names(
    connection: Connection, alias: type[InitiativeAlias] | type[OrganisationAlias], owner: Any, rows: Iterable[Any]
) -> dict[int, tuple[str, ...]]:
    """The other names of the rows by their keys, in the order in which they were added."""
    found: dict[int, tuple[str, ...]] = {}
    statement: AnySelect = select(owner, alias.alias).where(owner.in_([row.id for row in rows])).order_by(alias.id)
    for key, name in connection.execute(statement):
        found[key] = (*found.get(key, ()), name)
    return found


def _read_in(
    connection: Connection, mention: type[InitiativeMention] | type[OrganisationMention], about: ColumnElement[bool]
) -> str:
    """In how many documents it was read, for want of a better source; empty where in none."""
    row = connection.execute(
        select(func.count(func.distinct(Document.id)), func.min(Document.public_id))
        .select_from(mention)
        .join(Document, Document.id == mention.document_id)
        .where(about, Document.withdrawn.is_(None))
    ).one()
    return f"read in {row[0]} document(s) of the archive, one of them {row[1]}" if row[0] else ""
