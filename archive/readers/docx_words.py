"""The words of one Word paragraph: what it prints, without deletions, hidden text and field codes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_SKIPPED = frozenset(
    f"{WORD}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "sdtPr", "ruby")
) | {f"{_COMPATIBLE}Fallback"}  # fmt: skip
_PRINTED = {f"{WORD}tab": " ", f"{WORD}noBreakHyphen": "-", f"{WORD}cr": "\n"}


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of Word's namespace, "" where there is none."""
    return "" if element is None else element.get(f"{WORD}{name}", "")


def is_on(element: Element | None) -> bool:
    """Whether a switch (`<w:vanish/>`) is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


@dataclass(slots=True)
class Words:
    """What a paragraph prints, and the text boxes anchored in it.

    `runs_on` says that its end was deleted, so that the next paragraph belongs to it.
    """

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    runs_on: bool = False

    @classmethod
    def of(cls, paragraph: Element, before: "Words | None" = None) -> "Words":
        """The words of a `w:p`, after those of a paragraph that runs on into it."""
        words = cls(before.text, before.boxes) if before else cls()
        words.text += "".join(_printed(paragraph, words.boxes))
        mark = paragraph.find(f"{WORD}pPr/{WORD}rPr/{WORD}del")
        words.runs_on = mark is not None
        return words


def _printed(element: Element, boxes: list[Element]) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            if child.tag == f"{WORD}ruby":
                yield from _base(child, boxes)
        elif child.tag == f"{WORD}t":
            yield child.text or ""
        elif child.tag in _PRINTED:
            yield _PRINTED[child.tag]
        elif child.tag == f"{WORD}br":
            yield "" if value(child, "type") in ("page", "column") else "\n"
        elif child.tag == f"{WORD}txbxContent":
            boxes.append(child)
        elif child.tag == f"{WORD}r" and is_on(child.find(f"{WORD}rPr/{WORD}vanish")):
            continue
        else:
            yield from _printed(child, boxes)


def _base(ruby: Element, boxes: list[Element]) -> Iterator[str]:
    """Of characters with their readings above, the characters."""
    base = ruby.find(f"{WORD}rubyBase")
    if base is not None:
        yield from _printed(base, boxes)
