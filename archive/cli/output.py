"""What `sql`, `report` and `export` share: values of parameters, rows on the screen, and all rows as a file."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import print_rows

if TYPE_CHECKING:
    from archive.queries.sql import Answer

given = click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help="The value of a parameter.")
out = click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write all rows to a file: .csv, .json, .jsonl, .xlsx or .parquet.",
)
bom = click.option("--bom", is_flag=True, help="Begin a CSV file with the mark by which Excel knows UTF-8.")


def values(pairs: tuple[str, ...]) -> dict[str, str]:
    """The values of NAME=VALUE.

    Raises:
        WrongUse: if one is not of that form.
    """
    from archive.errors import WrongUse

    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise WrongUse(f"--set {pair!r} is not of the form NAME=VALUE")
        found[name] = value
    return found


def tell(answer: "Answer", output: str) -> None:
    """Print an answer, and say on standard error where it was cut."""
    print_rows(answer.columns, answer.rows, output)
    if answer.cut:
        click.echo(
            f"only the first {answer.limit} rows are shown; ask for more with --limit, or for all with --out", err=True
        )


def write(opened: AbstractContextManager[tuple[tuple[str, ...], Any]], file: Path, bom: bool) -> None:
    """Write all rows to the file, and say on standard error how many there were.

    Raises:
        WrongUse: if its ending is of no format, it cannot be written, or the question is wrong; no half file stays.
    """
    from archive.errors import WrongUse
    from archive.exports import answers

    form = file.suffix.removeprefix(".")
    if form not in answers.FORMATS:
        raise WrongUse(f"{file.name} ends in none of {', '.join('.' + known for known in answers.FORMATS)}")
    beside = file.with_name(file.name + ".part")
    try:
        with opened as (columns, rows):
            number = answers.write(beside, form, columns, rows, bom=bom)
        beside.replace(file)
    except OSError as error:
        raise WrongUse(f"cannot write {file}: {error.strerror}") from error
    finally:
        beside.unlink(missing_ok=True)
    click.echo(f"{number} rows written to {file}", err=True)
