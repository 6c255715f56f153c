"""Sentences with their expressions tagged: 会议于<3月5日|2019-03-05>举行. Strips the tags and compares what is found."""

import re

from archive.extraction.time import find
from archive.schema.vocabulary import Role
from archive.values import edtf

_TAG = re.compile(r"<([^<>|]+)\|([^<>]*)>")


def expected(tagged: str) -> tuple[str, list[tuple[str, str]]]:
    return _TAG.sub(r"\1", tagged), [(m[1], m[2]) for m in _TAG.finditer(tagged)]


def found(tagged: str, reference: str | None) -> list[tuple[str, str]]:
    """Surface and EDTF of all expressions that date something (roles name and vague left out)."""
    text, _ = expected(tagged)
    when = edtf.parse(reference) if reference else None
    return [(e.text, e.edtf or "") for e in find(text, when) if e.role not in (Role.NAME, Role.VAGUE)]


def check(tagged: str, reference: str | None = "2019-11-07") -> None:
    assert found(tagged, reference) == expected(tagged)[1]
