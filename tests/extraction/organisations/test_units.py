"""Township, grassroots and working committees: found with their level, named with their region."""

import pytest

from archive.extraction.catalogue import Catalogue
from archive.extraction.organisations import find


@pytest.mark.parametrize(
    ("text", "words", "name", "level"),
    [
        ("她是莘县张鲁镇团委书记。", "莘县张鲁镇团委", "共青团莘县张鲁镇委员会", "township"),
        ("共青团莘县张鲁镇委员会换届。", "共青团莘县张鲁镇委员会", "共青团莘县张鲁镇委员会", "township"),
        ("由清华大学团委举办。", "清华大学团委", "共青团清华大学委员会", "grassroots"),
        ("共青团清华大学委员会发文。", "共青团清华大学委员会", "共青团清华大学委员会", "grassroots"),
        (
            "共青团烟台市财政局第十次代表大会",
            "共青团烟台市财政局第十次代表大会",
            "共青团烟台市财政局委员会",
            "grassroots",
        ),
        ("和孚镇团委换届，南浔区和孚镇书记出席。", "和孚镇团委", "共青团南浔区和孚镇委员会", "township"),
        ("晋中学院团委获奖。", "晋中学院团委", "共青团晋中学院委员会", "grassroots"),
        ("烟台经济技术开发区团委参加。", "烟台经济技术开发区团委", "共青团烟台经济技术开发区委员会", "grassroots"),
        ("街道特邀上海某某有限公司团委参加。", "上海某某有限公司团委", "共青团上海某某有限公司委员会", "grassroots"),
        ("学习永清县永清镇团委。", "永清县永清镇团委", "共青团永清镇委员会", "township"),
        ("学习清镇团委。", "清镇团委", "共青团贵州省贵阳市清镇市委员会", "county"),
        ("共青团烟台高新区第一次代表大会", "共青团烟台高新区第一次代表大会", "共青团烟台高新区委员会", "grassroots"),
        (
            "共青团烟台经济技术开发区工作委员会发文。",
            "共青团烟台经济技术开发区工作委员会",
            "烟台经济技术开发区团工委",
            None,
        ),
        ("国网新疆电力团委参加。", "国网新疆电力团委", "共青团国网新疆电力委员会", "grassroots"),
        ("烟台市网约车行业团工委成立。", "烟台市网约车行业团工委", "烟台市网约车行业团工委", None),
        ("共青团烟台市网约车行业工作委员会成立。", "共青团烟台市网约车行业工作委员会", "烟台市网约车行业团工委", None),
        ("雄安新区团工委推介资源。", "雄安新区团工委", "雄安新区团工委", None),
        ("烟台开发区团委参加。", "烟台开发区团委", "共青团烟台开发区委员会", "grassroots"),
    ],
)
def test_units(catalogue: Catalogue, text: str, words: str, name: str, level: str | None) -> None:
    (mention,) = find(text, catalogue=catalogue)
    assert (mention.text, mention.organisation, mention.level) == (words, name, level)


def test_a_school_called_after_a_place_is_not_in_it(catalogue: Catalogue) -> None:
    (mention,) = find("共青团中山大学委员会获评。", catalogue=catalogue)
    assert (mention.organisation, mention.region) == ("共青团中山大学委员会", None)


def test_a_township_called_like_a_county_elsewhere_is_the_documents_own(catalogue: Catalogue) -> None:
    *_, mention = find("共青团徐闻县委决定，授予共青团南山镇委员会称号。", catalogue=catalogue)
    assert mention.organisation == "共青团徐闻县南山镇委员会"
    *_, mention = find("共青团徐闻县委决定，授予共青团阳城次营镇委员会称号。", catalogue=catalogue)
    assert mention.organisation == "共青团阳城次营镇委员会"


def test_who_was_admitted_to_a_provinces_school_need_not_be_from_there(catalogue: Catalogue) -> None:
    text = "团市委启动助学行动。刚考上福建中医药大学的小雨收到助学金。据悉，常德市希望工程办公室已助学五年。"
    assert find(text, catalogue=catalogue)[0].organisation == "共青团湖南省常德市委员会"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("自治区非公团工委", "宁夏回族自治区非公团工委"),
        ("区直机关团工委", "宁夏回族自治区直机关团工委"),
        ("宁夏回族自治区直属机关团工委", "宁夏回族自治区直属机关团工委"),
        ("中央和国家机关团工委", "中央和国家机关团工委"),
        ("区直团工委", "宁夏回族自治区直机关团工委"),
        ("团区直机关工委", "宁夏回族自治区直机关团工委"),
        ("团苏州工业园区工委", "苏州工业园区团工委"),
        ("共青团雄安新区工作委员会", "雄安新区团工委"),
    ],
)
def test_working_committees(catalogue: Catalogue, words: str, name: str) -> None:
    (mention,) = find(f"会上，{words}作了发言。", issuer="共青团宁夏回族自治区委员会", catalogue=catalogue)
    assert (mention.text, mention.organisation) == (words, name)


def test_a_working_committee_in_another_place_is_not_of_that_place(catalogue: Catalogue) -> None:
    found = find("共青团重庆市委驻深圳团工委成立。", catalogue=catalogue)
    assert [(m.text, m.organisation) for m in found] == [
        ("共青团重庆市委", "共青团重庆市委员会"),
        ("驻深圳团工委", "重庆市驻深圳团工委"),
    ]
    (away,) = find("湖南省驻沪团工委成立。", catalogue=catalogue)
    assert (away.text, away.organisation) == ("湖南省驻沪团工委", "湖南省驻沪团工委")


def test_offices_of_the_central_committee_are_bodies_of_their_own(catalogue: Catalogue) -> None:
    (mention,) = find("报：团中央办公厅", catalogue=catalogue)
    assert (mention.text, mention.organisation) == ("团中央办公厅", "共青团中央委员会办公厅")


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("共青团四川省委办公室", "共青团四川省委员会办公室"),
        ("共青团四川省委员会办公室", "共青团四川省委员会办公室"),
        ("成都市团委办公室", "共青团四川省成都市委员会办公室"),
        ("共青团成都市委办公室主任", "共青团四川省成都市委员会"),
    ],
)
def test_the_general_office_of_a_committee_is_a_body_of_its_own(printed: str, body: str, catalogue: Catalogue) -> None:
    (mention,) = find(f"请报送{printed}。", catalogue=catalogue)
    assert mention.organisation == body


def test_the_office_of_a_bare_committee_is_that_of_the_document(catalogue: Catalogue) -> None:
    (mention,) = find("请报送团省委办公室。", issuer="共青团四川省委员会", catalogue=catalogue)
    assert (mention.text, mention.organisation) == ("团省委办公室", "共青团四川省委员会办公室")


def test_a_department_named_with_its_head_stands_for_the_committee(catalogue: Catalogue) -> None:
    (mention,) = find("团中央宣传部副部长到会。", catalogue=catalogue)
    assert (mention.text, mention.organisation) == ("团中央宣传部", "中国共产主义青年团中央委员会")
