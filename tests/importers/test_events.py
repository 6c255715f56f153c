"""Events grow and shrink with the documents that report them."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from archive.importers import run, withdrawal
from archive.importers.run import import_paths
from archive.importers.writing import writing
from archive.queries import events as queries
from tests.importers import stub
from tests.importers.conftest import dump

pytestmark = pytest.mark.usefixtures("stubbed")

LINE = "共青团示例县委员会{day}举办「示例行动」启动仪式暨表彰大会。"


def write(folder: Path, name: str, *lines: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_bytes("\n".join([f"# {name}", *lines]).encode())
    return folder


def events(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        return [
            tuple(row)
            for row in connection.exec_driver_sql(
                "SELECT event, event_earliest, event_latest, disputed, count(*) FROM events_overview "
                "GROUP BY event, event_earliest, event_latest, disputed ORDER BY event_earliest"
            )
        ]


def test_two_reports_of_one_happening_are_one_event(engine: Engine, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "甲", LINE.format(day="2021-05-04"), "各乡镇代表2021-05-04在县城另开座谈会。")
    write(folder, "乙", LINE.format(day="2021-05-04"))
    import_paths(engine, [folder])
    assert [row[1:] for row in events(engine)] == [("2021-05-04", "2021-05-04", 0, 2)]


def test_reports_that_disagree_on_the_day_are_disputed(engine: Engine, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "甲", LINE.format(day="2021-05-04"))
    write(folder, "乙", LINE.format(day="2021-05-06"))
    import_paths(engine, [folder])
    assert [row[3:] for row in events(engine)] == [(1, 2)]


def test_a_third_report_joins_and_bridges(engine: Engine, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "甲", LINE.format(day="2021-01-10"))
    write(folder, "乙", LINE.format(day="2021-03-08"))
    import_paths(engine, [folder])
    assert events(engine) == []
    import_paths(engine, [write(folder, "丙", LINE.format(day="2021-02-07"))])
    assert [row[3:] for row in events(engine)] == [(1, 3)]


def test_events_keep_their_id_when_a_document_is_annotated_anew(engine: Engine, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "甲", LINE.format(day="2021-05-04"))
    write(folder, "乙", LINE.format(day="2021-05-04"))
    import_paths(engine, [folder])
    before = events(engine)
    with writing(engine) as connection:
        connection.exec_driver_sql(f"UPDATE sources SET findings_sha256 = '{'0' * 64}'")
    assert [f.outcome.value for f in run.reannotate(engine).files] == ["changed", "changed"]
    assert events(engine) == before


def test_an_event_that_one_document_alone_reports_goes(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "in", "甲", LINE.format(day="2021-05-04"))
    write(folder, "乙", LINE.format(day="2021-05-04"))
    import_paths(engine, [folder])
    monkeypatch.setattr(stub, "DAY", __import__("re").compile("never"))
    run.reannotate(engine, names=["乙.txt"])
    assert events(engine) == []
    assert dump(engine)["events"] == []


def test_a_withdrawn_report_says_nothing_of_the_event(engine: Engine, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "甲", LINE.format(day="2021-05-04"))
    for name in "乙丙":
        write(folder, name, LINE.format(day="2021-05-06"))
    import_paths(engine, [folder])
    (before,) = events(engine)
    assert before[3:] == (1, 3)
    with engine.connect() as connection:
        ids = dict(connection.exec_driver_sql("SELECT title, document FROM documents_overview").all())
    withdrawal.withdraw(engine, ids["甲"], author="甲", reason="asked for")
    assert events(engine) == [(before[0], "2021-05-06", "2021-05-06", 0, 2)]
    for name in "乙丙":
        withdrawal.withdraw(engine, ids[name], author="甲", reason="asked for")
    with engine.connect() as connection:
        assert queries.one(connection, before[0]) is None
    for name in "甲乙丙":
        withdrawal.show_again(engine, ids[name])
    assert events(engine) == [before]
