"""`league-archive timeline`: dated statements in order of time, narrowed as on the page."""

import click

from archive.cli.options import opened, output_format, print_rows

_COLUMNS = ("earliest", "latest", "edtf", "basis", "modality", "committees", "headline", "document", "milestone")


@click.command("timeline")
@click.option("--from", "start", metavar="EDTF", default=None, help="First day, month or year of the window.")
@click.option("--to", "stop", metavar="EDTF", default=None, help="Last day, month or year of the window.")
@click.option("--committee", "committees", multiple=True, metavar="NAME", help="Part of a committee's canonical name.")
@click.option("--initiative", "initiatives", multiple=True, metavar="NAME", help="Part of an initiative's name.")
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1, 100_000), help="At most so many rows.")
@output_format
@click.pass_obj
def command(
    obj: dict[str, str | None],
    start: str | None,
    stop: str | None,
    committees: tuple[str, ...],
    initiatives: tuple[str, ...],
    limit: int,
    output: str,
) -> None:
    """Print the milestones that touch a window, printed dates and inherited ones alike."""
    from archive.errors import WrongUse
    from archive.queries import sql
    from archive.values import edtf

    try:
        first = edtf.parse(start).earliest if start else None
        last = edtf.parse(stop).latest if stop else None
    except ValueError as error:
        raise WrongUse(f"{error}; write 2023, 2023-06 or 2023-06-08") from error
    values: dict[str, object] = {
        "first": first.isoformat() if first else "",
        "last": last.isoformat() if last else "9999",
    }
    wanted = ["coalesce(latest, earliest) >= :first", "coalesce(earliest, latest) <= :last"]
    for column, names in (("committees", committees), ("initiatives", initiatives)):
        either = []
        for n, name in enumerate(names):
            values[f"{column}{n}"] = name
            either.append(f"{column} LIKE '%' || :{column}{n} || '%'")
        if either:
            wanted.append(f"({' OR '.join(either)})")
    statement = f"SELECT {', '.join(_COLUMNS)} FROM timeline WHERE {' AND '.join(wanted)} "  # noqa: S608 (our own words)
    statement += "ORDER BY coalesce(earliest, latest), milestone"
    with opened(obj) as engine:
        answer = sql.ask(engine, statement, values, seconds=60, limit=limit)
    print_rows(answer.columns, answer.rows, output)
    if answer.cut:
        click.echo(f"only the first {limit} milestones are shown; ask for more with --limit", err=True)
