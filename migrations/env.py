"""Runs the history against one connection: that of `archive.upgrading`, or one opened from `-x url=…` or the settings.

On SQLite the engine has no foreign_keys pragma, because a batch rebuild would delete the children of the rebuilt table;
`PRAGMA foreign_key_check` afterwards shows what would be wrong. Views are taken away before and made anew at the head.
"""

from typing import Any

from alembic import context
from sqlalchemy import Connection

from archive import database, settings
from archive.errors import DatabaseProblem
from archive.schema import HEAD
from archive.schema.base import Moment
from archive.schema.metadata import metadata
from archive.schema.views import create_views, drop_views


def include(thing: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    """The search index has tables of its own, which are written by hand in the revisions."""
    table = name if kind == "table" else getattr(getattr(thing, "table", None), "name", "")
    return not (table or "").startswith(("passage_search", "milestone_search"))


def render(kind: str, value: Any, _context: Any) -> str | bool:
    """Revisions are frozen: they name SQLAlchemy's types, not the archive's."""
    if kind == "type" and isinstance(value, Moment):
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    """Run the migrations that were asked for in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_object=include,
        render_item=render,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_server_default=True,
        autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
        transactional_ddl=True,
    )
    with context.begin_transaction():
        drop_views(connection)
        context.run_migrations()
        if context.get_context().get_current_heads() == (HEAD,):
            create_views(connection)
        require_whole(connection)


def require_whole(connection: Connection) -> None:
    """Undo everything when a row points nowhere."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            tables = ", ".join(sorted({str(row[0]) for row in broken}))
            raise DatabaseProblem(f"the migration would leave {len(broken)} rows that point nowhere, in {tables}")


def main() -> None:
    """Use the connection that was handed over, or open one."""
    connection = context.config.attributes.get("connection")
    if connection is not None:
        run(connection)
        return
    url = context.get_x_argument(as_dictionary=True).get("url")
    engine = database.create(settings.load(url).database_url, foreign_keys=False)
    try:
        with engine.connect() as own:
            run(own)
    finally:
        engine.dispose()


main()
