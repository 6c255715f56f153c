"""Bodies and initiatives by name: finds their rows, and makes rows for those that a document brings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Delete, delete, exists, insert, select

from archive.extraction.catalogue import Catalogue
from archive.extraction.catalogue import Organisation as KnownOrganisation
from archive.extraction.findings import Annotation
from archive.extraction.organisations.gazetteer import gazetteer
from archive.extraction.organisations.naming import committee
from archive.importers import bulk
from archive.importers.identity import initiative_slug, organisation_id
from archive.importers.writing import Keys
from archive.schema.base import table_of
from archive.schema.metadata import (
    Document,
    Family,
    Figure,
    Initiative,
    InitiativeAlias,
    InitiativeMention,
    MilestoneInitiative,
    MilestoneOrganisation,
    Organisation,
    OrganisationAlias,
    OrganisationCandidate,
    OrganisationMention,
    Region,
)
from archive.schema.vocabulary import InitiativeKind, OrganisationKind, Provenance, Theme


@dataclass(slots=True)
class Names:
    """Keys of the bodies and initiatives that one annotation names."""

    organisations: dict[str, int] = field(default_factory=dict)
    initiatives: dict[str, int] = field(default_factory=dict)

    def organisation(self, name: str | None) -> int | None:
        """The key of a body, None for none."""
        return self.organisations[name] if name else None

    def initiative(self, name: str | None) -> int | None:
        """The key of an initiative, None for none."""
        return self.initiatives[name] if name else None


def resolve(connection: Connection, keys: Keys, annotation: Annotation, catalogue: Catalogue) -> Names:
    """The keys of all that the annotation names; new bodies and initiatives get rows, with their superiors."""
    bodies = _Bodies(connection, keys, catalogue)
    for mention in annotation.organisations:
        if mention.organisation:
            bodies.seen[mention.organisation] = KnownOrganisation(
                name=mention.organisation,
                official_name=mention.official_name or mention.organisation,
                kind=mention.kind,
                level=mention.level,
                region=mention.region,
            )
    names = Names(organisations=bodies.keys_of(_organisation_names(annotation)))
    names.initiatives = _initiatives(connection, keys, annotation, catalogue)
    return names


def _organisation_names(annotation: Annotation) -> list[str]:
    """Every canonical name of a body, each once, in order of appearance."""
    found: dict[str, None] = {}
    for document in annotation.documents:
        found[document.issuer or ""] = None
    for mention in annotation.organisations:
        found |= dict.fromkeys((mention.organisation or "", *mention.candidates))
    found |= dict.fromkeys(mention.organisation or "" for mention in annotation.initiatives)
    found |= dict.fromkeys(figure.organisation or "" for figure in annotation.figures)
    for milestone in annotation.milestones:
        found |= dict.fromkeys(milestone.organisations)
    found.pop("", None)
    return list(found)


class _Bodies:
    """Looks bodies up, and makes those that are missing, superiors first."""

    def __init__(self, connection: Connection, keys: Keys, catalogue: Catalogue) -> None:
        self._connection, self._keys = connection, keys
        self._catalogue = catalogue
        self._listed = {body.name: body for body in catalogue.organisations}
        self._made: dict[str, int] = {}
        self.seen: dict[str, KnownOrganisation] = {}

    def keys_of(self, names: Iterable[str]) -> dict[str, int]:
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
        for a in _new(aliases, held)
    ]
    bulk.insert(connection, table_of(OrganisationAlias), rows)
    return len(rows)


def add_initiative_aliases(
    connection: Connection,
    keys: Keys,
    initiative: int,
    aliases: Iterable[str],
    provenance: Provenance = Provenance.CATALOGUE,
) -> int:
    """Give an initiative the names that it does not have yet; how many."""
    held = connection.scalars(select(InitiativeAlias.alias).where(InitiativeAlias.initiative_id == initiative))
    rows = [
        {"id": keys.next(InitiativeAlias), "initiative_id": initiative, "alias": a, "provenance": provenance}
        for a in _new(aliases, held)
    ]
    bulk.insert(connection, table_of(InitiativeAlias), rows)
    return len(rows)


def _new(aliases: Iterable[str], held: Iterable[str]) -> list[str]:
    known = set(held)
    return [alias for alias in dict.fromkeys(aliases) if alias not in known]


def _initiatives(connection: Connection, keys: Keys, annotation: Annotation, catalogue: Catalogue) -> dict[str, int]:
    mentions = {m.initiative: m for m in reversed(annotation.initiatives)}
    wanted = dict.fromkeys(m.initiative for m in annotation.initiatives)
    wanted |= dict.fromkeys(f.initiative for f in annotation.figures if f.initiative)
    wanted |= dict.fromkeys(name for m in annotation.milestones for name in m.initiatives)
    found = dict(
        connection.execute(select(Initiative.name, Initiative.id).where(Initiative.name.in_(list(wanted)))).all()
    )
    for name in wanted:
        if name in found:
            continue
        mention = mentions.get(name)
        key = keys.next(Initiative)
        connection.execute(
            insert(Initiative).values(
                id=key,
                slug=initiative_slug(name),
                name=name,
                kind=mention.kind if mention else InitiativeKind.PROGRAMME,
                theme=mention.theme if mention else Theme.SERVICE,
                family_id=family_key(connection, keys, mention.family, dict(catalogue.families)) if mention else None,
                origin="unknown",
                provenance=Provenance.DISCOVERED,
                source_note="",
            )
        )
        found[name] = key
    return found


def family_key(connection: Connection, keys: Keys, family: str | None, titles: Mapping[str, str]) -> int | None:
    """The key of a family by slug or name, made where it is new."""
    if not family:
        return None
    key = connection.scalar(select(Family.id).where((Family.slug == family) | (Family.name == family)))
    if key is None:
        key = keys.next(Family)
        connection.execute(insert(Family).values(id=key, slug=family, name=titles.get(family, family)))
    return key


def prune(connection: Connection) -> None:
    """Take away discovered initiatives and bodies that nothing names any more."""
    used = (InitiativeMention.initiative_id, Figure.initiative_id, MilestoneInitiative.initiative_id)
    connection.execute(_unused(Initiative, used))
    named = (
        Document.issuer_id,
        OrganisationMention.organisation_id,
        OrganisationCandidate.organisation_id,
        InitiativeMention.organisation_id,
        Figure.organisation_id,
        MilestoneOrganisation.organisation_id,
        Initiative.organisation_id,
    )
    connection.execute(_unused(Organisation, named))


def _unused(model: type[Initiative] | type[Organisation], columns: Iterable[Any]) -> Delete:
    nowhere = [~exists().where(column == model.id) for column in columns]
    return delete(model).where(model.provenance == Provenance.DISCOVERED, *nowhere)
