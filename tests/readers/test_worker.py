"""The child that reads file after file: used again, replaced when it breaks or grows, and never in the way of the next file."""

import os
import signal
import time

import pytest

from archive.errors import RejectedSource
from archive.readers import isolation, read, worker

TEXT = "全市各级团组织认真开展青年夜校工作。\n".encode()


@pytest.fixture(autouse=True)
def _fresh() -> None:
    while worker._IDLE:
        worker._IDLE.pop()[1].close()


def child() -> int:
    return worker._IDLE[-1][1].process.pid


def test_texts_are_read_by_one_child() -> None:
    assert read(TEXT, "a.txt").text == "全市各级团组织认真开展青年夜校工作。"
    first = child()
    assert first != os.getpid()
    assert read(TEXT.decode().encode("gb18030"), "b.txt").encoding == "gb18030"
    assert child() == first


def test_a_dead_child_costs_no_file() -> None:
    read(TEXT, "a.txt")
    os.kill(child(), signal.SIGKILL)
    time.sleep(0.05)
    assert read(TEXT, "a.txt").reader == "plain"


def test_a_file_that_takes_too_long_costs_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_FILE_SECONDS", "1")
    with pytest.raises(RejectedSource, match="longer than 1 seconds"):
        isolation.read("texts", TEXT * 200_000)
    assert worker._IDLE == []
    monkeypatch.delenv("ARCHIVE_FILE_SECONDS")
    assert read(TEXT, "a.txt").reader == "plain"


def test_a_child_has_a_limit_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation.Limits, "__init__", _small)
    with pytest.raises(RejectedSource, match="memory"):
        read("全市各级团组织认真开展青年夜校工作。\n".encode() * 90_000, "a.txt")


def _small(self: isolation.Limits) -> None:
    for name, value in {"seconds": 50.0, "memory": 120 * 1024**2, "answer": 2**28}.items():
        object.__setattr__(self, name, value)


def test_a_child_is_not_used_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "MOST_FILES", 2)
    read(TEXT, "a.txt")
    first = child()
    read(TEXT, "a.txt")
    assert worker._IDLE == []
    read(TEXT, "a.txt")
    assert child() != first


def test_a_child_ends_when_nobody_asks() -> None:
    read(TEXT, "a.txt")
    held = worker._IDLE.pop()[1]
    assert held.process.stdin is not None
    held.process.stdin.close()
    assert held.process.wait(10) == 0
    held.close()
