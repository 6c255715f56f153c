"""The real documents: every expression that a careful reader resolves, and the time of annotated pages."""

import json

import pytest

from archive.extraction.time import explain, find
from archive.schema.vocabulary import Role
from archive.values import edtf
from benchmarks.time.material import SHARED, Text, texts

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the real documents of ../shared are not here"),
]


def _material() -> list[Text]:
    return [t for t in texts() if not t.name.startswith(("D", "F"))] if (SHARED / "corpus").is_dir() else []


@pytest.mark.parametrize("text", _material(), ids=lambda t: t.name)
def test_every_required_expression_is_right(text: Text) -> None:
    found = [e for e in find(text.text, text.reference) if e.interval and e.role not in (Role.NAME, Role.VAGUE)]
    wrong = [
        text.text[row.start : row.stop]
        for row in text.rows
        if row.required
        and not any(
            e.start < row.stop
            and row.start < e.stop
            and e.interval
            and (e.interval.earliest, e.interval.latest) == (row.earliest, row.latest)
            for e in found
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("text", _material(), ids=lambda t: t.name)
def test_nothing_else_is_dated(text: Text) -> None:
    spurious = [
        e.text
        for e in find(text.text, text.reference)
        if e.interval
        and e.role not in (Role.NAME, Role.VAGUE)
        and not any(e.start < row.stop and row.start < e.stop for row in text.rows)
    ]
    assert spurious == []


def test_every_expression_explains_itself() -> None:
    for text in _material():
        for e in find(text.text, text.reference):
            english, chinese = explain(e)
            assert english.endswith(".")
            assert chinese.endswith("。")
            assert "None" not in english + chinese


def test_the_gold_is_at_hand() -> None:
    assert len(list((SHARED / "gold").glob("*.json"))) >= 3
    for path in (SHARED / "gold").glob("*.json"):
        for row in json.loads(path.read_text("utf-8"))["time"]:
            if ".." not in row["edtf"]:
                edtf.parse(row["edtf"])
