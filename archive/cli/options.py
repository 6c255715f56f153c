"""What several commands share: the database that is meant, options, and how the outcome of files is told."""

import csv
import getpass
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from archive.extraction.catalogue import Catalogue
    from archive.importers.batches import FileOutcome
    from archive.importers.run import Run

#: The files and folders of a command.
paths = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))

#: What is known of files, said once for all of them.
published = click.option(
    "--published",
    "--reference",
    "published",
    metavar="EDTF",
    help="Publication date, e.g. 2023, 2023-06 or 2023-06-08 (--reference means the same).",
)
issuer = click.option("--issuer", metavar="NAME", help="Canonical name of the issuing committee.")

#: Who decides, and why.
by = click.option("--by", metavar="NAME", help="Who decides (default: the user of the system).")
reason = click.option("--reason", default="", metavar="TEXT", help="Why, for those who come later.")
#: How rows are printed.
output_format = click.option(
    "--format",
    "output",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How the result is printed.",
)


def database_url(obj: dict[str, str | None]) -> str:
    """The database that is meant: --database, ARCHIVE_DATABASE_URL, or the file in the data folder."""
    from archive import settings

    return settings.load(obj["database"]).database_url


@contextmanager
def opened(obj: dict[str, str | None]) -> "Iterator[Engine]":
    """The archive that is meant, as long as the block lasts.

    Raises:
        DatabaseProblem: if there is none of this version.
    """
    from archive import database

    engine = database.connect(database_url(obj))
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def connected(obj: dict[str, str | None]) -> "Iterator[Connection]":
    """A connection to the archive that is meant, to read from it.

    Raises:
        DatabaseProblem: as `opened`.
    """
    with opened(obj) as engine, engine.connect() as connection:
        yield connection


def user() -> str:
    """Who sits at the machine, by the name that decisions keep; in a container there may be none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "command line"


def tell_issuer(catalogue: "Catalogue", name: str | None) -> None:
    """Say on standard error that the catalogue does not know an issuer, and whom it may mean."""
    from archive.importers import issuers

    if name and (advice := issuers.advice(catalogue, name)):
        click.echo(f"league-archive: {advice}", err=True)


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], output: str) -> None:
    """Print rows on standard output as a table, CSV or JSON."""
    listed = [list(row) for row in rows]
    if output == "json":
        objects = [dict(zip(columns, row, strict=True)) for row in listed]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=1))
    elif output == "csv":
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerows([list(columns), *listed])
        click.echo(buffer.getvalue(), nl=False)
    else:
        _print_table(columns, listed)


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    texts = [["" if value is None else str(value) for value in row] for row in (columns, *rows)]
    widths = [max(map(_width, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        cells = (text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _width(text: str) -> int:
    """Columns on the screen: Chinese characters take two."""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def short(text: str, width: int | None) -> str:
    """The text on one line, cut with an ellipsis where it takes more columns of the screen than that."""
    line = " ".join(text.split())
    if width is None or _width(line) <= width:
        return text if width is None else line
    while _width(line) > width - 1:
        line = line[:-1]
    return f"{line}…"


def progress(outcome: "FileOutcome", _annotation: object = None) -> None:
    """Tell a file's outcome on standard error, as soon as it is done."""
    reason = f": {outcome.reason}" if outcome.reason else ""
    click.echo(f"{outcome.outcome.value:9} {outcome.path}{reason}", err=True)


def tell_run(run: "Run", output: str) -> None:
    """Print the outcome of every file on standard output, and the sums on standard error."""
    columns = ("outcome", "documents", "milestones", "path", "reason")
    rows = [(f.outcome.value, f.documents, f.milestones, f.path, f.reason) for f in run.files]
    print_rows(columns, rows, output)
    tell_sums(run)


def tell_sums(run: "Run") -> None:
    """Print on standard error how many files had each outcome, and what their sources hold."""
    counts = ", ".join(f"{number} {outcome.value}" for outcome, number in sorted(run.counts().items()))
    sources = {f.sha256: f for f in run.files if f.documents}
    documents = sum(f.documents for f in sources.values())
    milestones = sum(f.milestones for f in sources.values())
    click.echo(
        f"{len(run.files)} files ({counts or 'none'}); {len(sources)} sources with {documents} documents "
        f"and {milestones} milestones",
        err=True,
    )
