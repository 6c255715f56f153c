"""`league-archive search WORDS`: the passages that hold some words."""

import click

from archive.cli.options import connected, output_format, print_rows


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, 10_000), help="At most so many passages."
)
@output_format
@click.pass_obj
def command(obj: dict[str, str | None], words: tuple[str, ...], limit: int, output: str) -> None:
    """Print the passages that hold all WORDS, and tell what else bears them."""
    from archive.queries import search

    with connected(obj) as connection:
        found = search.search(connection, " ".join(words), size=limit)
    rows = [(e.document, e.paragraph, e.title, "".join(text for text, _ in e.pieces)) for e in found.passages]
    print_rows(("document", "paragraph", "title", "text"), rows, output)
    documents = "" if found.documents_in_all is None else f" in {found.documents_in_all} documents"
    click.echo(
        f"{found.passages_in_all} passages{documents}, {found.milestones_in_all} milestones, "
        f"{len(found.initiatives)} initiatives, {len(found.committees)} committees",
        err=True,
    )
