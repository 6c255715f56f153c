"""Answers as files: every format gives the rows back, none holds them all, and what does not fit is said."""

import csv
import io
import json
import sys
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from archive.errors import WrongUse
from archive.exports import answers

COLUMNS = ("initiative", "year", "value", "note")
ROWS = [("青年书屋", 2020, 1.5, None), ("=1+1", 2021, 2.0, "两行\n一格"), ("", None, None, "“引号”,逗号")]


def made(form: str, rows: Any = ROWS, columns: Any = COLUMNS, **more: Any) -> bytes:
    return b"".join(answers.pieces(form, columns, iter(rows), **more))


def test_csv_is_read_back_and_runs_no_formula() -> None:
    read = list(csv.reader(io.StringIO(made("csv").decode("utf-8"), newline="")))
    assert read == [list(COLUMNS), ["青年书屋", "2020", "1.5", ""], ["'=1+1", "2021", "2.0", "两行\n一格"],
                    ["", "", "", "“引号”,逗号"]]  # fmt: skip
    assert made("csv", bom=True) == b"\xef\xbb\xbf" + made("csv")


def test_json_and_lines_are_read_back() -> None:
    expected = [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]
    assert json.loads(made("json")) == expected
    assert [json.loads(line) for line in made("jsonl").decode().splitlines()] == expected
    assert json.loads(made("json", rows=[])) == []


def test_xlsx_holds_texts_and_numbers() -> None:
    with zipfile.ZipFile(io.BytesIO(made("xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "青年书屋" in sheet
    assert "<v>2020</v>" in sheet


def test_a_cell_that_is_too_long_for_a_sheet_is_told() -> None:
    with zipfile.ZipFile(io.BytesIO(made("xlsx", rows=[("长" * 40_000, 1, 1.0, None)]))) as book:
        assert "1 cells hold more than" in book.read("xl/worksheets/sheet2.xml").decode()


def test_a_sheet_that_is_too_small_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "SHEET_ROWS", 3)
    with pytest.raises(WrongUse, match="take CSV"):
        made("xlsx")
    assert made("xlsx", rows=ROWS[:2])


def test_parquet_has_types_also_where_the_first_rows_are_empty(tmp_path: Path) -> None:
    answers.write(tmp_path / "a.parquet", "parquet", ("year", "note", "note"), [(None, None, "x"), (2020, "y", None)])
    table = parquet.read_table(tmp_path / "a.parquet")
    assert [str(field.type) for field in table.schema] == ["int64", "string", "string"]
    assert table.schema.names == ["year", "note", "note_2"]
    assert table.to_pydict() == {"year": [None, 2020], "note": [None, "y"], "note_2": ["x", None]}


def test_without_pyarrow_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(WrongUse, match=r"pip install 'league-archive\[parquet\]'"):
        made("parquet")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(WrongUse, match="there are csv"):
        made("doc")


@pytest.mark.parametrize("form", answers.FORMATS)
def test_many_rows_are_not_held(form: str, tmp_path: Path) -> None:
    count = 40_000

    def rows() -> Iterator[tuple[Any, ...]]:
        for n in range(count):
            yield f"工作项目{n}", n, n / 2, "文" * 50

    tracemalloc.start()
    try:
        assert answers.write(tmp_path / f"a.{form}", form, COLUMNS, rows()) == count
        # All rows together take more than 12 MB; a group of Parquet is a quarter of these.
        assert tracemalloc.get_traced_memory()[1] < (8_000_000 if form == "parquet" else 2_500_000)
    finally:
        tracemalloc.stop()
