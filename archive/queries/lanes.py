"""Arranges what falls into one lane of the timeline: days stacked, equal spans counted, the rest in rows without overlap."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from archive.queries.when import When
from archive.schema.vocabulary import Modality, Theme

#: How many stretches of the window a lane tells apart; what falls into one stretch is stacked, then counted.
SLOTS = 72
#: How many single days are stacked in a slot before they become a counted group.
STACK = 3
#: How many rows of spans, and of bands, a lane may have before neighbours are counted together.
ROWS = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """One milestone to be drawn from day `low` to day `high`."""

    id: str
    low: int
    high: int
    when: When
    headline: str
    modality: Modality
    theme: Theme | None
    disputed: bool
    digest: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """The milestones of one document that share one inherited period, drawn as one."""

    document: str
    title: str
    digest: bool
    low: int
    high: int
    when: When
    planned: bool
    count: int
    #: More than one where the lane had no room for a band of each; then `document` is one of them.
    documents: int = 1


@dataclass(frozen=True, slots=True)
class Pile:
    """Marks that share a place: one of them, or a counted group that opens.

    `row` counts from the top of the lane. A pile of one is its mark; `same` says that all cover the same days.
    """

    row: int
    low: int
    high: int
    marks: tuple[Mark, ...]

    @property
    def count(self) -> int:
        """How many milestones stand here."""
        return len(self.marks)

    @property
    def theme(self) -> Theme | None:
        """The theme of all, None where they differ."""
        themes = {mark.theme for mark in self.marks}
        return themes.pop() if len(themes) == 1 else None


@dataclass(frozen=True, slots=True)
class Lane:
    """What is drawn in one lane: `days` above, `spans` under them, `bands` at the foot; `rows` and `band_rows` tall."""

    days: tuple[Pile, ...]
    spans: tuple[Pile, ...]
    bands: tuple[tuple[int, Band], ...]
    rows: int
    band_rows: int


def arrange(marks: Sequence[Mark], bands: Iterable[Band], low: int, high: int) -> Lane:
    """The lane of a window from day `low` to day `high`."""
    slot = max(1.0, (high - low + 1) / SLOTS)
    short = [mark for mark in marks if mark.high - mark.low + 1 <= slot]
    long = [mark for mark in marks if mark.high - mark.low + 1 > slot]
    days = _stacked(short, low, slot)
    tall = max((pile.row for pile in days), default=-1) + 1
    spans, rows = _fitting(long, tall, slot)
    placed, band_rows = _placed(sorted(bands, key=lambda b: (b.low, b.high, b.document)), slot)
    if band_rows > ROWS:
        placed, band_rows = _placed(_together([b for _, b in placed], lambda b: (b.low, b.high, b.planned)), slot)
    if band_rows > ROWS:
        placed, band_rows = _placed(_together([b for _, b in placed], lambda b: b.planned), slot)
    return Lane(tuple(days), tuple(spans), tuple(placed), rows, band_rows)


def _placed(bands: Sequence[Band], slot: float) -> tuple[list[tuple[int, Band]], int]:
    ends: list[float] = []
    return [(_free_row(ends, band.low, band.high, slot), band) for band in bands], len(ends)


def _together(bands: Sequence[Band], key: Callable[[Band], Hashable]) -> list[Band]:
    """Bands with one key as one that covers them all and counts them."""
    groups: dict[Hashable, list[Band]] = {}
    for band in bands:
        groups.setdefault(key(band), []).append(band)
    return [
        replace(
            held[0],
            low=min(b.low for b in held),
            high=max(b.high for b in held),
            count=sum(b.count for b in held),
            documents=sum(b.documents for b in held),
        )
        for held in groups.values()
    ]


def _stacked(marks: Sequence[Mark], low: int, slot: float) -> list[Pile]:
    """Short marks by slot: up to `STACK` above one another, more than that as one counted group."""
    slots: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda m: (m.low, m.high, m.id)):
        slots.setdefault(int((max(mark.low, low) - low) / slot), []).append(mark)
    piles = []
    for held in slots.values():
        if len(held) > STACK:
            piles.append(Pile(0, min(m.low for m in held), max(m.high for m in held), tuple(held)))
        else:
            piles.extend(Pile(row, mark.low, mark.high, (mark,)) for row, mark in enumerate(held))
    return piles


def _fitting(marks: Sequence[Mark], first: int, slot: float) -> tuple[list[Pile], int]:
    """Spans in rows without overlap; where they would need too many, spans that nearly cover the same days as one."""
    coarse = 0.0
    while True:
        piles, rows = _rows(_same_days(marks, coarse), first, slot)
        if rows - first <= ROWS or coarse > slot * SLOTS:
            return piles, rows
        coarse = coarse * 3 if coarse else slot * 2


def _same_days(marks: Sequence[Mark], coarse: float) -> list[tuple[int, int, tuple[Mark, ...]]]:
    """Marks that cover the same days (to `coarse` days), are equally planned and equally sure, together."""
    together: dict[tuple[object, ...], list[Mark]] = {}
    for mark in marks:
        days: tuple[object, ...] = (mark.low, mark.high)
        if coarse:
            days = (mark.low // coarse, mark.high // coarse)
        key = (*days, mark.modality is Modality.PLANNED, mark.when.approximate)
        together.setdefault(key, []).append(mark)
    spans = [(min(m.low for m in held), max(m.high for m in held), tuple(held)) for held in together.values()]
    return sorted(spans, key=lambda span: (span[0], span[1], span[2][0].id))


def _rows(spans: list[tuple[int, int, tuple[Mark, ...]]], first: int, slot: float) -> tuple[list[Pile], int]:
    ends: list[float] = []
    piles = [Pile(first + _free_row(ends, low, high, slot), low, high, held) for low, high, held in spans]
    return piles, first + len(ends)


def _free_row(ends: list[float], low: int, high: int, slot: float) -> int:
    """The first row that is free from `low` on; `ends` remembers where each row is taken up to."""
    row = next((n for n, end in enumerate(ends) if end < low), len(ends))
    if row == len(ends):
        ends.append(0)
    ends[row] = max(high, low + slot) + slot / 4
    return row
