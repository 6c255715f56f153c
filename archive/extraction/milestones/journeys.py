"""A clause that leads from one dated act to the next (从1956年10月成立……再到1959年9月成立……) tells two facts."""

from collections.abc import Iterator
from dataclasses import replace

from archive.extraction.milestones.clausal import Reader
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.statement import Statement


def parted(reader: Reader, statement: Statement) -> Iterator[Statement]:
    """The statement, or the two facts between which it leads."""
    text, start, stop = reader.outlook.plain, statement.start, statement.stop
    journey = lexicon().journey.search(text, start, stop) if statement.main.rule == "journey" else None
    if journey is None:
        yield statement
        return
    for low, high in (journey.span("first"), (journey.end(), stop)):
        act = lexicon().acts.search(text, low, high)
        main = replace(statement.main, start=low, stop=high, verb=act.start() if act else low)
        yield replace(statement, start=low, stop=high, main=main)
