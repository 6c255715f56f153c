"""Permanent short ids: made from what a thing is, so that the same import gives the same addresses everywhere."""

import hashlib
from collections.abc import Iterable, Sequence

# Letters and digits that cannot be taken for each other.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def short_id(*parts: str, length: int) -> str:
    """An id of `length` characters (five bits each) that depends on the parts alone."""
    number = int.from_bytes(hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest(), "big")
    return "".join(_ALPHABET[(number >> (5 * i)) & 31] for i in range(length))


def organisation_id(name: str) -> str:
    """The id of a body: from its canonical name."""
    return short_id("organisation", name, length=10)


def milestone_ids(document_id: str, texts: Sequence[str]) -> list[str]:
    """The ids of a document's milestones: from the document and the text; repeated texts are counted."""
    seen: dict[str, int] = {}
    ids = []
    for text in texts:
        seen[text] = seen.get(text, 0) + 1
        ids.append(short_id("milestone", document_id, text, str(seen[text]), length=12))
    return ids


def document_id(sha256: str, title: str, taken: Iterable[str]) -> str:
    """The id of a new document: from its source and title; `taken` are ids that cannot be given again."""
    used, count = set(taken), 1
    while (made := short_id("document", sha256, title, str(count), length=10)) in used:
        count += 1
    return made


def initiative_slug(name: str) -> str:
    """The address of a discovered initiative: from its name."""
    return "x-" + short_id("initiative", name, length=10)
