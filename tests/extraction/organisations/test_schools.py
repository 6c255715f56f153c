"""校团委 in a university's own text, and development zones by the place to which they belong."""

import pytest

from archive.extraction.organisations import find

UNIVERSITY = "共青团西川大学委员会"


def found(text: str, issuer: str | None = None) -> list[str | None]:
    """The committees that a text names, in order."""
    return [m.organisation for m in find(text, issuer=issuer) if m.kind == "league"]


def test_the_own_school_is_the_one_whose_committee_is_named_in_full() -> None:
    assert found("校团委举办夜校。\n\n西川大学校团委书记到会。") == [UNIVERSITY, UNIVERSITY]


def test_the_own_school_may_be_named_by_itself() -> None:
    assert found("我校团委举办夜校。\n\n成都大学青年志愿者走进社区。") == ["共青团成都大学委员会"]


def test_a_faculty_is_not_the_texts_own_school() -> None:
    assert found("我校团委举办夜校，我校文法学院团委书记到会。")[:1] != ["共青团文法学院委员会"]


@pytest.mark.parametrize("text", ["校团委举办夜校。", "党校团委举办夜校。成都大学。", "该校团委举办夜校。成都大学。"])
def test_no_school_where_none_is_its_own(text: str) -> None:
    assert found(text) == []


def test_in_a_citys_text_a_school_committee_is_not_the_texts_own() -> None:
    city, school = "共青团四川省成都市委员会", "共青团成都大学委员会"
    assert found("团成都市委和成都大学校团委举办夜校，校团委到会。") == [city, school]


def test_a_zone_belongs_to_the_place_before_its_name() -> None:
    assert found("成都高新区青年很忙，高新区团委组织了培训。") == ["共青团成都市高新区委员会"]


def test_a_zone_without_a_place_belongs_to_the_texts_own() -> None:
    assert found("近年来，高新区团工委组织了培训。", issuer="共青团四川省成都市委员会") == ["成都市高新区团工委"]


def test_an_office_without_a_place_is_of_the_texts_own() -> None:
    assert found("教育局团委组织了培训。", issuer="共青团四川省成都市委员会") == ["共青团成都市教育局委员会"]
    assert found("教育局团委组织了培训。") == ["共青团教育局委员会"]


def test_a_local_committee_of_a_system_is_not_the_central_one() -> None:
    assert found("上海市金融团工委组织了培训。") == ["上海市金融团工委"]


def test_a_nationwide_groups_local_company_is_named_with_its_group() -> None:
    name = "共青团中国铁路成都局集团有限公司委员会"
    assert found("中国铁路成都局集团有限公司团委组织了培训。") == [name]
