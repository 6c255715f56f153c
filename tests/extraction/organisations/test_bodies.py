"""Other bodies: Party and government of a region, sister bodies, institutions that bear a place's name, listed bodies."""

import pytest

from archive.extraction.catalogue import Catalogue
from archive.extraction.organisations import find

ISSUER = "共青团山东省烟台市委员会"


def others(text: str, catalogue: Catalogue, issuer: str | None = ISSUER) -> list[tuple[str, str | None]]:
    found = find(text, issuer=issuer, catalogue=catalogue)
    return [(m.text, m.organisation) for m in found if m.kind != "league"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("按照市委部署", "市委", "中共山东省烟台市委员会"),
        ("按照省委部署", "省委", "中共山东省委员会"),
        ("莱州市委研究", "莱州市委", "中共山东省烟台市莱州市委员会"),
        ("市政府印发", "市政府", "烟台市人民政府"),
        ("报省委办公厅。", "省委办公厅", "中共山东省委办公厅"),
        ("会同省教育厅举办", "省教育厅", "山东省教育厅"),
        ("会同市人社局举办", "市人社局", "烟台市人力资源和社会保障局"),
        ("邀请省青联委员", "省青联", "山东省青年联合会"),
        ("烟台市少工委印发", "烟台市少工委", "中国少年先锋队烟台市工作委员会"),
        ("据烟台日报报道", "烟台日报", "烟台日报"),
        ("深入山东商务职业学院开展", "山东商务职业学院", "山东商务职业学院"),
        ("与烟台银行牟平支行合作", "烟台银行", "烟台银行"),
        ("团省委、教育部印发", "教育部", "教育部"),
    ],
)
def test_bodies_of_regions_and_institutions(catalogue: Catalogue, text: str, words: str, name: str) -> None:
    assert others(text, catalogue) == [(words, name)]


def test_the_party_and_the_government_side_by_side(catalogue: Catalogue) -> None:
    assert others("在市委市政府领导下", catalogue) == [
        ("市委", "中共山东省烟台市委员会"),
        ("市政府", "烟台市人民政府"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "团市委召开会议",
        "各市委、各县政府",
        "教育部门配合",
        "市委员会",
        "县（市、区）委",
        "烟台大学生返乡",
        "社区政府",
        "全省政协委员",
        "以某某同志为核心的党中央",
    ],
)
def test_what_is_no_such_body(catalogue: Catalogue, text: str) -> None:
    assert others(text, catalogue) == []


def test_without_a_home_bare_bodies_are_not_guessed(catalogue: Catalogue) -> None:
    assert others("市委、市政府高度重视。", catalogue, issuer=None) == []


def test_names_that_several_regions_share_are_given_in_full(catalogue: Catalogue) -> None:
    found = others("鼓楼区教育局参加。", catalogue, "共青团江苏省徐州市委员会")
    assert found == [("鼓楼区教育局", "江苏省徐州市鼓楼区教育局")]


def test_together_with_the_county_is_no_county(catalogue: Catalogue) -> None:
    found = others("团莘县县委会同县委宣传部举办活动。", catalogue, "共青团莘县委员会")
    assert found == [("县委宣传部", "中共山东省聊城市莘县委宣传部")]
