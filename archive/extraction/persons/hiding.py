"""A text with the names of private persons covered, character for character: spans stay what they are."""

from collections.abc import Sequence
from dataclasses import replace

from archive.extraction.persons.finding import Person
from archive.values.reading import Reading

#: What stands for one character of a name.
HIDDEN = "〇"


def cover(text: str, persons: Sequence[Person]) -> str:
    """The text with every character of these names covered."""
    characters = list(text)
    for person in persons:
        for at in range(person.span.start, person.span.stop):
            characters[at] = HIDDEN
    return "".join(characters)


def hide(reading: Reading, persons: Sequence[Person]) -> Reading:
    """The reading with these names covered, in what its file says of itself (title, author …) too."""
    names = sorted({reading.text[p.span.start : p.span.stop] for p in persons}, key=len, reverse=True)
    metadata = []
    for datum in reading.metadata:
        value = datum.value
        for name in names:
            value = value.replace(name, HIDDEN * len(name))
        metadata.append(replace(datum, value=value))
    return replace(reading, text=cover(reading.text, persons), metadata=tuple(metadata))
