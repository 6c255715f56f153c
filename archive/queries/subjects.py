"""What is compared: an initiative, or a family with its members, and who describes it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from archive.queries import committees, families
from archive.queries.committees import Committee
from archive.queries.rows import AnySelect
from archive.schema.metadata import (
    Document,
    Family,
    Initiative,
    InitiativeAlias,
    InitiativeMention,
    Organisation,
)
from archive.schema.vocabulary import InitiativeKind, OrganisationKind, Provenance, Theme


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: an initiative, or a family with its members.

    `within` is the family of an initiative, or the wider one of a family; `parts` are the families that a wide one has.
    `discovered` are the slugs of members that came out of documents and were put there by the words of their names.
    """

    slug: str
    name: str
    theme: Theme
    kind: InitiativeKind | None
    aliases: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    within: tuple[str, str] | None = None
    parts: tuple[tuple[str, str], ...] = ()
    discovered: tuple[str, ...] = ()


def one(connection: Connection, slug: str) -> tuple[Subject, list[int]] | None:
    """The initiative or family of that slug with the keys of its initiatives; an initiative's slug goes first."""
    columns: tuple[Any, ...] = (Initiative.id, Initiative.slug, Initiative.name, Initiative.theme, Initiative.kind)
    columns += (Initiative.provenance, Initiative.family_id)
    single: AnySelect = select(*columns).where(Initiative.slug == slug)
    row = connection.execute(single).one_or_none()
    if row is not None:
        about = Subject(row.slug, row.name, row.theme, row.kind, _aliases(connection, [row.id]), ())
        return replace(about, within=_named(connection, row.family_id)), [row.id]
    family = connection.execute(
        select(Family.id, Family.name, Family.within_id).where(Family.slug == slug)
    ).one_or_none()
    if family is None:
        return None
    held: AnySelect = select(*columns).where(Initiative.family_id.in_(families.keys([slug])), _shown())
    rows: Sequence[Any] = connection.execute(held.order_by(Initiative.id)).all()
    if not rows:
        return None
    keys = [row.id for row in rows]
    members = tuple((row.slug, row.name) for row in rows)
    theme = Counter(row.theme for row in rows).most_common(1)[0][0]
    peopled = select(Initiative.family_id).where(_shown())
    parts = select(Family.slug, Family.name).where(Family.within_id == family.id, Family.id.in_(peopled))
    parts = parts.order_by(Family.id)
    about = Subject(slug, family.name, theme, None, _aliases(connection, keys), members)
    return replace(
        about,
        within=_named(connection, family.within_id),
        parts=tuple((part.slug, part.name) for part in connection.execute(parts)),
        discovered=tuple(row.slug for row in rows if row.provenance is Provenance.DISCOVERED),
    ), keys


def _aliases(connection: Connection, initiatives: list[int]) -> tuple[str, ...]:
    named = select(InitiativeAlias.alias).where(InitiativeAlias.initiative_id.in_(initiatives))
    return tuple(dict.fromkeys(connection.execute(named.order_by(InitiativeAlias.id)).scalars()))


def _shown() -> ColumnElement[bool]:
    """The initiatives that a family's page lists: a discovered one as long as a document names it."""
    named = select(InitiativeMention.initiative_id).distinct()
    return or_(Initiative.id.in_(named), Initiative.provenance != Provenance.DISCOVERED)


def _named(connection: Connection, family: int | None) -> tuple[str, str] | None:
    """Slug and name of a family; None where it has no initiative, and so no page that could be linked."""
    if family is None:
        return None
    found = connection.execute(select(Family.slug, Family.name).where(Family.id == family)).one()
    held = select(Initiative.id).where(Initiative.family_id.in_(families.keys([found.slug])), _shown()).limit(1)
    return None if connection.execute(held).first() is None else (found.slug, found.name)


def describing(connection: Connection, initiatives: list[int]) -> list[tuple[Committee, int]]:
    """The league committees that describe one of the initiatives, those with most mentions first."""
    m = InitiativeMention
    statement: AnySelect = select(m.organisation_id, func.count()).join(Document, Document.id == m.document_id)
    statement = statement.join(Organisation, Organisation.id == m.organisation_id)
    statement = statement.where(m.initiative_id.in_(initiatives), Document.withdrawn.is_(None))
    statement = statement.where(Organisation.kind == OrganisationKind.LEAGUE).group_by(m.organisation_id)
    counts = {row[0]: int(row[1]) for row in connection.execute(statement)}
    known = committees.by_id(connection, counts)
    found = [(known[key], number) for key, number in counts.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].order))
