"""`league-archive reannotate`: understand stored sources anew, with the catalogue as it is now."""

import sys

import click

from archive.cli import options


@click.command("reannotate")
@click.argument("names", nargs=-1)
@options.output_format
@click.pass_obj
def command(obj: dict[str, str | None], names: tuple[str, ...], output: str) -> None:
    """Understand stored sources anew: all, or those of these file names or SHA-256s.

    What people corrected stays; ids of documents and of milestones whose text is unchanged stay.
    """
    from archive import database
    from archive.importers.run import reannotate
    from archive.schema.vocabulary import Outcome

    engine = database.connect(options.database_url(obj))
    try:
        run = reannotate(engine, names=names, report=options.progress)
    finally:
        engine.dispose()
    options.tell_run(run, output)
    sys.exit(1 if run.counts()[Outcome.REJECTED] else 0)
