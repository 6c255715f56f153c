"""`league-archive report [NAME]`: the ready reports, or one of them."""

import click

from archive.cli.options import database_url, output_format, print_rows


@click.command("report")
@click.argument("name", required=False)
@click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help="The value of a parameter.")
@click.option("--limit", default=10_000, show_default=True, type=click.IntRange(1, 1_000_000), help="Row limit.")
@output_format
@click.pass_obj
def command(obj: dict[str, str | None], name: str | None, given: tuple[str, ...], limit: int, output: str) -> None:
    """Print the report NAME, or without a name the list of reports with their parameters."""
    from archive.errors import WrongUse
    from archive.queries import reports

    if name is None:
        rows = [
            (r.name, r.title["en"], r.title["zh"], ", ".join(p.name for p in r.parameters))
            for r in reports.all_reports().values()
        ]
        print_rows(("name", "title", "标题", "parameters"), rows, output)
        return
    from archive.database import connect

    report = reports.named(name)
    if any("=" not in pair for pair in given):
        raise WrongUse("--set wants NAME=VALUE")
    values = dict(pair.split("=", 1) for pair in given)
    engine = connect(database_url(obj))
    try:
        answer = reports.run(engine, report, values, limit=limit)
    finally:
        engine.dispose()
    print_rows(answer.columns, answer.rows, output)
    if answer.cut:
        click.echo(f"only the first {limit} rows are shown; ask for more with --limit", err=True)
