"""The views that people write SQL against: names and columns are stable and documented, the tables under them are not."""

from sqlalchemy import Connection, inspect

from archive.schema.views import documents, grants, known, mentions, national, timeline
from archive.schema.views.shape import Column, View

__all__ = ["VIEWS", "Column", "View", "create_views", "drop_views"]

#: Every view in the order in which a newcomer reads them.
VIEWS: tuple[View, ...] = (*timeline.VIEWS, *documents.VIEWS, *mentions.VIEWS, *known.VIEWS, *national.VIEWS)


def create_views(connection: Connection) -> None:
    """Make all views; the tables must be those of this version."""
    for view in VIEWS:
        connection.exec_driver_sql(view.sql(connection.dialect.name))
    grants.grant(connection, (view.name for view in VIEWS))


def drop_views(connection: Connection) -> None:
    """Take away every view of ours that is there, of whatever version, so that the tables under them can be altered."""
    ours = {view.name for view in VIEWS}
    for name in inspect(connection).get_view_names():
        if name in ours:
            connection.exec_driver_sql(f'DROP VIEW "{name}"')
