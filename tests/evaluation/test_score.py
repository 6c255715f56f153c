"""Scores of an annotation against a gold file: what counts as right, what counts neither way."""

import json
from array import array
from pathlib import Path

import pytest

from archive.errors import WrongUse
from archive.evaluation import Score, load, score
from archive.evaluation.gold import Placer
from archive.extraction.findings import Annotation, Figure, OrganisationMention, TimeExpression
from archive.schema.vocabulary import Basis, BlockKind, Level, OrganisationKind, Role
from archive.values.intervals import DayInterval
from archive.values.reading import Block, Reading
from archive.values.spans import Span

SOURCE = "2021年5月，团云岭市委 举办培训3场。"
TEXT = SOURCE.replace(" ", "")


def reading() -> Reading:
    origins = array("l", (i for i, c in enumerate(SOURCE) if c != " "))
    return Reading(TEXT, (Block(BlockKind.PARAGRAPH, 0, len(TEXT)),), origins, "plain-text", "text/plain", "utf-8")


def gold(tmp_path: Path, **rows: object) -> Path:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"source": "x.txt", **rows}, ensure_ascii=False), "utf-8")
    return path


def span(surface: str, text: str) -> list[int]:
    return [text.index(surface), text.index(surface) + len(surface)]


def found_time(surface: str, month: int, role: Role = Role.EVENT) -> TimeExpression:
    start, stop = span(surface, TEXT)
    return TimeExpression(
        start, stop, surface, DayInterval.month(2021, month), f"2021-{month:02}", role, Basis.EXPLICIT, "month"
    )


def test_spans_of_the_source_are_found_again_by_their_origins():
    placed = Placer(reading()).place((span("举办", SOURCE)[0], span("举办", SOURCE)[1]))
    assert placed is not None
    assert placed.of(TEXT) == "举办"


def test_a_place_that_the_reading_left_out_has_no_place():
    assert Placer(reading()).place((SOURCE.index(" "), SOURCE.index(" ") + 1)) is None


@pytest.mark.parametrize(("month", "right"), [(5, 1), (6, 0)], ids=["same interval", "another interval"])
def test_time_is_right_when_span_and_interval_agree(tmp_path: Path, month: int, right: int):
    row = {"span": span("2021年5月", SOURCE), "text": "2021年5月", "earliest": "2021-05-01", "latest": "2021-05-31"}
    wanted = load(gold(tmp_path, time=[{**row, "required": True}]))
    result = score(wanted, reading(), Annotation(TEXT, (), time=(found_time("2021年5月", month),)))[0]
    assert result == Score("time", right, 1, 1)


def test_findings_on_doubtful_rows_count_neither_way(tmp_path: Path):
    row = {"span": span("2021年5月", SOURCE), "text": "2021年5月", "earliest": "2021-05-01", "latest": "2021-05-31"}
    wanted = load(gold(tmp_path, time=[{**row, "required": False}]))
    result = score(wanted, reading(), Annotation(TEXT, (), time=(found_time("2021年5月", 6),)))[0]
    assert result == Score("time", 0, 0, 0)


def test_committees_and_figures(tmp_path: Path):
    name = "共青团云岭市委员会"
    start, stop = span("团云岭市委", TEXT)
    body = OrganisationMention(
        start, stop, "团云岭市委", name, name, OrganisationKind.LEAGUE, Level.PREFECTURE, None, "head"
    )
    at = Span(*span("3场", TEXT))
    figure = Figure(at.start, at.stop, "3场", 3, "场", 4, False, "count")
    wanted = load(
        gold(
            tmp_path,
            org_mentions=[{"span": span("团云岭市委", SOURCE), "org": name}],
            figures=[{"span": span("3场", SOURCE), "value_base": 3}],
        )
    )
    scores = {s.name: s for s in score(wanted, reading(), Annotation(TEXT, (), (), (body,), (), (figure,)))}
    assert scores["organisations"].f1 == 1
    assert (scores["figures"].right, scores["figures"].found) == (0, 1)


def test_a_file_that_is_no_gold_says_what_a_gold_file_is(tmp_path: Path):
    path = tmp_path / "x.json"
    path.write_text("[]", "utf-8")
    with pytest.raises(WrongUse, match="source"):
        load(path)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ({"org_mentions": [{"span": [0, 3]}]}, "row 1 of org_mentions .* no 'org'"),
        ({"figures": [{"span": [0, 3], "value_base": "many"}]}, "row 1 of figures"),
        ({"initiative_mentions": ["青年夜校"]}, "row 1 of initiative_mentions"),
        ({"milestones": [{"span": [3, 3], "modality": "done"}]}, "row 1 of milestones .*empty"),
        ({"time": [{"span": [0, 3], "text": "", "required": True, "earliest": None, "latest": None}]}, "row 1 of time"),
    ],
    ids=str,
)
def test_a_row_that_cannot_be_compared_is_named(tmp_path: Path, rows: dict[str, object], why: str):
    with pytest.raises(WrongUse, match=why):
        load(gold(tmp_path, **rows))
