"""`league-archive user`: accounts of those who may change the archive on its site, and who may read it."""

import click

from archive.cli import options

_ROLE = click.option("--administrator", is_flag=True, help="May see to accounts and settings too.")


@click.group("user")
def command() -> None:
    """Accounts of editors and administrators, for `serve --edit`; `user reading` opens or closes the site to others."""


@command.command()
@click.argument("name")
@click.password_option(help="Asked for where it is not given.")
@_ROLE
@click.pass_obj
def add(obj: dict[str, str | None], name: str, password: str, administrator: bool) -> None:
    """Make an account for NAME: an editor, or an administrator."""
    from archive.importers import accounts
    from archive.schema.vocabulary import UserRole

    role = UserRole.ADMINISTRATOR if administrator else UserRole.EDITOR
    with options.opened(obj) as engine:
        accounts.add(engine, name, password, role)
    click.echo(f"{name} may now change the archive on its site ({role.value})", err=True)


@command.command("list")
@options.output_format
@click.pass_obj
def list_(obj: dict[str, str | None], output: str) -> None:
    """List the accounts."""
    from archive.importers import accounts

    with options.connected(obj) as connection:
        rows = [(held.name, held.role.value) for held in accounts.listed(connection)]
    options.print_rows(("name", "role"), rows, output)


@command.command()
@click.argument("name")
@click.password_option(help="Asked for where it is not given.")
@click.pass_obj
def password(obj: dict[str, str | None], name: str, password: str) -> None:
    """Give NAME another password; the sessions of before end."""
    from archive.importers import accounts

    with options.opened(obj) as engine:
        accounts.change(engine, name, password=password)
    click.echo(f"{name} has another password", err=True)


@command.command()
@click.argument("name")
@click.argument("role", type=click.Choice(["editor", "administrator"]))
@click.pass_obj
def role(obj: dict[str, str | None], name: str, role: str) -> None:
    """Make NAME an editor or an administrator."""
    from archive.importers import accounts
    from archive.schema.vocabulary import UserRole

    with options.opened(obj) as engine:
        accounts.change(engine, name, role=UserRole(role))
    click.echo(f"{name} is now {role}", err=True)


@command.command()
@click.argument("name")
@click.pass_obj
def remove(obj: dict[str, str | None], name: str) -> None:
    """Take the account of NAME away; the decisions keep the name."""
    from archive.importers import accounts

    with options.opened(obj) as engine:
        accounts.remove(engine, name)
    click.echo(f"{name} can no longer log in", err=True)


@command.command()
@click.argument("state", type=click.Choice(["open", "closed"]), required=False)
@click.pass_obj
def reading(obj: dict[str, str | None], state: str | None) -> None:
    """Say who may read the site: everyone who reaches it (open), or only those with an account (closed)."""
    from archive.importers import accounts

    with options.opened(obj) as engine:
        if state:
            accounts.open_reading(engine, state == "open")
        with engine.connect() as connection:
            click.echo("open" if accounts.reading_is_open(connection) else "closed")
