"""`league-archive import PATH…`: take files, folders and zip archives into the archive."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli import options

if TYPE_CHECKING:
    from archive.extraction.findings import Annotation
    from archive.importers.batches import FileOutcome


@click.command("import")
@options.paths
@click.option("--origin", metavar="URL", help="Where the files were fetched.")
@click.option("--publisher", metavar="NAME", help="Who published them.")
@click.option("--issuer", metavar="NAME", help="Canonical name of the issuing committee, where the files do not say.")
@click.option("--published", metavar="EDTF", help="Publication date, e.g. 2023, 2023-06 or 2023-06-08.")
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
    dry_run: bool,
    output: str,
) -> None:
    """Take files, folders and zip archives into the archive.

    A file `NAME.source.toml` beside NAME says where it came from (url, publisher, retrieved, issuer, published, title,
    digest, note) and outweighs the options. Every file has an outcome: new, changed, same, duplicate, or rejected with
    its reason; the exit status is 1 when one was rejected.
    """
    from archive import database
    from archive.importers.given import from_options
    from archive.importers.run import import_paths
    from archive.schema.vocabulary import Outcome

    given = from_options(origin, publisher, issuer, published)
    engine = database.connect(options.database_url(obj))
    try:
        run = import_paths(
            engine,
            paths,
            given=given,
            dry_run=dry_run,
            report=_documents if dry_run else options.progress,
        )
    finally:
        engine.dispose()
    options.tell_run(run, output)
    sys.exit(1 if run.counts()[Outcome.REJECTED] else 0)


def _documents(outcome: "FileOutcome", annotation: "Annotation | None") -> None:
    """Tell a file's outcome and the documents that were understood in it."""
    options.progress(outcome, annotation)
    for document in annotation.documents if annotation else ():
        dated = document.published.edtf if document.published else "undated"
        click.echo(f"          {document.title} · {document.issuer or 'issuer unknown'} · {dated}", err=True)
