"""`league-archive init`: make an archive, with the catalogue and the demonstration documents."""

import sys

import click

from archive.cli import options


@click.command("init")
@click.option("--empty", is_flag=True, help="The catalogue only, without the demonstration documents.")
@click.option("--if-missing", is_flag=True, help="Do nothing where the archive exists already.")
@click.option(
    "--upgrade", "older", is_flag=True, help="Bring an archive of an older version up to date (it is changed)."
)
@click.pass_obj
def command(obj: dict[str, str | None], empty: bool, if_missing: bool, older: bool) -> None:
    """Make an archive: its tables, the catalogue, and documents to try it with.

    The demonstration documents are digests of public documents, in our own words, and are marked as such everywhere.
    """
    from archive import database
    from archive.errors import DatabaseProblem
    from archive.extraction.catalogue import default_catalogue
    from archive.importers import seeds
    from archive.importers.run import import_paths
    from archive.schema.vocabulary import Outcome
    from archive.upgrading import upgrade

    url = options.database_url(obj)
    upgrade(url, create=True, only_new=not older)
    with options.opened(obj) as engine:
        if seeds.complete(engine):
            if not if_missing:
                raise DatabaseProblem(
                    f"there is an archive at {database.shown(url)} already; use --if-missing, or another database"
                )
            click.echo("the archive exists; nothing was done", err=True)
            return
        seeds.plant(engine, default_catalogue())
        if not empty:
            run = import_paths(engine, [seeds.demonstration()], verb="init", report=options.progress)
            options.tell_sums(run)
            if run.counts()[Outcome.REJECTED]:
                # Not marked as complete: the next init tries those that failed again.
                sys.exit(1)
        seeds.mark_complete(engine, demonstration=not empty)
    click.echo(f"the archive is ready: {database.shown(url)}", err=True)
