"""`league-archive export VIEW FILE`: a whole view as CSV, JSON or JSON Lines; `export --all TARGET`: everything."""

from pathlib import Path

import click

from archive.cli.options import database_url


@click.command("export")
@click.argument("view", required=False)
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--bom", is_flag=True, help="Put a mark in front of a CSV by which Excel knows its encoding.")
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
    """Write every row of VIEW (timeline, documents_overview …) to FILE, whose name ends in .csv, .json or .jsonl."""
    from archive.database import connect
    from archive.errors import WrongUse

    if (everything is None) == (view is None and file is None) or (view is None) != (file is None):
        raise WrongUse("write either: export VIEW FILE, or: export --all TARGET")
    engine = connect(database_url(obj))
    try:
        if everything is not None:
            from archive.exports import whole

            written = whole.export(engine, everything)
            click.echo(f"{len(written)} files, {sum(f.bytes for f in written):,} bytes in {everything}", err=True)
            return
        assert view is not None
        assert file is not None
        from archive.exports import views

        rows = views.export(engine, view, file, bom=bom)
    finally:
        engine.dispose()
    click.echo(f"{rows} rows of {view} in {file}", err=True)
