"""What is derived from documents and milestones: search index, counts per interval and per choice, levels of detail.

An import keeps all of it in step; here it is made anew, after rows came in by another way.
"""

from sqlalchemy import Connection, select

from archive.importers import lod, rollups, search_index, tallies
from archive.schema.metadata import Document

#: Documents that are indexed at once.
AT_ONCE = 2_000


def rebuild(connection: Connection) -> None:
    """Make everything anew in an archive whose search index is empty."""
    documents = list(connection.scalars(select(Document.id).order_by(Document.id)))
    for first in range(0, len(documents), AT_ONCE):
        search_index.add(connection, documents[first : first + AT_ONCE])
    rollups.rebuild(connection)
    tallies.rebuild(connection)
    lod.rebuild(connection)
