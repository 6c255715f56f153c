"""A cleaned view of a text that knows, for each of its characters, where in the source it came from.

The view is aggregated from kept pieces together with their origins, so that mapping back is a look-up, never a diff.
Characters that a cleaner inserts (a line break between blocks, say) have the origin of the source position at which
they were inserted and are marked as inserted.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from archive.values.spans import Span


@dataclass(frozen=True, slots=True)
class AlignedText:
    """`text` and, for each code point of it, the offset of its origin in the source.

    Origins need not increase: a reader may reorder columns.
    """

    text: str
    origins: "array[int]"

    def __post_init__(self) -> None:
        """Refuse a view whose text and origins differ in length.

        Raises:
            ValueError: if there is not exactly one origin to a character.
        """
        if len(self.text) != len(self.origins):
            raise ValueError(f"{len(self.text)} characters but {len(self.origins)} origins")

    @classmethod
    def identity(cls, text: str) -> "AlignedText":
        """The view that is its source."""
        return cls(text, counted(0, len(text)))

    def __len__(self) -> int:
        return len(self.text)

    def origin(self, span: Span) -> Span:
        """The smallest source span that holds the origins of all characters in `span`."""
        piece = self.origins[span.start : span.stop]
        return Span(min(piece), max(piece) + 1)

    def slice(self, start: int, stop: int) -> "AlignedText":
        """The part `[start, stop)` of the view, origins kept."""
        return AlignedText(self.text[start:stop], self.origins[start:stop])

    def locate(self, source_offset: int) -> int:
        """The first position of the view whose origin is at or after `source_offset` (for views in source order)."""
        return bisect_left(self.origins, source_offset)


_counted: "array[int]" = array("l", range(1 << 16))


def counted(start: int, stop: int) -> "array[int]":
    """The whole numbers of `[start, stop)` as origins: cut from a longer row, many times quicker than counting anew."""
    global _counted
    numbers = _counted  # held here: another thread may put a row of its own in its place
    if stop > len(numbers):
        _counted = numbers = array("l", range(2 * stop))
    return numbers[start:stop]


class Builder:
    """Collects pieces of a source into an `AlignedText`."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._origins: array[int] = array("l")

    def __len__(self) -> int:
        return len(self._origins)

    def keep(self, view: AlignedText) -> None:
        """Append a view, origins kept."""
        self._pieces.append(view.text)
        self._origins.extend(view.origins)

    def insert(self, text: str, at: int) -> None:
        """Append characters that stand for source position `at` without being there."""
        self._pieces.append(text)
        self._origins.extend([at] * len(text))

    def build(self) -> AlignedText:
        """The collected view."""
        return AlignedText("".join(self._pieces), array("l", self._origins))


def compose(outer: AlignedText, inner: AlignedText) -> AlignedText:
    """`outer` is a view of `inner.text`; the result is the same view with origins in the source of `inner`."""
    return AlignedText(outer.text, array("l", (inner.origins[o] for o in outer.origins)))


def without(view: AlignedText, dropped: Iterable[Span]) -> AlignedText:
    """`view` without the given spans of it (in any order, overlaps allowed)."""
    builder, at = Builder(), 0
    for span in sorted(dropped):
        if span.start > at:
            builder.keep(view.slice(at, span.start))
        at = max(at, span.stop)
    builder.keep(view.slice(at, len(view)))
    return builder.build()


def stripped(view: AlignedText) -> AlignedText:
    """`view` without white space at both ends."""
    start = len(view.text) - len(view.text.lstrip())
    return view.slice(start, max(start, len(view.text.rstrip())))


def pieces(view: AlignedText, separator: str) -> list[AlignedText]:
    """`view` cut at every `separator`, which is left out; the same number of pieces as `str.split` gives."""
    found, at = [], 0
    for piece in view.text.split(separator):
        found.append(view.slice(at, at + len(piece)))
        at += len(piece) + len(separator)
    return found


def joined(views: Iterable[AlignedText], separator: str = "") -> AlignedText:
    """The views one after the other; a separator counts as standing where the view before it ends."""
    builder, last = Builder(), 0
    for number, view in enumerate(views):
        if number and separator:
            builder.insert(separator, last)
        builder.keep(view)
        last = view.origins[-1] if len(view) else last
    return builder.build()
