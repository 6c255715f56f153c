"""`league-archive compare INITIATIVE`: what committees say of one initiative, every sentence with its place."""

import click

from archive.cli.options import connected, output_format, print_rows


@click.command("compare")
@click.argument("initiative")
@click.option(
    "--with", "chosen", multiple=True, metavar="NAME", help="Part of a committee's canonical name (repeat it)."
)
@output_format
@click.pass_obj
def command(obj: dict[str, str | None], initiative: str, chosen: tuple[str, ...], output: str) -> None:
    """Print what committees say of INITIATIVE: the slug or a name of an initiative, or the slug of a family."""
    from archive.errors import WrongUse
    from archive.queries import search, side_by_side, subjects

    with connected(obj) as connection:
        found = subjects.one(connection, initiative)
        if found is None:
            named = search.search(connection, initiative).initiatives
            found = subjects.one(connection, named[0].slug) if named else None
        if found is None:
            raise WrongUse(f"there is no initiative {initiative!r}; look for one with: league-archive search")
        telling = [c for c, _ in subjects.describing(connection, found[1])]
        wanted = [c for c in telling if not chosen or any(name in c.name for name in chosen)]
        if chosen and not wanted:
            raise WrongUse(f"no such committee describes it; these do: {'、'.join(c.name for c in telling)}")
        compared = side_by_side.compare(connection, found[0].slug, [c.public_id for c in wanted])
    columns = (
        "committee",
        "edtf",
        "basis",
        "modality",
        "heading",
        "words",
        "sentence",
        "digest",
        "document",
        "paragraph",
    )
    rows = [
        (
            column.committee.name,
            e.told.when.edtf if e.told.when else None,
            e.told.when.basis if e.told.when else None,
            e.told.modality.value,
            e.told.heading,
            "、".join(e.told.names),
            e.told.sentence,
            int(e.told.digest),
            e.told.document,
            e.told.paragraph,
        )
        for column in (compared.columns if compared else ())
        for e in column.evidence
    ]
    print_rows(columns, rows, output)
