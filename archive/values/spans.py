"""A span: `[start, stop)` in code points of one text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points; `start < stop` always."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        """Refuse empty and reversed spans.

        Raises:
            ValueError: if `0 <= start < stop` does not hold.
        """
        if not 0 <= self.start < self.stop:
            raise ValueError(f"span [{self.start}, {self.stop}) is empty, reversed or negative")

    def __len__(self) -> int:
        return self.stop - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.stop]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.stop and other.start < self.stop

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies inside this span (equal counts)."""
        return self.start <= other.start and other.stop <= self.stop

    def shifted(self, by: int) -> "Span":
        """The same span, `by` code points further on."""
        return Span(self.start + by, self.stop + by)
