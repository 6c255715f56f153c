"""`league-archive publish`: the archive as a folder of files that any web host serves."""

from pathlib import Path

import click

from archive.cli.options import database_url


@click.command("publish")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(["zh", "en"]),
    default=("zh", "en"),
    show_default=True,
    help="Language of the pages; the first is the front door's.",
)
@click.pass_obj
def command(obj: dict[str, str | None], folder: Path, languages: tuple[str, ...]) -> None:
    """Write the archive into FOLDER as a site that needs no programme: timeline, documents, comparison, search, data.

    A page is published as it stands and with one choice made; filters in combination, SQL and editing stay with
    `serve`. An earlier publication in FOLDER is replaced once the new one is whole. What was withdrawn is left out.
    """
    from webapp import create_app
    from webapp.publication import site
    from webapp.shell import database

    app = create_app(database_url(obj))
    told = 0

    def progress(written: int) -> None:
        nonlocal told
        if written // 500 > told:
            told = written // 500
            click.echo(f"{written} files …", err=True)

    try:
        done = site.publish(app, folder, languages=tuple(dict.fromkeys(languages)), progress=progress)
    finally:
        database.dispose(app)
    click.echo(
        f"{done.pages} pages and {done.files} files in {folder}; {done.passages} passages can be searched", err=True
    )
    for address in done.missing:
        click.echo(f"not published, because the site did not answer: {address}", err=True)
    if done.missing:
        raise SystemExit(1)
