"""Imports that are killed, and imports that run at once."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from archive import database
from archive.importers import check
from archive.importers.run import import_paths
from archive.schema.metadata import Batch
from tests.importers.conftest import dump

ROOT = Path(__file__).parents[2]


def write_files(folder: Path, count: int) -> Path:
    folder.mkdir()
    for n in range(count):
        lines = [f"# 第{n}号", "共青团示例县委员会通报。"]
        lines += [
            f"2021-{1 + n % 12:02}-{day:02}「行动{day % 3}」在第{n}站举行，{n + day}人参加。" for day in range(1, 15)
        ]
        (folder / f"{n:02}.txt").write_bytes("\n".join(lines).encode())
    return folder


def start(url: str, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.importers.worker", url, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def undisturbed(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from archive.importers import one
    from tests.importers import stub

    monkeypatch.setattr(one, "read", stub.read)
    monkeypatch.setattr(one, "annotate", stub.annotate)
    import_paths(engine, [folder])


def kill_and_finish(url: str, folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(kills):
        process = start(url, str(folder), "--slow", "0.01")
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.8))
        process.kill()
        process.communicate()
    finish = start(url, str(folder))
    _, errors = finish.communicate(timeout=120)
    assert finish.returncode == 0, errors


@pytest.mark.parametrize("kills", [4, pytest.param(100, marks=pytest.mark.soak)])
def test_a_killed_import_leaves_whole_documents_and_can_be_finished(
    database_url: str, sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kills: int
) -> None:
    folder = write_files(tmp_path / "in", 6)
    kill_and_finish(database_url, folder, kills, seed=20_231_201)
    calm = tmp_path / "calm.db"
    calm.write_bytes(sqlite_template.read_bytes())
    engine, reference = database.connect(database_url), database.connect(f"sqlite:///{calm}")
    try:
        undisturbed(reference, folder, monkeypatch)
        assert dump(engine, moments=False) == dump(reference, moments=False)
        assert list(check.faults(engine)) == []
        with engine.connect() as connection:
            unfinished = connection.scalars(select(Batch.id).where(Batch.finished_at.is_(None))).all()
        assert len(unfinished) <= kills
    finally:
        engine.dispose()
        reference.dispose()


def test_two_imports_at_once_both_succeed(database_url: str, tmp_path: Path) -> None:
    one, other = write_files(tmp_path / "one", 5), write_files(tmp_path / "other", 8)
    processes = [start(database_url, str(folder), "--slow", "0.02") for folder in (one, other)]
    told = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], told
    # The first five files of both folders are alike: each was stored once, by whoever came first.
    outcomes = sorted(line for out, _ in told for line in out.split() if line != "ready")
    assert outcomes == ["new"] * 8 + ["same"] * 5
    engine = database.connect(database_url)
    try:
        assert list(check.faults(engine)) == []
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM sources").scalar() == 8
    finally:
        engine.dispose()
