"""Uncertain joins and families of the initiatives that an archive holds; a suggestion keeps the better known name."""

from dataclasses import replace

from sqlalchemy import Connection, func, select

from archive.extraction.initiatives import suggest
from archive.extraction.initiatives.suggest import Suggestion
from archive.schema.metadata import Family, Initiative, InitiativeMention, Passage
from archive.schema.vocabulary import Provenance

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
    texts = {name: " ".join(_passages(connection, key)) for name, _, key in rows}
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


def _passages(connection: Connection, initiative: int) -> list[str]:
    m = InitiativeMention
    # In the order of the index: of a name that stands in a hundred thousand passages none is sorted.
    order = (m.organisation_id, m.earliest_day, m.latest_day, m.known_day, m.modality, m.document_id)
    named = select(m.passage_id).where(m.initiative_id == initiative).order_by(*order).limit(3 * PASSAGES)
    keys = list(dict.fromkeys(key for key in connection.scalars(named) if key is not None))[:PASSAGES]
    return list(connection.scalars(select(Passage.text).where(Passage.id.in_(keys)).order_by(Passage.id)))
