"""What is worked out of a document before it is asked whose work it tells of: its actors, its issuer, the ladder of committees."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.extraction.attribution.actors import Actor
from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Document, Passage
from archive.extraction.organisations import canonical, naming
from archive.extraction.organisations.gazetteer import Gazetteer
from archive.schema.vocabulary import OrganisationKind


class Ladder:
    """Which committees stand below which: by the paths of regions in their names."""

    def __init__(self, places: Gazetteer) -> None:
        self.places = places

    def path(self, name: str | None) -> str:
        """What a committee's name says of its place: the region's path, a division, an institution; empty for the centre."""
        return "" if name is None or name == naming.CENTRAL.name else name.removeprefix("共青团").removesuffix("委员会")

    def region(self, name: str | None) -> str:
        """The region's path in a committee's name; empty for the central committee and those without a region."""
        path = self.path(name)
        return path if path in self.places.by_path else ""

    def below(self, name: str | None, upper: str | None) -> bool:
        """Whether a committee is another one or below it; below the centre, and below nobody, are all but the centre."""
        path = self.path(name)
        return bool(path) and path.startswith(self.path(upper))


@dataclass(frozen=True, slots=True)
class Told:
    """A document with its actors by passage. `issuer` is the committee that issued it, None where no committee did.

    `on_ladder` says that a committee with work of its own is named anywhere, not only institutions and townships.
    """

    text: str
    document: Document
    catalogue: Catalogue
    year: int | None
    passages: Sequence[Passage]
    actors: Sequence[Sequence[Actor]]
    ladder: Ladder
    issuer: str | None
    on_ladder: bool


def signers(document: Document, year: int | None, catalogue: Catalogue) -> tuple[str | None, str | None]:
    """The committee that issued a document, and whatever body did, no medium; an office's work is its committee's."""
    issuer = document.issuer
    found = canonical(issuer, year=year, catalogue=catalogue) if issuer else None
    if found is None or found.kind is OrganisationKind.MEDIA:
        return None, None
    league = found.kind is OrganisationKind.LEAGUE
    return (naming.without_office(found.name) if league else None), issuer


def year_of(document: Document) -> int | None:
    """The year of a document, where its date is known."""
    when = document.published.interval if document.published else None
    day = (when.earliest or when.latest) if when else None
    return day.year if day else None
