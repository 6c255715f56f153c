"""The bytes of a stored source, as they came."""

import zlib

from sqlalchemy import Connection, select

from archive.errors import DatabaseProblem
from archive.schema.metadata import SourceContent


def of_source(connection: Connection, source: int) -> bytes:
    """The bytes of a source (by key).

    Raises:
        DatabaseProblem: if the database does not hold them.
    """
    row = connection.execute(
        select(SourceContent.content, SourceContent.compressed).where(SourceContent.source_id == source)
    ).one_or_none()
    if row is None:
        raise DatabaseProblem(f"the database has lost the bytes of source {source}; run: league-archive check")
    return zlib.decompress(row.content) if row.compressed else bytes(row.content)
