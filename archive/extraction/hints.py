"""What the person who hands a file in knows of it, and what people decided about its borders and headers."""

from dataclasses import dataclass, replace

from archive.values.intervals import DayInterval


@dataclass(frozen=True, slots=True)
class HeaderHint:
    """What was decided about the header of the one document that covers `[start, stop)`."""

    start: int
    stop: int
    issuer: str | None = None
    published: DayInterval | None = None
    published_edtf: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """A hint outweighs what is read, and says so (rule `given`).

    A document begins at the blocks that begin at one of `begins`, and none begins at those of `joined`; `headers` are
    about single documents and outweigh the rest.
    """

    issuer: str | None = None
    published: DayInterval | None = None
    published_edtf: str | None = None
    title: str | None = None
    digest: bool = False
    number: str | None = None
    begins: frozenset[int] = frozenset()
    joined: frozenset[int] = frozenset()
    headers: tuple[HeaderHint, ...] = ()

    def of(self, start: int, stop: int) -> "Hints":
        """The hints about the document that covers `[start, stop)`."""
        own = self
        for hint in self.headers:
            if (hint.start, hint.stop) == (start, stop):
                own = replace(
                    own,
                    issuer=hint.issuer or own.issuer,
                    published=hint.published or own.published,
                    published_edtf=hint.published_edtf or own.published_edtf,
                    title=hint.title or own.title,
                )
        return own
