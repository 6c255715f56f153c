"""XML that is always well-formed: elements by name, text escaped, characters that XML forbids taken out."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

__all__ = ["Element", "child", "clean", "document", "element"]

#: What XML 1.0 does not allow in a document: control characters, lone surrogates, and two code points that are none.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)


def element(name: str, **attributes: str) -> Element:
    """An element; `__` in an attribute's name stands for the colon of a prefix."""
    return Element(name, {key.replace("__", ":"): clean(value) for key, value in attributes.items()})


def child(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """An element below another, with its text."""
    made = element(name, **attributes)
    if text is not None:
        made.text = clean(text)
    parent.append(made)
    return made


def document(root: Element) -> bytes:
    """The whole document in UTF-8, with its declaration."""
    ElementTree.indent(root, " ")
    body = ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()
