"""The words of seeds/lexicon/initiatives.toml, made into look-ups and patterns once."""

import re
from functools import cache
from typing import Any, cast

from archive.extraction.catalogue import seed_table
from archive.extraction.wording import alternatives
from archive.schema.vocabulary import InitiativeKind

#: Borders of a clause: no name reaches over them.
BORDERS = "，。；：！？,;:!?、…\n“”‘’《》()[]"


_BARE_KINDS = {
    "events": InitiativeKind.CAMPAIGN,
    "bodies": InitiativeKind.MECHANISM,
    "programmes": InitiativeKind.PROGRAMME,
    "honours": InitiativeKind.HONOUR,
}


@cache
def table() -> dict[str, dict[str, list[str]]]:
    """The lexicon as it stands in the file."""
    return cast(dict[str, dict[str, Any]], seed_table("lexicon/initiatives.toml"))


@cache
def words(section: str, name: str) -> frozenset[str]:
    """One list of the lexicon."""
    return frozenset(table()[section][name])


@cache
def heads() -> dict[str, InitiativeKind]:
    """Head words and the kind of initiative they tell; where two kinds have a word the first listed counts.

    The heads of unquoted names tell what their longest listed end tells: 孵化基地 is a platform because 基地 is one.
    """
    found: dict[str, InitiativeKind] = {}
    for kind, listed in table()["heads"].items():
        for word in listed:
            found.setdefault(word, InitiativeKind(kind))
    said = dict(found)
    for name, of in _BARE_KINDS.items():
        for word in words("bare", name):
            ends = (word[i:] for i in range(1, len(word) - 1) if word[i:] in said)
            found.setdefault(word, next((said[end] for end in ends), of))
    return found


@cache
def stopped() -> frozenset[str]:
    """Words that in quotation marks are standing phrases, idioms or scare quotes."""
    return words("stop", "standing") | words("stop", "scare")


@cache
def ends_with(section: str, name: str) -> re.Pattern[str]:
    """Whether a text ends with one of a list's words."""
    return re.compile(f"(?:{alternatives(words(section, name))})$")


@cache
def begins_with(section: str, name: str) -> re.Pattern[str]:
    """Whether a text begins with one of a list's words (use `match`)."""
    return re.compile(alternatives(words(section, name)))


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(alternatives(words("generic", "words")))


def substance(name: str) -> str:
    """What is left of a name without words that any body or event may carry."""
    return _generic().sub("", name)


def begun_generic(name: str) -> str:
    """A name without the words with which it begins that any body or event may carry: 大学生志愿服务山区计划 → 山区计划."""
    while (general := _generic().match(name)) is not None:
        name = name[general.end() :]
    return name


def head_of(name: str) -> str:
    """The longest head word with which a name ends; empty if it has none."""
    bare = name.rstrip("”’》")
    for size in range(min(8, len(bare)), 0, -1):
        if bare[-size:] in heads():
            return bare[-size:]
    return ""
