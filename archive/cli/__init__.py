"""The command line `league-archive`: one module per command, imported only when the command is called.

A module `archive/cli/<name>.py` exposes a click command called `command`; dashes in a command's name are underscores in
its module's, and a word of Python's has an underscore at its end. Results go to standard output, messages to standard
error; exit status 0 done, 1 finished but something was rejected or found, 2 wrong use and nothing done.
"""

import sys
from importlib import import_module
from importlib.metadata import version
from keyword import iskeyword
from pkgutil import iter_modules

import click

from archive.errors import ArchiveError


class Commands(click.Group):
    """Finds commands as modules of this package, so that a new command is a new file and nothing else."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in alphabetical order."""
        modules = (m.name for m in iter_modules(__path__) if m.name not in ("options", "output", "previewing"))
        return sorted(name.rstrip("_").replace("_", "-") for name in modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None if there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        name = cmd_name.replace("-", "_")
        # `import` is a word of Python's: its module is import_.py.
        module = import_module(f"{__name__}.{name}{'_' if iskeyword(name) else ''}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error that a user can cause ends in one line and its exit status."""
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            click.echo(f"league-archive: {error}", err=True)
            sys.exit(error.exit_status)
        except Exception as error:
            told = _told_by_database(error)
            if told is None:
                raise
            click.echo(f"league-archive: the database failed: {told}", err=True)
            sys.exit(ArchiveError.exit_status)


def _told_by_database(error: Exception) -> str | None:
    """What a database says that fails in the middle (a damaged file, a lost connection); None of any other error."""
    import sqlite3

    from sqlalchemy.exc import OperationalError

    if type(error) in (sqlite3.DatabaseError, sqlite3.OperationalError):
        said = str(error)
    elif isinstance(error, OperationalError) or type(getattr(error, "orig", None)) is sqlite3.DatabaseError:
        said = str(getattr(error, "orig", error)).strip()
    else:
        return None
    damaged = "; the file is damaged, restore a backup" if "malformed" in said or "not a database" in said else ""
    return f"{said}{damaged}"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--database",
    envvar="ARCHIVE_DATABASE_URL",
    default=None,
    metavar="URL",
    help="Database, for example sqlite:///archive.db or postgresql+psycopg://user@host/name "
    "(or ARCHIVE_DATABASE_URL; default: an SQLite file in the data folder).",
)
@click.version_option(version("league-archive"))
@click.pass_context
def main(context: click.Context, database: str | None) -> None:
    """Comparative timeline and archive of documents of Youth League committees."""
    context.obj = {"database": database}
