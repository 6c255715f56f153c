"""`league-archive withdraw`: a document is kept but no longer shown, for a reason; `--undo` shows it again."""

import getpass

import click

from archive.cli import options


@click.command("withdraw")
@click.argument("document")
@click.option("--reason", default="", metavar="TEXT", help="Why it is no longer shown.")
@click.option("--by", metavar="NAME", help="Who decides (default: the user of the system).")
@click.option("--undo", is_flag=True, help="Show it again.")
@click.pass_obj
def command(obj: dict[str, str | None], document: str, reason: str, by: str | None, undo: bool) -> None:
    """Take DOCUMENT (the id in the address of its page) out of every page, view and export, and keep it all the same.

    The file that holds it is no longer handed out either. A later import of the same file leaves it withdrawn.
    """
    from archive import database
    from archive.importers import withdrawal

    engine = database.connect(options.database_url(obj))
    try:
        if undo:
            withdrawal.show_again(engine, document, author=by or getpass.getuser())
        else:
            withdrawal.withdraw(engine, document, author=by or getpass.getuser(), reason=reason)
    finally:
        engine.dispose()
    click.echo(f"{document} is {'shown again' if undo else 'kept, and no longer shown'}", err=True)
