"""`league-archive evaluate GOLD…`: precision and recall per kind, from gold files and the sources they name."""

from pathlib import Path

import click


@click.command("evaluate")
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help="Folder of the sources (default: a folder `corpus` beside the gold's folder, or the gold's own folder).",
)
def command(gold: tuple[Path, ...], sources: Path | None) -> None:
    """Print precision and recall of extraction per kind, over all GOLD files together and for each."""
    from archive.errors import WrongUse
    from archive.evaluation import load, score
    from archive.evaluation.score import Score, total
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
    for name, rows in ({"all": total(scores)} | scores if len(scores) > 1 else scores).items():
        click.echo(f"{name:32} {'precision':>9} {'recall':>7} {'F1':>6} {'right':>6} {'found':>6} {'gold':>6}")
        for s in rows:
            click.echo(
                f"  {s.name:30} {s.precision:9.3f} {s.recall:7.3f} {s.f1:6.3f} {s.right:6} {s.found:6} {s.wanted:6}"
            )
