"""What is held in memory is made once for each state of the archive, and aside where the archive is large."""

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine

from archive import database
from archive.importers.writing import touch, writing
from archive.queries import held
from archive.queries.held import Held


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    opened = database.connect(sqlite_url)
    yield opened
    opened.dispose()


def test_it_is_made_once_for_each_revision(engine: Engine) -> None:
    made: list[int] = []
    counted: Held[int] = Held(lambda _: made.append(1) or len(made))
    with engine.connect() as connection:
        assert counted.ready(connection) is None
        assert (counted.now(connection), counted.now(connection), counted.ready(connection)) == (1, 1, 1)
    with writing(engine) as connection:
        touch(connection)
    with engine.connect() as connection:
        assert counted.ready(connection) is None
        assert counted.now(connection) == 2


def test_of_a_small_archive_it_is_there_at_once(engine: Engine) -> None:
    one: Held[str] = Held(lambda _: "made")
    with engine.connect() as connection:
        assert one.soon(connection) == "made"


def test_of_a_large_archive_nobody_waits(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "LARGE", -1)
    begun, may_end = threading.Event(), threading.Event()
    threads: set[int] = set()

    def make(_: Connection) -> str:
        threads.add(threading.get_ident())
        begun.set()
        assert may_end.wait(20)
        return "made"

    slow: Held[str] = Held(make)
    with engine.connect() as connection:
        assert slow.soon(connection) is None
        assert begun.wait(20)
        assert slow.soon(connection) is None
        may_end.set()
        assert slow.now(connection) == "made"
        assert slow.soon(connection) == "made"
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_what_could_not_be_made_is_tried_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "LARGE", -1)
    failed = threading.Event()

    def make(_: Connection) -> str:
        if not failed.is_set():
            failed.set()
            raise OSError("no room")
        return "made"

    second: Held[str] = Held(make)
    with engine.connect() as connection:
        assert second.soon(connection) is None
        assert failed.wait(20)
        assert second.now(connection) == "made"
