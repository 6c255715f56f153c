"""`league-archive review`: what is doubtful, and the decisions of people about it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli import options
from archive.cli.previewing import WORDS

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from archive.importers.doubtful import Item

#: Columns of the screen for one cell of the queue; CSV and JSON have all of it.
_WIDEST = 56
_Command = Callable[..., None]


def _item(engine: "Engine", key: str) -> "Item":
    from archive.errors import WrongUse
    from archive.importers import doubtful

    with engine.connect() as connection:
        found = doubtful.item(connection, key)
    if found is None:
        raise WrongUse(f"nothing in the queue has the id {key} (or several begin so); see: league-archive review")
    return found


@click.group("review", invoke_without_command=True)
@click.option("--sort", "sorts", multiple=True, type=click.Choice(list(WORDS)), help="Only this sort of doubt.")
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1, 100_000), help="Row limit.")
@options.output_format
@click.pass_context
def command(context: click.Context, sorts: tuple[str, ...], limit: int, output: str) -> None:
    """List what is doubtful, or decide about it: accept, reject, change, merge, undo. The status is 1 if there is any."""
    if context.invoked_subcommand:
        return
    from archive.importers import doubtful
    from archive.schema.vocabulary import Doubt

    with options.connected(context.obj) as connection:
        found = doubtful.queue(connection, [Doubt(sort) for sort in sorts], limit)
    columns = ("id", "sort", "what", "detail", "document", "source", "span")
    widest = _WIDEST if output == "table" else None
    rows = [
        (i.id, i.sort.value, options.short(i.subject + (f" → {i.other}" if i.other else ""), widest),
         options.short(i.detail, widest), i.document, options.short(i.source, widest),
         f"{i.start}-{i.stop}" if i.source else "")
        for i in found
    ]  # fmt: skip
    options.print_rows(columns, rows, output)
    sys.exit(1 if found else 0)


def _verb(name: str, told: str) -> _Command:
    def run(obj: dict[str, str | None], keys: tuple[str, ...], by: str | None, reason: str) -> None:
        from archive.importers import curation

        act = {"accept": curation.accept, "reject": curation.reject}[name]
        with options.opened(obj) as engine:
            for item in [_item(engine, key) for key in keys]:
                _tell(act(engine, item, author=by or options.user(), reason=reason))

    run.__doc__ = told
    decorated = click.argument("keys", metavar="ID…", nargs=-1, required=True)(
        options.by(options.reason(click.pass_obj(run)))
    )
    made: _Command = command.command(name)(decorated)
    return made


accept = _verb("accept", "Take what is proposed for ID…, or leave what was found as it is.")
reject = _verb("reject", "Refuse what was found or proposed for ID….")


@command.command()
@click.argument("key", metavar="ID")
@click.argument("values", metavar="NAME=VALUE…", nargs=-1, required=True)
@options.by
@options.reason
@click.pass_obj
def change(obj: dict[str, str | None], key: str, values: tuple[str, ...], by: str | None, reason: str) -> None:
    """Set what ID should say: issuer, published, title, number, period, organisation, edtf, initiative or family."""
    from archive.errors import WrongUse
    from archive.importers import curation

    if any("=" not in value for value in values):
        raise WrongUse("write NAME=VALUE, for example published=2023-06")
    given = dict(value.split("=", 1) for value in values)
    with options.opened(obj) as engine:
        _tell(curation.change(engine, _item(engine, key), given, author=by or options.user(), reason=reason))


@command.command()
@click.argument("kind", type=click.Choice(["initiative", "organisation"]))
@click.argument("name")
@click.argument("into")
@options.by
@options.reason
@click.pass_obj
def merge(obj: dict[str, str | None], kind: str, name: str, into: str, by: str | None, reason: str) -> None:
    """Let NAME mean INTO, in every document, also in those yet to come."""
    from archive.importers import curation
    from archive.schema.vocabulary import FindingKind

    with options.opened(obj) as engine:
        _tell(curation.merge(engine, FindingKind(kind), name, into, author=by or options.user(), reason=reason))


@command.command()
@click.argument("kind", type=click.Choice(["initiative", "organisation"]))
@click.argument("name")
@click.argument("new")
@click.option("--printed", multiple=True, metavar="WORDS", help="Mentions printed so are meant (may be repeated).")
@click.option("--committee", default="", metavar="NAME", help="Mentions of this committee's work are meant.")
@options.by
@options.reason
@click.pass_obj
def split(
    obj: dict[str, str | None], kind: str, name: str, new: str, printed: tuple[str, ...], committee: str,
    by: str | None, reason: str,
) -> None:  # fmt: skip
    """Let those mentions of NAME that are described mean NEW, in every document, also in those yet to come."""
    from archive.importers import dividing
    from archive.schema.vocabulary import FindingKind

    with options.opened(obj) as engine:
        told = {"printed": printed, "committee": committee, "author": by or options.user(), "reason": reason}
        _tell([dividing.split(engine, FindingKind(kind), name, new, **told)])  # type: ignore[arg-type]


@command.command()
@click.argument("kind", type=click.Choice(["initiative", "organisation"]))
@click.argument("alias")
@click.argument("name")
@options.by
@options.reason
@click.pass_obj
def alias(obj: dict[str, str | None], kind: str, alias: str, name: str, by: str | None, reason: str) -> None:
    """Teach ALIAS as a further name of NAME: it enters the archive's own catalogue."""
    from archive.importers import dividing
    from archive.schema.vocabulary import FindingKind

    with options.opened(obj) as engine:
        _tell([dividing.alias(engine, FindingKind(kind), alias, name, author=by or options.user(), reason=reason)])


@command.command()
@click.argument("statements", metavar="STATEMENT…", nargs=-1, required=True)
@options.by
@options.reason
@click.pass_obj
def join(obj: dict[str, str | None], statements: tuple[str, ...], by: str | None, reason: str) -> None:
    """Let STATEMENT… (ids of their pages) report one event."""
    from archive.importers import dividing

    with options.opened(obj) as engine:
        _tell([dividing.join_events(engine, statements, author=by or options.user(), reason=reason)])


@command.command()
@click.argument("statement")
@click.argument("others", metavar="OTHER…", nargs=-1, required=True)
@options.by
@options.reason
@click.pass_obj
def part(obj: dict[str, str | None], statement: str, others: tuple[str, ...], by: str | None, reason: str) -> None:
    """Let STATEMENT (the id of its page) report another event than OTHER…."""
    from archive.importers import dividing

    with options.opened(obj) as engine:
        _tell([dividing.part_event(engine, statement, others, author=by or options.user(), reason=reason)])


@command.command()
@click.argument("numbers", metavar="NUMBER…", nargs=-1, required=True, type=int)
@options.by
@options.reason
@click.pass_obj
def undo(obj: dict[str, str | None], numbers: tuple[int, ...], by: str | None, reason: str) -> None:
    """Take decisions back; they are kept as history."""
    from archive.importers import curation

    with options.opened(obj) as engine:
        for number in numbers:
            curation.undo(engine, number, author=by or options.user(), reason=reason)
            click.echo(f"decision {number} was taken back", err=True)


@command.command()
@options.output_format
@click.pass_obj
def history(obj: dict[str, str | None], output: str) -> None:
    """List all decisions, the newest first, with those that were taken back and those that could not be applied."""
    from archive.queries import decisions

    with options.connected(obj) as connection:
        rows = [
            (d.id, d.decided_at.isoformat(" "), d.author, d.decision, d.kind, d.quoted, d.told, d.reason, d.state)
            for d in decisions.latest(connection, 100_000)
        ]
    options.print_rows(("number", "when", "who", "decision", "kind", "what", "values", "reason", "state"), rows, output)


@command.command("export")
@click.pass_obj
def export_(obj: dict[str, str | None]) -> None:
    """Print all decisions as JSON, for another archive."""
    from archive.importers import sharing

    with options.connected(obj) as connection:
        click.echo(sharing.dumped(connection))


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def import_(obj: dict[str, str | None], file: Path) -> None:
    """Take in the decisions of another archive; those about sources that are not held wait for them."""
    from archive.errors import WrongUse
    from archive.importers import sharing

    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise WrongUse(f"{file} is not in UTF-8") from error
    with options.opened(obj) as engine:
        new, taken_back = sharing.load(engine, text)
    click.echo(f"{new} new decisions, {taken_back} taken back", err=True)


def _tell(keys: list[int]) -> None:
    for key in keys:
        click.echo(f"decision {key} (take it back by: league-archive review undo {key})", err=True)
