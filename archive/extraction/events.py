"""Which milestones of several documents report the same happening: a pure decision on their summaries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from archive.schema.vocabulary import Modality
from archive.values.intervals import DayInterval

#: Days by which two intervals may miss each other and still be the same time.
NEAR_DAYS = 31
#: Share of common bigrams above which two headlines say the same, with and without a common undertaking.
SAME_WORDS, SAME_WORDS_ALONE = 0.3, 0.6
#: An interval longer than this dates a period of work, not a happening; one side may be known to its year only.
HAPPENING_DAYS, YEAR_DAYS = 62, 366
#: Where one side names no body, or both are long, only nearly the same words will do.
NEARLY_THE_SAME = 0.8
#: … or, where an undertaking and the very days are common, so many letters in a row beside the undertaking's name.
LONG_RUN = 12


@dataclass(frozen=True, slots=True)
class Summary:
    """What the decision needs of a milestone: `key` is the caller's own id, `document` keeps one text's facts apart."""

    key: str
    document: str
    headline: str
    interval: DayInterval
    modality: Modality
    organisations: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()


def same_event(a: Summary, b: Summary) -> bool:
    """Whether two milestones of different documents report one happening.

    They must share a committee and the time, agree on whether it happened, and share an undertaking and some of the
    words beside its name, or most of the words (as where one issues a paper of which the other says nothing). Periods of work are no happening unless nearly word for word.
    """
    if not possible(a, b):
        return False
    alike = similarity(a.headline, b.headline)
    if not set(a.organisations) & set(b.organisations) or not _datable(a.interval, b.interval):
        one_is_silent = not a.organisations or not b.organisations
        if alike >= NEARLY_THE_SAME:
            return one_is_silent or bool(set(a.organisations) & set(b.organisations))
        return one_is_silent and a.interval == b.interval and _short(a.interval) and _same_run(a, b)
    shared = set(a.initiatives) & set(b.initiatives)
    if shared and _papers(a.headline) == _papers(b.headline):
        return similarity(_beside(a.headline, shared), _beside(b.headline, shared)) >= SAME_WORDS
    return alike >= SAME_WORDS_ALONE


def possible(a: Summary, b: Summary) -> bool:
    """Whether two milestones can report one happening by document, modality, time and edition, whoever is named in them."""
    if a.document == b.document or not _agree(a.modality, b.modality):
        return False
    return _close(a.interval, b.interval) and _editions(a.headline) == _editions(b.headline)


def group(milestones: Sequence[Summary]) -> list[tuple[str, ...]]:
    """The keys of milestones that report the same happening, each group in input order; singles are left out.

    Only milestones that share an undertaking, or a bigram of a rare kind, are compared, so that the work stays near
    linear in the number of milestones.
    """
    leader = list(range(len(milestones)))

    def root(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for rivals in _blocks(milestones).values():
        for position, i in enumerate(rivals):
            for j in rivals[max(0, position - _MOST_RIVALS) : position]:
                if root(i) != root(j) and same_event(milestones[i], milestones[j]):
                    leader[max(root(i), root(j))] = min(root(i), root(j))
    groups: dict[int, list[str]] = {}
    for i, milestone in enumerate(milestones):
        groups.setdefault(root(i), []).append(milestone.key)
    return [tuple(keys) for keys in groups.values() if len(keys) > 1]


_MOST_RIVALS = 200


def similarity(a: str, b: str) -> float:
    """Common bigrams of letters and digits as a share of those of the shorter text, 0..1."""
    first, second = _bigrams(a), _bigrams(b)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


@lru_cache(maxsize=4096)
def _bigrams(text: str) -> frozenset[str]:
    letters = re.sub(r"[\W_]+", "", text)
    return frozenset(letters[i : i + 2] for i in range(len(letters) - 1))


def _blocks(milestones: Sequence[Summary]) -> dict[str, list[int]]:
    """Milestones by what they must share to be compared: an undertaking, or the committee and its year."""
    blocks: dict[str, list[int]] = {}
    for i, m in enumerate(milestones):
        day = m.interval.earliest or m.interval.latest
        years = {day.year, (m.interval.latest or day).year} if day else set()
        names = [f"i:{name}" for name in m.initiatives] + [f"o:{name}:{y}" for name in m.organisations for y in years]
        for name in dict.fromkeys(names):
            blocks.setdefault(name, []).append(i)
    return blocks


def _agree(a: Modality, b: Modality) -> bool:
    """A plan and its fulfilment stay two milestones."""
    return (a is Modality.PLANNED) == (b is Modality.PLANNED)


def _short(interval: DayInterval) -> bool:
    return interval.days is not None and interval.days <= HAPPENING_DAYS


def _close(a: DayInterval, b: DayInterval) -> bool:
    if a.overlaps(b):
        return True
    reach = timedelta(days=NEAR_DAYS)
    first, second = (a, b) if _key(a) <= _key(b) else (b, a)
    return first.latest is not None and second.earliest is not None and second.earliest - first.latest <= reach


def _key(interval: DayInterval) -> int:
    day = interval.earliest or interval.latest
    return day.toordinal() if day else 0


def _datable(a: DayInterval, b: DayInterval) -> bool:
    """Whether the two can be one happening by their lengths: one is short, the other no longer than a year."""
    return (_short(a) or _short(b)) and max(a.days or 9999, b.days or 9999) <= YEAR_DAYS


def _beside(headline: str, names: set[str]) -> str:
    """What a headline says beside the names of undertakings, which both would share in any case."""
    said = re.sub(r"[\W_]+", "", headline)
    for name in sorted((re.sub(r"[\W_]+", "", n) for n in names), key=len, reverse=True):
        said = said.replace(name, " ").replace(name.removesuffix("行动"), " ")
    return said


def _same_run(a: Summary, b: Summary) -> bool:
    """Whether both, beside the names of what they share, say `LONG_RUN` letters in a row alike."""
    shared = set(a.initiatives) & set(b.initiatives)
    first, second = _beside(a.headline, shared), _beside(b.headline, shared)
    runs = (first[i : i + LONG_RUN] for i in range(len(first) - LONG_RUN + 1))
    return bool(shared) and any(" " not in run and run in second for run in runs)


def _papers(headline: str) -> set[str]:
    """The papers that a headline names: 印发《…》 is another act than 公布名单, and each paper another one."""
    return set(re.findall(r"《([^《》]+)》", headline))


def _editions(headline: str) -> set[str]:
    """第N届, 第N次, 第N期: different editions are different happenings."""
    if "第" not in headline:
        return set()
    return set(re.findall(r"第[一二三四五六七八九十百\d]+[届次期]", headline))
