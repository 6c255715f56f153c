"""A milestone in full, with its evidence: what a card shows."""

from dataclasses import dataclass

from archive.queries.committees import Committee
from archive.queries.when import When
from archive.schema.vocabulary import Genre, Modality, Theme


@dataclass(frozen=True, slots=True)
class InitiativeName:
    """An initiative by its address, name and theme."""

    slug: str
    name: str
    theme: Theme


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed and on its base unit."""

    words: str
    value: float
    unit: str
    approximate: bool
    counted: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence around a milestone in pieces: `(characters, is the statement itself, is its date)`."""

    pieces: tuple[tuple[str, bool, bool], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Another milestone of the same event: who else says so, and when they say it was."""

    id: str
    when: When
    document: str
    title: str
    headline: str


@dataclass(frozen=True, slots=True)
class Item:
    """A milestone in full: what a card shows. `key` places it in the list; `passage` is the paragraph's number."""

    id: str
    key: str
    headline: str
    when: When
    modality: Modality
    quote: Quote
    reason_en: str
    reason_zh: str
    rule: str
    document: str
    document_title: str
    genre: Genre
    digest: bool
    published: When | None
    issuer: Committee | None
    passage: int | None
    committees: tuple[Committee, ...]
    initiatives: tuple[InitiativeName, ...]
    figures: tuple[Quantity, ...]
    event: str | None
    also: tuple[Report, ...]
    start: int
    stop: int
    #: Whether a person accepted, changed or added it.
    decided: bool = False

    @property
    def disputed(self) -> bool:
        """Whether another document gives the same event different days."""
        return any((r.when.earliest, r.when.latest) != (self.when.earliest, self.when.latest) for r in self.also)

    @property
    def theme(self) -> Theme | None:
        """The theme of the initiative named first."""
        return self.initiatives[0].theme if self.initiatives else None
