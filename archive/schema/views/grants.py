"""The role under which people's SQL runs on PostgreSQL: it may read the views, and nothing else of the archive."""

from collections.abc import Iterable

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

#: One role for all archives of a server; it cannot log in.
READER = "league_archive_reader"

_KNOWN = f"SELECT 1 FROM pg_roles WHERE rolname = '{READER}'"  # noqa: S608 (our own name)
_MAY = "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"


def grant(connection: Connection, views: Iterable[str]) -> None:
    """Let the role read the views; it is made where it is missing and we may make it, else there is none."""
    if connection.dialect.name != "postgresql":
        return
    known = connection.exec_driver_sql(_KNOWN).scalar()
    if not known and connection.exec_driver_sql(_MAY).scalar():
        known = _tried(connection, f"CREATE ROLE {READER} NOLOGIN") and _tried(
            connection, f"GRANT {READER} TO CURRENT_USER"
        )
    if known:
        for view in views:
            _tried(connection, f'GRANT SELECT ON "{view}" TO {READER}')


def _tried(connection: Connection, statement: str) -> bool:
    """Whether it was done: another archive of the server may be doing the same, or we may not."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(statement)
    except DBAPIError:
        return False
    return True
