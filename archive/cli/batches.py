"""`league-archive batches`: the history of imports; a batch is taken back as a whole, and brought back."""

import getpass

import click

from archive.cli import options


@click.group("batches", invoke_without_command=True)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000), help="Batches listed.")
@options.output_format
@click.pass_context
def command(context: click.Context, limit: int, output: str) -> None:
    """List what came in, batch by batch, the newest first; `batches show N` tells of its files, `batches undo N` takes it back, `batches restore N` brings it back."""
    if context.invoked_subcommand:
        return
    from archive import database
    from archive.queries import imports

    engine = database.connect(options.database_url(context.obj))
    try:
        with engine.connect() as connection:
            runs = imports.latest(connection, limit)
    finally:
        engine.dispose()
    rows = [
        (
            run.id,
            run.verb,
            run.started_at.isoformat(" "),
            ", ".join(f"{number} {outcome}" for outcome, number in run.outcomes),
            "undone" if run.undone else "" if run.finished_at else "not finished",
        )
        for run in runs
    ]
    options.print_rows(("batch", "verb", "started", "files", "state"), rows, output)


@command.command()
@click.argument("number", type=int)
@options.output_format
@click.pass_obj
def show(obj: dict[str, str | None], number: int, output: str) -> None:
    """List the files of batch NUMBER, each with its outcome and why."""
    from archive import database
    from archive.errors import WrongUse
    from archive.queries import imports

    engine = database.connect(options.database_url(obj))
    try:
        with engine.connect() as connection:
            files = imports.files(connection, number)
    finally:
        engine.dispose()
    if files is None:
        raise WrongUse(f"there is no batch {number}; see: league-archive batches")
    options.print_rows(("outcome", "documents", "milestones", "path", "reason"), files, output)


@command.command()
@click.argument("number", type=int)
@click.option("--by", metavar="NAME", help="Who decides (default: the user of the system).")
@click.option("--reason", default="", metavar="TEXT", help="Why, for those who come later.")
@click.pass_obj
def undo(obj: dict[str, str | None], number: int, by: str | None, reason: str) -> None:
    """Take back what batch NUMBER brought: its documents are kept, and no longer shown."""
    from archive import database
    from archive.importers import withdrawal

    engine = database.connect(options.database_url(obj))
    try:
        taken = withdrawal.undo(engine, number, author=by or getpass.getuser(), reason=reason)
    finally:
        engine.dispose()
    stayed = f"; {taken.stayed} that it only changed stay as they are" if taken.stayed else ""
    click.echo(f"{taken.sources} sources with {taken.documents} documents are no longer shown{stayed}", err=True)


@command.command()
@click.argument("number", type=int)
@click.option("--by", metavar="NAME", help="Who decides (default: the user of the system).")
@click.pass_obj
def restore(obj: dict[str, str | None], number: int, by: str | None) -> None:
    """Show again what went when batch NUMBER was undone."""
    from archive import database
    from archive.importers import withdrawal

    engine = database.connect(options.database_url(obj))
    try:
        taken = withdrawal.restore(engine, number, author=by or getpass.getuser())
    finally:
        engine.dispose()
    click.echo(f"{taken.sources} sources with {taken.documents} documents are shown again", err=True)
