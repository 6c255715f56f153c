"""The frame of a PDF's pages: what returns in the margins goes, at whatever height it lies; tables and single heads stay."""

from archive.readers.pdf_frame import without_frames
from archive.readers.pdf_lines import Line


def page(number: int, *rows: str, shift: float = 0.0) -> list[Line]:
    return [
        Line(words, 50, 50 + 10 * len(words), 800 - shift - 20 * at, 10, at, number) for at, words in enumerate(rows)
    ]


def body(page: str) -> list[str]:
    return [f"这是{page}面正文的第{n}行，说的是工作。" for n in "一二三四五六"]


def words(pages: list[list[Line]]) -> list[list[str]]:
    return [[line.text for line in one] for one in pages]


def test_a_head_that_returns_goes_even_where_the_page_was_scanned_askew() -> None:
    pages = [page(n, "工作材料", *body("甲乙丙丁"[n]), f"— {n} —", shift=7.0 * n) for n in (1, 2, 3)]
    assert words(without_frames(pages)) == [body(n) for n in "乙丙丁"]


def test_figures_that_return_are_a_table() -> None:
    pages = [page(n, f"{n}2 {n}5", *body("甲乙丙丁"[n]), f"{n}1 {n}3 {n}7") for n in (1, 2, 3)]
    assert [len(one) for one in without_frames(pages)] == [8, 8, 8]


def test_what_stands_above_once_and_below_once_is_no_frame() -> None:
    pages = [page(1, "团旗飘扬", *body("甲")), page(2, *body("乙"), "团旗飘扬")]
    assert sum("团旗飘扬" in one for one in words(without_frames(pages))) == 2
