"""Remembers which columns of tables a person named: the next table with these headings is read alike."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import Connection, Engine, delete, insert, select

from archive.errors import RejectedSource, WrongUse
from archive.importers.files import Incoming
from archive.importers.given import Given
from archive.importers.writing import writing
from archive.readers import tables
from archive.readers.headings import ALL_ROLES, HEAD, KIND
from archive.schema.metadata import Setting

#: What was said in this run: it comes before what is remembered.
TOLD: ContextVar[tuple[Mapping[str, str], ...]] = ContextVar("TOLD", default=())
_KEY = "columns:"
__all__ = ["HEAD", "KIND", "TOLD", "all_told", "fit", "forget", "parse", "remember", "remembered", "saying"]


def parse(words: str) -> dict[str, str]:
    """What `date=日期,text=内容` says: role → heading.

    Raises:
        WrongUse: if it says something else.
    """
    pairs = [part.partition("=") for part in words.split(",")]
    found = {role.strip(): heading.strip() for role, _, heading in pairs}
    if not all(role in ALL_ROLES and heading for role, heading in found.items()):
        raise WrongUse(f"--columns is written date=HEADING,text=HEADING; what a column can be: {', '.join(ALL_ROLES)}")
    return found


def remember(engine: Engine, told: Mapping[str, str]) -> None:
    """Keep what a person said of tables with these headings; it replaces what was said of them before."""
    with writing(engine) as connection:
        connection.execute(delete(Setting).where(Setting.key == _key(told)))
        connection.execute(insert(Setting).values(key=_key(told), value=dict(told)))


@contextmanager
def saying(told: Iterable[Mapping[str, str]]) -> Iterator[None]:
    """Let this count in the block: it is not kept."""
    token = TOLD.set(tuple(told))
    try:
        yield
    finally:
        TOLD.reset(token)


def forget(engine: Engine, head: str) -> None:
    """Forget what was said of tables with these headings (as `readers.headings.head` joins them)."""
    with writing(engine) as connection:
        connection.execute(delete(Setting).where(Setting.key == _key({HEAD: head})))


def remembered(connection: Connection) -> list[dict[str, str]]:
    """All that was said of tables, what names most columns first."""
    values = connection.scalars(select(Setting.value).where(Setting.key.startswith(_KEY)).order_by(Setting.key))
    found = [{str(k): str(v) for k, v in value.items()} for value in values if isinstance(value, dict)]
    return sorted(found, key=len, reverse=True)


def all_told(connection: Connection, given: Given) -> Sequence[Mapping[str, str]]:
    """All that is known of the columns of a table: what its sidecar says, what was said in this run, what is remembered."""
    own = (dict(given.columns),) if given.columns else ()
    return [*own, *TOLD.get(), *remembered(connection)]


def fit(files: Iterable[Incoming], told: Mapping[str, str]) -> bool:
    """Whether one of the files is a table with all the headings that were told, or none is a table."""
    found = [t for f in files if f.content is not None and tables.is_table(f.content, f.name) for t in _tables(f)]
    return not found or any(set(told.values()) <= set(table.headings) for table in found)


def _tables(file: Incoming) -> Sequence[tables.Table]:
    try:
        return tables.tables(file.content or b"")
    except RejectedSource:
        return []


def _key(told: Mapping[str, str]) -> str:
    if HEAD in told:
        return f"{_KEY}{hashlib.sha256(told[HEAD].encode()).hexdigest()[:24]}"
    return _KEY + ",".join(sorted(heading for role, heading in told.items() if role != KIND))
