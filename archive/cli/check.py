"""`league-archive check`: look the archive over."""

import sys

import click

from archive.cli import options


@click.command("check")
@options.output_format
@click.pass_obj
def command(obj: dict[str, str | None], output: str) -> None:
    """Look the archive over: every span quotes its source, every interval is in order, indexes and counts are complete.

    Nothing is changed. The exit status is 1 when something was found.
    """
    from archive.importers.check import faults

    with options.opened(obj) as engine:
        found = list(faults(engine))
    if found:
        options.print_rows(("check", "what"), [(fault.check, fault.what) for fault in found], output)
    click.echo(f"{len(found)} faults" if found else "nothing is wrong", err=True)
    sys.exit(1 if found else 0)
