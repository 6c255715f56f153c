"""`league-archive catalogue export DIR`: what people added to the catalogue, in the tables of seeds/."""

from pathlib import Path

import click

from archive.cli.options import opened


@click.group("catalogue")
def command() -> None:
    """The catalogue: what the archive knows before it reads."""


@command.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def export(obj: dict[str, str | None], folder: Path) -> None:
    """Write the initiatives, bodies and names that people added or confirmed to DIR, with the columns of seeds/.

    The lines can be reviewed and added to the files of the same names in seeds/, so that other archives know them, too.
    """
    from archive.exports import catalogue
    from archive.extraction.catalogue import default_catalogue

    with opened(obj) as engine:
        written = catalogue.export(engine, folder, {slug for slug, _ in default_catalogue().families})
    for name, rows in written.items():
        click.echo(f"{rows} rows in {folder / name}", err=True)
