"""`league-archive restore FILE`: make the archive from a backup."""

from pathlib import Path

import click

from archive.cli import options


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the archive that is there.")
@click.pass_obj
def command(obj: dict[str, str | None], file: Path, force: bool) -> None:
    """Make the archive from the backup FILE, once it has been verified (SQLite)."""
    from archive.importers.backup import restore

    rows = restore(file, options.database_url(obj), force=force)
    click.echo(f"restored {sum(rows.values()):,} rows in {len(rows)} tables", err=True)
