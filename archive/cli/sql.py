"""`league-archive sql QUERY`: one SELECT over the documented views, on a handle that cannot write."""

import click

from archive.cli.options import database_url, output_format, print_rows


@click.command("sql")
@click.argument("query")
@click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help="The value of a :name of the query.")
@click.option("--seconds", default=10.0, show_default=True, type=click.FloatRange(0.1, 3600), help="Time limit.")
@click.option("--limit", default=1000, show_default=True, type=click.IntRange(1, 1_000_000), help="Row limit.")
@output_format
@click.pass_obj
def command(
    obj: dict[str, str | None], query: str, given: tuple[str, ...], seconds: float, limit: int, output: str
) -> None:
    """Print the answer to QUERY; the views and their columns stand on the site's page SQL and in the table of views."""
    from archive.database import connect
    from archive.errors import WrongUse
    from archive.queries import sql

    values = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise WrongUse(f"--set {pair!r} is not of the form NAME=VALUE")
        values[name] = value
    engine = connect(database_url(obj))
    try:
        answer = sql.ask(engine, query, values, seconds=seconds, limit=limit)
    finally:
        engine.dispose()
    print_rows(answer.columns, answer.rows, output)
    if answer.cut:
        click.echo(f"only the first {limit} rows are shown; ask for more with --limit", err=True)
