"""Whose work a place describes: clause, paragraph, heading, the document's own subject, issuer."""

import pytest

from archive.extraction.attribution import owner
from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Document, Passage
from archive.extraction.organisations import annotate
from archive.extraction.organisations.loaders import load_organisations, load_regions
from archive.schema.vocabulary import BlockKind, Genre

CATALOGUE = Catalogue(regions=load_regions(), organisations=load_organisations())
YANTAI, SHANDONG = "共青团山东省烟台市委员会", "共青团山东省委员会"
LAIZHOU = "共青团山东省烟台市莱州市委员会"


def attributed(
    paragraphs: list[str], issuer: str | None = None, title: str = "", headings: tuple[str, ...] = ()
) -> list[str | None]:
    """The owners at the places marked ◇ (the mark is taken out)."""
    marked = "\n".join(paragraphs)
    text, spots = "", []
    for piece in marked.split("◇"):
        text += piece
        spots.append(len(text))
    passages, at = [], 0
    for paragraph in text.split("\n"):
        passages.append(Passage(BlockKind.PARAGRAPH, at, at + len(paragraph), headings=headings))
        at += len(paragraph) + 1
    document = Document("A1", title, tuple(passages), Genre.OTHER, issuer=issuer)
    mentions = annotate(text, document, CATALOGUE)
    return [owner(text, document, spot, mentions, CATALOGUE) for spot in spots[:-1]]


def test_the_issuer_where_nothing_else_is_said() -> None:
    assert attributed(["举办◇活动十场。"], issuer=YANTAI) == [YANTAI]


def test_a_clause_that_begins_with_a_committee() -> None:
    assert attributed(["今年，团莱州市委举办◇活动，覆盖◇五百人。"], issuer=YANTAI) == [LAIZHOU, LAIZHOU]


def test_a_superior_owns_only_its_sentence() -> None:
    assert attributed(["团省委出台◇意见。举办◇活动。"], issuer=YANTAI) == [SHANDONG, YANTAI]


def test_a_bulletin_belongs_to_the_committee_of_its_title() -> None:
    found = attributed(["编者按：要抓好◇学习。", "举办◇活动。"], issuer=SHANDONG, title="团烟台市委扎实开展学习")
    assert found == [SHANDONG, YANTAI]


def test_a_feature_belongs_to_the_place_of_its_title() -> None:
    assert attributed(["举办◇活动。"], issuer="中国青年报", title="山东烟台：青年有为") == [YANTAI]


def test_places_stand_for_their_committees_in_a_feature() -> None:
    found = attributed(["团烟台市委推进改革。", "莱州市建立◇机制；莘县没有。"], issuer="中国青年报")
    assert found == [LAIZHOU]


def test_places_in_a_committees_own_report_stay_part_of_it() -> None:
    assert attributed(["成效明显。莱州市通过◇验收。"], issuer=YANTAI) == [YANTAI]


def test_a_paragraph_that_begins_with_a_place_is_about_it() -> None:
    assert attributed(["莱州市：举办◇活动。"], issuer=YANTAI) == [LAIZHOU]


def test_a_list_of_places_is_nobody_in_particular() -> None:
    assert attributed(["莱州市、龙口市举办◇活动。"], issuer=YANTAI) == [YANTAI]


def test_the_paragraphs_only_committee_even_behind() -> None:
    assert attributed(["一份由莱州共青团组织发起的问卷◇有千人作答。"], issuer=YANTAI) == [LAIZHOU]


def test_the_heading_over_the_passage() -> None:
    assert attributed(["举办◇活动。"], issuer=SHANDONG, headings=("二、团烟台市委",)) == [YANTAI]


@pytest.mark.parametrize("issuer", [None, "某网站"])
def test_nobody_where_nothing_is_known(issuer: str | None) -> None:
    assert attributed(["举办◇活动。"], issuer=issuer) == [None]
