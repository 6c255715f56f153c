"""Unquoted names that a list puts beside a name already found: 青年之家、社会实践团校, 领航行动、提升行动."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.governed import VAGUE, continued
from archive.extraction.initiatives.nouns import NAME, candidate, plain, specific, told, trimmed, whole
from archive.extraction.wording import alternatives

_LEAST, _SAYING = 4, 3


def beside(text: str, named: Iterable[Candidate]) -> Iterator[Candidate]:
    """`listed-beside`: 青年之家、社会实践团校、人才驿站: what a list names beside a known platform, a plan or a quoted name."""
    passed: defaultdict[str, set[int]] = defaultdict(set)  # of each head; each list is gone through once
    for one in named:
        if one.known is not None:
            yield from _leading(text, one.start)
            yield from continued(text, one.stop, "listed-beside", _telling, passed[""])
        elif one.rule == "youth-programme":
            yield from continued(text, one.stop, "listed-beside", _planned_like(one.head), passed[f"{one.head}、"])
        elif one.rule == "quoted-head" and not one.name.endswith("”"):
            yield from continued(text, one.stop, "listed-beside", _like(one.head), passed[one.head])


def _like(head: str) -> Callable[[str], bool]:
    """Whether a further member says whose it is, or shares the head word of the first."""
    return lambda name: specific(name) and (told(name) or (len(head) > 2 and name.endswith(head)))


def _planned_like(head: str) -> Callable[[str], bool]:
    """Whether a further member of a list of plans ends as the one before it, and says more than its end."""
    return lambda name: name.endswith(head) and len(name) >= len(head) + _SAYING and plain(name)


def _telling(name: str) -> bool:
    any_activity = words.head_of(name) == "活动" and not told(name)
    return len(name) >= _LEAST and bool(words.substance(name)) and not any_activity and not VAGUE.search(name)


@cache
def _before() -> re.Pattern[str]:
    acts = alternatives(words.words("verbs", "programmes") | words.words("verbs", "name_after"))
    heads = alternatives(words.words("bare", "programmes") | words.words("bare", "bodies"))
    return re.compile(rf"(?:{acts}|、)好?((?:(?!、){NAME}){{4,20}}?(?:{heads}))[、和]$")


def _leading(text: str, at: int) -> Iterator[Candidate]:
    """The member of a list before a known name: 实施云溪乡土人才工程、“领头雁”培养计划."""
    match = _before().search(text, max(0, at - 30), at) if text[at - 1 : at] in ("、", "和") else None
    if match is None:
        return
    start, stop = trimmed(text, *match.span(1))
    name = text[start:stop]
    if len(name) >= _LEAST and whole(name) and specific(name) and not VAGUE.search(name):
        yield candidate(text, start, stop, "listed-beside")
