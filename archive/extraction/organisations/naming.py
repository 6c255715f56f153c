"""How bodies are called: the canonical and the official names of committees derived from regions, and of other bodies."""

import re

from archive.extraction.catalogue import Organisation, Region
from archive.extraction.organisations.gazetteer import Gazetteer
from archive.schema.vocabulary import Level, OrganisationKind

CENTRAL = Organisation(
    name="中国共产主义青年团中央委员会",
    official_name="共青团中央委员会",
    kind=OrganisationKind.LEAGUE,
    level=Level.CENTRAL,
)


def committee(region: Region, places: Gazetteer) -> Organisation:
    """The league committee of a region: canonical name with the full path, official name with its own name."""
    above = places.chain(region)[:-1]
    return Organisation(
        name=f"共青团{region.path}委员会",
        official_name=f"共青团{region.name}委员会",
        kind=OrganisationKind.LEAGUE,
        level=region.level,
        region=region.path,
        parent=f"共青团{above[-1].path}委员会" if above else CENTRAL.name,
    )


def office_of(committee: Organisation, office: str) -> Organisation:
    """The general office of a committee: of no level of its own, so that its work is the committee's."""
    return Organisation(
        name=committee.name + office,
        official_name=committee.official_name + office,
        kind=OrganisationKind.LEAGUE,
        level=None,
        region=committee.region,
        parent=committee.name,
    )


def without_office(name: str) -> str:
    """The committee of which a canonical name may be the general office."""
    return re.sub(r"(?<=委员会)办公[室厅]$", "", name)


def party_committee(region: Region) -> Organisation:
    """The Party committee of a region."""
    return Organisation(
        name=f"中共{region.path}委员会",
        official_name=f"中共{region.name}委员会",
        kind=OrganisationKind.PARTY,
        level=region.level,
        region=region.path,
    )


def body_of(region: Region, rest: str, kind: OrganisationKind, places: Gazetteer, prefix: str = "") -> Organisation:
    """A body that bears its region's name: 辽源市人民政府; with the full path where the region's name is not unique."""
    homonyms = {r.path for r in places.named(region.name)[0]}
    label = region.name if homonyms <= {region.path} else region.path
    return Organisation(
        name=f"{prefix}{label}{rest}",
        official_name=f"{prefix}{region.name}{rest}",
        kind=kind,
        level=region.level,
        region=region.path,
    )


def as_printed(name: str) -> Organisation:
    """A working committee known by its own name alone: 雄安新区团工委."""
    return Organisation(name, name, OrganisationKind.LEAGUE, None)


def unit(name: str, level: Level, region: Region | None) -> Organisation:
    """A township or grassroots committee of the league, by the name of its place or institution."""
    return Organisation(
        name=f"共青团{name}委员会",
        official_name=f"共青团{name}委员会",
        kind=OrganisationKind.LEAGUE,
        level=level,
        region=region.path if region else None,
    )
