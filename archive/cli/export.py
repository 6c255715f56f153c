"""`league-archive export VIEW FILE`: a whole view as a file; `export --all TARGET`: everything."""

from pathlib import Path

import click

from archive.cli import output
from archive.cli.options import opened


@click.command("export")
@click.argument("view", required=False)
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@output.bom
@click.option(
    "--all",
    "everything",
    type=click.Path(path_type=Path),
    metavar="TARGET",
    help="Write everything to the new folder TARGET, or to TARGET.zip: SQLite, CSV with a Data Package, JSON Lines "
    "with spans, a manifest with checksums. What was withdrawn is left out.",
)
@click.pass_obj
def command(
    obj: dict[str, str | None], view: str | None, file: Path | None, bom: bool, everything: Path | None
) -> None:
    """Write every row of VIEW (timeline, documents_overview …) to FILE (.csv, .json, .jsonl, .xlsx or .parquet)."""
    from archive.errors import WrongUse

    if (everything is None) == (view is None and file is None) or (view is None) != (file is None):
        raise WrongUse("write either: export VIEW FILE, or: export --all TARGET")
    with opened(obj) as engine:
        if everything is not None:
            from archive.exports import whole

            written = whole.export(engine, everything)
            click.echo(f"{len(written)} files, {sum(f.bytes for f in written):,} bytes in {everything}", err=True)
        elif view is not None and file is not None:
            from archive.exports import views

            output.write(views.stream(engine, view), file, bom)
