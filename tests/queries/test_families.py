"""A wide family is all of its parts: compared, filtered and spread as one."""

import itertools

import pytest
from sqlalchemy import Connection, insert, select, update

from archive.queries import families, side_by_side, spread, subjects
from archive.schema.metadata import Family
from tests.builders import ArchiveBuilder

EAST, WEST = "共青团示例省东山市委员会", "共青团示例省西岭市委员会"


@pytest.fixture
def wide(archive: Connection) -> Connection:
    """Two committees, each in a part of its own of the family `selling`."""
    builder = ArchiveBuilder(archive)
    builder.ids = itertools.count(60_000_001)
    for name in (EAST, WEST):
        builder.organisation(name)
    builder.add(Family, slug="selling", name="青年卖货")
    builder.initiative("东山货郎计划", "pedlars", family="market", family_name="赶集")
    builder.initiative("西岭柜台行动", "counters", family="shop", family_name="开店", provenance="discovered")
    key = archive.scalar(select(Family.id).where(Family.slug == "selling"))
    archive.execute(update(Family).where(Family.slug.in_(["market", "shop"])).values(within_id=key))
    builder.document("east", "举办东山货郎计划二十期。", issuer=EAST, period="2021")
    builder.document("west", "实施西岭柜台行动。", issuer=WEST, period="2022")
    builder.mention("east", "东山货郎计划", "pedlars", EAST)
    builder.mention("west", "西岭柜台行动", "counters", WEST)
    return archive


def test_a_wide_family_compares_the_members_of_its_parts(wide: Connection) -> None:
    found = side_by_side.compare(wide, "selling")
    assert found is not None
    assert [c.committee.name for c in found.columns] == [EAST, WEST]
    assert found.subject.members == (("pedlars", "东山货郎计划"), ("counters", "西岭柜台行动"))
    assert found.subject.parts == (("market", "赶集"), ("shop", "开店"))
    assert found.subject.discovered == ("counters",)


def test_a_part_tells_of_what_it_is_part(wide: Connection) -> None:
    found = subjects.one(wide, "market")
    assert found is not None
    assert found[0].within == ("selling", "青年卖货")
    assert [name for _, name in found[0].members] == ["东山货郎计划"]
    alone = subjects.one(wide, "pedlars")
    assert alone is not None
    assert alone[0].within == ("market", "赶集")


def test_the_spread_of_a_wide_family_is_that_of_its_parts(wide: Connection) -> None:
    found = spread.one(wide, "selling")
    assert found is not None
    assert [a.committee.name for a in found.adopters] == [EAST, WEST]


def test_keys_are_those_of_the_parts_too(wide: Connection) -> None:
    named = dict(wide.execute(select(Family.id, Family.slug)).all())
    assert sorted(named[key] for key in wide.scalars(families.keys(["selling"]))) == ["market", "selling", "shop"]
    assert [named[key] for key in wide.scalars(families.keys(["shop"]))] == ["shop"]


def test_a_family_without_an_initiative_is_not_offered_for_it_has_no_page(wide: Connection) -> None:
    within = wide.scalar(select(Family.id).where(Family.slug == "selling"))
    wide.execute(insert(Family).values(id=60_999_999, slug="stalls", name="摆摊", within_id=within))
    found = subjects.one(wide, "selling")
    assert subjects.one(wide, "stalls") is None
    assert found is not None
    assert [slug for slug, _ in found[0].parts] == ["market", "shop"]
