"""`league-archive backup FILE`: a verified copy of the archive, while it is in use."""

from pathlib import Path

import click

from archive.cli import options


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def command(obj: dict[str, str | None], file: Path) -> None:
    """Copy the archive to FILE, while it is in use, and verify the copy (SQLite)."""
    from archive.importers.backup import backup

    rows = backup(options.database_url(obj), file)
    click.echo(f"{file}: {sum(rows.values()):,} rows in {len(rows)} tables", err=True)
