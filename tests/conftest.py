"""Databases for tests: `sqlite_url`, `postgresql_url`, and `database_url`, which runs a test on both."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from archive import database
from archive.extraction.catalogue import default_catalogue
from archive.importers import seeds
from archive.upgrading import upgrade
from tests.servers import SKIP_REASON, binaries, shared_postgresql


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this test run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder


@pytest.fixture(scope="session")
def postgresql_server(run_folder: Path) -> Iterator[str]:
    """The maintenance database of a running PostgreSQL server."""
    if binaries() is None and not os.environ.get("ARCHIVE_TEST_POSTGRES_URL"):
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI demands PostgreSQL; {SKIP_REASON}")
        pytest.skip(SKIP_REASON)
    with shared_postgresql(run_folder) as url:
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite archive with the catalogue and no documents, to be copied."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    _make(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> Iterator[str]:
    """The name of a PostgreSQL database with the catalogue and no documents, to be copied."""
    name = f"archive_template_{uuid.uuid4().hex[:12]}"
    _administer(postgresql_server, f"CREATE DATABASE {name}")
    _make(_sibling(postgresql_server, name))
    yield name
    _administer(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def blank_sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'blank.db'}"


@pytest.fixture
def blank_postgresql_url(postgresql_server: str) -> Iterator[str]:
    """A PostgreSQL database without tables."""
    name = f"archive_test_{uuid.uuid4().hex[:12]}"
    _administer(postgresql_server, f"CREATE DATABASE {name}")
    yield _sibling(postgresql_server, name)
    _administer(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """An SQLite archive with the catalogue and no documents."""
    shutil.copy(sqlite_template, tmp_path / "archive.db")
    return f"sqlite:///{tmp_path / 'archive.db'}"


@pytest.fixture
def postgresql_url(postgresql_server: str, postgresql_template: str) -> Iterator[str]:
    """A PostgreSQL archive with the catalogue and no documents."""
    name = f"archive_test_{uuid.uuid4().hex[:12]}"
    _administer(postgresql_server, f"CREATE DATABASE {name} TEMPLATE {postgresql_template}")
    yield _sibling(postgresql_server, name)
    _administer(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


BOTH = [pytest.param("sqlite", id="sqlite"), pytest.param("postgresql", id="postgresql", marks=pytest.mark.postgresql)]


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """An archive with the catalogue and no documents, on each database in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=BOTH)
def blank_url(request: pytest.FixtureRequest) -> str:
    """A database that holds nothing, on each database in turn."""
    url: str = request.getfixturevalue(f"blank_{request.param}_url")
    return url


@pytest.fixture(scope="session", params=BOTH)
def untouched_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An engine on an archive that tests share: they commit nothing."""
    if request.param == "sqlite":
        url = f"sqlite:///{request.getfixturevalue('sqlite_template')}"
    else:
        server = request.getfixturevalue("postgresql_server")
        url = _sibling(server, request.getfixturevalue("postgresql_template"))
    made = database.create(url)
    if request.param == "postgresql":
        # A database in use cannot be a template for others: work on a copy.
        made.dispose()
        name = f"archive_shared_{uuid.uuid4().hex[:12]}"
        _administer(server, f"CREATE DATABASE {name} TEMPLATE {database.normal_url(url).database}")
        made = database.create(_sibling(server, name))
    yield made
    made.dispose()
    if request.param == "postgresql":
        _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on an archive with the catalogue and no documents, on each database in turn."""
    made = database.connect(database_url)
    yield made
    made.dispose()


def _make(url: str) -> None:
    upgrade(url, create=True)
    made = database.connect(url)
    seeds.plant(made, default_catalogue())
    if made.dialect.name == "sqlite":
        with made.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    made.dispose()


def _administer(server: str, statement: str) -> None:
    made = database.create(server)
    with made.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    made.dispose()


def _sibling(server: str, name: str) -> str:
    return database.normal_url(server).set(database=name).render_as_string(hide_password=False)
