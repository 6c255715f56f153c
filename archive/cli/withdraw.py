"""`league-archive withdraw`: a document is kept but no longer shown, for a reason; `--undo` shows it again."""

import click

from archive.cli import options


@click.command("withdraw")
@click.argument("document")
@click.option("--reason", default="", metavar="TEXT", help="Why it is no longer shown.")
@options.by
@click.option("--undo", is_flag=True, help="Show it again.")
@click.pass_obj
def command(obj: dict[str, str | None], document: str, reason: str, by: str | None, undo: bool) -> None:
    """Take DOCUMENT (the id in the address of its page) out of every page, view and export, and keep it all the same.

    The file that holds it is no longer handed out either. A later import of the same file leaves it withdrawn.
    """
    from archive.importers import withdrawal

    author = by or options.user()
    with options.opened(obj) as engine:
        if undo:
            withdrawal.show_again(engine, document, author=author)
        else:
            withdrawal.withdraw(engine, document, author=author, reason=reason)
    click.echo(f"{document} is {'shown again' if undo else 'kept, and no longer shown'}", err=True)
