"""Unknown events without quotation marks that an act holds: the first of a list, the later ones, trainings that are counted."""

import re
from collections.abc import Iterator
from functools import cache

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.governed import governed, names
from archive.extraction.initiatives.nouns import NAME, candidate, specific, told, trimmed, whole
from archive.extraction.wording import alternatives

#: The least of an event that a list names; how far an act may stand before the end of a training's name.
_LEAST, _TRAINING = 5, 34


def find(text: str) -> Iterator[Candidate]:
    """`event-act`: 举办X市短视频创作研讨会; not 举办大型线上线下招聘会."""

    def fit(name: str) -> bool:
        return specific(name) and (told(name) or words.head_of(name) not in words.words("bare", "common"))

    yield from names(text, governed("events", "events"), "event-act", fit)
    yield from _trainings(text)
    yield from (c for c in _later(text) if fit(c.name))


_HELD_SO_OFTEN = re.compile(r"培训(?=\d{1,4}[余多]?[期场次]|[一二三四五六七八九十两]{1,3}[期场次])")


def _trainings(text: str) -> Iterator[Candidate]:
    """A training of which is counted how often it was held: 开展青年骨干线上培训5期."""
    for counted in _HELD_SO_OFTEN.finditer(text) if "培训" in text else ():
        begun = _training().search(text, max(0, counted.start() - _TRAINING), counted.end())
        if begun is None:
            continue
        start, stop = trimmed(text, *begun.span(1))
        name = text[start:stop]
        if told(name) and specific(name) and whole(name):
            yield candidate(text, start, stop, "event-act")


@cache
def _training() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words.words('verbs', 'events'))})({NAME}{{2,24}}?培训)$")


@cache
def _acts() -> re.Pattern[str]:
    """An act that holds events, up to the end of its clause, where a list stands in it."""
    acts = alternatives(words.words("verbs", "events"))
    return re.compile(rf"(?:{acts})[^，。；：！？\n、]{{0,40}}(?=、)[^，。；：！？\n]{{0,200}}.?")


@cache
def _among() -> re.Pattern[str]:
    """A member of a list, not its first, that ends as an event does."""
    return re.compile(rf"、({NAME}{{2,20}}?(?:{alternatives(words.words('bare', 'events'))}))(?=[、，。；和及等])")


def _later(text: str) -> Iterator[Candidate]:
    """The later members of lists that an act governs: 开展A宣讲、B读书会、C图文展."""
    for clause in _acts().finditer(text):
        for match in _among().finditer(text, clause.start(), clause.end()):
            start, stop = trimmed(text, *match.span(1))
            if stop - start >= _LEAST and whole(text[start:stop]):
                yield candidate(text, start, stop, "event-act")
