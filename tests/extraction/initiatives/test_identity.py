"""When two wordings name one initiative, in a document and across documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.initiatives import find, identity


def test_parts_of_a_name() -> None:
    parts = identity.parse("云山市第七届“追梦”青年创业大赛")
    assert (parts.place, parts.edition, parts.brand) == ("云山市", "第七届", "追梦")
    assert parts.core == "追梦青年创业大赛"


@pytest.mark.parametrize(
    ("name", "region", "canonical"),
    [
        ("首届汉服大赛", "云山市", "云山市汉服大赛"),
        ("云山市第三届青年音乐节", "雾河县", "云山市青年音乐节"),
        ("“志愿红·靓青春”志愿服务活动", "云山市", "“志愿红·靓青春”志愿服务活动"),
        ("“五扶”行动", "云山市", "云山市“五扶”行动"),
        ("《2020年全区工作要点》", "云山市", "《2020年全区工作要点》"),
        ("晋城市团干部工作室", "", "晋城市团干部工作室"),
        ("全市青年创意大赛", "云山市", "云山市青年创意大赛"),
        ("云溪“城市伙伴”实习计划", "云溪市", "云溪“城市伙伴”实习计划"),
        ("“唱响云州梦”青年歌会", "", "“唱响云州梦”青年歌会"),
        ("全省青年创意大赛", "云山市", "全省青年创意大赛"),
        ("省第六届青年志愿服务大赛", "云山市", "省青年志愿服务大赛"),
        ("市第六届青年志愿服务大赛", "云山市", "云山市青年志愿服务大赛"),
        ("第二届云山省青年技能大赛", "云溪市", "云山省青年技能大赛"),
        ("市“红色领航”志愿服务项目路演", "云山市", "云山市“红色领航”志愿服务项目路演"),
        ("“青春同行 四季有你”联谊活动", "", "“青春同行四季有你”联谊活动"),
    ],
)
def test_canonical(name: str, region: str, canonical: str) -> None:
    assert identity.canonical(name, region) == canonical


def test_editions_and_heads_do_not_part_a_brand_across_documents() -> None:
    assert identity.slug("“志愿红·靓青春”志愿服务活动") == identity.slug("“志愿红 靓青春”")


def test_common_names_of_two_places_stay_apart() -> None:
    assert identity.slug("云山市青年创新创业大赛") != identity.slug("雾河县青年创新创业大赛")


def test_editions_are_one_within_a_document() -> None:
    names = {f.initiative for f in find("举办青年诵读音乐节。\n云山市第三届青年诵读音乐节。")}
    assert len(names) == 1


def test_a_brand_keeps_its_name_when_its_marks_fall_away() -> None:
    found = find("唱响青春云山行。举办“青春云山行——致敬先辈”主题分享会。")
    assert len({f.initiative for f in found}) == 1
    assert len(found) == 2


@given(st.text(alphabet="青年云山市第三届大赛“”《》·行动2020", min_size=1, max_size=20))
def test_slug_is_stable_and_canonical_is_never_empty(name: str) -> None:
    assert identity.slug(name) == identity.slug(name)
    if any(c not in "“”《》·" for c in name):
        assert identity.parse(name).core or identity.canonical(name)


@pytest.mark.parametrize(
    ("path", "regions"),
    [
        ("贵州省遵义市", ["贵州省", "遵义市"]),
        ("江苏省苏州市", ["江苏省", "苏州市"]),
        ("云南省大理白族自治州", ["云南省", "大理白族自治州"]),
    ],
)
def test_a_province_that_ends_in_a_prefecture_word_is_one_region(path: str, regions: list[str]) -> None:
    assert identity.regions(path) == regions


def test_a_name_keeps_the_whole_province_before_it() -> None:
    assert identity.parse("贵州省“春苗”行动").place == "贵州省"


def test_whose_a_long_name_is_plays_no_part() -> None:
    found = find("围绕“青春助力云溪双城经济圈建设”开展交流。围绕“共青团助力云溪双城经济圈建设”座谈。")
    assert len(found) == 2
    assert len({f.initiative for f in found}) == 1


def test_a_site_of_a_series_is_not_the_series() -> None:
    found = find("青年“四创”教育基地揭牌。“四创”热潮涌动，“四创”工作深入人心。")
    assert [f.text for f in found] == ["青年“四创”教育基地", "“四创”", "“四创”"]
    assert len({f.initiative for f in found}) == 2


def test_a_series_is_named_by_itself_and_not_by_a_list_of_it() -> None:
    found = find("发布了“领航星”项目服务清单。“领航星”项目启动以来，效果良好。")
    assert {f.initiative for f in found} == {"“领航星”项目"}


def test_a_place_and_a_launch_do_not_part_a_known_programme() -> None:
    (found,) = find("7月，2020年云山市“青年大学习”行动启动仪式举行。")
    assert found.initiative == "“青年大学习”行动"


def test_a_part_beside_its_programme_is_one_mention() -> None:
    (found,) = find("发起了希望工程“圆梦大学”公益助学行动。")
    assert found.text.startswith("希望工程“圆梦大学”")


def test_the_end_of_a_name_that_returns_is_no_other_known_one() -> None:
    found = find("上线“云山志愿汇”微信公众号。查询云山志愿汇即可。")
    assert len({f.initiative for f in found}) == 1


def test_a_brand_is_not_named_by_an_occasion_of_it() -> None:
    found = find("举办“三创”宣讲。青年投身“三创”热潮，“三创”深入人心。")
    assert {f.initiative for f in found} == {"三创"}


def test_a_plan_is_named_by_its_brand_and_not_by_a_platform_for_it() -> None:
    found = find("以“云雀计划”为载体开展宣讲，线上依托“云雀计划”平台推送岗位。")
    assert {f.initiative for f in found} == {"云雀计划"}
