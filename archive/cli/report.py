"""`league-archive report [NAME]`: the ready and saved reports, or one of them."""

from contextlib import suppress
from pathlib import Path

import click

from archive.cli import output as files
from archive.cli.options import opened, output_format, print_rows


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
    from archive.queries import definitions, reports

    if name is None:
        print_rows(("name", "title", "标题", "parameters"), _listed(obj), output)
        return
    values = files.values(given)
    with opened(obj) as engine:
        report = reports.named(name, engine)
        if definition:
            click.echo(definitions.as_toml(report), nl=False)
            return
        if out is not None:
            files.write(reports.stream(engine, report, values), out, bom)
            return
        answer = reports.run(engine, report, values, limit=limit)
    files.tell(answer, output)


def _listed(obj: dict[str, str | None]) -> list[tuple[str, str, str, str]]:
    """The ready reports, then those that the archive has saved; where there is no archive, the ready ones alone."""
    from archive.errors import DatabaseProblem
    from archive.queries import reports

    known = reports.all_reports()
    with suppress(DatabaseProblem), opened(obj) as engine:
        known |= reports.saved(engine)
    return [(r.name, r.title["en"], r.title["zh"], ", ".join(p.name for p in r.parameters)) for r in known.values()]
