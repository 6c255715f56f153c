"""Where private persons are named, and by which rule each name was recognised."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, cast

from archive.extraction.catalogue import seed_table
from archive.values.spans import Span


@dataclass(frozen=True, slots=True)
class Person:
    """A name of a private person: where it stands, and the rule (`age`, `sex`, `address`, `called`, `speech`, `role`, `list`, `again`)."""

    span: Span
    rule: str


class _Patterns(NamedTuple):
    cues: tuple[tuple[str, re.Pattern[str]], ...]
    listed: re.Pattern[str]
    public: str
    no_names: frozenset[str]


def find(text: str) -> list[Person]:
    """Names of private persons in a text, in order, without overlaps."""
    patterns = _patterns()
    found: dict[tuple[int, int], str] = {}
    for rule, pattern in patterns.cues:
        for match in pattern.finditer(text):
            _add(found, match.span("name"), rule, text, patterns)
    for _start, stop in list(found):
        for listed in _list(text, stop, patterns.listed):
            _add(found, listed, "list", text, patterns)
    names = {text[start:stop] for start, stop in found}
    private = {name for name in names if not re.search(patterns.public.replace("NAME", re.escape(name)), text)}
    return _everywhere(text, private, found)


def _add(found: dict[tuple[int, int], str], span: tuple[int, int], rule: str, text: str, patterns: _Patterns) -> None:
    if text[span[0] : span[0] + 2] not in patterns.no_names:
        found.setdefault(span, rule)


def _list(text: str, at: int, listed: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The further names of `学生甲、乙、丙`, from the end of the first."""
    while match := listed.match(text, at):
        yield match.span("name")
        at = match.end("name")


def _everywhere(text: str, names: set[str], found: dict[tuple[int, int], str]) -> list[Person]:
    if not names:
        return []
    persons = []
    for match in re.finditer("|".join(sorted(map(re.escape, names), key=len, reverse=True)), text):
        persons.append(Person(Span(*match.span()), found.get(match.span(), "again")))
    return persons


@cache
def _patterns() -> _Patterns:
    table = cast(dict[str, dict[str, Any]], seed_table("persons.toml"))
    surname = f"(?:{_either(table['surnames']['compound'])}|[{''.join(table['surnames']['single'].split())}])"
    given, after = f"[^\\W\\da-zA-Z_{table['words']['no_given']}]", f"[{table['words']['after_name']}]"
    three = f"(?P<name>{surname}{given}{{2}})"
    name = f"(?P<name>{surname}{given}{{1,2}}?)"
    end = f"(?=\\W|{after}|$)"
    before, called = _either(table["before"]["persons"]), _either(table["before"]["called"])
    address, speech = _either(table["after"]["persons"]), _either(table["after"]["speech"])
    cues = (
        ("age", f"{name}(?:[（(，,]?(?:今年|现年|时年)?[0-9０-９]{{1,3}}岁)"),
        ("age", f"[0-9０-９]{{1,3}}岁的{name}{end}"),
        ("sex", f"(?<!\\w){name}[（(，,][男女][，,、）)]"),
        ("called", f"(?:{called}){name}{end}"),
        ("address", f"(?:(?<!\\w)|(?<=[{table['words']['after_name']}])){name}(?={address})"),
        ("speech", f"(?:{before}){name}(?={speech})"),
        ("role", f"(?:{before}){three}{end}"),
    )
    titles = _either(table["public"]["titles"])
    return _Patterns(
        tuple((rule, re.compile(pattern)) for rule, pattern in cues),
        re.compile(f"、{name}{end}"),
        f"(?:{titles})NAME|NAME(?:{titles})",
        frozenset(table["words"]["no_names"]),
    )


def _either(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
