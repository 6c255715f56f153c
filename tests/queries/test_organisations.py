"""The page of a committee counts what is shown, and nothing of what was withdrawn."""

import itertools

import pytest
from sqlalchemy import Connection, update

from archive.queries import organisations
from archive.schema.metadata import Document
from tests.builders import ArchiveBuilder

CITY, COUNTY, OTHER = "共青团示例省东山市委员会", "共青团示例省东山市甲县委员会", "共青团示例省西岭市委员会"


@pytest.fixture
def city(archive: Connection) -> tuple[Connection, str]:
    """A city and its county, of which one document each is held; the archive and the city's id."""
    builder = ArchiveBuilder(archive)
    builder.ids = itertools.count(61_000_001)
    address = builder.organisation(CITY)
    builder.organisation(COUNTY, parent=CITY)
    builder.organisation(OTHER)
    builder.initiative("东山夜读", "night-reading")
    builder.document("dcity", "2021年5月，东山市举办东山夜读。", issuer=CITY)
    builder.milestone("dcity", "2021年5月，东山市举办东山夜读", "2021-05", by=(CITY,), initiatives=("night-reading",))
    builder.document("dcounty", "2021年6月，甲县建成书屋。", issuer=COUNTY)
    builder.milestone("dcounty", "2021年6月，甲县建成书屋", "2021-06", by=(COUNTY,))
    return archive, address


def test_what_is_shown_is_counted(city: tuple[Connection, str]) -> None:
    page = organisations.one(*city)
    assert page is not None
    assert (page.milestones, [c.name for c in page.subordinates]) == (1, [COUNTY])


def test_what_is_withdrawn_is_not(city: tuple[Connection, str]) -> None:
    archive, _ = city
    archive.execute(update(Document).where(Document.public_id.in_(("dcity", "dcounty"))).values(withdrawn="asked for"))
    page = organisations.one(*city)
    assert page is not None
    assert (page.milestones, page.subordinates) == (0, ())
