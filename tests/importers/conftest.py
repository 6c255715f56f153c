"""Fixtures for storing: the stub reader and annotator in place of the real ones, and dumps to compare."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, select

from archive import database
from archive.importers import one
from archive.schema.base import table_of
from archive.schema.metadata import Batch, BatchFile, metadata
from archive.values import timekeys
from tests.importers import stub

LETTER = """# 志愿行动周报
共青团示例县委员会于2021-05-04启动「示例行动」，120人参加。
2021-06-01「示例行动」走进学校，2021-06-02总结，30人获奖。
没有日期的一句。
# 第二篇
共青团示例市委员会2022-01-09召开会议。
"""


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read and annotate by the stub."""
    monkeypatch.setattr(one, "read", stub.read)
    monkeypatch.setattr(one, "annotate", stub.annotate)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A file of two documents."""
    path = tmp_path / "in" / "letter.txt"
    path.parent.mkdir()
    path.write_bytes(LETTER.encode())
    return path


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """An engine on an archive, closed again whatever happens."""
    engine = database.connect(url)
    try:
        yield engine
    finally:
        engine.dispose()


def dump(engine: Engine, *, moments: bool = True, batches: bool = False) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but the batches, the search index by what it holds."""
    left_out = set() if batches else {table_of(Batch).name, table_of(BatchFile).name}
    with engine.connect() as connection:
        held = {
            table.name: sorted(
                tuple(repr(value) for value in row) for row in connection.execute(select(*_columns(table, moments)))
            )
            for table in metadata.sorted_tables
            if table.name not in left_out
        }
        return held | {name: _index(connection, name) for name in ("passage_search", "milestone_search")}


def _columns(table: Any, moments: bool) -> list[Any]:
    return [c for c in table.columns if moments or not c.name.endswith("_at")]


def _index(connection: Connection, name: str) -> list[tuple[Any, ...]]:
    table = f"{name}_docsize" if connection.dialect.name == "sqlite" else name
    return sorted((str(timekeys.row(row[0])),) for row in connection.exec_driver_sql(f"SELECT id FROM {table}"))
