"""Counts the lists of an OpenDocument text and prints their labels."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from archive.readers.labels import label
from archive.readers.odt_names import TEXT, attribute

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
#: Number formats are given by their first signs.
_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "一": "chineseCounting",
    "壹": "chineseLegalSimplified", "甲": "ideographTraditional", "子": "ideographZodiac", "①": "decimalEnclosedCircle",
    "１": "decimalFullWidth",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    prefix: str
    suffix: str
    start: int
    shown: int


class Lists:
    """The list styles of one document, and how far each list has counted."""

    def __init__(self, roots: list[Element]) -> None:
        """Collect the styles of `styles.xml` and `content.xml`."""
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style"):
                for level in style:
                    self._keep(style.get(f"{_STYLE}name", ""), level)

    def _keep(self, name: str, level: Element) -> None:
        if level.tag != f"{TEXT}list-level-style-number":
            return
        form = level.get(f"{_STYLE}num-format", "")
        self._levels[name, _whole(attribute(level, "level"), 1)] = _Level(
            _FORMS.get(form[:1], "decimal") if form else "none",
            level.get(f"{_STYLE}num-prefix", ""),
            level.get(f"{_STYLE}num-suffix", ""),
            _whole(attribute(level, "start-value"), 1),
            _whole(attribute(level, "display-levels"), 1),
        )

    def label(self, style: str, depth: int, block: Element, item: Element, *, first: bool) -> str | None:
        """The label of an item at a depth (from 1) of a list (`block`): None for a bullet."""
        level = self._levels.get((style, depth))
        if level is None:
            return None
        counts = self._counts.setdefault(style, {})
        goes_on = attribute(block, "continue-numbering") == "true" or attribute(block, "continue-list") != ""
        if first and not goes_on:
            counts[depth] = level.start - 1
        counts[depth] = _whole(attribute(item, "start-value"), counts.get(depth, level.start - 1) + 1)
        numbers = []
        for shown in range(max(1, depth - level.shown + 1), depth + 1):
            form = self._levels[style, shown].form if (style, shown) in self._levels else "decimal"
            numbers.append(label(counts.get(shown, 1), form))
        printed = level.prefix + ".".join(numbers) + level.suffix
        return printed + " " if printed and printed[-1].isascii() else printed


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else otherwise
