"""`league-archive batches`: the history of imports; a batch is taken back as a whole, and brought back."""

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
    from archive.queries import imports

    with options.connected(context.obj) as connection:
        runs = imports.latest(connection, limit)
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
    from archive.errors import WrongUse
    from archive.queries import imports

    with options.connected(obj) as connection:
        files = imports.files(connection, number)
    if files is None:
        raise WrongUse(f"there is no batch {number}; see: league-archive batches")
    options.print_rows(("outcome", "documents", "milestones", "path", "reason"), files, output)


@command.command()
@click.argument("number", type=int)
@options.by
@options.reason
@click.pass_obj
def undo(obj: dict[str, str | None], number: int, by: str | None, reason: str) -> None:
    """Take back what batch NUMBER brought: its documents are kept, and no longer shown."""
    from archive.importers import withdrawal

    with options.opened(obj) as engine:
        taken = withdrawal.undo(engine, number, author=by or options.user(), reason=reason)
    stayed = f"; {taken.stayed} that it only changed stay as they are" if taken.stayed else ""
    click.echo(f"{taken.sources} sources with {taken.documents} documents are no longer shown{stayed}", err=True)


@command.command()
@click.argument("number", type=int)
@options.by
@click.pass_obj
def restore(obj: dict[str, str | None], number: int, by: str | None) -> None:
    """Show again what went when batch NUMBER was undone."""
    from archive.importers import withdrawal

    with options.opened(obj) as engine:
        taken = withdrawal.restore(engine, number, author=by or options.user())
    click.echo(f"{taken.sources} sources with {taken.documents} documents are shown again", err=True)
