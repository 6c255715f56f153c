"""Finds what is doubtful about names: committees that may be several, initiatives that were discovered, names that belong together."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from archive.importers import doubts, suggestions
from archive.importers.doubts import Item
from archive.schema import metadata as tables
from archive.schema.corrections import ARCHIVE
from archive.schema.vocabulary import Doubt, FindingKind, Provenance


def committees(connection: Connection) -> Iterator[Item]:
    """Mentions of a committee that may be one or the other."""
    mention = tables.OrganisationMention
    ambiguous = select(mention.__table__).where(
        mention.organisation_id.is_(None),
        mention.id.in_(select(tables.OrganisationCandidate.mention_id)),
    )
    for rows in connection.execute(ambiguous.order_by(mention.id)).partitions(doubts.AT_ONCE):
        names = candidates(connection, [row.id for row in rows])
        documents = doubts.by_key(connection, {row.document_id for row in rows})
        for row in (row for row in rows if row.document_id in documents):
            said, held = tuple(names[row.id]), documents[row.document_id]
            yield doubts.in_document(
                Doubt.COMMITTEE, FindingKind.ORGANISATION, held, row, " / ".join(said), candidates=said
            )


def candidates(connection: Connection, mentions: Collection[int]) -> dict[int, list[str]]:
    """The bodies that each of these mentions may mean."""
    candidate = tables.OrganisationCandidate
    names: dict[int, list[str]] = {}
    for mention, name in connection.execute(
        select(candidate.mention_id, tables.Organisation.name)
        .join(tables.Organisation, tables.Organisation.id == candidate.organisation_id)
        .where(candidate.mention_id.in_(mentions))
        .order_by(candidate.mention_id, candidate.ordinal)
    ):
        names.setdefault(mention, []).append(name)
    return names


def initiatives(connection: Connection) -> Iterator[Item]:
    """Initiatives that nobody has accepted, the most frequent first, at their first document."""
    times = func.count(tables.InitiativeMention.id)
    first = func.min(tables.InitiativeMention.document_id)
    rows = connection.execute(
        select(tables.Initiative.name, times, first)
        .join(tables.InitiativeMention, tables.InitiativeMention.initiative_id == tables.Initiative.id)
        .join(tables.Document, tables.Document.id == tables.InitiativeMention.document_id)
        .where(tables.Initiative.provenance == Provenance.DISCOVERED, tables.Document.withdrawn.is_(None))
        .group_by(tables.Initiative.id, tables.Initiative.name)
        .order_by(times.desc(), tables.Initiative.name)
    )
    for some in rows.partitions(doubts.AT_ONCE):
        documents = doubts.by_key(connection, {document for _, _, document in some})
        for name, number, document in some:
            if document in documents:
                found = doubts.of_document(Doubt.INITIATIVE, documents[document], f"{number}×")
                yield replace(found, kind=FindingKind.INITIATIVE, sha256=ARCHIVE, start=0, stop=1, subject=name)


def suggested(sort: Doubt) -> Any:
    """The finder of pairs of names that may be joined, or stand in one family."""

    def find(connection: Connection) -> Iterator[Item]:
        for s in suggestions.joins(connection) if sort is Doubt.JOIN else suggestions.families(connection):
            detail = f"{s.score:.2f} · {' '.join(s.reasons)}"
            yield Item(
                sort, FindingKind.INITIATIVE, ARCHIVE, 0, 1, s.second, detail, (s.first,), other=s.first,
                family=s.family,
            )  # fmt: skip

    return find
