"""Quantities in the cells of a table: its head says what a column counts and in which unit (新建驿站（个）, 参训人数).

A line over the table may say the unit of all its columns (单位：万元).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from archive.extraction.catalogue import seed_table
from archive.extraction.figures.find import find
from archive.extraction.findings import Figure, Passage
from archive.schema.vocabulary import BlockKind
from archive.values.spans import Span

#: The name of the rule.
CELL = "table-cell"
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CELL = re.compile(r"\S+")
_UNIT = re.compile(r"[（(](?P<unit>[^（）()]{1,6})[）)]$")
_UNIT_OF_ALL = re.compile(r"(?:计量|数量)?单位\s*[:：]\s*(?P<unit>[^\s，。；、）)/／]{1,4})")
#: A line over a table is no longer.
_LINE = 40
_SENTENCE = re.compile(r"[，。；！？]")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a cell, the first words of its row, the cell that heads its column, which says what it counts."""

    figure: Figure
    head: Span
    label: str = ""


def heads(text: str, passages: Sequence[Passage]) -> list[Passage]:
    """The first rows of tables that only name the columns: no number of theirs, while rows below have numbers or names are usual."""
    return [rows[0] for _, rows in _tables(passages) if _is_head(text, rows)]


def cells(text: str, passages: Sequence[Passage]) -> Iterator[Cell]:
    """The figures in tables with a head, row by row; only rows of as many cells as the head, columns whose head has a unit."""
    for before, rows in _tables(passages):
        if not _is_head(text, rows):
            continue
        head = _cut(text, rows[0])
        shared = _of_all(text, before, rows[0])
        units = [_unit(text[h.start : h.stop], shared) for h in head]
        for row in rows[1:]:
            cut = _cut(text, row)
            if len(cut) != len(head):
                continue
            label = next((text[c.start : c.stop] for c in cut if not _number(text, c)), "")
            for cell, over, unit in zip(cut, head, units, strict=True):
                if unit is not None and _number(text, cell):
                    yield Cell(_figure(text, cell, over, unit, label), over, label)


def _tables(passages: Sequence[Passage]) -> Iterator[tuple[Passage | None, list[Passage]]]:
    """Rows that follow one another, of tables of two rows and more, each with the passage before it."""
    before: Passage | None = None
    for is_table, run in groupby(passages, key=lambda p: p.kind is BlockKind.TABLE):
        rows = list(run)
        if is_table and len(rows) > 1:
            yield before, rows
        before = rows[-1]


def _of_all(text: str, before: Passage | None, head: Passage) -> tuple[str, float] | None:
    """The unit that the line over a table, or a cell of its head, says for all its numbers; None where none does."""
    start = before.start if before is not None and before.stop - before.start <= _LINE else head.start
    said = _UNIT_OF_ALL.search(text, start, head.stop)
    return _measure(said["unit"]) if said else None


def _is_head(text: str, rows: Sequence[Passage]) -> bool:
    first = _cut(text, rows[0])
    if len(first) < 2 or any(_number(text, c) for c in first) or _SENTENCE.search(text, rows[0].start, rows[0].stop):
        return False
    if any(_BRACKETS.sub("", text[c.start : c.stop]) in _usual() for c in first):
        return True
    below = [_cut(text, row) for row in rows[1:]]
    return 2 * sum(any(_number(text, c) for c in row[1:]) for row in below) > len(below)


@cache
def _usual() -> frozenset[str]:
    """Headings that registers and ledgers have."""
    known = seed_table("lexicon/tables.toml")["statements"]
    assert isinstance(known, dict)
    return frozenset(name for names in known.values() for name in names)


def _cut(text: str, row: Passage) -> list[Span]:
    return [Span(*m.span()) for m in _CELL.finditer(text, row.start, row.stop)]


def _number(text: str, cell: Span) -> bool:
    return _NUMBER.fullmatch(text, cell.start, cell.stop) is not None


def _unit(head: str, shared: tuple[str, float] | None) -> tuple[str, float] | None:
    """The unit of a column and what it multiplies by (万元: 元, 10000); None where its head and its table say none.

    A bracket that ends the head says it, or the head's own last word (参训人数), or the table for all its columns.
    """
    bare = _BRACKETS.sub("", head)
    if any(bare.endswith(word) for word in _words("uncounted")):
        return None
    if (bracket := _UNIT.search(head)) and (found := _measure(bracket["unit"])) is not None:
        return found
    last = next((unit for word, unit in _counts().items() if bare.endswith(word)), None)
    return (last, 1.0) if last is not None else shared


def _measure(unit: str) -> tuple[str, float] | None:
    """A measure word and what it multiplies by; None for what is none."""
    one = find(f"1{unit}")
    return (one[0].unit, one[0].value_base) if len(one) == 1 and one[0].stop == len(unit) + 1 else None


@cache
def _counts() -> dict[str, str]:
    """The unit of a column by the last word of its head, the longest first."""
    table = seed_table("lexicon/tables.toml")["counts"]
    assert isinstance(table, dict)
    return {str(word): str(table[word]) for word in sorted(table, key=len, reverse=True)}


def _figure(text: str, cell: Span, over: Span, unit: tuple[str, float], label: str) -> Figure:
    printed = text[cell.start : cell.stop]
    value = float(printed.replace(",", ""))
    head = _BRACKETS.sub("", text[over.start : over.stop])
    return Figure(
        start=cell.start,
        stop=cell.stop,
        text=printed,
        value=value,
        unit=unit[0],
        value_base=round(value * unit[1], 6),
        approximate=False,
        rule=CELL,
        counted=head,
        part_of_total=not any(word in label for word in _words("total")),
    )


def planned(head: str) -> bool | None:
    """Whether the head of a column says that its numbers are targets, or that they were reached; None where it says neither."""
    if any(word in head for word in _words("planned")):
        return True
    return False if any(word in head for word in _words("done")) else None


@cache
def _words(kind: str) -> tuple[str, ...]:
    table = seed_table("lexicon/tables.toml")["cells"]
    assert isinstance(table, dict)
    return tuple(str(word) for word in table[kind])
