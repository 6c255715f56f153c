"""Frames have proper types on both databases, and the examples of docs/pandas.md run as they stand."""

import re
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine

from archive.errors import WrongUse
from archive.queries import frames, reports
from archive.schema.views import VIEWS

PAGE = Path(__file__).parents[2] / "docs/pandas.md"
KINDS = {"integer": "Int64", "number": "Float64"}


@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_every_view_has_proper_types(engine: Engine, view: str) -> None:
    frame = frames.view(engine, view.name)
    for column in view.columns:
        expected = "datetime64[s]" if column.unit == "ISO day" else KINDS.get(column.type, "str")
        assert str(frame[column.name].dtype) == expected, column.name


@pytest.mark.parametrize("name", reports.all_reports())
def test_every_report_has_proper_types(engine: Engine, name: str) -> None:
    frame = frames.report(engine, name)
    kinds = {str(kind) for kind in frame.dtypes}
    assert kinds <= {"datetime64[s]", "Int64", "Float64", "str", "category"}
    for column in ("earliest", "latest", "begun"):
        if column in frame:
            assert str(frame[column].dtype) == "datetime64[s]", column
    for column in ("mentions", "milestones", "documents", "figures", "year"):
        if column in frame:
            assert str(frame[column].dtype) == "Int64", column


def test_an_interval_says_how_precise_it_is(engine: Engine) -> None:
    statement = (
        "SELECT '2020-02-01' AS earliest, '2020-02-29' AS latest UNION ALL SELECT '2020-01-01', '2020-12-31' "
        "UNION ALL SELECT '2020-05-04', '2020-05-04' UNION ALL SELECT NULL, '2020-05-04' UNION ALL "
        "SELECT '1919-05-04', '2020-05-04'"
    )
    frame = frames.question(engine, statement)
    assert list(frame.columns) == ["earliest", "latest", "precision"]
    assert list(frame["precision"]) == ["month", "year", "day", "open", "wider"]
    assert (frame["precision"] <= "month").sum() == 2
    assert frame["earliest"].isna().sum() == 1
    assert frame["earliest"].min() == pd.Timestamp("1919-05-04")


def test_an_answer_that_is_too_large_is_refused(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "ROWS", 3)
    with pytest.raises(WrongUse, match="more than 3 rows"):
        frames.view(engine, "timeline")


def test_the_examples_of_the_page_run(engine: Engine) -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(blocks) >= 6
    names: dict[str, object] = {"url": engine.url.render_as_string(hide_password=False)}
    for block in blocks:
        exec(compile(block, PAGE.name, "exec"), names)
    assert isinstance(names["order"], pd.DataFrame)
    names["engine"].dispose()  # type: ignore[attr-defined]
