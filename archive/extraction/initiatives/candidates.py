"""What the rules hand to each other: a place in a view that may name an initiative, and why it is believed."""

from typing import NamedTuple

from archive.extraction.catalogue import Initiative


class Candidate(NamedTuple):
    """`[start, stop)` of the view names an initiative.

    `name` is its wording there; `brand` the quoted words in it, if any; `head` the word that says what it is. `known` is
    the catalogue's initiative, None for a discovered one; `refers` is the place of the candidate that a short form
    stands for.
    """

    start: int
    stop: int
    name: str
    rule: str
    head: str = ""
    brand: str = ""
    known: Initiative | None = None
    refers: "Candidate | None" = None
