"""Reads e-mail (.eml) and web archives (MHTML): the body through the readers of text, the letter's head as metadata.

The body is what a reader of text makes of it; its origins are offsets into the decoded body. Attachments are named.
"""

import email
import email.policy
import re
from array import array
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from archive.errors import RejectedSource
from archive.readers.encoding import decode
from archive.readers.letter_words import LONGEST_FIELD, words
from archive.readers.texts import read_decoded
from archive.values.reading import Metadatum, Reading

#: Parts of a letter that are looked at.
_MOST_PARTS = 500


class _Short(email.policy.EmailPolicy):
    """Cuts overlong fields before they are taken apart (a megabyte of encoded words costs two gigabytes), and decodes them."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, Any]:
        """Name and value of a field, as the letter writes them."""
        name, value = super().header_source_parse(sourcelines)
        return name, words(value[:LONGEST_FIELD])


def read(data: bytes) -> Reading:
    """The reading of a letter: its body, as text or HTML.

    Raises:
        RejectedSource: if it has no body that can be read.
    """
    try:
        message = email.message_from_bytes(data, policy=_Short())
        assert isinstance(message, EmailMessage)
        parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False)]
        text = _body(parts)
        fields = _fields(message, parts)
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError, IndexError, KeyError) as error:
        raise RejectedSource(f"The e-mail is damaged ({type(error).__name__}); save its text.") from None
    if not text.strip():
        raise RejectedSource("The e-mail has no text of its own; what is attached to it is taken in by itself.")
    reading = read_decoded(text, "utf-8")
    named = {field.name for field in reading.metadata}
    kept = tuple(field for field in fields if field.name not in named)
    media_type = "multipart/related" if _is_page(message) else "message/rfc822"
    return replace(
        reading,
        reader="email",
        media_type=media_type,
        encoding=None,
        origins=array("l", reading.origins),
        metadata=(*reading.metadata, *kept),
    )


def _body(parts: list[EmailMessage]) -> str:
    """The text of the letter: as HTML where that has no plain twin, else plain."""
    for wanted in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == wanted and part.get_content_disposition() != "attachment":
                content = part.get_payload(decode=True)
                if isinstance(content, bytes) and content.strip():
                    return _decoded(content, part.get_content_charset())
    return ""


def _decoded(content: bytes, charset: str | None) -> str:
    """The text of a part: in the charset that it names, if it does decode, else in the one that it looks like."""
    for name in (charset, "gb18030" if (charset or "").startswith("gb") else None):
        try:
            if name:
                return content.decode(name)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return decode(content)[0]


def _fields(message: EmailMessage, parts: list[EmailMessage]) -> list[Metadatum]:
    if _is_page(message):
        return [Metadatum("url", url) for url in [_head(message, "Snapshot-Content-Location")] if url]
    name, address = parseaddr(_head(message, "From"))
    found = [
        Metadatum(
            "title", re.sub(r"^(?:(?:转发|回复|Fwd?|Re|答复)\s*[:：]\s*)+", "", _head(message, "Subject"), flags=re.I)
        ),
        Metadatum("date", _head(message, "Date")),
        Metadatum("author", name or address),
    ]
    files = [part.get_filename() for part in parts if part.get_content_disposition() == "attachment"]
    found += [Metadatum("attachment", name) for name in files if name]
    return [field for field in found if field.value]


def _head(message: EmailMessage, name: str) -> str:
    """A field of the head on one line, "" where it is missing."""
    return re.sub(r"\s+", " ", str(message.get(name) or "")).strip()


def _is_page(message: EmailMessage) -> bool:
    """Whether it is a saved web page rather than a letter."""
    return message.get_content_type() == "multipart/related" and (
        message.get("Snapshot-Content-Location") is not None or "saved by" in _head(message, "From").lower()
    )
