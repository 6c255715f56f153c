"""Brings a database to the schema of this programme: the verbs over migrations/, wherever the package is installed."""

from importlib import resources
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, inspect
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from archive import database
from archive.errors import DatabaseProblem
from archive.schema import HEAD


def config() -> Config:
    """Alembic's configuration, without a file: the revisions are found as a package."""
    with resources.as_file(resources.files("migrations")) as folder:
        made = Config()
        made.set_main_option("script_location", str(folder).replace("%", "%%"))
        made.set_main_option("path_separator", "os")
        return made


def upgrade(
    url: str | URL, revision: str = "head", *, create: bool = False, only_new: bool = False
) -> tuple[str | None, str | None]:
    """Bring the database to `revision`; the revisions before and after. With `create`, a new database is made.

    With `only_new`, an archive that is there already is left as it is.

    Raises:
        DatabaseProblem: if there is no archive to upgrade, it is of a newer programme, or it cannot be opened.
    """
    parsed = database.normal_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
        path = Path(str(parsed.database))
        if create:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise DatabaseProblem(
                    f"cannot make the folder {path.parent}: {error.strerror}; choose another"
                ) from error
        elif not path.is_file():
            raise DatabaseProblem(
                f"there is no archive at {path}; make one by: league-archive --database {database.shown(url)} init"
            )
    engine = database.create(parsed, foreign_keys=False)
    try:
        return _run(engine, revision, create, only_new)
    except DBAPIError as error:
        shown = database.shown(parsed)
        raise DatabaseProblem(f"cannot upgrade {shown}: {str(error.orig).strip()}") from error
    finally:
        engine.dispose()


def _run(engine: Engine, revision: str, create: bool, only_new: bool) -> tuple[str | None, str | None]:
    shown = database.shown(engine.url)
    made = config()
    with engine.connect().execution_options(writing=True) as connection:
        before = database.revision_of(connection)
        if before is not None and only_new:
            return before, before
        if before is None and not create:
            raise DatabaseProblem(f"{shown} is not an archive; make one by: league-archive --database {shown} init")
        if before is None and set(inspect(connection).get_table_names()) - {"alembic_version"}:
            raise DatabaseProblem(f"{shown} holds other tables and no archive; choose an empty database")
        if before is not None and not _known(made, before):
            raise DatabaseProblem(
                f"{shown} is of schema version {before}, newer than this programme knows ({HEAD}); update the programme"
            )
        made.attributes["connection"] = connection
        command.upgrade(made, revision) if revision != "base" else command.downgrade(made, revision)
        after = database.revision_of(connection)
        connection.commit()
    return before, after


def _known(made: Config, revision: str) -> bool:
    from alembic.script import ScriptDirectory

    return revision in {script.revision for script in ScriptDirectory.from_config(made).walk_revisions()}
