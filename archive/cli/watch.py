"""`league-archive watch FOLDER`: take in what arrives in a folder, until it is stopped."""

import signal
import sys
from pathlib import Path
from threading import Event

import click

from archive.cli import options


@click.command("watch")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--once", is_flag=True, help="Look twice, take in what is whole, and end.")
@click.option(
    "--interval",
    default=10.0,
    show_default=True,
    type=click.FloatRange(0.05, 3600),
    help="Seconds between two looks; a file that did not change from one to the next is whole.",
)
@click.pass_obj
def command(obj: dict[str, str | None], folder: Path, once: bool, interval: float) -> None:
    """Take in what arrives in FOLDER: each file once, when it is whole. Ends in good order at Ctrl+C and SIGTERM.

    What was taken in stands in the database, so that it can be stopped and started at any time.
    """
    from archive.importers.watching import watch
    from archive.schema.vocabulary import Outcome

    stop = Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)}
    rejected = False
    try:
        with options.opened(obj) as engine:
            click.echo(f"watching {folder}" + ("" if once else " (end with Ctrl+C)"), err=True)
            for run in watch(engine, folder, interval=interval, stop=stop, report=options.progress, once=once):
                options.tell_sums(run)
                rejected = rejected or bool(run.counts()[Outcome.REJECTED])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    click.echo("ended", err=True)
    sys.exit(1 if once and rejected else 0)
