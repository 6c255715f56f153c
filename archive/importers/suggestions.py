"""Uncertain joins and families of the initiatives that an archive holds; a suggestion keeps the better known name."""

from dataclasses import replace

from sqlalchemy import Connection, func, select

from archive.extraction.initiatives import suggest
from archive.extraction.initiatives.suggest import Suggestion
from archive.schema.metadata import Family, Initiative, InitiativeMention, Passage
from archive.schema.vocabulary import Provenance
from archive.values.sentences import sentence_around

#: So many initiatives, the most mentioned, are compared by their passages: the comparison is of all pairs.
MOST = 120
#: Passages read of each.
PASSAGES = 20


def joins(connection: Connection) -> list[Suggestion]:
    """Pairs of names that may be one initiative, one of which a document brought; `first` is the one to keep."""
    weight = _mentioned(connection)
    discovered = set(connection.scalars(select(Initiative.name).where(Initiative.provenance == Provenance.DISCOVERED)))
    found = []
    for s in suggest.joins(weight):
        if not {s.first, s.second} & discovered:
            continue
        worse = sorted((s.first, s.second), key=lambda n: (n in discovered, -weight[n], n))
        found.append(replace(s, first=worse[0], second=worse[1]))
    return found


def families(connection: Connection) -> list[Suggestion]:
    """Pairs of initiatives that may serve the same purpose and are not of one family; `family` where one is proposed."""
    weight = _mentioned(connection)
    chosen = sorted(weight, key=lambda n: (-weight[n], n))[:MOST]
    rows = connection.execute(
        select(Initiative.name, Family.slug, Initiative.id)
        .join(Family, Family.id == Initiative.family_id, isouter=True)
        .where(Initiative.name.in_(chosen))
    ).all()
    of = {name: slug for name, slug, _ in rows}
    texts = {name: _sentences(connection, key) for name, _, key in rows}
    found = []
    for s in suggest.families(texts):
        own = {of[s.first], of[s.second]} - {None}
        if len(own) > 1 or (of[s.first] and of[s.first] == of[s.second]):
            continue
        first, second = (s.second, s.first) if of[s.second] else (s.first, s.second)
        found.append(replace(s, first=first, second=second, family=own.pop() if own else s.family))
    return found


def _mentioned(connection: Connection) -> dict[str, int]:
    rows = connection.execute(
        select(Initiative.name, func.count())
        .join(InitiativeMention, InitiativeMention.initiative_id == Initiative.id)
        .group_by(Initiative.name)
    )
    return {row[0]: row[1] for row in rows}


def _sentences(connection: Connection, initiative: int) -> list[str]:
    """The sentences that name an initiative, some of them where it has many."""
    m = InitiativeMention
    # In the order of the index: of a name that stands in a hundred thousand passages none is sorted.
    order = (m.organisation_id, m.earliest_day, m.latest_day, m.known_day, m.modality, m.document_id)
    named = select(m.passage_id, m.start, m.stop).where(m.initiative_id == initiative).order_by(*order)
    spans = {
        key: (start, stop) for key, start, stop in connection.execute(named.limit(3 * PASSAGES)) if key is not None
    }
    keys = list(spans)[:PASSAGES]
    rows = connection.execute(
        select(Passage.id, Passage.start, Passage.text).where(Passage.id.in_(keys)).order_by(Passage.id)
    )
    return [_sentence(text, *(at - begin for at in spans[key])) for key, begin, text in rows]


def _sentence(text: str, start: int, stop: int) -> str:
    begin, end = sentence_around(text, start, stop, 0, len(text))
    return text[begin:end]
