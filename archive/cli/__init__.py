"""The command line `league-archive`; one module per command, heavy imports inside the command."""

import click


@click.group()
@click.option("--database", envvar="ARCHIVE_DATABASE_URL", default=None, help="Database URL.")
@click.pass_context
def main(context: click.Context, database: str | None) -> None:
    """Comparative timeline and archive of Youth League documents."""
    context.obj = {"database": database}
