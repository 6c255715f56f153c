"""`league-archive export VIEW FILE`: a whole view as CSV or JSON."""

import json
from pathlib import Path

import click

from archive.cli.options import database_url


@click.command("export")
@click.argument("view")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--bom", is_flag=True, help="Put a mark in front of a CSV by which Excel knows its encoding.")
@click.pass_obj
def command(obj: dict[str, str | None], view: str, file: Path, bom: bool) -> None:
    """Write every row of VIEW (timeline, documents_overview …) to FILE, whose name ends in .csv or .json."""
    from archive.database import connect
    from archive.errors import WrongUse
    from archive.exports.tables import as_csv
    from archive.queries import sql
    from archive.schema.views import VIEWS

    if view not in {v.name for v in VIEWS}:
        raise WrongUse(f"there is no view {view!r}; there are {', '.join(v.name for v in VIEWS)}")
    if file.suffix not in (".csv", ".json"):
        raise WrongUse(f"{file.name} ends neither in .csv nor in .json, so its format is not known")
    engine = connect(database_url(obj))
    try:
        answer = sql.ask(engine, f"SELECT * FROM {view}", seconds=600, limit=10_000_000)  # noqa: S608 (a view of ours)
    finally:
        engine.dispose()
    if file.suffix == ".csv":
        text = ("\ufeff" if bom else "") + as_csv(answer.columns, answer.rows)
    else:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        text = json.dumps(rows, ensure_ascii=False, indent=1)
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise WrongUse(f"cannot write {file}: {error.strerror}") from error
    click.echo(f"{len(answer.rows)} rows of {view} in {file}", err=True)
