"""Which two documents are worth reading side by side: those that tell of the same events and of the same, seldom named initiatives."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection, select

from archive.queries import documents
from archive.queries.documents import Entry
from archive.queries.items import InitiativeName
from archive.queries.rows import AnySelect
from archive.schema.metadata import Document, EventMilestone, Initiative, InitiativeMention, Milestone, Reprint

#: An event of both weighs as much as so many initiatives that nobody else names.
EVENT = 2.0
#: What so many documents of those looked at share binds no two of them.
MANY = 40
#: Pairs with less in common are not proposed: an initiative that they alone name weighs 1/2, one of ten documents 1/10.
LEAST = 0.4
#: In how many proposed pairs a document stands at most.
EACH = 2

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents and why: the initiatives of both, the least common first, and how many events both report."""

    entries: tuple[Entry, Entry]
    initiatives: tuple[InitiativeName, ...]
    events: int


def pairs(connection: Connection, among: Sequence[str], size: int, *, of: str | None = None) -> list[Pair]:
    """The `size` closest pairs of those documents (public ids), reprints apart; with `of` only pairs of that one."""
    shown = _entries(connection, {*among, *([of] if of else [])})
    held = _holding(connection, shown)
    weights: defaultdict[Key, float] = defaultdict(float)
    shared: defaultdict[Key, list[int]] = defaultdict(list)
    for initiative, keys in sorted(held.items(), key=lambda item: (len(item[1]), item[0])):
        for key in combinations(sorted(keys), 2):
            weights[key] += 1 / len(keys)
            shared[key].append(initiative)
    events = _events(connection, shown)
    for key, count in events.items():
        weights[key] += EVENT * count
    for key in _reprints(connection, shown):
        weights.pop(key, None)
    names = _names(connection, held)
    single = next((key for key, entry in shown.items() if entry.public_id == of), None)
    return [
        Pair((shown[one], shown[other]), tuple(names[i] for i in shared[one, other]), events[one, other])
        for one, other in _closest(weights, size, single)
    ]


def _closest(weights: dict[Key, float], size: int, of: int | None) -> list[Key]:
    """The heaviest pairs: of all documents in turn, or of the one."""
    found: list[Key] = []
    stands: Counter[int] = Counter()
    for key, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        if len(found) == size or weight < LEAST:
            break
        if of not in key if of is not None else max(stands[one] for one in key) >= EACH:
            continue
        stands.update(key)
        found.append(key)
    return found


def _entries(connection: Connection, public_ids: Collection[str]) -> dict[int, Entry]:
    keys = connection.scalars(select(Document.id).where(Document.public_id.in_(public_ids))).all()
    return documents.by_key(connection, keys)


def _holding(connection: Connection, shown: Collection[int]) -> dict[int, list[int]]:
    """The documents that name each initiative which two or more name, and not all too many."""
    m = InitiativeMention
    statement: AnySelect = select(m.initiative_id, m.document_id).where(m.document_id.in_(shown)).distinct()
    held: defaultdict[int, list[int]] = defaultdict(list)
    for initiative, document in connection.execute(statement):
        held[initiative].append(document)
    return {initiative: keys for initiative, keys in held.items() if 2 <= len(keys) <= MANY}


def _events(connection: Connection, shown: Collection[int]) -> Counter[Key]:
    """How many events two documents report both."""
    statement: AnySelect = select(EventMilestone.event_id, Milestone.document_id)
    statement = statement.join(Milestone, Milestone.id == EventMilestone.milestone_id)
    reporting: defaultdict[int, set[int]] = defaultdict(set)
    for event, document in connection.execute(statement.where(Milestone.document_id.in_(shown))):
        reporting[event].add(document)
    return Counter(key for keys in reporting.values() for key in combinations(sorted(keys), 2))


def _reprints(connection: Connection, shown: Collection[int]) -> Iterable[Key]:
    statement = select(Reprint.document_id, Reprint.of_document_id).where(Reprint.document_id.in_(shown))
    return [(min(pair), max(pair)) for pair in connection.execute(statement)]


def _names(connection: Connection, keys: Collection[int]) -> dict[int, InitiativeName]:
    statement = select(Initiative.id, Initiative.slug, Initiative.name, Initiative.theme).where(Initiative.id.in_(keys))
    return {key: InitiativeName(slug, name, theme) for key, slug, name, theme in connection.execute(statement)}
