"""What sort of initiative a discovered one is: kind by its head word, family by purpose, theme by name, heading, sentence."""

import re
from collections import Counter
from functools import cache, lru_cache

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.wording import alternatives
from archive.schema.vocabulary import InitiativeKind, Theme

_RULE_KINDS = {
    "titled-document": InitiativeKind.POLICY_DOCUMENT,
    "quoted-awarded": InitiativeKind.HONOUR,
    "titled-work": InitiativeKind.PLATFORM,
    "honour-won": InitiativeKind.HONOUR,
    "body-founded": InitiativeKind.MECHANISM,
    "mechanism-set-up": InitiativeKind.MECHANISM,
    "made-part-of-assessment": InitiativeKind.MECHANISM,
    "media-account": InitiativeKind.PLATFORM,
    "application": InitiativeKind.PLATFORM,
    "commemoration": InitiativeKind.CAMPAIGN,
    "congress-study": InitiativeKind.THEME,
    "ten-best": InitiativeKind.HONOUR,
    "quoted-won": InitiativeKind.HONOUR,
    "counted-deeds": InitiativeKind.PROGRAMME,
}
_NAME, _CLAUSE, _SENTENCE, _INNER, _OUTER = 5, 1, 1, 2, 1


def kind(candidate: Candidate) -> InitiativeKind:
    """The kind, by the rule where that decides, else by the head word."""
    by_rule = _RULE_KINDS.get(candidate.rule)
    if candidate.head and (found := words.heads().get(candidate.head)) is not None:
        if by_rule in (None, InitiativeKind.MECHANISM) and found is not InitiativeKind.POLICY_DOCUMENT:
            return found
        if by_rule is None and candidate.name.startswith("《"):
            return InitiativeKind.POLICY_DOCUMENT
        if by_rule is None:
            return InitiativeKind.MECHANISM if candidate.head in ("制度", "机制") else InitiativeKind.PROGRAMME
    return by_rule or InitiativeKind.PROGRAMME


@lru_cache(maxsize=8192)
def family(name: str, of: InitiativeKind) -> str | None:
    """The family whose purpose the name tells; policy documents have none but the joint meeting's."""
    found = {slug for word in _purposes().findall(name) for slug in _families_of()[word]}
    slug = next((s for s in words.table()["families"] if s in found), None)
    return slug if of is not InitiativeKind.POLICY_DOCUMENT or slug == "youth-joint-meeting" else None


@cache
def _families_of() -> dict[str, list[str]]:
    return _inverted("families")


@cache
def _purposes() -> re.Pattern[str]:
    return re.compile(f"(?=({alternatives(_families_of())}))")


def _inverted(section: str) -> dict[str, list[str]]:
    """A section's words and the lists that hold them, those of shorter words at their beginning included."""
    of: dict[str, list[str]] = {}
    for name, listed in words.table()[section].items():
        for word in listed:
            of.setdefault(word, []).append(name)
    longer = {word: [n for k in range(1, len(word)) for n in of.get(word[:k], ())] for word in of}
    return {word: [*names, *longer[word]] for word, names in of.items()}


def theme(name: str, headings: tuple[str, ...], sentence: str, at: int) -> Theme:
    """The theme whose words weigh most: in the name, its clause, its sentence and the headings; contribution where none does.

    `at` is where the name stands in its sentence.
    """
    begin = max((sentence.rfind(mark, 0, at) for mark in "，,；;：:"), default=-1) + 1
    ends = [i for mark in "，,；;：:" if (i := sentence.find(mark, at + len(name))) >= 0]
    clause, inner, outer = sentence[begin : min(ends, default=len(sentence))], headings[-1:], headings[:-1]
    scores: dict[str, int] = {}
    for weight, said in (
        (_NAME, _themes(name)),
        (_CLAUSE, _themes(clause)),
        (_SENTENCE, _themes(sentence)),
        (_INNER, _themes("".join(inner))),
        (_OUTER, _themes("".join(outer))),
    ):
        for value, words_of_it in said:
            scores[value] = scores.get(value, 0) + weight * words_of_it
    order = words.table()["themes"]
    return Theme(max(order, key=lambda value: scores.get(value, 0))) if scores else Theme.CONTRIBUTION


@lru_cache(maxsize=4096)
def _themes(text: str) -> tuple[tuple[str, int], ...]:
    """How many words of each theme stand in a text, each word counted once."""
    found = set(_theme_words().findall(text))
    return tuple(Counter(theme for word in found for theme in _themes_of()[word]).items())


@cache
def _themes_of() -> dict[str, list[str]]:
    return _inverted("themes")


@cache
def _theme_words() -> re.Pattern[str]:
    return re.compile(f"(?=({alternatives(_themes_of())}))")
