"""Bare forms (团市委, 自治区团委, 我委): resolved by issuer, title, the text's own committees and places, the paragraph."""

from collections.abc import Callable

import pytest

from archive.extraction.catalogue import Catalogue
from archive.extraction.organisations import canonical, find

Check = Callable[..., None]
YANTAI, SHANDONG = "山东省烟台市", "山东省"


def test_the_issuer_and_those_above_it(check: Check) -> None:
    check(
        f"⟦团市委|{YANTAI}⟧按照⟦团省委|{SHANDONG}⟧和⟦团中央|C⟧要求。⟦我委|{YANTAI}⟧将继续努力。",
        issuer="共青团烟台市委员会",
    )


def test_in_a_countys_text_the_citys_committee_is_a_superior(check: Check) -> None:
    check(f"⟦团市委|{YANTAI}⟧指导，⟦团县委|{YANTAI}长岛县⟧落实。", issuer="共青团长岛县委", year=2015)


def test_in_a_county_level_citys_own_text_it_is_itself(check: Check) -> None:
    check("⟦团市委|山东省烟台市莱州市⟧召开会议。", issuer="共青团莱州市委")


@pytest.mark.parametrize(
    ("issuer", "region"),
    [
        ("共青团内蒙古自治区委员会", "内蒙古自治区"),
        ("共青团广西壮族自治区南宁市委员会", "广西壮族自治区"),
        ("共青团北京市海淀区委员会", "北京市海淀区"),
    ],
)
def test_the_district_or_the_autonomous_region(check: Check, issuer: str, region: str) -> None:
    check(f"⟦团区委|{region}⟧下发通知。", issuer=issuer)


def test_the_committee_of_a_prefecture_without_a_city(check: Check) -> None:
    check(
        "⟦地区团委|新疆维吾尔自治区和田地区⟧与⟦团地委|新疆维吾尔自治区和田地区⟧是一家，各地区团委另有安排。",
        issuer="共青团和田地区委员会",
    )


def test_the_paragraphs_own_city_comes_first(check: Check) -> None:
    check(
        f"⟦团烟台市委|{YANTAI}⟧推进改革。\n\n莱州市确立了由⟦团市委|{YANTAI}莱州市⟧书记兼任的机制。\n\n"
        f"⟦团市委|{YANTAI}⟧将总结经验。"
    )


@pytest.mark.parametrize(
    "before",
    ["莱州市、龙口市的代表参加。", "在莱州市调研时，", "莱州市的代表发言。会议认为成效明显。"],
)
def test_a_city_in_a_list_or_elsewhere_is_no_topic(check: Check, before: str) -> None:
    check(f"今天，会议召开，{before}⟦团市委|{YANTAI}⟧书记讲话。", issuer="共青团烟台市委员会")


def test_the_county_of_the_clause(check: Check) -> None:
    check("莘县建立联席会议；冠县率先行动，由党委和⟦团县委|山东省聊城市冠县⟧共同管理。", issuer="共青团聊城市委员会")


def test_a_provinces_bulletin_on_a_citys_work(check: Check) -> None:
    check(f"⟦团烟台市委|{YANTAI}⟧联系青年。⟦团市委|{YANTAI}⟧设立示范岗。", issuer="共青团山东省委员会")


def test_the_title_says_whose_work_it_is(check: Check) -> None:
    check(f"⟦团市委|{YANTAI}⟧设立示范岗。", issuer="共青团山东省委员会", title="团烟台市委多措并举")


def test_a_medium_hints_at_its_place(check: Check) -> None:
    check(f"⟦团市委|{YANTAI}⟧负责人介绍。", issuer="烟台日报")


def test_places_alone_can_tell(check: Check) -> None:
    check(f"本报讯 烟台市青年志愿者走进社区，⟦团市委|{YANTAI}⟧发出倡议。")


def test_a_partner_is_not_the_texts_own_place(check: Check) -> None:
    check(f"山东新闻网烟台8月5日电 为拓宽我市工作领域，⟦团市委|{YANTAI}⟧与⟦北京石景山团区委|北京市石景山区⟧签约。")


def test_a_short_name_counts_where_its_committee_is_named(check: Check) -> None:
    check(
        "⟦团金山区委|上海市金山区⟧来访，⟦团平湖市委|浙江省嘉兴市平湖市⟧陪同。⟦平湖共青团|浙江省嘉兴市平湖市⟧很有特色。",
        issuer="共青团上海市金山区委员会",
    )


def test_what_stays_ambiguous_has_candidates(catalogue: Catalogue) -> None:
    text = "团烟台市委邀请团县委书记座谈。莘县、冠县、莱州市均有代表。"
    (mention,) = [m for m in find(text, issuer="共青团聊城市委员会", catalogue=catalogue) if m.text == "团县委"]
    assert mention.organisation is None
    assert set(mention.candidates) == {"共青团山东省聊城市莘县委员会", "共青团山东省聊城市冠县委员会"}


def test_without_any_hint_nothing_is_guessed(catalogue: Catalogue) -> None:
    (mention,) = find("近日，团市委召开会议。", catalogue=catalogue)
    assert (mention.organisation, mention.text) == (None, "团市委")


def test_regions_by_their_name_at_the_time(check: Check) -> None:
    check("⟦团襄樊市委|湖北省襄樊市⟧举行活动，⟦团谷城县委|湖北省襄樊市谷城县⟧参加。", year=2008)
    check("⟦团襄阳市委|湖北省襄阳市⟧举行活动，⟦团谷城县委|湖北省襄阳市谷城县⟧参加。", year=2020)


def test_names_of_one_region_among_several(check: Check) -> None:
    check("⟦团鼓楼区委|江苏省徐州市鼓楼区⟧启动项目。", issuer="共青团江苏省徐州市委员会")
    check("⟦团鼓楼区委|?⟧启动项目。")


@pytest.mark.parametrize(
    ("printed", "text", "name"),
    [
        ("共青团山西省委", "", "共青团山西省委员会"),
        ("自治区团委", "共青团宁夏回族自治区十三届四次全委会", "共青团宁夏回族自治区委员会"),
        ("兵团团委", "", "共青团新疆生产建设兵团委员会"),
        ("中国青年报", "", "中国青年报"),
    ],
)
def test_canonical_names_of_issuers(catalogue: Catalogue, printed: str, text: str, name: str) -> None:
    body = canonical(printed, text=text, catalogue=catalogue)
    assert body is not None
    assert body.name == name


@pytest.mark.parametrize("printed", ["团市委", "编辑部", "", "各级团委"])
def test_no_canonical_name_where_none_is_certain(catalogue: Catalogue, printed: str) -> None:
    assert canonical(printed, catalogue=catalogue) is None


def test_how_a_committee_signs(catalogue: Catalogue) -> None:
    body = canonical("团莱州市委", catalogue=catalogue)
    assert body is not None
    assert (body.official_name, body.level, body.region) == ("共青团莱州市委员会", "county", "山东省烟台市莱州市")


def test_a_city_paper_tells_of_another_city_too(check: Check) -> None:
    text = "广州日报讯 昨日，少先队中山市代表大会开幕。⟦团市委|广东省中山市⟧副书记代表中山市少工委报告工作。"
    check(text, issuer="广州日报")
    check("广州日报讯 昨日，少代会开幕。⟦团市委|广东省广州市⟧副书记报告工作。", issuer="广州日报")


def test_what_a_paragraph_before_was_about_is_still_meant(check: Check) -> None:
    check(
        "⟦团省委|海南省⟧副书记昨日带队赴临高县调研，听取了汇报。\n他充分肯定了⟦团县委|海南省临高县⟧的思路。\n"
        "⟦团定安县委|海南省定安县⟧举办报告会。",
        issuer="共青团海南省委员会",
    )


def test_a_clause_that_only_says_where_tells_the_place(check: Check) -> None:
    check(f"在莱州市，大家参观青年之家，⟦团市委|{YANTAI}莱州市⟧陪同。", issuer="共青团烟台市委")
    check(f"在莱州市参观青年之家，⟦团市委|{YANTAI}⟧陪同。", issuer="共青团烟台市委")


def test_and_the_countys_is_no_county(check: Check) -> None:
    check(
        f"在县委和县政府领导下，⟦团县委|{YANTAI}长岛县⟧做实事。团市委和县委指导。".replace(
            "团市委", f"⟦团市委|{YANTAI}⟧"
        ),
        issuer="共青团长岛县委",
        year=2015,
    )
    assert [m.organisation for m in find("落实县委和县政府部署，团县委做实事。")] == [None]
    check("⟦和县团委|安徽省马鞍山市和县⟧做实事。")


def test_whoever_says_our_district_is_of_one(check: Check) -> None:
    check(
        "⟦烟台团市委|山东省烟台市⟧书记一行到我区调研，⟦福田团区委|广东省深圳市福田区⟧书记陪同，并介绍我区工作。"
        "⟦烟台团市委|山东省烟台市⟧感谢⟦我委|广东省深圳市福田区⟧。",
        title="烟台团市委书记一行到福田调研",
    )
