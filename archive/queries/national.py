"""National context: what happened to the whole league or to youth policy in a window; never counted among statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from archive.queries.lanes import Lane, Mark, arrange
from archive.queries.when import When, when
from archive.schema.base import table_of
from archive.schema.metadata import Initiative, NationalMilestone, Organisation
from archive.schema.vocabulary import Modality, NationalKind
from archive.values.days import to_day


@dataclass(frozen=True, slots=True)
class National:
    """One fact with its public source. `initiative` is slug and name; `organisation` the canonical name of whose act it was."""

    slug: str
    headline_zh: str
    headline_en: str
    when: When
    kind: NationalKind
    initiative: tuple[str, str] | None
    organisation: str | None
    source_title: str
    source_url: str


def window(connection: Connection, low: date, high: date) -> tuple[National, ...]:
    """The facts that touch the days `low` to `high`, the earliest first; one with an open end counts by the day it has."""
    facts = table_of(NationalMilestone)
    begins = func.coalesce(facts.c.earliest_day, facts.c.latest_day)
    ends = func.coalesce(facts.c.latest_day, facts.c.earliest_day)
    statement = (
        select(
            facts,
            Initiative.slug.label("initiative_slug"),
            Initiative.name.label("initiative_name"),
            Organisation.name.label("organisation_name"),
        )
        .select_from(facts)
        .join(Initiative, Initiative.id == facts.c.initiative_id, isouter=True)
        .join(Organisation, Organisation.id == facts.c.organisation_id, isouter=True)
        .where(begins <= to_day(high), ends >= to_day(low))
        .order_by(begins, facts.c.slug)
    )
    return tuple(_national(row) for row in connection.execute(statement))


def lane(facts: Sequence[National], low: date, high: date, *, english: bool) -> Lane:
    """The facts as a lane of the timeline, headlines in one language. An open end is drawn as its known day."""
    marks = []
    for fact in facts:
        ends = [end for end in (fact.when.earliest, fact.when.latest) if end is not None]
        first, last = to_day(ends[0]), to_day(ends[-1])
        headline = fact.headline_en if english else fact.headline_zh
        marks.append(Mark(fact.slug, first, last, fact.when, headline, Modality.DONE, None, False))
    return arrange(marks, (), to_day(low), to_day(high))


def _national(row: Row[Any]) -> National:
    known = when(row.earliest_day, row.latest_day, row.edtf)
    assert known is not None, row.slug  # the table refuses a fact without a day
    return National(
        row.slug,
        row.headline_zh,
        row.headline_en,
        known,
        row.kind,
        (row.initiative_slug, row.initiative_name) if row.initiative_slug else None,
        row.organisation_name,
        row.source_title,
        row.source_url,
    )
