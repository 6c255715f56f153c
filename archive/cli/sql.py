"""`league-archive sql QUERY`: one SELECT over the documented views, on a handle that cannot write."""

from pathlib import Path

import click

from archive.cli import output as files
from archive.cli.options import opened, output_format


@click.command("sql")
@click.argument("query")
@files.given
@click.option("--seconds", default=10.0, show_default=True, type=click.FloatRange(0.1, 3600), help="Time limit.")
@click.option("--limit", default=1000, show_default=True, type=click.IntRange(1, 1_000_000), help="Row limit.")
@files.out
@files.bom
@output_format
@click.pass_obj
def command(
    obj: dict[str, str | None], query: str, given: tuple[str, ...], seconds: float, limit: int, out: Path | None,
    bom: bool, output: str,
) -> None:  # fmt: skip
    """Print the answer to QUERY, or write all of it to a file; the views and their columns stand on the site's page SQL and in the table of views."""
    from archive.queries import sql

    values = files.values(given)
    with opened(obj) as engine:
        if out is not None:
            files.write(sql.stream(engine, query, values, seconds=seconds), out, bom)
            return
        answer = sql.ask(engine, query, values, seconds=seconds, limit=limit, characters=1_000_000_000)
    files.tell(answer, output)
