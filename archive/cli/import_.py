"""`league-archive import PATH…`: take files, folders and zip archives into the archive."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli import options, previewing

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from archive.extraction.findings import Annotation
    from archive.importers.batches import FileOutcome
    from archive.importers.given import Given
    from archive.importers.run import Run


@click.command("import")
@options.paths
@click.option("--origin", metavar="URL", help="Where the files were fetched.")
@click.option("--publisher", metavar="NAME", help="Who published them.")
@options.issuer
@options.published
@click.option(
    "--columns",
    metavar="ROLE=HEADING,…",
    help="Columns of tables, e.g. date=日期,text=内容 or title=题名,file=文件; remembered.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be stored; write nothing.")
@options.output_format
@click.pass_obj
def command(
    obj: dict[str, str | None],
    paths: tuple[Path, ...],
    origin: str | None,
    publisher: str | None,
    issuer: str | None,
    published: str | None,
    columns: str | None,
    dry_run: bool,
    output: str,
) -> None:
    """Take files, folders and zip archives into the archive.

    A file `NAME.source.toml` beside NAME says where it came from (url, publisher, retrieved, issuer, published, title,
    number, digest, note; [columns] of a table) and outweighs the options. A table (CSV, XLSX) holds a statement in each
    row, or lists documents: title, issuer, date, number, and the text or the file beside the list. Every file has an outcome: new, changed, same, duplicate, listed (a list), or
    rejected with its reason; the exit status is 1 when one was rejected.
    """
    from archive.importers import columns as tables
    from archive.importers.catalogue import from_connection
    from archive.importers.files import incoming
    from archive.importers.given import from_options
    from archive.importers.run import import_paths
    from archive.schema.vocabulary import Outcome

    given = from_options(origin, publisher, issuer, published)
    with options.opened(obj) as engine:
        if issuer:
            with engine.connect() as connection:
                options.tell_issuer(from_connection(connection), issuer)
        told = [tables.parse(columns)] if columns else []
        with tables.saying(told):
            if dry_run:
                run = _dry(engine, paths, given, output)
            else:
                for one in told:
                    if tables.fit(incoming(paths), one):
                        tables.remember(engine, one)
                    else:
                        click.echo(f"league-archive: no table here has the columns {', '.join(one.values())}", err=True)
                run = import_paths(engine, paths, given=given, report=options.progress, author=options.user())
                options.tell_run(run, output)
    sys.exit(1 if run.counts()[Outcome.REJECTED] else 0)


def _dry(engine: "Engine", paths: tuple[Path, ...], given: "Given", output: str) -> "Run":
    """Show every file as it would be stored, as soon as it is understood; JSON and CSV when all are."""
    from archive.importers import preview
    from archive.importers.run import import_paths

    seen: list[preview.Preview] = []

    def show(outcome: "FileOutcome", annotation: "Annotation | None") -> None:
        with engine.connect() as connection:
            found = preview.of(connection, outcome, annotation)
        if output == "table":
            click.echo(previewing.text(found))
        else:
            options.progress(outcome)
            seen.append(found)

    run = import_paths(engine, paths, given=given, dry_run=True, report=show)
    if output == "json":
        click.echo(previewing.json_of(seen))
    elif output == "csv":
        options.tell_run(run, output)
        return run
    options.tell_sums(run)
    click.echo("nothing was written", err=True)
    return run
