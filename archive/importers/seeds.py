"""Puts the catalogue of seeds/ into a database. Run again, it adds what is new there and changes nothing else."""

from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, or_, select, update

from archive.extraction.catalogue import Catalogue, Initiative
from archive.importers import bulk, national, tallies
from archive.importers.bodies import add_aliases, region_key
from archive.importers.identity import organisation_id
from archive.importers.names import add_initiative_aliases, family_key
from archive.importers.writing import Keys, now, touch, writing
from archive.schema import metadata as tables
from archive.schema.base import table_of
from archive.schema.vocabulary import Provenance

_COMPLETE = "initialised"


def plant(engine: Engine, catalogue: Catalogue) -> int:
    """Store what of the catalogue the database does not hold yet, or holds otherwise; the number of changes.

    Rows that came from a document or a person keep their address; what the catalogue says of them counts from now on.
    """
    with writing(engine) as connection:
        keys = Keys(connection)
        _state(connection)
        added = _regions(connection, keys, catalogue) + _bodies(connection, keys, catalogue)
        added += _initiatives(connection, keys, catalogue)
        added += national.plant(connection, keys, catalogue.national)
        if added:
            tallies.rebuild(connection)  # an initiative may have changed its field
            touch(connection)
    return added


def complete(engine: Engine) -> bool:
    """Whether `init` once ran to its end; a killed one is to be finished by running it again."""
    with engine.connect() as connection:
        return connection.scalar(select(tables.Setting.key).where(tables.Setting.key == _COMPLETE)) is not None


def mark_complete(engine: Engine, demonstration: bool) -> None:
    """Note that `init` ran to its end, with or without the demonstration documents."""
    with writing(engine) as connection:
        # Another init may have come to its end meanwhile.
        if connection.scalar(select(tables.Setting.key).where(tables.Setting.key == _COMPLETE)) is None:
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
    held = {row.name: row for row in connection.execute(select(table_of(tables.Organisation)))}
    changes, names = 0, {name: row.id for name, row in held.items()}
    for body in catalogue.organisations:
        values = {
            "official_name": body.official_name,
            "kind": body.kind,
            "level": body.level,
            "region_id": region_key(connection, body.region),
            "parent_id": names.get(body.parent or ""),
            "provenance": Provenance.CATALOGUE,
            "source_note": body.source,
        }
        changes += _put(connection, keys, tables.Organisation, held.get(body.name), names, body.name, values)
        changes += add_aliases(connection, keys, names[body.name], body.aliases, Provenance.CATALOGUE)
    return changes


def _initiatives(connection: Connection, keys: Keys, catalogue: Catalogue) -> int:
    titles = dict(catalogue.families)
    changes = _families(connection, keys, catalogue)
    rows = connection.execute(select(table_of(tables.Initiative))).all()
    slugs, held = {row.slug: row for row in rows}, {row.name: row for row in rows}
    bodies = dict(connection.execute(select(tables.Organisation.name, tables.Organisation.id)).all())
    names = {name: row.id for name, row in held.items()}
    for initiative in catalogue.initiatives:
        known = held.get(initiative.name) or slugs.get(initiative.slug)
        family = family_key(connection, keys, initiative.family, titles)
        values = _initiative(initiative, family, bodies.get(initiative.organisation or ""))
        changes += _put(connection, keys, tables.Initiative, known, names, initiative.name, values)
        changes += add_initiative_aliases(connection, keys, names[initiative.name], initiative.aliases)
    return changes


def _families(connection: Connection, keys: Keys, catalogue: Catalogue) -> int:
    of = {slug: family_key(connection, keys, slug, dict(catalogue.families)) for slug, _ in catalogue.families}
    changes, f = 0, tables.Family
    for slug, wide in catalogue.parts:
        other = or_(f.within_id.is_(None), f.within_id != of[wide])
        placed = connection.execute(update(f).where(f.id == of[slug], other).values(within_id=of[wide]))
        changes += placed.rowcount
    return changes


def _put(
    connection: Connection,
    keys: Keys,
    model: type[tables.Organisation] | type[tables.Initiative],
    known: Any,
    names: dict[str, int],
    name: str,
    values: dict[str, Any],
) -> int:
    """Insert a row of the catalogue, or bring the one that is there up to date; 1 where something changed."""
    if known is None:
        address = {"public_id": organisation_id(name)} if model is tables.Organisation else {}
        names[name] = keys.next(model)
        connection.execute(insert(model).values(id=names[name], name=name, **address, **values))
        return 1
    names[name] = known.id
    values.pop("slug", None)
    changed = {key: value for key, value in ({"name": name} | values).items() if getattr(known, key) != value}
    if not changed or known.provenance is Provenance.PERSON:
        return 0
    connection.execute(update(model).where(model.id == known.id).values(**changed))
    return 1


def _initiative(initiative: Initiative, family: int | None, organisation: int | None) -> dict[str, Any]:
    return {
        "slug": initiative.slug,
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
