"""What is attached to an e-mail: files of their own, which say to which letter they belonged."""

import contextlib
import email
import email.policy
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import Message

from archive.importers.given import Given
from archive.readers import formats

#: Attachments of one letter, and parts that are looked at; what is no document is left alone.
MOST, _MOST_PARTS = 200, 1000
_NO_DOCUMENTS = (".p7s", ".p7m", ".asc", ".sig", ".vcf", ".ics")


def attached(content: bytes, name: str, given: Given) -> Iterator[tuple[str, bytes, Given]]:
    """Name, bytes and what is known of every file that is attached to a letter; nothing where `content` is no letter.

    What was said of the letter as a file (where it was fetched, by whom) holds for them, its date and title do not.
    """
    if formats.recognise(content) != "email":
        return
    about = replace(
        given, issuer=None, published=None, title=None, number=None, columns=(),
        note=f"attached to the e-mail {name}", part_of=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    seen: set[str] = set()
    for number, part in enumerate(_parts(content), 1):
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data.strip():
            continue
        own = _name(part) or f"{number}"
        if own.lower().endswith(_NO_DOCUMENTS):
            continue
        own = f"{number}-{own}" if own in seen else own
        seen.add(own)
        yield own, data, about
        if len(seen) == MOST:
            return


def _parts(content: bytes) -> list[Message]:
    """The attached parts; none of a letter that cannot be taken apart (its reader says why)."""
    try:
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False)]
        return [part for part in parts if not part.is_multipart() and _is_attached(part)]
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError):
        return []


def _is_attached(part: Message) -> bool:
    """Whether a part is a file that somebody attached, not a picture in the text."""
    disposition = part.get_content_disposition()
    return disposition == "attachment" or (
        disposition is None and bool(part.get_filename()) and part.get_content_maintype() == "application"
    )


def _name(part: Message) -> str:
    """The file's name without folders."""
    told = (part.get_filename() or "")[:1000]
    with contextlib.suppress(ValueError, LookupError):
        told = str(make_header(decode_header(told)))
    own = told.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in own if c.isprintable()).strip(" .")[-120:]
