"""The wordings of one committee, at every level and in any order of words."""

from collections.abc import Callable

import pytest

Check = Callable[..., None]


@pytest.mark.parametrize(
    "tagged",
    [
        "⟦中国共产主义青年团中央委员会|C⟧作出决定。",
        "⟦共青团中央|C⟧印发通知，⟦团中央|C⟧召开会议。",
        "⟦团中央书记处|C⟧书记出席。",
        "⟦共青团山东省委员会|山东省⟧、⟦共青团山东省委|山东省⟧、⟦团山东省委|山东省⟧和⟦山东团省委|山东省⟧",
        "⟦共青团广西壮族自治区委员会|广西壮族自治区⟧，⟦团广西区委|广西壮族自治区⟧，⟦广西壮族自治区团委|广西壮族自治区⟧",
        "⟦共青团天津市委|天津市⟧与⟦天津团市委|天津市⟧",
        "⟦团烟台市委|山东省烟台市⟧、⟦烟台团市委|山东省烟台市⟧、⟦烟台市团委|山东省烟台市⟧、⟦共青团山东省烟台市委员会|山东省烟台市⟧",
        "⟦团恩施州委|湖北省恩施土家族苗族自治州⟧与⟦恩施州团委|湖北省恩施土家族苗族自治州⟧",
        "⟦团阿拉善盟委|内蒙古自治区阿拉善盟⟧和⟦团额济纳旗委|内蒙古自治区阿拉善盟额济纳旗⟧",
        "⟦共青团宽甸满族自治县委员会|辽宁省丹东市宽甸满族自治县⟧即⟦宽甸团县委|辽宁省丹东市宽甸满族自治县⟧",
        "⟦共青团北京市海淀区委员会|北京市海淀区⟧在⟦海淀团区委|北京市海淀区⟧网站发布。",
        "⟦东乌旗团委|内蒙古自治区锡林郭勒盟东乌珠穆沁旗⟧与⟦团东乌旗委|内蒙古自治区锡林郭勒盟东乌珠穆沁旗⟧",
        "⟦共青团仙桃市委员会|湖北省仙桃市⟧直接受省里领导。",
        "⟦共青团叶县县委|河南省平顶山市叶县⟧部署工作。",
        "⟦共青团拉萨市委|西藏自治区拉萨市⟧会介绍情况。",
        "⟦烟台共青团|山东省烟台市⟧的品牌，⟦烟台团组织|山东省烟台市⟧的作为。",
    ],
)
def test_every_wording_of_a_committee(check: Check, tagged: str) -> None:
    check(tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "⟦共青团甘肃省第十三届委员会|甘肃省⟧报告工作。",
        "⟦共青团甘肃省|甘肃省⟧第十四次代表大会开幕。",
        "⟦共青团甘肃省|甘肃省⟧十三届四次全委（扩大）会议召开。",
        "出席⟦中国共产主义青年团甘肃省|甘肃省⟧第十四次代表大会。",
    ],
)
def test_terms_congresses_and_plenums_name_their_committee(check: Check, tagged: str) -> None:
    check(tagged)


def test_names_broken_over_lines_or_letter_spaced(check: Check) -> None:
    check("⟦共 青 团 烟 台 市 委|山东省烟台市⟧近日发文，⟦团烟\n\n台市委|山东省烟台市⟧要求落实。")


def test_a_list_shares_its_last_word(check: Check) -> None:
    check(
        "与⟦青岛|山东省青岛市⟧、⟦上海|上海市⟧、⟦宁波|浙江省宁波市⟧和⟦厦门|福建省厦门市⟧等共青团互访。"
        "⟦蓬莱区|山东省烟台市蓬莱区⟧、⟦莱州市团委|山东省烟台市莱州市⟧参加。"
    )


def test_two_levels_that_were_named_before_share_the_last_word(check: Check) -> None:
    check("⟦内蒙古|内蒙古自治区⟧、⟦呼和浩特市|内蒙古自治区呼和浩特市⟧两级团委到场。", issuer="共青团内蒙古自治区委员会")
    check("省、市两级团委到场。", issuer="共青团内蒙古自治区委员会")


def test_a_counted_list_names_each_of_its_places(check: Check) -> None:
    check("由⟦青岛|山东省青岛市⟧、⟦烟台|山东省烟台市⟧、⟦威海|山东省威海市⟧3个市团委承办，山东16个设区市团委参加。")


def test_traditional_characters(check: Check) -> None:
    check("⟦共青團山東省委|山东省⟧指導，⟦團煙臺市委|山东省烟台市⟧主辦，⟦廣西團區委|广西壮族自治区⟧協辦。")


@pytest.mark.parametrize(
    "text",
    [
        "代表团抵达烟台，集团公司派人参加，社团组织很多。",
        "共青团员、团员青年、团干部和团课、团日、团费。",
        "各级团委、县级团委、市级团委、各市团委、各盟市、旗县团委、乡镇团委、各地级以上市团委、各高等学校团委，各省、自治区、直辖市团委，中小学团委。",
        "其他地市团委、兄弟市团委和部分县团委。",
        "全团大抓基层，全市共青团、全州共青团工作要点，全市各级团组织。",
        "中国共青团杂志刊文；“烟台共青团”公众号；烟台市五四红旗团委。",
        "荣获山东省共青团工作创新奖，参加第二届山东省共青团改革大赛。",
        "省市县三级非公团工委。",
        "传达学习团十八届二中全会精神和团的十八大精神。",
        "两镇共新建团组织三家。",
        "XX团县委、××市团委、某市团委和各团市委。",
        "全区部分中学团委书记，街道团工委、公司团委、学院团委。",
        "关注湖南共青团微信公众号。",
        "济青烟三地团市委签约。",
    ],
)
def test_what_contains_a_committee_word_but_is_none(check: Check, text: str) -> None:
    check(text)
