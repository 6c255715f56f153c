"""Finds what is doubtful about documents: issuers, days that none, several or no printed ones are told of, copies."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection, Text, cast, or_, select
from sqlalchemy.orm import aliased

from archive.importers import doubtful_names, doubts, table_rows
from archive.importers.doubts import Item
from archive.schema import metadata as tables
from archive.schema.vocabulary import Basis, DocumentPlaceKind, Doubt, FindingKind, OrganisationKind
from archive.values import edtf


def issuers(connection: Connection) -> Iterator[Item]:
    """Documents without issuer, with the bodies it may be."""
    for row in doubts.documents(connection, tables.Document.issuer_id.is_(None)):
        names = _at_issuer(connection, row.id)
        yield doubts.of_document(Doubt.ISSUER, row, " / ".join(names), candidates=tuple(names))


def _at_issuer(connection: Connection, document: int) -> list[str]:
    """The committees that the words may mean which stand where the issuer of a document does."""
    place, mention = tables.DocumentPlace, tables.OrganisationMention
    there = connection.execute(
        select(mention.id, tables.Organisation.name)
        .join(place, place.document_id == mention.document_id)
        .outerjoin(tables.Organisation, tables.Organisation.id == mention.organisation_id)
        .where(
            mention.document_id == document,
            mention.kind == OrganisationKind.LEAGUE,
            place.kind == DocumentPlaceKind.ISSUER,
            mention.start < place.stop,
            mention.stop > place.start,
        )
        .order_by(mention.start)
    ).all()
    meant = doubtful_names.candidates(connection, [row.id for row in there if row.name is None])
    return list(dict.fromkeys(name for row in there for name in ([row.name] if row.name else meant.get(row.id, []))))


def undated(connection: Connection) -> Iterator[Item]:
    """Documents without a day; then rows of tables without one."""
    bare = tables.Document.published_edtf.is_(None)
    yield from (
        doubts.of_document(Doubt.UNDATED, row, row.date_words or "") for row in doubts.documents(connection, bare)
    )
    for rows in table_rows.undated(connection, doubts.AT_ONCE):
        documents = doubts.by_key(connection, {row.document_id for row in rows})
        for row in (row for row in rows if row.document_id in documents):
            yield doubts.in_document(
                Doubt.UNDATED, FindingKind.MILESTONE, documents[row.document_id], row, table_rows.ROW,
                subject=row.text[: table_rows.WORDS], detail_zh=table_rows.ROW_ZH,
            )  # fmt: skip


def inferred(connection: Connection) -> Iterator[Item]:
    """Documents whose day is inferred."""
    for row in doubts.documents(connection, tables.Document.published_basis == Basis.INFERRED):
        detail = f"{row.published_edtf}: {row.published_reason_en}"
        chinese = f"{row.published_edtf}：{row.published_reason_zh}"
        yield doubts.of_document(Doubt.INFERRED, row, detail, candidates=(row.published_edtf,), detail_zh=chinese)


def dates(connection: Connection) -> Iterator[Item]:
    """Documents that tell several days, or one in words that are no day; then events whose reports disagree."""
    several = cast(tables.Document.other_dates, Text) != "[]"
    told = or_(several, tables.Source.date_words.is_not(None))
    for row in doubts.documents(connection, tables.Document.published_edtf.is_not(None), told):
        own = edtf.parse(row.published_edtf)
        others = {o["edtf"]: None for o in row.other_dates if not edtf.parse(o["edtf"]).overlaps(own)}
        written = [row.date_words] if row.date_words and row.published_rule != "corrected" else []
        if others or written:
            detail = f"{row.published_edtf} / {' / '.join([*others, *written])}"
            yield doubts.of_document(Doubt.DATES, row, detail, candidates=(row.published_edtf, *others))
    yield from _disputed(connection)


def _disputed(connection: Connection) -> Iterator[Item]:
    """Events whose reports disagree, at the first report."""
    rows = connection.execute(
        select(tables.Milestone.__table__, tables.Event.id.label("event"), tables.Event.headline.label("told"))
        .join(tables.EventMilestone, tables.EventMilestone.milestone_id == tables.Milestone.id)
        .join(tables.Event, tables.Event.id == tables.EventMilestone.event_id)
        .join(tables.Document, tables.Document.id == tables.Milestone.document_id)
        .where(tables.Event.disputed, tables.Document.withdrawn.is_(None))
        .order_by(tables.Event.id, tables.Milestone.id)
    )
    for _, reports in groupby(rows, attrgetter("event")):
        first, *others = reports
        said = tuple(dict.fromkeys(row.edtf for row in (first, *others)))
        for held in doubts.documents(connection, tables.Document.id == first.document_id):
            yield doubts.in_document(
                Doubt.DATES, FindingKind.MILESTONE, held, first, " / ".join(said), subject=first.told, candidates=said
            )


def reprints(connection: Connection) -> Iterator[Item]:
    """Documents that may be copies of an earlier one."""
    earlier = aliased(tables.Document)
    links = connection.execute(
        select(tables.Reprint.document_id, tables.Reprint.similarity, earlier.public_id, earlier.title)
        .join(earlier, earlier.id == tables.Reprint.of_document_id)
        .where(earlier.withdrawn.is_(None))
        .order_by(tables.Reprint.document_id, tables.Reprint.of_document_id)
    )
    for some in links.partitions(doubts.AT_ONCE):
        documents = doubts.by_key(connection, {link.document_id for link in some})
        for link in (link for link in some if link.document_id in documents):
            detail = f"{link.similarity:.0%} · {link.title}"
            yield doubts.of_document(Doubt.REPRINT, documents[link.document_id], detail, other=link.public_id)
