"""Watching a folder: whole files only, each once, whatever happens in between."""

from pathlib import Path
from threading import Event, Thread
from time import sleep

import pytest
from sqlalchemy import Engine, func, select

from archive.importers.run import Run
from archive.importers.watching import look, watch
from archive.schema.metadata import Batch, BatchFile, Source
from archive.schema.vocabulary import Outcome

pytestmark = pytest.mark.usefixtures("stubbed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    return made


def once(engine: Engine, folder: Path) -> list[Outcome]:
    runs = list(watch(engine, folder, interval=0.02, stop=Event(), report=lambda *_: None, once=True))
    return [file.outcome for run in runs for file in run.files]


def batches(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(Batch)) or 0


def test_what_is_there_is_taken_in_once(engine: Engine, folder: Path) -> None:
    (folder / "a.txt").write_text("# 甲\n2021-05-04开会", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    (folder / "c.txt.part").write_text("x", encoding="utf-8")
    assert once(engine, folder) == [Outcome.NEW, Outcome.REJECTED]
    before = batches(engine)
    assert once(engine, folder) == []
    assert batches(engine) == before


def test_a_sidecar_that_comes_later_is_heeded(engine: Engine, folder: Path) -> None:
    (folder / "a.txt").write_text("# 甲\n一句", encoding="utf-8")
    once(engine, folder)
    (folder / "a.txt.source.toml").write_text('published = "2021-05"', encoding="utf-8")
    assert once(engine, folder) == [Outcome.CHANGED]
    assert once(engine, folder) == []


def test_the_same_bytes_under_another_name_are_told_once(engine: Engine, folder: Path) -> None:
    (folder / "a.txt").write_text("# 甲\n一句", encoding="utf-8")
    once(engine, folder)
    (folder / "a.txt").rename(folder / "b.txt")
    assert once(engine, folder) == [Outcome.DUPLICATE]
    assert once(engine, folder) == []


def test_the_same_file_in_another_folder_is_no_news(engine: Engine, folder: Path) -> None:
    (folder / "a.txt").write_text("# 甲\n一句", encoding="utf-8")
    once(engine, folder)
    (folder / "later").mkdir()
    (folder / "a.txt").rename(folder / "later" / "a.txt")
    assert once(engine, folder) == []


def test_a_growing_file_waits_until_it_is_whole(engine: Engine, folder: Path) -> None:
    stop, runs = Event(), list[Run]()
    path = folder / "a.txt"
    path.write_text("# 甲\n", encoding="utf-8")

    def follow() -> None:
        runs.extend(watch(engine, folder, interval=0.15, stop=stop, report=lambda *_: None))

    thread = Thread(target=follow)
    thread.start()
    for number in range(20):
        sleep(0.04)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"第{number}句\n")
    for _ in range(100):
        sleep(0.05)
        with engine.connect() as connection:
            if connection.scalar(select(func.count()).select_from(BatchFile)):
                break
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
    assert [file.outcome for run in runs for file in run.files] == [Outcome.NEW]
    with engine.connect() as connection:
        assert connection.scalars(select(Source.size)).all() == [path.stat().st_size]


def test_a_stop_between_files_loses_nothing(engine: Engine, folder: Path) -> None:
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"# {name}\n一句", encoding="utf-8")
    stop = Event()
    runs = list(watch(engine, folder, interval=0.02, stop=stop, report=lambda *_: stop.set()))
    assert [len(run.files) for run in runs] == [1]
    assert once(engine, folder) == [Outcome.NEW, Outcome.NEW]


def test_a_folder_that_went_away_is_empty(tmp_path: Path) -> None:
    assert look(tmp_path / "nowhere") == {}
