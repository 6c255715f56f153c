"""Sentences and clauses of Chinese official prose as spans; every character of the range belongs to exactly one clause."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise, repeat
from operator import attrgetter
from typing import NamedTuple

from archive.extraction.findings import Document

_OPEN = {"“": "”", "《": "》", "（": "）", "(": ")", "【": "】", "〔": "〕", "「": "」"}
_MARKS = re.compile(r"[“《（(【〔「。！？!?；;，,：:…](?:(?<!…)|…)")  # begins with a class: the search skips to it
_LONGEST_NAME, _LONGEST_TITLE = 60, 120  # a quotation longer than this is speech: its own sentences and clauses count
_LONGEST = 500
_CLOSERS = "”』」）)》】\"'’ \t\u3000\n*"
_SENTENCE = "。！？!?"
_ENDINGS = frozenset(_SENTENCE)


class Clause(NamedTuple):
    """A stretch up to a comma, colon, semicolon or full stop, its mark included; `sentence` counts from 0."""

    start: int
    stop: int
    sentence: int


def split(text: str, start: int = 0, stop: int | None = None, sentence: int = 0) -> list[Clause]:
    """The clauses of `text[start:stop]` in order; together they cover the range without gap or overlap.

    Commas inside short quotations, book titles and brackets, and between digits, divide nothing. 、 never does.
    `sentence` is the number of the first sentence.
    """
    stop = len(text) if stop is None else stop
    clauses: list[Clause] = []
    begin = at = start
    for match in _MARKS.finditer(text, start, stop):
        if match.start() < at:
            continue
        mark, at = match.group(), match.end()
        if mark in _OPEN:
            at = _after_name(text, mark, match.start(), stop)
            continue
        if mark in ",，:：" and _between_digits(text, match.start(), mark):
            continue
        while at < stop and text[at] in _CLOSERS:
            at += 1
        _add(clauses, begin, at, sentence)
        begin = at
        sentence += mark in _SENTENCE or mark[0] == "…"
    if stop > begin:
        _add(clauses, begin, stop, sentence)
    return clauses


def _add(clauses: list[Clause], start: int, stop: int, sentence: int) -> None:
    """One clause more; what runs on without any mark, as no prose does, in pieces."""
    while stop - start > _LONGEST:
        clauses.append(Clause(start, start + _LONGEST, sentence))
        start += _LONGEST
    clauses.append(Clause(start, stop, sentence))


def _after_name(text: str, mark: str, at: int, stop: int) -> int:
    """Behind a short quotation or bracket; just behind the opening mark of a long one."""
    longest = _LONGEST_TITLE if mark == "《" else _LONGEST_NAME
    end = text.find(_OPEN[mark], at + 1, min(stop, at + longest))
    if end < 0 or (mark == "“" and not _ENDINGS.isdisjoint(text[at + 1 : end])):
        return at + 1
    return end + 1


def _between_digits(text: str, at: int, mark: str) -> bool:
    if mark in "，：":
        return False
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


@dataclass(frozen=True, slots=True)
class Prose:
    """The clauses of a document's passages, with look-up by position."""

    text: str
    clauses: tuple[Clause, ...]
    starts: tuple[int, ...]
    passages: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]

    def at(self, position: int) -> int | None:
        """The index of the clause that holds `position`; None outside the document."""
        index = bisect_right(self.starts, position) - 1
        return index if index >= 0 and position < self.clauses[index].stop else None

    def sentence(self, index: int) -> tuple[int, int]:
        """First and last index of the clauses in the same sentence (and passage) as clause `index`."""
        return self.sentences[index]


def of_document(text: str, document: Document) -> Prose:
    """The clauses of every passage of a document; sentences are numbered through."""
    clauses: list[Clause] = []
    passages: list[int] = []
    for number, passage in enumerate(sorted(document.passages, key=lambda p: p.start)):
        base = clauses[-1].sentence + 1 if clauses else 0
        of_passage = split(text, passage.start, passage.stop, base)
        clauses += of_passage
        passages += [number] * len(of_passage)
    return Prose(text, tuple(clauses), tuple(c.start for c in clauses), tuple(passages), tuple(_sentences(clauses)))


def _sentences(clauses: list[Clause]) -> Iterator[tuple[int, int]]:
    """For each clause the first and the last of its sentence."""
    first = 0
    for _, group in groupby(clauses, key=attrgetter("sentence")):
        count = sum(1 for _ in group)
        yield from repeat((first, first + count - 1), count)
        first += count


def is_partition(clauses: list[Clause], start: int, stop: int) -> bool:
    """Whether the clauses cover `[start, stop)` exactly once (the law of `split`)."""
    if start >= stop:
        return not clauses
    ends_meet = all(a.stop == b.start and a.sentence <= b.sentence for a, b in pairwise(clauses))
    return bool(clauses) and clauses[0].start == start and clauses[-1].stop == stop and ends_meet
