"""Puts the catalogue of seeds/ into a database. Run again, it adds what is new there and changes nothing else."""

from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from archive.extraction.catalogue import Catalogue, Initiative
from archive.importers import bulk
from archive.importers.identity import organisation_id
from archive.importers.names import add_aliases, family_key, region_key
from archive.importers.writing import Keys, now, touch, writing
from archive.schema import metadata as tables
from archive.schema.base import table_of
from archive.schema.vocabulary import Provenance

_COMPLETE = "initialised"


def plant(engine: Engine, catalogue: Catalogue) -> None:
    """Store regions, listed bodies, families and initiatives of the catalogue that the database does not hold yet."""
    with writing(engine) as connection:
        keys = Keys(connection)
        _state(connection)
        added = _regions(connection, keys, catalogue) + _bodies(connection, keys, catalogue)
        added += _initiatives(connection, keys, catalogue)
        if added:
            touch(connection)


def complete(engine: Engine) -> bool:
    """Whether `init` once ran to its end; a killed one is to be finished by running it again."""
    with engine.connect() as connection:
        return connection.scalar(select(tables.Setting.key).where(tables.Setting.key == _COMPLETE)) is not None


def mark_complete(engine: Engine, demonstration: bool) -> None:
    """Note that `init` ran to its end, with or without the demonstration documents."""
    with writing(engine) as connection:
        connection.execute(insert(tables.Setting).values(key=_COMPLETE, value={"demonstration": demonstration}))


def demonstration() -> Path:
    """The folder of the demonstration documents, shipped with the package."""
    with resources.as_file(resources.files("seeds") / "documents") as folder:
        return folder


def _state(connection: Connection) -> None:
    if connection.scalar(select(tables.ArchiveState.id)) is None:
        connection.execute(insert(tables.ArchiveState).values(id=1, revision=0, changed_at=now()))


def _regions(connection: Connection, keys: Keys, catalogue: Catalogue) -> int:
    held = {
        (code, path): key
        for code, path, key in connection.execute(select(tables.Region.code, tables.Region.path, tables.Region.id))
    }
    by_code: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    # Superiors first, so that every parent's key is known when a region needs it.
    for region in sorted(catalogue.regions, key=lambda r: (len(_chain(r.code)), r.code, r.path)):
        key = held.get((region.code, region.path))
        if key is None:
            key = held[(region.code, region.path)] = keys.next(tables.Region)
            rows.append(
                {
                    "id": key,
                    "code": region.code,
                    "name": region.name,
                    "path": region.path,
                    "level": region.level,
                    "parent_id": by_code.get(region.parent or ""),
                    "valid_from": region.valid_from,
                    "valid_to": region.valid_to,
                }
            )
        if region.valid_to is None or region.code not in by_code:
            by_code[region.code] = key
    bulk.insert(connection, table_of(tables.Region), rows)
    return len(rows)


def _chain(code: str) -> str:
    """The significant digits of a code: two for a province, four for a prefecture, six for a county."""
    return code.removesuffix("0000").removesuffix("00") if len(code) == 6 else code


def _bodies(connection: Connection, keys: Keys, catalogue: Catalogue) -> int:
    held = dict(connection.execute(select(tables.Organisation.name, tables.Organisation.id)).all())
    added = 0
    for body in catalogue.organisations:
        if body.name in held:
            continue
        key = held[body.name] = keys.next(tables.Organisation)
        connection.execute(
            insert(tables.Organisation).values(
                id=key,
                public_id=organisation_id(body.name),
                name=body.name,
                official_name=body.official_name,
                kind=body.kind,
                level=body.level,
                region_id=region_key(connection, body.region),
                parent_id=held.get(body.parent or ""),
                provenance=Provenance.CATALOGUE,
                source_note=body.source,
            )
        )
        add_aliases(connection, keys, key, body.aliases, Provenance.CATALOGUE)
        added += 1
    return added


def _initiatives(connection: Connection, keys: Keys, catalogue: Catalogue) -> int:
    titles = dict(catalogue.families)
    for slug in titles:
        family_key(connection, keys, slug, titles)
    held = set(connection.scalars(select(tables.Initiative.slug)))
    named = dict(connection.execute(select(tables.Initiative.name, tables.Initiative.id)).all())
    organisations = dict(connection.execute(select(tables.Organisation.name, tables.Organisation.id)).all())
    rows, aliases = [], []
    for initiative in catalogue.initiatives:
        # One that was discovered before the catalogue knew it keeps its row and address.
        if initiative.slug in held or initiative.name in named:
            continue
        key = named[initiative.name] = keys.next(tables.Initiative)
        family = family_key(connection, keys, initiative.family, titles)
        rows.append(_initiative(key, initiative, family, organisations.get(initiative.organisation or "")))
        aliases.extend(_aliases(keys, key, initiative.aliases))
    bulk.insert(connection, table_of(tables.Initiative), rows)
    bulk.insert(connection, table_of(tables.InitiativeAlias), aliases)
    return len(rows)


def _initiative(key: int, initiative: Initiative, family: int | None, organisation: int | None) -> dict[str, Any]:
    return {
        "id": key,
        "slug": initiative.slug,
        "name": initiative.name,
        "kind": initiative.kind,
        "theme": initiative.theme,
        "family_id": family,
        "origin": initiative.origin,
        "organisation_id": organisation,
        "first_year": initiative.first_year,
        "last_year": initiative.last_year,
        "provenance": Provenance.CATALOGUE,
        "source_note": initiative.source,
    }


def _aliases(keys: Keys, initiative: int, aliases: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": keys.next(tables.InitiativeAlias),
            "initiative_id": initiative,
            "alias": alias,
            "provenance": Provenance.CATALOGUE,
        }
        for alias in dict.fromkeys(aliases)
    ]
