"""`league-archive persons`: whether names of private persons are hidden; what would be hidden in a file."""

from pathlib import Path

import click

from archive.cli import options


@click.group("persons")
def command() -> None:
    """Hide the names of private persons and minors everywhere, or show them again.

    A name is recognised by the words around it (an age, a form of address, a role); who is named with an office is never
    hidden, and a name without such a cue stays: look at what `persons find FILE` lists.
    """


@command.command("hide")
@click.pass_obj
def hide(obj: dict[str, str | None]) -> None:
    """Cover these names in every stored text and in all that comes in later; originals are kept, and not handed out."""
    _set(obj, True)


@command.command("show")
@click.pass_obj
def show(obj: dict[str, str | None]) -> None:
    """Show the names as the sources printed them."""
    _set(obj, False)


@command.command("find")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.output_format
def find(files: tuple[Path, ...], output: str) -> None:
    """List the names that would be hidden in FILES, each with the rule by which it was recognised; nothing is changed."""
    from archive.extraction import persons
    from archive.readers import read

    rows = []
    for file in files:
        text = read(file.read_bytes(), file.name).text
        for person in persons.find(text):
            around = text[max(0, person.span.start - 8) : person.span.stop + 8]
            rows.append((file.name, person.span.start, person.span.of(text), person.rule, " ".join(around.split())))
    options.print_rows(("file", "place", "name", "rule", "words"), rows, output)


def _set(obj: dict[str, str | None], hidden: bool) -> None:
    from archive.importers import privacy
    from archive.importers.run import reannotate

    with options.opened(obj) as engine:
        if not privacy.hide_persons(engine, hidden):
            click.echo(f"names are {'hidden' if hidden else 'shown'} already", err=True)
            return
        run = reannotate(engine, report=options.progress)
    click.echo(f"names are {'hidden' if hidden else 'shown'} now; {len(run.files)} sources were read anew", err=True)
