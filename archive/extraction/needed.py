"""Words and first characters that a pattern cannot match without: the cheap look for them spares the dear one for the pattern.

Most clauses hold none of the words of most rules. One search for the words of many rules at once says so sooner than
each rule by itself.
"""

import re
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from archive.extraction.wording import any_of

_MOST = 256  # characters in a range of a class; longer ones (any Chinese character) tell nothing
_GROUPS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def needed(pattern: str) -> frozenset[str]:
    """Words of which every match of a regular expression holds at least one; none where it can do without any.

    >>> sorted(needed("^[^，。]{0,8}(?:会议|大会)要求|希望(?!小学)各"))
    ['希望', '要求']
    """
    parsed = _parser.parse(pattern)
    return frozenset() if parsed.state.flags & re.IGNORECASE else _of_sequence(parsed) or frozenset()


def longest(pattern: str) -> int:
    """How many characters a match has at most."""
    return int(_parser.parse(pattern).getwidth()[1])


def sieve(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """A pattern that is found wherever one of the patterns is, and quickly; where it is not, none of them is.

    Raises:
        ValueError: for a pattern that needs no word; its search cannot be spared.
    """
    words: set[str] = set()
    for pattern in patterns:
        if not (those := needed(pattern.pattern)):
            raise ValueError(f"{pattern.pattern[:60]!r} can match without any word")
        words |= those
    return any_of(word for word in words if not any(other in word for other in words if other != word))


def openings(patterns: Iterable[re.Pattern[str]]) -> frozenset[str]:
    """Characters with one of which every match of one of the patterns begins: elsewhere none needs to be tried.

    >>> sorted(openings([re.compile("^第?[一二]次"), re.compile("(?<!团)上届")]))
    ['一', '上', '二', '第']

    Raises:
        ValueError: for a pattern that can begin with anything.
    """
    found: set[str] = set()
    for pattern in patterns:
        first, empty = _first_of_sequence(_parser.parse(pattern.pattern))
        if first is None or empty or pattern.flags & re.IGNORECASE:
            raise ValueError(f"{pattern.pattern[:60]!r} can begin with anything")
        found |= first
    return frozenset(found)


def _first_of_sequence(items: Iterable[Any]) -> tuple[set[str] | None, bool]:
    """The characters with which the items can begin (None: with any), and whether they can match nothing at all."""
    found: set[str] = set()
    for kind, value in items:
        if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
            continue
        first, empty = _first_of_item(kind, value)
        if first is None:
            return None, False
        found |= first
        if not empty:
            return found, False
    return found, True


def _first_of_item(kind: Any, value: Any) -> tuple[set[str] | None, bool]:
    if kind is op.LITERAL:
        return {chr(value)}, False
    if kind is op.IN:
        return _members(value), False
    if kind is op.SUBPATTERN:
        return (None, False) if value[1] & re.IGNORECASE else _first_of_sequence(value[3])
    if kind is op.ATOMIC_GROUP:
        return _first_of_sequence(value)
    if kind in _GROUPS:
        first, empty = _first_of_sequence(value[2])
        return first, empty or value[0] == 0
    if kind is op.BRANCH:
        branches = [_first_of_sequence(branch) for branch in value[1]]
        firsts = [first for first, _ in branches if first is not None]
        whole = set().union(*firsts) if len(firsts) == len(branches) else None
        return whole, any(empty for _, empty in branches)
    return None, False


def _members(of: Iterable[Any]) -> set[str] | None:
    """The characters of a class that lists them one by one or in short ranges."""
    found: set[str] = set()
    for kind, value in of:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < _MOST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return found


def _of_sequence(items: Iterable[Any]) -> frozenset[str] | None:
    """The best of what the items of a sequence need: the longest words, the fewest."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, value in items:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        if kind is op.IN and (one_of := _of_class(value)):
            found.append(one_of)
        if kind not in (op.AT, op.ASSERT, op.ASSERT_NOT):
            found, run = [*found, frozenset({run})] if run else found, ""
        inner = _of_item(kind, value)
        if inner:
            found.append(inner)
    if run:
        found.append(frozenset({run}))
    return max(found, key=lambda words: (min(map(len, words)), -len(words)), default=None)


def _of_item(kind: Any, value: Any) -> frozenset[str] | None:
    if kind is op.SUBPATTERN:
        return None if value[1] & re.IGNORECASE else _of_sequence(value[3])
    if kind is op.ATOMIC_GROUP:
        return _of_sequence(value)
    if kind in _GROUPS and value[0] > 0:
        return _of_sequence(value[2])
    if kind is op.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*filter(None, branches)) if all(branches) else None
    return None


def _of_class(members: Iterable[Any]) -> frozenset[str] | None:
    """The characters of a class that lists them."""
    if any(kind is not op.LITERAL for kind, _ in members):
        return None
    return frozenset(chr(value) for _, value in members)
