"""Saves reports that editors made on the site, and takes them away; who did it stands in the log."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, delete, insert, select, update

from archive.errors import WrongUse
from archive.importers import audit
from archive.importers.writing import now, touch, writing
from archive.schema.base import table_of
from archive.schema.metadata import SavedReport


def save(engine: Engine, name: str, definition: Mapping[str, Any], *, author: str) -> None:
    """Save a report under its name; one of that name is replaced. Whether it is right was looked at before."""
    with writing(engine) as connection:
        held = connection.execute(select(table_of(SavedReport)).where(SavedReport.name == name)).one_or_none()
        values = {"definition": dict(definition), "author": author, "saved_at": now()}
        if held is None:
            connection.execute(insert(SavedReport).values(name=name, **values))
        else:
            connection.execute(update(SavedReport).where(SavedReport.name == name).values(**values))
        before = dict(held.definition) if held is not None else None
        audit.note(connection, author, "report save", name, before=before, after=definition)
        touch(connection)


def remove(engine: Engine, name: str, *, author: str) -> None:
    """Take a saved report away; the log keeps what it was.

    Raises:
        WrongUse: if there is none of that name.
    """
    with writing(engine) as connection:
        held = connection.scalar(select(SavedReport.definition).where(SavedReport.name == name))
        if held is None:
            raise WrongUse(f"there is no saved report {name}")
        connection.execute(delete(SavedReport).where(SavedReport.name == name))
        audit.note(connection, author, "report remove", name, before=held)
        touch(connection)
