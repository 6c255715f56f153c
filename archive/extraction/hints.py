"""What the person who hands a file in knows of it."""

from dataclasses import dataclass

from archive.values.intervals import DayInterval


@dataclass(frozen=True, slots=True)
class Hints:
    """A hint outweighs what is read, and says so (rule `given`)."""

    issuer: str | None = None
    published: DayInterval | None = None
    published_edtf: str | None = None
    title: str | None = None
    digest: bool = False
