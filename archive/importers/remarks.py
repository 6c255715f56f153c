"""What a person should know of a file that is taken in: not what its name says; which columns were taken; rows without a date."""

from collections.abc import Iterator

from archive.extraction.findings import Annotation, Document, Passage
from archive.readers import names
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading

#: Rows that are quoted, and characters of each.
_ROWS, _WORDS = 5, 24


def of(name: str, reading: Reading, annotation: Annotation) -> str:
    """The remarks about one file as one sentence for a person; "" where there is nothing to say."""
    return names.difference(name, reading) or _columns(reading, annotation)


def row(number: str, date_words: str | None, alone: bool) -> str:
    """What a row of a list lacks: a date that can be read, a text; "" where nothing."""
    told = []
    if date_words:
        told.append(f"its date {date_words!r} is not understood; it is kept as these words")
    if alone:
        told.append("Only its entry is held: the row gives neither a text nor a file")
    return f"row {number}: {'. '.join(told)}" if told else ""


def undated(annotation: Annotation, document: Document) -> Iterator[Passage]:
    """The rows of a table of statements that give no milestone, since no date of their own can be read (31 April)."""
    dated = sorted(m.start for m in annotation.milestones if m.document == document.id)
    for passage in document.passages if document.rows else ():
        if passage.kind is BlockKind.PARAGRAPH and not any(passage.start <= at < passage.stop for at in dated):
            yield passage


def columns(taken: str, left: str) -> str:
    """Which columns are taken for what, and which are left out."""
    return f"columns taken: {taken}; columns left out: {left}" if left else f"columns taken: {taken}"


def _columns(reading: Reading, annotation: Annotation) -> str:
    """Which columns of a table of statements were taken for what, which were left out, and which rows have no date."""
    held = reading.meta()
    if "columns" not in held:
        return ""
    told = columns(held["columns"], held.get("columns left out", ""))
    rows = [p for d in annotation.documents for p in undated(annotation, d)]
    if not rows:
        return told
    quoted = " / ".join(annotation.text[p.start : p.stop][:_WORDS] for p in rows[:_ROWS])
    return f"{told}. Rows without a date that could be read, and so without a milestone, {len(rows)}: {quoted}"
