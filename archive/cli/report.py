"""`league-archive report [NAME]`: the ready and saved reports, or one of them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli import output as files
from archive.cli.options import database_url, output_format, print_rows

if TYPE_CHECKING:
    from archive.queries.reports import Report


@click.command("report")
@click.argument("name", required=False)
@files.given
@click.option("--limit", default=10_000, show_default=True, type=click.IntRange(1, 1_000_000), help="Row limit.")
@files.out
@files.bom
@click.option("--definition", is_flag=True, help="Print the report as a file of seeds/reports instead.")
@output_format
@click.pass_obj
def command(
    obj: dict[str, str | None], name: str | None, given: tuple[str, ...], limit: int, out: Path | None, bom: bool,
    definition: bool, output: str,
) -> None:  # fmt: skip
    """Print the report NAME, or write all of it to a file; without a name the list of reports with their parameters."""
    from archive.database import connect
    from archive.queries import reports

    if name is None:
        print_rows(("name", "title", "标题", "parameters"), _listed(reports.all_reports().values()), output)
        return
    values = files.values(given)
    engine = connect(database_url(obj))
    try:
        report = reports.named(name, engine)
        if definition:
            click.echo(reports.as_toml(report), nl=False)
            return
        if out is not None:
            files.write(reports.stream(engine, report, values), out, bom)
            return
        answer = reports.run(engine, report, values, limit=limit)
    finally:
        engine.dispose()
    print_rows(answer.columns, answer.rows, output)
    if answer.cut:
        click.echo(
            f"only the first {answer.limit} rows are shown; ask for more with --limit, or for all with --out", err=True
        )


def _listed(reports: "Iterable[Report]") -> list[tuple[str, str, str, str]]:
    return [(r.name, r.title["en"], r.title["zh"], ", ".join(p.name for p in r.parameters)) for r in reports]
