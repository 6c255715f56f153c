"""Unknown events without quotation marks that an act holds: the first of a list, the later ones, trainings that are counted."""

import re
from collections.abc import Iterator
from functools import cache

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.governed import governed, names
from archive.extraction.initiatives.nouns import NAME, candidate, specific, told, trimmed, whole
from archive.extraction.wording import alternatives

#: How far a list may reach back to its act; the least of an event that it names.
_FARTHEST, _LEAST = 80, 5


def find(text: str) -> Iterator[Candidate]:
    """`event-act`: 举办X市短视频创作研讨会; not 举办大型线上线下招聘会."""

    def fit(name: str) -> bool:
        return specific(name) and (told(name) or words.head_of(name) not in words.words("bare", "common"))

    yield from names(text, governed("events", "events"), "event-act", fit)
    yield from names(text, _trainings(), "event-act", lambda name: told(name) and specific(name))
    listed = (m for m in _among().finditer(text) if _held(text, m.start()))
    yield from (c for m in listed if (c := _listed_event(text, m)) is not None and fit(c.name))


@cache
def _trainings() -> re.Pattern[str]:
    """A training of which is counted how often it was held: 开展青年骨干线上培训5期."""
    return re.compile(
        rf"(?:{alternatives(words.words('verbs', 'events'))})({NAME}{{2,24}}?培训)(?=\d+[余多]?[期场次]|[一二三四五六七八九十两]+[期场次])"
    )


@cache
def _among() -> re.Pattern[str]:
    """A member of a list, not its first, that ends as an event does."""
    return re.compile(rf"、({NAME}{{2,20}}?(?:{alternatives(words.words('bare', 'events'))}))(?=[、，。；和及等])")


@cache
def _holding() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words.words('verbs', 'events'))})[^、]*$")


def _held(text: str, at: int) -> bool:
    """Whether a list that goes on at `at` begins with the act that holds events."""
    begin = max(text.rfind(mark, max(0, at - _FARTHEST), at) for mark in "，。；：！？\n") + 1
    first = text.find("、", begin, at + 1)
    return begin > 0 and _holding().search(text, begin, first) is not None


def _listed_event(text: str, match: re.Match[str]) -> Candidate | None:
    start, stop = trimmed(text, *match.span(1))
    fits = stop - start >= _LEAST and whole(text[start:stop])
    return candidate(text, start, stop, "event-act") if fits else None
