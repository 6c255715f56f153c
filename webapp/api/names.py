"""Parts that many answers share: dates, committees and initiatives by name, each with its addresses."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from archive.queries.committees import Committee as CommitteeFound
from archive.queries.milestones import InitiativeName
from archive.queries.when import When
from archive.schema.vocabulary import Basis, Level, OrganisationKind, Theme
from webapp.api.operations import ROOT


@dataclass(frozen=True, slots=True)
class Date:
    """When: a closed interval of days, as precise as it is known; an open end is null."""

    earliest: Annotated[date | None, "First day, ISO 8601"]
    latest: Annotated[date | None, "Last day, ISO 8601"]
    edtf: Annotated[str, "The same in EDTF (ISO 8601-2)"]
    basis: Annotated[Basis | None, "How it is known"]
    inherited_from: Annotated[str | None, "section, period or publication, where it was inherited"]
    approximate: bool


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee or other body by its names; `above` are the ids of the committees over it, from the province down."""

    id: str
    name: Annotated[str, "Canonical, with the full path of its region"]
    official_name: Annotated[str, "As it signs"]
    kind: OrganisationKind
    level: Level | None
    region: Annotated[str | None, "GB/T 2260 code of its region"]
    above: tuple[str, ...]
    url: Annotated[str, "Its address in this API"]
    page: Annotated[str, "Its page on the site"]


@dataclass(frozen=True, slots=True)
class Initiative:
    """An initiative by its name."""

    slug: str
    name: str
    theme: Theme
    url: Annotated[str, "Its address in this API"]
    page: Annotated[str, "Its page on the site"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A printed name, and how often it stands in the documents."""

    text: str
    mentions: int


def date_of(found: When | None) -> Date | None:
    """The date of an answer, None where nothing is known."""
    if found is None:
        return None
    return Date(found.earliest, found.latest, found.edtf, found.basis, found.inherited_from, found.approximate)


def committee_of(found: CommitteeFound | None) -> Committee | None:
    """The committee of an answer, None where there is none."""
    return None if found is None else committee(found)


def committee(found: CommitteeFound) -> Committee:
    """The committee of an answer."""
    return Committee(
        found.public_id,
        found.name,
        found.official_name,
        found.kind,
        found.level,
        found.code or None,
        tuple(over.public_id for over in found.above),
        f"{ROOT}/committees/{found.public_id}",
        f"/committees/{found.public_id}",
    )


def initiative(slug: str, name: str, theme: Theme) -> Initiative:
    """The initiative of an answer."""
    return Initiative(slug, name, theme, f"{ROOT}/initiatives/{slug}", f"/initiatives/{slug}")


def initiative_of(found: InitiativeName | None) -> Initiative | None:
    """The initiative of an answer, None where there is none."""
    return None if found is None else initiative(found.slug, found.name, found.theme)
