"""Bodies by canonical name: finds their rows, and makes those that a document brings, with their superiors."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from archive.extraction.catalogue import Catalogue
from archive.extraction.catalogue import Organisation as KnownOrganisation
from archive.extraction.organisations.gazetteer import gazetteer
from archive.extraction.organisations.naming import committee
from archive.importers import bulk
from archive.importers.identity import organisation_id
from archive.importers.writing import Keys
from archive.schema.base import table_of
from archive.schema.metadata import Organisation, OrganisationAlias, Region
from archive.schema.vocabulary import OrganisationKind, Provenance


class Bodies:
    """Looks bodies up, and makes those that are missing, superiors first."""

    def __init__(self, connection: Connection, keys: Keys, catalogue: Catalogue) -> None:
        self._connection, self._keys = connection, keys
        self._catalogue = catalogue
        self._listed = {body.name: body for body in catalogue.organisations}
        self._made: dict[str, int] = {}
        #: What the document at hand says of bodies, by canonical name.
        self.seen: dict[str, KnownOrganisation] = {}

    def keys_of(self, names: Iterable[str]) -> dict[str, int]:
        """The key of every body of these canonical names."""
        wanted = list(names)
        self._made = _existing(self._connection, wanted)
        return {name: self._key(name, frozenset()) for name in wanted}

    def _key(self, name: str, below: frozenset[str]) -> int:
        if name not in self._made:
            self._made |= _existing(self._connection, [name])
        if name not in self._made:
            self._make(name, below | {name})
        return self._made[name]

    def _make(self, name: str, below: frozenset[str]) -> None:
        known = self._listed.get(name) or self._derived(name)
        body = known or self.seen.get(name) or _unknown(name)
        superior = body.parent if known else self._superior(body)
        parent = self._key(superior, below) if superior and superior not in below else None
        key = self._keys.next(Organisation)
        self._connection.execute(
            insert(Organisation).values(
                id=key,
                public_id=organisation_id(name),
                name=name,
                official_name=body.official_name,
                kind=body.kind,
                level=body.level,
                region_id=region_key(self._connection, body.region),
                parent_id=parent,
                provenance=Provenance.CATALOGUE if known else Provenance.DISCOVERED,
                source_note=body.source,
            )
        )
        add_aliases(self._connection, self._keys, key, body.aliases, Provenance.CATALOGUE)
        self._made[name] = key

    def _derived(self, name: str) -> KnownOrganisation | None:
        """The committee of a region of the catalogue, if that is its name."""
        path = name.removeprefix("共青团").removesuffix("委员会")
        for region in self._catalogue.regions:
            if region.path == path:
                body = committee(region, gazetteer(self._catalogue))
                return body if body.name == name else None
        return None

    def _superior(self, body: KnownOrganisation) -> str | None:
        """Over a discovered league body stands the committee of its region."""
        if body.kind is not OrganisationKind.LEAGUE or not body.region:
            return None
        above = self._derived(f"共青团{body.region}委员会")
        return above.name if above else None


def _existing(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    query = select(Organisation.name, Organisation.id).where(Organisation.name.in_(list(names)))
    return dict(connection.execute(query).all())


def _unknown(name: str) -> KnownOrganisation:
    kind = OrganisationKind.LEAGUE if name.startswith("共青团") else OrganisationKind.OTHER
    return KnownOrganisation(name=name, official_name=name, kind=kind, level=None)


def region_key(connection: Connection, region: str | None) -> int | None:
    """The key of a region given by its path or its code; the period that lasts, or lasted longest, counts."""
    if not region:
        return None
    column = Region.code if region.isascii() and region.isdigit() else Region.path
    rows = connection.execute(
        select(Region.id).where(column == region).order_by(Region.valid_to.desc().nulls_first(), Region.id)
    )
    return rows.scalars().first()


def add_aliases(
    connection: Connection, keys: Keys, organisation: int, aliases: Iterable[str], provenance: Provenance
) -> int:
    """Give a body the names that it does not have yet; how many."""
    held = connection.scalars(select(OrganisationAlias.alias).where(OrganisationAlias.organisation_id == organisation))
    rows = [
        {"id": keys.next(OrganisationAlias), "organisation_id": organisation, "alias": a, "provenance": provenance}
        for a in new_names(aliases, held)
    ]
    bulk.insert(connection, table_of(OrganisationAlias), rows)
    return len(rows)


def new_names(aliases: Iterable[str], held: Iterable[str]) -> list[str]:
    """Those of the names that are not held yet, each once."""
    known = set(held)
    return [alias for alias in dict.fromkeys(aliases) if alias not in known]
