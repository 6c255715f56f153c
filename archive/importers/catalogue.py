"""The catalogue that an archive works with: that of seeds/, and what people have added to the database."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, select

from archive import database
from archive.extraction.catalogue import Catalogue, Initiative, Organisation, default_catalogue
from archive.schema import metadata as tables
from archive.schema.vocabulary import Provenance

_Record = TypeVar("_Record", Organisation, Initiative)


def from_database(url: str) -> Catalogue:
    """The catalogue of the archive at `url`.

    Raises:
        DatabaseProblem: if there is no archive of this version.
    """
    engine = database.connect(url)
    try:
        with engine.connect() as connection:
            return from_connection(connection)
    finally:
        engine.dispose()


def from_connection(connection: Connection) -> Catalogue:
    """The catalogue of an open archive. Where nothing was added it is the default one, with its ready matchers."""
    default = default_catalogue()
    organisations = _organisations(connection, default)
    initiatives = _initiatives(connection, default)
    if organisations == default.organisations and initiatives == default.initiatives:
        return default
    return replace(default, organisations=organisations, initiatives=initiatives)


def _organisations(connection: Connection, default: Catalogue) -> tuple[Organisation, ...]:
    """The listed bodies with the names that people gave them, then bodies that people made."""
    aliases = _collected(
        connection.execute(
            select(tables.Organisation.name, tables.OrganisationAlias.alias)
            .join(tables.OrganisationAlias, tables.OrganisationAlias.organisation_id == tables.Organisation.id)
            .where(tables.OrganisationAlias.provenance == Provenance.PERSON)
            .order_by(tables.OrganisationAlias.id)
        )
    )
    known = {body.name for body in default.organisations}
    listed = [_with_aliases(body, aliases.get(body.name, ())) for body in default.organisations]
    extra = connection.execute(
        select(
            tables.Organisation.name,
            tables.Organisation.official_name,
            tables.Organisation.kind,
            tables.Organisation.level,
            tables.Region.path,
            tables.Organisation.provenance,
        )
        .join(tables.Region, tables.Organisation.region_id == tables.Region.id, isouter=True)
        .order_by(tables.Organisation.id)
    )
    for name, official, kind, level, region, provenance in extra:
        if name not in known and (provenance is Provenance.PERSON or name in aliases):
            listed.append(Organisation(name, official, kind, level, region, aliases=aliases.get(name, ())))
    return tuple(listed)


def _initiatives(connection: Connection, default: Catalogue) -> tuple[Initiative, ...]:
    aliases = _collected(
        connection.execute(
            select(tables.Initiative.name, tables.InitiativeAlias.alias)
            .join(tables.InitiativeAlias, tables.InitiativeAlias.initiative_id == tables.Initiative.id)
            .where(tables.InitiativeAlias.provenance == Provenance.PERSON)
            .order_by(tables.InitiativeAlias.id)
        )
    )
    known = {initiative.name for initiative in default.initiatives}
    listed = [_with_aliases(initiative, aliases.get(initiative.name, ())) for initiative in default.initiatives]
    extra = connection.execute(
        select(
            tables.Initiative.slug,
            tables.Initiative.name,
            tables.Initiative.kind,
            tables.Initiative.theme,
            tables.Family.slug,
            tables.Initiative.provenance,
        )
        .join(tables.Family, tables.Initiative.family_id == tables.Family.id, isouter=True)
        .order_by(tables.Initiative.id)
    )
    for slug, name, kind, theme, family, provenance in extra:
        if name not in known and (provenance is Provenance.PERSON or name in aliases):
            listed.append(Initiative(slug, name, kind, theme, family, aliases.get(name, ())))
    return tuple(listed)


def _collected(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Names that people added, per canonical name."""
    found: dict[str, tuple[str, ...]] = {}
    for name, alias in rows:
        found[name] = (*found.get(name, ()), alias)
    return found


def _with_aliases(record: _Record, aliases: tuple[str, ...]) -> _Record:
    return replace(record, aliases=tuple(dict.fromkeys((*record.aliases, *aliases)))) if aliases else record
