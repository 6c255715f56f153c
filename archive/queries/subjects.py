"""What is compared: an initiative, or a family with its members, and who describes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from archive.queries import committees
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
from archive.schema.vocabulary import InitiativeKind, OrganisationKind, Theme


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: an initiative, or a family with its members."""

    slug: str
    name: str
    theme: Theme
    kind: InitiativeKind | None
    aliases: tuple[str, ...]
    members: tuple[tuple[str, str], ...]


def one(connection: Connection, slug: str) -> tuple[Subject, list[int]] | None:
    """The initiative or family of that slug with the keys of its initiatives; a family's slug goes first."""
    columns: tuple[Any, ...] = (Initiative.id, Initiative.slug, Initiative.name, Initiative.theme, Initiative.kind)
    family = connection.execute(select(Family.id, Family.name).where(Family.slug == slug)).one_or_none()
    one: AnySelect = select(*columns).where(Initiative.slug == slug)
    rows: Sequence[Any] = connection.execute(one).all()
    if family is not None and not rows:
        rows = connection.execute(select(*columns).where(Initiative.family_id == family.id)).all()
    if not rows:
        return None
    keys = [row.id for row in rows]
    named = select(InitiativeAlias.alias).where(InitiativeAlias.initiative_id.in_(keys)).order_by(InitiativeAlias.id)
    aliases = tuple(dict.fromkeys(connection.execute(named).scalars()))
    whole_family = len(rows) > 1 or rows[0].slug != slug
    name = family.name if whole_family and family is not None else rows[0].name
    members = tuple((row.slug, row.name) for row in rows) if whole_family else ()
    kind = None if whole_family else rows[0].kind
    return Subject(slug, name, rows[0].theme, kind, aliases, members), keys


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
