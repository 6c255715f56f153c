"""The sample archive on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, event

from archive import database
from tests.samples import sample_url


@pytest.fixture(
    scope="session",
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
    ids=["sqlite", "postgresql"],
)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with sample_url(request, request.param, tmp_path_factory.mktemp("sample")) as url:
        opened = database.connect(url)
        yield opened
        opened.dispose()


@pytest.fixture
def archive(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        yield connection


@pytest.fixture
def selects(engine: Engine) -> Iterator[list[str]]:
    """The SELECTs that the test has sent."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)
