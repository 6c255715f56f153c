"""Shared wording: passages that return in documents of other committees, with direction and time gap."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, groupby

from sqlalchemy import Connection, func, literal, or_, select
from sqlalchemy.orm import aliased

from archive.queries import documents, formulas
from archive.queries.documents import Entry
from archive.queries.runs import Run, returning, tells
from archive.queries.spread import Lag, lag
from archive.queries.wording import Formulas
from archive.schema.metadata import (
    Document,
    Fingerprint,
    Initiative,
    InitiativeMention,
    Organisation,
    OrganisationMention,
    Passage,
    Reprint,
)
from archive.schema.vocabulary import Provenance

#: Documents that are looked at where no document or committee is chosen: those that came in last.
NEWEST = 300
#: Pairs that are shown, and how many are looked at for them.
SHOWN, LOOKED_AT = 40, 120
#: Sampled runs of eight characters that two documents must share to be looked at.
LEAST = 2
#: A run that more documents hold is a formula: it brings nobody together, and need not be counted further.
COMMON = 50

Names = defaultdict[tuple[int, int], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents of different bodies; `gap` is the time between them, None where their order is not known."""

    earlier: Entry
    later: Entry
    runs: tuple[Run, ...]
    gap: Lag | None

    @property
    def characters(self) -> int:
        """How many characters return."""
        return sum(len(run.text) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Reprinted:
    """Two documents that are the same article, kept apart from shared wording."""

    of: Entry
    again: Entry
    similarity: float


@dataclass(frozen=True, slots=True)
class Returning:
    """The pairs with most returning characters first; `looked_at` of `documents` were compared with all others."""

    pairs: tuple[Pair, ...]
    reprints: tuple[Reprinted, ...]
    looked_at: int
    documents: int
    digests: int


def find(connection: Connection, *, document: str | None = None, committee: str | None = None) -> Returning:
    """What returns of one document, of one committee's documents, or of those that came in last (public ids).

    Digests are left out, for their words are ours.
    """
    shown = select(Document.id).where(Document.withdrawn.is_(None), Document.digest.is_(False))
    held = int(connection.execute(select(func.count()).select_from(shown.subquery())).scalar_one())
    digests = select(func.count()).where(Document.withdrawn.is_(None), Document.digest.is_(True))
    scope = shown
    if document is not None:
        scope = scope.where(Document.public_id == document)
    if committee is not None:
        scope = scope.where(Document.issuer_id.in_(select(Organisation.id).where(Organisation.public_id == committee)))
    keys = list(connection.execute(scope.order_by(Document.id.desc()).limit(NEWEST)).scalars())
    reprints = _reprints(connection, keys)
    candidates = _candidates(connection, keys, {pair for pair, _ in reprints})
    entries = documents.by_key(connection, {key for pair in candidates for key in pair} | _keys(reprints))
    texts = _texts(connection, {key for pair in candidates for key in pair})
    known, named = formulas.of_archive(connection), _names(connection, {key for pair in candidates for key in pair})
    whole = [pair for pair in candidates if set(pair) <= entries.keys()]
    pairs = [_pair(entries, texts, pair, known, named) for pair in whole]
    found = sorted((p for p in pairs if p.runs), key=lambda p: (-p.characters, p.earlier.public_id, p.later.public_id))
    again = [
        Reprinted(entries[of], entries[key], share) for (key, of), share in reprints if {key, of} <= entries.keys()
    ]
    number = int(connection.execute(digests).scalar_one())
    return Returning(tuple(found[:SHOWN]), tuple(again), len(keys), held, number)


def _keys(reprints: Iterable[tuple[tuple[int, int], float]]) -> set[int]:
    return {key for pair, _ in reprints for key in pair}


def _reprints(connection: Connection, keys: Sequence[int]) -> list[tuple[tuple[int, int], float]]:
    statement = select(Reprint.document_id, Reprint.of_document_id, Reprint.similarity)
    statement = statement.where(or_(Reprint.document_id.in_(keys), Reprint.of_document_id.in_(keys)))
    rows = connection.execute(statement.order_by(Reprint.similarity.desc(), Reprint.document_id).limit(SHOWN * 5))
    return [((row[0], row[1]), row[2]) for row in rows]


def _candidates(connection: Connection, keys: Sequence[int], apart: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs of documents of different bodies that share sampled runs, those that share most first."""
    shared = Counter(pair for holders in _held_together(connection, keys) for pair in holders)
    most = [pair for pair, number in shared.most_common(LOOKED_AT * 20) if number >= LEAST]
    pairs = [pair for pair in most if pair not in apart and pair[::-1] not in apart]
    issuers = _own_words(connection, {key for pair in pairs for key in pair})
    found = [
        (one, two) for one, two in pairs if {one, two} <= issuers.keys() and _of_others(issuers[one], issuers[two])
    ]
    return sorted(found, key=lambda pair: (-shared[pair], pair))[:LOOKED_AT]


def _of_others(one: int | None, two: int | None) -> bool:
    return one is None or two is None or one != two


def _held_together(connection: Connection, keys: Sequence[int]) -> Iterator[set[tuple[int, int]]]:
    """For each sampled run of these documents that others hold too, the pairs that hold it, the lower key first."""
    own = select(Fingerprint.gram).where(Fingerprint.document_id.in_(keys)).distinct().subquery()
    other = aliased(Fingerprint)
    # Of each run only so many holders are read: a formula is found out without being counted.
    some = select(literal(1)).where(other.gram == own.c.gram).correlate(own).limit(COMMON + 1).subquery()
    number = select(func.count()).select_from(some).scalar_subquery()
    rare = select(own.c.gram).where(number.between(2, COMMON)).subquery()
    statement = select(Fingerprint.gram, Fingerprint.document_id).join(rare, rare.c.gram == Fingerprint.gram)
    rows = connection.execute(statement.order_by(Fingerprint.gram, Fingerprint.document_id))
    asked = set(keys)
    for _, held in groupby(rows, key=lambda row: row.gram):
        yield {pair for pair in combinations([row.document_id for row in held], 2) if asked.intersection(pair)}


def _own_words(connection: Connection, keys: set[int]) -> dict[int, int | None]:
    """The issuers of those documents that are shown and in their own words."""
    statement = select(Document.id, Document.issuer_id).where(
        Document.id.in_(keys), Document.withdrawn.is_(None), Document.digest.is_(False)
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def _texts(connection: Connection, keys: set[int]) -> dict[int, list[tuple[int, str]]]:
    statement = select(Passage.document_id, Passage.ordinal, Passage.text).where(Passage.document_id.in_(keys))
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for key, ordinal, text in connection.execute(statement.order_by(Passage.document_id, Passage.ordinal)):
        found[key].append((ordinal, text))
    return found


def _names(connection: Connection, keys: set[int]) -> Names:
    """Per document and passage, from and to: names of bodies, and of initiatives that the catalogue lists."""
    found: Names = defaultdict(list)
    for mention in (InitiativeMention, OrganisationMention):
        columns = (mention.document_id, Passage.ordinal, mention.start - Passage.start, mention.stop - Passage.start)
        statement = select(*columns).join(Passage, Passage.id == mention.passage_id)
        statement = statement.where(mention.document_id.in_(keys))
        if mention is InitiativeMention:
            listed = select(Initiative.id).where(Initiative.provenance != Provenance.DISCOVERED)
            statement = statement.where(InitiativeMention.initiative_id.in_(listed))
        for key, ordinal, low, high in connection.execute(statement):
            found[(key, ordinal)].append((low, high))
    return found


def _pair(
    entries: dict[int, Entry],
    texts: dict[int, list[tuple[int, str]]],
    pair: tuple[int, int],
    known: Formulas,
    named: Names,
) -> Pair:
    earlier, later = sorted(pair, key=lambda key: _moment(entries[key]))
    found = returning(texts[earlier], texts[later])
    runs = [run for run in (_with_names(run, named, earlier, later) for run in found) if tells(run, known)]
    ends = entries[earlier].published, entries[later].published
    gap = lag(ends[0], ends[1]) if ends[0] and ends[1] else None
    if gap is not None and gap.most == 0:
        gap = None
    return Pair(entries[earlier], entries[later], tuple(runs), gap)


def _moment(entry: Entry) -> tuple[date, str]:
    ends = (entry.published.latest, entry.published.earliest) if entry.published else (None, None)
    return (ends[0] or ends[1] or date.max, entry.public_id)


def _with_names(run: Run, named: Names, earlier: int, later: int) -> Run:
    spans = set()
    for key, (ordinal, at) in ((earlier, run.earlier), (later, run.later)):
        cut = ((max(low - at, 0), min(high - at, len(run.text))) for low, high in named.get((key, ordinal), ()))
        spans |= {(low, high) for low, high in cut if low < high}
    spans |= {found.span() for found in formulas.doctrines().finditer(run.text)}
    return replace(run, names=tuple(sorted(spans)))
