"""One engine for the application, one read-only connection for a request."""

from typing import Any

from flask import Flask, current_app, g
from sqlalchemy import Connection, Engine, event

from archive import database
from archive.queries.held import ONCE

_ENGINE = "archive.engine"
#: So much of an SQLite file is mapped into memory, in bytes.
MAPPED = 2_000_000_000


def init_app(app: Flask, url: str) -> None:
    """Open the archive at the URL and close connections after each request."""
    app.extensions[_ENGINE] = database.connect(url)
    if app.extensions[_ENGINE].dialect.name == "sqlite":
        event.listen(app.extensions[_ENGINE], "connect", _map)
    app.teardown_appcontext(_close)


def _map(driver: Any, _record: object) -> None:
    # Rows that are scattered over a large file are read without a call for each page.
    driver.execute(f"PRAGMA mmap_size = {MAPPED}")
    driver.execute("PRAGMA cache_size = -16000")


def engine() -> Engine:
    """The engine of the current application."""
    found: Engine = current_app.extensions[_ENGINE]
    return found


def dispose(app: Flask) -> None:
    """Close all connections of an application that is no longer needed."""
    app.extensions[_ENGINE].dispose()


def connection() -> Connection:
    """The connection of the current request, for reading."""
    if "connection" not in g:
        g.connection = engine().connect().execution_options(**{ONCE: []})
        if g.connection.dialect.name == "postgresql":
            # Its statements see what is committed one by one anyway: opening and undoing a transaction is only on the way.
            g.connection.execution_options(isolation_level="AUTOCOMMIT")
    found: Connection = g.connection
    return found


def _close(_error: BaseException | None) -> None:
    opened: Connection | None = g.pop("connection", None)
    if opened is not None:
        opened.close()
