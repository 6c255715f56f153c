"""The state of the archive: its revision, which grows with every change, and when that came to be."""

from datetime import datetime

from sqlalchemy import Connection, select

from archive.schema.metadata import ArchiveState

_STATE = select(ArchiveState.revision, ArchiveState.changed_at)


def state(connection: Connection) -> tuple[int, datetime | None]:
    """The revision and the moment; 0 and None of an archive that nothing was done with."""
    row = connection.execute(_STATE).one_or_none()
    return (row.revision, row.changed_at) if row else (0, None)
