"""Upright headlines and text that runs around something: one headline before its text, whole paragraphs."""

import pytest

from archive.readers import read
from archive.readers.pdf_lines import Line
from archive.readers.pdf_upright import put_before, taken_out
from tests.typesetter import Set, printed, wrapped

TEXT = (
    "云岭团市委把青年志愿服务纳入年度重点工作，各级团组织组建青年突击队二十支，深入社区、乡村开展服务，受到群众欢迎。"
)


def upright(words: str, x: float, top: float = 700, size: float = 30) -> list[Line]:
    return [Line(c, x, x + size, top - 1.05 * size * at, size, at) for at, c in enumerate(words)]


def row(words: str, y: float, x: float = 200, size: float = 10) -> Line:
    return Line(words, x, x + size * len(words), y, size, 500 - int(y / 10))


BODY = [row("各级团组织组建青年突击队深入社区", 690 - 16 * n) for n in range(20)]


def test_characters_under_each_other_are_a_headline() -> None:
    rest, heads = taken_out([*upright("青春在基层闪光", 100), *BODY], 10)
    assert rest == BODY
    assert [[line.text for line in head] for head in heads] == [["青春在基层闪光"]]
    assert put_before(rest, heads)[0].text == "青春在基层闪光"


def test_columns_are_read_from_the_right() -> None:
    _, heads = taken_out([*upright("让青春在基", 140), *upright("层一线闪光", 100), *BODY], 10)
    assert ["".join(line.text for line in head) for head in heads] == ["让青春在基层一线闪光"]


def test_short_lines_of_a_headline_stay_lines() -> None:
    """Two characters a line, nearer to each other than to those below."""
    lines = [Line(words, 100, 160, 700 - 45 * at, 30, at) for at, words in enumerate(["青春", "之声", "基层", "一线"])]
    assert taken_out([*lines, *BODY], 10) == ([*lines, *BODY], [])


def test_cells_of_a_table_are_no_headline() -> None:
    cells = [Line("是", 100, 110, 600 - 16 * n, 10, n) for n in range(6)]
    assert taken_out([*cells, *BODY], 10)[1] == []


def running(beside: tuple[float, float], below: tuple[float, float], words: str) -> list[Set]:
    """Text in lines from left to right side: twelve beside something, the others below it."""
    first = wrapped(words, 12, beside[1] - beside[0], 24)[:12]
    rest = wrapped(words[sum(map(len, first)) :], 12, below[1] - below[0])
    sides = [beside[0] + 24, *[beside[0]] * 11, *[below[0]] * len(rest)]
    return [Set(1, sides[at], 772.0 - 20 * at, 12, line) for at, line in enumerate([*first, *rest])]


@pytest.mark.parametrize("beside", [(160, 500), (60, 400), (160, 420)], ids=["left", "right", "both"])
def test_text_beside_something_keeps_its_paragraphs(beside: tuple[float, float]) -> None:
    """An upright headline or a picture; then the text runs below it over the whole width."""
    reading = read(printed(running(beside, (60, 500), TEXT * 6), (595, 842)))
    assert reading.text == TEXT * 6


def test_an_upright_headline_beside_its_text() -> None:
    headline = [Set(1, 60, 760 - 32 * at, 30, c) for at, c in enumerate("志愿之花开满城")]
    reading = read(printed([*headline, *running((160, 500), (60, 500), TEXT * 6)], (595, 842)))
    assert reading.text == f"志愿之花开满城\n{TEXT * 6}"


def test_rows_of_a_list_stay_rows() -> None:
    names = [
        f"共青团云岭省{a}{b}市{c}县委员会" for a, b, c in ("南溪东", "北坪西", "东川南", "西岗北", "南山中", "北河前")
    ]
    rows = [Set(1, 60, 500 - 20 * at, 12, name) for at, name in enumerate(names)]
    reading = read(printed([*running((60, 500), (60, 500), TEXT * 6), *rows], (595, 842)))
    assert reading.text.split("\n") == [TEXT * 6, *names]
