"""The words of one OpenDocument paragraph, and the names of its XML."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

_SKIPPED = frozenset(
    [f"{_OFFICE}annotation", f"{TEXT}tracked-changes", f"{TEXT}ruby-text", f"{TEXT}page-number", f"{TEXT}page-count"]
)
#: A field says how many blanks; nobody prints more.
_MOST_BLANKS = 100


def attribute(element: Element, name: str) -> str:
    """An attribute of the text namespace, "" where there is none."""
    return element.get(f"{TEXT}{name}", "")


def words(block: Element, notes: list[str], boxes: list[Element]) -> Iterator[str]:
    """What a paragraph prints; its notes and text boxes are added to the lists."""
    yield block.text or ""
    for child in block:
        yield from _inside(child, notes, boxes)
        yield child.tail or ""


def _inside(child: Element, notes: list[str], boxes: list[Element]) -> Iterator[str]:
    if child.tag in _SKIPPED:
        return
    if child.tag == f"{TEXT}s":
        count = attribute(child, "c")
        yield " " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS)
    elif child.tag == f"{TEXT}tab":
        yield " "
    elif child.tag == f"{TEXT}line-break":
        yield "\n"
    elif child.tag == f"{TEXT}note":
        for part in child.findall(f"{TEXT}note-body"):
            notes.append(" ".join("".join(words(p, notes, boxes)) for p in part.iter(f"{TEXT}p")))
    elif child.tag == f"{_DRAW}text-box":
        boxes.append(child)
    else:
        yield from words(child, notes, boxes)
