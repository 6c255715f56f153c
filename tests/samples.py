"""The sample archive on each database, made once for a test run: tests that use it only read."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from archive import database
from tests.sample import fill


@contextmanager
def sample_url(request: pytest.FixtureRequest, dialect: str, folder: Path) -> Iterator[str]:
    """The URL of a copy of the empty archive, filled with the sample."""
    if dialect == "sqlite":
        path = folder / "sample.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        url = f"sqlite:///{path}"
        _fill(url)
        yield url
        return
    server, template = request.getfixturevalue("postgresql_server"), request.getfixturevalue("postgresql_template")
    name = f"archive_sample_{uuid.uuid4().hex[:12]}"
    _administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    url = make_url(database.normal_url(server)).set(database=name).render_as_string(hide_password=False)
    _fill(url)
    yield url
    _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def _fill(url: str) -> None:
    engine = database.connect(url)
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()


def _administer(server: str, statement: str) -> None:
    engine = create_engine(database.normal_url(server), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
