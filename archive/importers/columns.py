"""Remembers which columns of tables a person named: the next table with these headings is read alike."""

from collections.abc import Mapping
from contextvars import ContextVar

from sqlalchemy import Connection, Engine, delete, insert, select

from archive.errors import WrongUse
from archive.importers.writing import writing
from archive.readers.tables import ROLES
from archive.schema.metadata import Setting

#: What was said in this run and is not kept (a dry run).
TOLD: ContextVar[tuple[Mapping[str, str], ...]] = ContextVar("TOLD", default=())
_KEY = "columns:"


def parse(words: str) -> dict[str, str]:
    """What `date=日期,text=内容` says: role → heading.

    Raises:
        WrongUse: if it says something else.
    """
    pairs = [part.partition("=") for part in words.split(",")]
    found = {role.strip(): heading.strip() for role, _, heading in pairs}
    if not all(role in ROLES and heading for role, heading in found.items()):
        raise WrongUse(f"--columns is written date=HEADING,text=HEADING; what a column can be: {', '.join(ROLES)}")
    return found


def remember(engine: Engine, told: Mapping[str, str]) -> None:
    """Keep what a person said of tables with these headings; it replaces what was said of them before."""
    key = _KEY + ",".join(sorted(told.values()))
    with writing(engine) as connection:
        connection.execute(delete(Setting).where(Setting.key == key))
        connection.execute(insert(Setting).values(key=key, value=dict(told)))


def remembered(connection: Connection) -> list[dict[str, str]]:
    """All that was said of tables, what names most columns first."""
    values = connection.scalars(select(Setting.value).where(Setting.key.startswith(_KEY)).order_by(Setting.key))
    found = [{str(k): str(v) for k, v in value.items()} for value in values if isinstance(value, dict)]
    return sorted(found, key=len, reverse=True)
