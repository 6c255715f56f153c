"""What is attached to an e-mail (or stands in a winmail.dat): files of their own, which say to which letter they belonged."""

import email
import email.policy
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from archive.importers.given import Given
from archive.readers import formats, winmail
from archive.readers.letter_words import LONGEST_FIELD, words

#: Attachments of one letter, and parts that are looked at; what is no document is left alone.
MOST, _MOST_PARTS = 200, 1000
_NO_DOCUMENTS = (".p7s", ".p7m", ".asc", ".sig", ".vcf", ".ics")


class _Decoded(email.policy.Compat32):
    """Decodes the fields of a head, and cuts overlong ones."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and value of a field, as the letter writes them."""
        name, value = super().header_source_parse(sourcelines)
        return name, words(str(value)[:LONGEST_FIELD])


def attached(content: bytes, name: str, given: Given) -> Iterator[tuple[str, bytes, Given]]:
    """Name, bytes and what is known of every file that is attached to a letter; nothing where `content` is no letter.

    What was said of the letter as a file (where it was fetched, by whom) holds for them, its date and title do not.
    """
    if not content.startswith(winmail.MARK) and formats.recognise(content) != "email":
        return
    about = replace(
        given, issuer=None, published=None, title=None, number=None, columns=(),
        note=f"attached to the e-mail {name}", part_of=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    seen: set[str] = set()
    for number, (told, data) in enumerate(_files(content), 1):
        own = _own(told) or f"{number}"
        if own.lower().endswith(_NO_DOCUMENTS):
            continue
        own = f"{number}-{own}" if own in seen else own
        seen.add(own)
        yield own, data, about
        if len(seen) == MOST:
            return


def _files(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of what is attached, and of what stands in containers of Outlook."""
    if content.startswith(winmail.MARK):
        yield from winmail.files(content)
        return
    for part in _parts(content):
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip():
            inside = winmail.files(data)
            yield from inside or [(part.get_filename() or "", data)]


def _parts(content: bytes) -> list[Message]:
    """The attached parts; none of a letter that cannot be taken apart (its reader says why)."""
    try:
        message = email.message_from_bytes(content, policy=_Decoded())
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


def _own(told: str) -> str:
    """The file's name without folders."""
    own = words(told[:1000]).replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in own if c.isprintable()).strip(" .")[-120:]
