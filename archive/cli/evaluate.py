"""`league-archive evaluate GOLD…`: precision and recall per kind, from gold files and the sources they name."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli.options import database_url

if TYPE_CHECKING:
    from archive.evaluation.score import Score


@click.command("evaluate")
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help="Folder of the sources (default: a folder `corpus` beside the gold's folder, or the gold's own folder).",
)
@click.pass_obj
def command(obj: dict[str, str | None], gold: tuple[Path, ...], sources: Path | None) -> None:
    """Print precision and recall of extraction per kind, over all GOLD files together and for each.

    Where there is an archive, it keeps the result and shows it beside the method, on the page About.
    """
    from archive.errors import WrongUse
    from archive.evaluation import load, score
    from archive.evaluation.score import total
    from archive.extraction.pipeline import annotate
    from archive.readers import read

    scores: dict[str, list[Score]] = {}
    for path in gold:
        wanted = load(path)
        folders = [sources] if sources else [path.parent.parent / "corpus", path.parent]
        file = next((f / wanted.source for f in folders if (f / wanted.source).is_file()), None)
        if file is None:
            raise WrongUse(f"{path}: its source {wanted.source} is not in {folders[0]}; say where with --sources")
        reading = read(file.read_bytes(), file.name)
        scores[path.name] = score(wanted, reading, annotate(reading))
    together = total(scores)
    for name, rows in ({"all": together} | scores if len(scores) > 1 else scores).items():
        click.echo(f"{name:32} {'precision':>9} {'recall':>7} {'F1':>6} {'right':>6} {'found':>6} {'gold':>6}")
        for s in rows:
            click.echo(
                f"  {s.name:30} {s.precision:9.3f} {s.recall:7.3f} {s.f1:6.3f} {s.right:6} {s.found:6} {s.wanted:6}"
            )
    _keep(database_url(obj), together, list(scores))


def _keep(url: str, together: "list[Score]", files: list[str]) -> None:
    from archive.database import connect
    from archive.errors import DatabaseProblem
    from archive.importers import evaluations

    try:
        engine = connect(url)
    except DatabaseProblem as problem:
        click.echo(f"league-archive: the result is printed only, no archive keeps it: {problem}", err=True)
        return
    try:
        evaluations.keep(engine, [asdict(score) for score in together], files)
    finally:
        engine.dispose()
