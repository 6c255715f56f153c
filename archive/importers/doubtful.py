"""The queue of what is doubtful in an archive: what a person should look at, the weightiest first, and what is proposed.

An item goes when it is decided, or when what was doubtful about it is no more. Its id is the same in every run.
"""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Text, cast, func, or_, select
from sqlalchemy.orm import aliased

from archive.importers import suggestions, table_rows
from archive.importers.everywhere import ARCHIVE
from archive.schema import metadata as tables
from archive.schema.vocabulary import Basis, DocumentPlaceKind, Doubt, FindingKind, OrganisationKind, Provenance
from archive.values import edtf

#: Digits of an id.
WHOLE = 10
#: Rows that are asked for at once.
_AT_ONCE = 200
#: Items that stand at a place of a source are shown with these.
_Row = Any


@dataclass(frozen=True, slots=True)
class Item:
    """One doubtful thing: what and where it is, what is known of it, what accepting does.

    Of an item about a name, `sha256` is `everywhere.ARCHIVE`. `other` is the second document or name of a pair.
    """

    sort: Doubt
    kind: FindingKind
    sha256: str
    start: int
    stop: int
    subject: str
    detail: str = ""
    candidates: tuple[str, ...] = ()
    document: str = ""
    title: str = ""
    source: str = ""
    other: str = ""
    family: str | None = None
    #: What is known of it in Chinese, where `detail` is a sentence.
    detail_zh: str = ""

    @property
    def id(self) -> str:
        """Ten hexadecimal digits, permanent."""
        name = (self.subject, self.other) if self.sha256 == ARCHIVE else (str(self.start), str(self.stop), self.other)
        return hashlib.sha256("\x1f".join((self.sort, self.sha256, *name)).encode()).hexdigest()[:WHOLE]


def queue(connection: Connection, sorts: Collection[Doubt] = (), limit: int | None = None) -> list[Item]:
    """What is doubtful and not yet decided, of these sorts (default: all)."""
    return list(islice(_undecided(connection, sorts), limit))


def item(connection: Connection, key: str, sorts: Collection[Doubt] = ()) -> Item | None:
    """The item of this id (or of the only id that begins so) among those of these sorts, None if there is none."""
    if not key:
        return None
    fitting = (i for i in _undecided(connection, sorts) if i.id.startswith(key))
    found = list(islice(fitting, 1 if len(key) == WHOLE else 2))
    return found[0] if len(found) == 1 else None


def _undecided(connection: Connection, sorts: Collection[Doubt]) -> Iterator[Item]:
    """The items one by one: who wants fifty need not wait for all."""
    settled = _settled(connection)
    seen: set[str] = set()
    for sort in Doubt:
        for found in _FINDERS[sort](connection) if sort in sorts or not sorts else ():
            if _key(found) not in settled and found.id not in seen:
                seen.add(found.id)
                yield found


def _key(item: Item) -> tuple[Any, ...]:
    place = item.subject if item.sha256 == ARCHIVE else (item.start, item.stop)
    return item.sort.value, item.sha256, place, item.other


def _settled(connection: Connection) -> set[tuple[Any, ...]]:
    """What standing decisions are about; a flagged one settles nothing."""
    held: set[tuple[Any, ...]] = set()
    for d in connection.execute(
        select(tables.Correction.__table__).where(
            tables.Correction.undone_at.is_(None), tables.Correction.flag.is_(None)
        )
    ):
        before = d.before or {}
        place = d.quoted if d.source_sha256 == ARCHIVE else (d.start, d.stop)
        held.add((before.get("doubt"), d.source_sha256, place, before.get("other", "")))
        if d.source_sha256 == ARCHIVE and before.get("doubt") in (Doubt.JOIN, Doubt.FAMILY):
            held.add((before["doubt"], ARCHIVE, before.get("other", ""), d.quoted))
    return held


def _documents(connection: Connection, *conditions: Any) -> Iterator[_Row]:
    held = (
        select(tables.Document.__table__, tables.Source.sha256, tables.Source.name.label("source"))
        .add_columns(tables.Source.date_words)
        .join(tables.Source, tables.Source.id == tables.Document.source_id)
        .where(tables.Document.withdrawn.is_(None), *conditions)
        .order_by(tables.Document.id)
    )
    yield from connection.execute(held)


def _of_document(sort: Doubt, row: _Row, detail: str = "", **more: Any) -> Item:
    return Item(
        sort, FindingKind.DOCUMENT, row.sha256, row.start, row.stop, row.title, detail, document=row.public_id,
        title=row.title, source=row.source, **more,
    )  # fmt: skip


def _issuer(connection: Connection) -> Iterator[Item]:
    for row in _documents(connection, tables.Document.issuer_id.is_(None)):
        names = _at_issuer(connection, row.id)
        yield _of_document(Doubt.ISSUER, row, " / ".join(names), candidates=tuple(names))


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
    meant = _candidates(connection, [row.id for row in there if row.name is None])
    return list(dict.fromkeys(name for row in there for name in ([row.name] if row.name else meant.get(row.id, []))))


def _undated(connection: Connection) -> Iterator[Item]:
    bare = tables.Document.published_edtf.is_(None)
    yield from (_of_document(Doubt.UNDATED, row, row.date_words or "") for row in _documents(connection, bare))
    for rows in table_rows.undated(connection, _AT_ONCE):
        documents = {d.id: d for d in _documents(connection, tables.Document.id.in_({r.document_id for r in rows}))}
        for row in (row for row in rows if row.document_id in documents):
            held = documents[row.document_id]
            yield Item(
                Doubt.UNDATED, FindingKind.MILESTONE, held.sha256, row.start, row.stop, row.text[: table_rows.WORDS],
                table_rows.ROW, (), held.public_id, held.title, held.source, detail_zh=table_rows.ROW_ZH,
            )  # fmt: skip


def _inferred(connection: Connection) -> Iterator[Item]:
    for row in _documents(connection, tables.Document.published_basis == Basis.INFERRED):
        detail = f"{row.published_edtf}: {row.published_reason_en}"
        chinese = f"{row.published_edtf}：{row.published_reason_zh}"
        yield _of_document(Doubt.INFERRED, row, detail, candidates=(row.published_edtf,), detail_zh=chinese)


def _dates(connection: Connection) -> Iterator[Item]:
    several = cast(tables.Document.other_dates, Text) != "[]"
    told = or_(several, tables.Source.date_words.is_not(None))
    for row in _documents(connection, tables.Document.published_edtf.is_not(None), told):
        own = edtf.parse(row.published_edtf)
        others = {o["edtf"]: None for o in row.other_dates if not edtf.parse(o["edtf"]).overlaps(own)}
        written = [row.date_words] if row.date_words and row.published_rule != "corrected" else []
        if others or written:
            detail = f"{row.published_edtf} / {' / '.join([*others, *written])}"
            yield _of_document(Doubt.DATES, row, detail, candidates=(row.published_edtf, *others))
    yield from _disputed(connection)


def _disputed(connection: Connection) -> Iterator[Item]:
    """Events whose reports disagree, at the first report."""
    rows = connection.execute(
        select(tables.Milestone.__table__, tables.Event.id.label("event"), tables.Event.headline.label("told"))
        .join(tables.EventMilestone, tables.EventMilestone.milestone_id == tables.Milestone.id)
        .join(tables.Event, tables.Event.id == tables.EventMilestone.event_id)
        .where(tables.Event.disputed)
        .order_by(tables.Event.id, tables.Milestone.id)
    ).all()
    for event in dict.fromkeys(row.event for row in rows):
        reports = [row for row in rows if row.event == event]
        said = tuple(dict.fromkeys(row.edtf for row in reports))
        first = reports[0]
        for held in _documents(connection, tables.Document.id == first.document_id):
            yield Item(
            Doubt.DATES, FindingKind.MILESTONE, held.sha256, first.start, first.stop, first.told, " / ".join(said),
            said, held.public_id, held.title, held.source,
        )  # fmt: skip


def _reprint(connection: Connection) -> Iterator[Item]:
    earlier = aliased(tables.Document)
    links = connection.execute(
        select(tables.Reprint.document_id, tables.Reprint.similarity, earlier.public_id, earlier.title)
        .join(earlier, earlier.id == tables.Reprint.of_document_id)
        .where(earlier.withdrawn.is_(None))
        .order_by(tables.Reprint.document_id, tables.Reprint.of_document_id)
    ).all()
    for link in links:
        for row in _documents(connection, tables.Document.id == link.document_id):
            detail = f"{link.similarity:.0%} · {link.title}"
            yield _of_document(Doubt.REPRINT, row, detail, other=link.public_id)


def _committee(connection: Connection) -> Iterator[Item]:
    mention = tables.OrganisationMention
    ambiguous = select(mention.__table__).where(
        mention.organisation_id.is_(None),
        mention.id.in_(select(tables.OrganisationCandidate.mention_id)),
    )
    for rows in connection.execute(ambiguous.order_by(mention.id)).partitions(_AT_ONCE):
        names = _candidates(connection, [row.id for row in rows])
        documents = {d.id: d for d in _documents(connection, tables.Document.id.in_({r.document_id for r in rows}))}
        for row in (row for row in rows if row.document_id in documents):
            said, held = tuple(names[row.id]), documents[row.document_id]
            yield Item(
                Doubt.COMMITTEE, FindingKind.ORGANISATION, held.sha256, row.start, row.stop, row.text, " / ".join(said),
                said, held.public_id, held.title, held.source,
            )  # fmt: skip


def _candidates(connection: Connection, mentions: Collection[int]) -> dict[int, list[str]]:
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


def _initiative(connection: Connection) -> Iterator[Item]:
    times = func.count(tables.InitiativeMention.id)
    first = func.min(tables.InitiativeMention.document_id)
    rows = connection.execute(
        select(tables.Initiative.name, times, first)
        .join(tables.InitiativeMention, tables.InitiativeMention.initiative_id == tables.Initiative.id)
        .where(tables.Initiative.provenance == Provenance.DISCOVERED)
        .group_by(tables.Initiative.id, tables.Initiative.name)
        .order_by(times.desc(), tables.Initiative.name)
    )
    for some in rows.partitions(_AT_ONCE):
        wanted = {document for _, _, document in some}
        documents = {row.id: row for row in _documents(connection, tables.Document.id.in_(wanted))}
        for name, number, document in some:
            if document in documents:
                found = _of_document(Doubt.INITIATIVE, documents[document], f"{number}×")
                yield replace(found, kind=FindingKind.INITIATIVE, sha256=ARCHIVE, start=0, stop=1, subject=name)


def _suggested(sort: Doubt) -> Any:
    def find(connection: Connection) -> Iterator[Item]:
        for s in suggestions.joins(connection) if sort is Doubt.JOIN else suggestions.families(connection):
            detail = f"{s.score:.2f} · {' '.join(s.reasons)}"
            yield Item(
                sort, FindingKind.INITIATIVE, ARCHIVE, 0, 1, s.second, detail, (s.first,), other=s.first,
                family=s.family,
            )  # fmt: skip

    return find


_FINDERS: dict[Doubt, Any] = {
    Doubt.ISSUER: _issuer,
    Doubt.UNDATED: _undated,
    Doubt.INFERRED: _inferred,
    Doubt.DATES: _dates,
    Doubt.REPRINT: _reprint,
    Doubt.COMMITTEE: _committee,
    Doubt.INITIATIVE: _initiative,
    Doubt.JOIN: _suggested(Doubt.JOIN),
    Doubt.FAMILY: _suggested(Doubt.FAMILY),
}
