"""The log of one person holds all that they did, however much others did since."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, insert

from archive.queries import audit
from archive.schema.metadata import Batch

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def log(archive: Connection) -> Connection:
    """One import by mary, then many by others, one of whom the history does not name."""
    who = ["mary", *["john"] * 30, ""]
    for number, name in enumerate(who):
        request = {"paths": ["a.txt"]} | ({"author": name} if name else {})
        values = {"verb": "import", "started_at": BEGAN + timedelta(hours=number), "request": request, "version": "1"}
        archive.execute(insert(Batch).values(**values))
    return archive


def test_an_import_is_found_behind_those_of_others(log: Connection) -> None:
    assert [done.at for done in audit.latest(log, 5, author="mary")] == [BEGAN]


def test_who_is_not_named_is_the_command_line(log: Connection) -> None:
    assert [done.at for done in audit.latest(log, 5, author="command line")] == [BEGAN + timedelta(hours=31)]


def test_who_only_imported_is_among_the_authors(log: Connection) -> None:
    assert {"mary", "john", "command line"} <= set(audit.authors(log))
