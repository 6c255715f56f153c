"""`league-archive upgrade`: bring an archive to the schema of this programme."""

import click

from archive.cli import options


@click.command("upgrade")
@click.pass_obj
def command(obj: dict[str, str | None]) -> None:
    """Bring the archive to the schema of this programme, and its catalogue to that of seeds/."""
    from archive import database
    from archive.extraction.catalogue import default_catalogue
    from archive.importers import seeds
    from archive.upgrading import upgrade

    url = options.database_url(obj)
    before, after = upgrade(url)
    with options.opened(obj) as engine:
        changes = seeds.plant(engine, default_catalogue())
    click.echo(f"schema version {after}" + ("" if before == after else f", before {before}"), err=True)
    if changes:
        click.echo(
            f"{changes} entries of the catalogue are new or changed; to read the stored sources with them, run: "
            f"league-archive --database {database.shown(url)} reannotate",
            err=True,
        )
