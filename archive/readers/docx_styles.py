"""What Word's styles say of a paragraph: heading level, numbering, indent; styles inherit from each other."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from archive.readers.docx_words import WORD, value

_TITLES = {"title": 1, "标题": 1, "subtitle": 2, "副标题": 2}
_HEADINGS = ("heading ", "标题 ")
_CAPTIONS = frozenset(["caption", "题注", "图注"])
#: A chain of styles that is longer runs in a circle.
_LONGEST_CHAIN = 20
#: Twips to half-width columns at the usual size (16 pt).
_COLUMN = 160


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a paragraph before its words: heading level (0 for none), its style's numbering, indent, caption."""

    level: int = 0
    numbering: Element | None = None
    indent: int = 0
    caption: bool = False


class Styles:
    """The paragraph styles of one document."""

    def __init__(self, root: Element | None) -> None:
        """Read `word/styles.xml`; a document may do without."""
        found = root.iter(f"{WORD}style") if root is not None else ()
        self._styles = {value(style, "styleId"): style for style in found}

    def look(self, properties: Element | None) -> Look:
        """What a paragraph's own properties and its style say."""
        if properties is None:
            return Look()
        chain = [properties, *self._chain(value(properties.find(f"{WORD}pStyle")))]
        level = next((found for link in chain if (found := _level(link)) is not None), 0)
        numbering = None
        for link in chain[1:]:
            numbering = link.find(f"{WORD}pPr/{WORD}numPr")
            if numbering is not None:
                break
        caption = any(value(link.find(f"{WORD}name")).lower() in _CAPTIONS for link in chain)
        return Look(level, numbering, _indent(properties), caption)

    def _chain(self, name: str) -> list[Element]:
        """A style and those that it is based on, nearest first."""
        chain: list[Element] = []
        while name in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[name])
            name = value(chain[-1].find(f"{WORD}basedOn"))
        return chain


def _level(link: Element) -> int | None:
    """The heading level that a paragraph's properties or a style give: 1 to 6, 0 for body text, None if they are silent."""
    name = value(link.find(f"{WORD}name")).lower()
    if name in _TITLES:
        return _TITLES[name]
    if name.startswith(_HEADINGS) and name[-1].isdecimal():
        return min(int(name.split()[-1]), 6)
    outline = link.find(f"{WORD}outlineLvl")
    if outline is None:
        outline = link.find(f"{WORD}pPr/{WORD}outlineLvl")
    number = value(outline)
    if not number.isdecimal():
        return None
    return 0 if int(number) > 8 else min(int(number) + 1, 6)


def _indent(properties: Element) -> int:
    """How far the first line is set in, in half-width columns."""
    indent = properties.find(f"{WORD}ind")
    characters, twips = value(indent, "firstLineChars"), value(indent, "firstLine")
    if characters.isdecimal():
        return min(int(characters) // 50, 40)
    return min(int(twips) // _COLUMN, 40) if twips.isdecimal() else 0
