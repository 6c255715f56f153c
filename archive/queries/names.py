"""The names by which initiatives and committees that are spoken of can be found."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from archive.queries import committees
from archive.schema.metadata import (
    Document,
    Initiative,
    InitiativeAlias,
    InitiativeMention,
    OrganisationMention,
)
from archive.schema.vocabulary import OrganisationKind


def mentioned(connection: Connection) -> Iterator[tuple[str, str, str, list[str]]]:
    """Of everything that a shown document speaks of: `initiative` or `committee`, its id or slug, its name, other names."""
    shown = select(Document.id).where(Document.withdrawn.is_(None))
    spoken = select(InitiativeMention.initiative_id).where(InitiativeMention.document_id.in_(shown))
    others: dict[int, list[str]] = {}
    for key, alias in connection.execute(select(InitiativeAlias.initiative_id, InitiativeAlias.alias)):
        others.setdefault(key, []).append(alias)
    statement = select(Initiative.id, Initiative.slug, Initiative.name).where(Initiative.id.in_(spoken))
    for key, slug, name in connection.execute(statement.order_by(Initiative.name)):
        yield "initiative", slug, name, sorted(set(others.get(key, [])) - {name})
    told = select(OrganisationMention.organisation_id).where(OrganisationMention.document_id.in_(shown)).distinct()
    keys = [key for key in connection.scalars(told) if key is not None]
    known = committees.by_id(connection, keys)
    league = [c for c in known.values() if c.kind is OrganisationKind.LEAGUE]
    for committee in sorted(league, key=lambda c: c.name):
        yield "committee", committee.public_id, committee.name, [committee.official_name]
