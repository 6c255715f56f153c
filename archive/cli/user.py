"""`league-archive user`: accounts of those who may change the archive on its site."""

import click

from archive.cli import options


@click.group("user")
def command() -> None:
    """Accounts of editors, for `serve --edit`."""


@command.command()
@click.argument("name")
@click.password_option(help="Asked for where it is not given.")
@click.pass_obj
def add(obj: dict[str, str | None], name: str, password: str) -> None:
    """Make an account for NAME."""
    from archive import database
    from archive.importers import accounts

    engine = database.connect(options.database_url(obj))
    try:
        accounts.add(engine, name, password)
    finally:
        engine.dispose()
    click.echo(f"{name} may now change the archive on its site", err=True)


@command.command()
@click.argument("name")
@click.pass_obj
def remove(obj: dict[str, str | None], name: str) -> None:
    """Take the account of NAME away; the decisions keep the name."""
    from archive import database
    from archive.importers import accounts

    engine = database.connect(options.database_url(obj))
    try:
        accounts.remove(engine, name)
    finally:
        engine.dispose()
    click.echo(f"{name} can no longer log in", err=True)
