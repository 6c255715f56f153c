"""`league-archive reannotate`: understand stored sources anew, with the catalogue as it is now."""

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from archive.cli import options

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from archive.extraction.findings import Annotation
    from archive.importers.batches import FileOutcome
    from archive.importers.difference import Change
    from archive.importers.run import Run


@click.command("reannotate")
@click.argument("names", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Show what would appear, vanish or change; write nothing.")
@options.output_format
@click.pass_obj
def command(obj: dict[str, str | None], names: tuple[str, ...], dry_run: bool, output: str) -> None:
    """Understand stored sources anew: all, or those of these file names or SHA-256s.

    What people corrected stays; ids of documents and of milestones whose text is unchanged stay.
    """
    from archive.importers.run import reannotate
    from archive.schema.vocabulary import Outcome

    with options.opened(obj) as engine:
        if dry_run:
            run = _dry(engine, names, output)
        else:
            run = reannotate(engine, names=names, report=options.progress, author=options.user())
            options.tell_run(run, output)
    sys.exit(1 if run.counts()[Outcome.REJECTED] else 0)


def _dry(engine: "Engine", names: tuple[str, ...], output: str) -> "Run":
    """Show the differences source by source; as JSON and CSV when all are known."""
    from archive.importers import difference
    from archive.importers.run import reannotate

    found: list[tuple[str, Change]] = []

    def show(outcome: "FileOutcome", annotation: "Annotation | None") -> None:
        if annotation is None:
            options.progress(outcome)
            return
        with engine.connect() as connection:
            changes = difference.of(connection, outcome.sha256 or "", annotation)
        found.extend((outcome.path, change) for change in changes)
        if output == "table":
            click.echo(_told(outcome.path, changes))
        else:
            options.progress(outcome)

    run = reannotate(engine, names=names, report=show, dry_run=True)
    if output == "json":
        told = [{"source": path, "sort": change.sort, **asdict(change)} for path, change in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif output == "csv":
        rows = [(path, c.sort, c.kind.value, c.words, c.before, c.after) for path, c in found]
        options.print_rows(("source", "sort", "kind", "words", "before", "after"), rows, output)
    click.echo(f"{len(run.files)} sources, {len(found)} differences; nothing was written", err=True)
    return run


_SIGNS = {"appeared": "+", "vanished": "-", "changed": "~"}


def _told(path: str, changes: "list[Change]") -> str:
    lines = [f"{path}: {len(changes)} differences" if changes else f"{path}: nothing would change"]
    for c in changes:
        said = c.after if not c.before else c.before if not c.after else f"{c.before}  →  {c.after}"
        lines.append(f"  {_SIGNS[c.sort]} {c.kind.value:12} {' '.join(c.words.split())}  [{said}]")
    return "\n".join(lines)
