"""What the archive knows before it reads, as frozen records, and the loader of the packaged copy of seeds/.

A catalogue is built once and handed to extraction; the default one comes from `seeds/`. With a database, the importers
build one that also holds what people have added there (`archive.importers.catalogue`).
"""

import csv
import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources

from archive.schema.vocabulary import InitiativeKind, Level, NationalKind, OrganisationKind, Theme


@dataclass(frozen=True, slots=True)
class Region:
    """One administrative region in one period of validity.

    `code` is its GB/T 2260 code (six digits), `path` its full name from the province down (吉林省辽源市), `parent` the
    code of the region above (None under the centre). `valid_from`/`valid_to` are years, None where open.
    """

    code: str
    name: str
    path: str
    level: Level
    parent: str | None
    valid_from: int | None = None
    valid_to: int | None = None
    short_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body: canonical `name` (unique, with the full region path) and the `official_name` under which it signs."""

    name: str
    official_name: str
    kind: OrganisationKind
    level: Level | None
    region: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Initiative:
    """One named undertaking with its variants. `slug` is its address; `family` joins those of the same purpose."""

    slug: str
    name: str
    kind: InitiativeKind
    theme: Theme
    family: str | None = None
    aliases: tuple[str, ...] = ()
    origin: str = "unknown"
    organisation: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A congress, plenum, plan period, anniversary base or campaign that anchors time: its days and its wordings."""

    slug: str
    name: str
    earliest: date
    latest: date
    kind: str
    aliases: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class NationalMilestone:
    """A fact of the whole league or of youth policy, with its public source; nothing is read with it.

    `initiative` and `organisation` are canonical names, None where it is about none, or not the league's own act.
    """

    slug: str
    headline_zh: str
    headline_en: str
    edtf: str
    earliest: date | None
    latest: date | None
    kind: NationalKind
    initiative: str | None
    organisation: str | None
    source_title: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is known beforehand. Matchers are built from it once, by the rooms that need them."""

    regions: tuple[Region, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    periods: tuple[NamedPeriod, ...] = ()
    families: tuple[tuple[str, str], ...] = field(default=())
    #: Slugs of families that are parts of wider ones, and of these.
    parts: tuple[tuple[str, str], ...] = ()
    national: tuple[NationalMilestone, ...] = ()

    # Matchers are cached per catalogue object, so a catalogue is compared by identity.
    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


def seed_text(name: str) -> str:
    """The text of a file of the packaged `seeds/`; `name` may hold folders (`lexicon/units.toml`).

    Raises:
        FileNotFoundError: if seeds/ has no such file.
    """
    return resources.files("seeds").joinpath(name).read_bytes().decode("utf-8")


def seed_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV of `seeds/`, every value a string, never None."""
    for row in csv.DictReader(io.StringIO(seed_text(name))):
        yield {key: (value or "").strip() for key, value in row.items() if key is not None}


def seed_table(name: str) -> dict[str, object]:
    """A TOML file of `seeds/`."""
    return tomllib.loads(seed_text(name))


@cache
def default_catalogue() -> Catalogue:
    """The catalogue of the packaged seeds/, built once per process."""
    from archive.extraction import seeds  # the loaders know the files' columns; kept apart to keep this file short

    return seeds.load()
