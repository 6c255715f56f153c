"""Words that a pattern cannot match without, and the cheap look for them that spares the dear search for the pattern.

Most clauses hold none of the words of most rules. One search for the words of many rules at once says so sooner than
each rule by itself.
"""

import re
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from archive.extraction.wording import any_of

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
