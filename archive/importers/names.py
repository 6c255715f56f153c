"""Bodies and initiatives by name: finds their rows, and makes rows for those that a document brings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Delete, delete, exists, insert, select

from archive.extraction.catalogue import Catalogue
from archive.extraction.catalogue import Organisation as KnownOrganisation
from archive.extraction.findings import Annotation
from archive.importers import bulk
from archive.importers.bodies import Bodies, new_names
from archive.importers.identity import initiative_slug
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
    OrganisationCandidate,
    OrganisationMention,
)
from archive.schema.vocabulary import InitiativeKind, Provenance, Theme


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
    bodies = Bodies(connection, keys, catalogue)
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
        for a in new_names(aliases, held)
    ]
    bulk.insert(connection, table_of(InitiativeAlias), rows)
    return len(rows)


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
