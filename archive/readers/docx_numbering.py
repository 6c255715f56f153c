"""Counts Word's automatically numbered paragraphs and prints their labels (`word/numbering.xml`)."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from archive.readers.docx_words import WORD, is_on, value
from archive.readers.labels import label

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and prints."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None


class Numbering:
    """The lists of one document; counts on from paragraph to paragraph, so it must be asked in the order of the page."""

    def __init__(self, root: Element | None) -> None:
        """Read the lists; a document may do without."""
        self._lists: dict[str, dict[int, _Level]] = {}
        self._instances: dict[str, tuple[str, dict[int, int], dict[int, _Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        if root is None:
            return
        for abstract in root.findall(f"{WORD}abstractNum"):
            self._lists[value(abstract, "abstractNumId")] = _levels(abstract.findall(f"{WORD}lvl"))
        for instance in root.findall(f"{WORD}num"):
            self._instances[value(instance, "numId")] = _instance(instance)

    def label(self, properties: Element | None, inherited: Element | None) -> str | None:
        """The label of the next paragraph with these properties: "" if it is not numbered, None for a bullet.

        `inherited` is the numbering of its style, which its own overrides.
        """
        own = None if properties is None else properties.find(f"{WORD}numPr")
        number = _child(own, "numId") or _child(inherited, "numId")
        depth = _whole(_child(own, "ilvl") or _child(inherited, "ilvl"))
        if number not in self._instances or not 0 <= depth < _LEVELS:
            return ""
        abstract, _, changed = self._instances[number]
        levels = {**self._lists.get(abstract, {}), **changed}
        level = levels.get(depth)
        if level is None:
            return ""
        self._count(number, depth, levels)
        if level.form == "bullet":
            return None
        printed = self._print(self._counts[abstract], level, levels)
        return printed + " " if printed[-1:].isascii() and printed and level.suffix != "nothing" else printed

    def _count(self, number: str, depth: int, levels: dict[int, _Level]) -> None:
        """Step the counter of a level; deeper ones begin anew, levels above that never counted begin."""
        abstract, starts, _ = self._instances[number]
        counts = self._counts.setdefault(abstract, {})
        if number not in self._started:
            self._started.add(number)
            for deep, start in starts.items():
                counts[deep] = start - 1
        for above in range(depth):
            counts.setdefault(above, levels[above].start if above in levels else 1)
        counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for deeper in [d for d in counts if d > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                del counts[deeper]

    def _print(self, counts: dict[int, int], level: _Level, levels: dict[int, _Level]) -> str:
        def filled(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            form = "decimal" if level.legal or at not in levels else levels[at].form
            return label(counts.get(at, 1), form)

        return re.sub(r"%([1-9])", filled, level.text)


def _instance(instance: Element) -> tuple[str, dict[int, int], dict[int, _Level]]:
    """A list as it is used: the list it follows, where it starts anew, which levels it changes."""
    starts: dict[int, int] = {}
    changed: dict[int, _Level] = {}
    for override in instance.findall(f"{WORD}lvlOverride"):
        depth = _whole(value(override, "ilvl"))
        if start := _child(override, "startOverride"):
            starts[depth] = _whole(start)
        changed |= _levels(override.findall(f"{WORD}lvl"))
    return _child(instance, "abstractNumId"), starts, changed


def _levels(found: list[Element]) -> dict[int, _Level]:
    return {_whole(value(level, "ilvl")): _level(level) for level in found}


def _level(level: Element) -> _Level:
    form = level.find(f"{WORD}numFmt")
    if form is None:  # newer programmes wrap it for older ones
        form = level.find(f".//{WORD}numFmt")
    restart = _child(level, "lvlRestart")
    return _Level(
        start=_whole(_child(level, "start") or "1"),
        form=value(form) or "decimal",
        text=_child(level, "lvlText"),
        suffix=_child(level, "suff") or "tab",
        legal=is_on(level.find(f"{WORD}isLgl")),
        restart=_whole(restart) if restart else None,
    )


def _child(element: Element | None, name: str) -> str:
    return "" if element is None else value(element.find(f"{WORD}{name}"))


def _whole(text: str) -> int:
    """A number of the file, 0 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
