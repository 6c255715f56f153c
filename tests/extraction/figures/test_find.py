"""Figures in sentences of our own: the tagged number is found, with value, unit and approximation."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.figures import find

TAG = re.compile(r"<([^<>]+)>")

FOUND = [
    ("全年举办讲座<30余场>", 30, "场", True),
    ("接受捐款<二点二八亿元>", 228_000_000, "元", False),
    ("全市<1/3>的乡镇参加", 33.33, "%", False),
    ("覆盖青少年<10万余人次>", 100_000, "人次", True),
    ("覆盖青少年近<10万人次>", 100_000, "人次", True),
    ("组织<3万余名>青年参加", 30_000, "名", True),
    ("发放贷款<1.5亿元>", 150_000_000, "元", False),
    ("销售农产品<500余万元>", 5_000_000, "元", True),
    ("募集资金超过<1,200万元>", 12_000_000, "元", True),
    ("报名人数过<3000人>", 3000, "人", True),
    ("奶奶动过<两次>大手术", 2, "次", False),
    ("连续举办<四届>创业大赛", 4, "届", False),
    ("先后举办<两次>培训", 2, "次", False),
    ("设立<三类>岗位", 3, "类", False),
    ("培训<一百二十人>", 120, "人", False),
    ("选派<百名>青年", 100, "名", False),
    ("吸引<上千名>青年".replace("<上千名>", "上<千名>"), 1000, "名", True),
    ("开展宣讲<百余场>", 100, "场", True),
    ("话题阅读量破<亿>", 100_000_000, "", True),
    ("粉丝总数超<5000万>", 50_000_000, "", True),
    ("录入率达到<100%>", 100, "%", False),
    ("参学率提高到<98.5％>", 98.5, "%", False),
    ("合格率为<百分之九十>", 90, "%", False),
    ("提高了<3.2个百分点>", 3.2, "百分点", False),
    ("已有近<半数>的村完成", 50, "%", True),
    ("学员月收入达到<5万元/月>", 50_000, "元/月", False),
    ("活跃度位居全国<第28名>", 28, "名次", False),
    ("荣获大赛<第一名>", 1, "名次", False),
    ("参学率位列全省<第二>。", 2, "名次", False),
    ("每所学校不少于<三次>", 3, "次", True),
    ("增长<20%>以上", 20, "%", True),
    ("招募志愿者<700人>左右", 700, "人", True),
    ("服务 <1 2 0> 人次".replace("<1 2 0> 人次", "<1 2 0 人 次>"), 120, "人次", False),
    ("发放物资<２００件>", 200, "件", False),
    ("慰问群众<12\n户>", 12, "户", False),
    ("开展活动<58场（次）>", 58, "场次", False),
    ("会同<8部门>联合印发", 8, "部门", False),
    ("服务时长<48000余小时>", 48_000, "小时", True),
    ("招募<1万2千余名>志愿者", 12_000, "名", True),
    ("每期<50人/期>", 50, "人/期", False),
    ("参学率居全省<第一>，", 1, "名次", False),
    ("科创社团占了将近<一半>", 50, "%", True),
    ("<三分之二>的团支部", 66.67, "%", False),
    ("覆盖率只有<六成>", 60, "%", False),
    ("人均收入不到<5000元>", 5000, "元", True),
    ("投入<2万至3万元>", 20_000, "元", True),
    ("占<百分之三十五点五>", 35.5, "%", False),
    ("产值增长近<一倍>", 1, "倍", True),
    ("建成水窖<38口>", 38, "口", False),
    ("代表团员<1 519名>", 1519, "名", False),
    ("命名了<71 0个>集体", 710, "个", False),
    ("现有青年<38。8万人>", 388_000, "人", False),
    ("分为<4大类别>，", 4, "类别", False),
    ("共有<6支>教师代表队", 6, "支", False),
]

NONE = [
    "落实“青创10万+”项目",
    "注册志愿者（万人）一栏",
    "实施8+4工程和1+100联系制度",
    "召开十四届四次全委会",
    "第三届大赛",
    "第5期简报",
    "坚持“三会两制一课”",
    "拨打12355热线",
    "收听FM96.1频率",
    "增强四个意识",
    "增强四个自信、做到两个维护",
    "一个团支部",
    "培育一批典型",
    "围绕三个方面开展工作",
    "2023届毕业生",
    "90后青年",
    "14至35周岁",
    "三个月内完成",
    "提供24小时服务",
    "浏览量：345次",
    "每名委员联系青年",
    "《五年八项计划》",
    "做到“三个提升”",
    "学习能力有千条万条",
    "凝聚14亿中国人民的力量",
    "发〔2020〕3号文件",
    "数百名青年",
    "在三个“服务”上下功夫",
    "七次团代会以来",
    "2016-04-06 16:59本网讯",
    "二本以上的新生",
    "成绩进入前三名",
    "四套班子领导出席",
    "抓好4大重点任务。",
    "全家4口人",
    "平均1名委员负责新建不少于2个团组织",
    "按照“建六个城、树五个品牌、抓九项行动、办十个中心”的部署",
    "按照每个社区至少配备1名社工的标准",
]


@pytest.mark.parametrize(("tagged", "base", "unit", "approximate"), FOUND)
def test_a_figure_is_found(tagged: str, base: float, unit: str, approximate: bool) -> None:
    text, expected = TAG.sub(r"\1", tagged), TAG.search(tagged)
    assert expected is not None
    (figure,) = find(text)
    assert (figure.text, figure.start) == (expected[1], expected.start())
    assert (figure.value_base, figure.unit, figure.approximate) == (base, unit, approximate)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_figure(text: str) -> None:
    assert find(text) == []


def test_several_figures_in_one_sentence() -> None:
    found = find("6人及14个集体获国家级荣誉，其中女性2人，累计164人。")
    assert [f.value for f in found] == [6, 14, 2, 164]
    assert [f.part_of_total for f in found] == [False, False, True, True]


def test_a_range_takes_its_lower_end_and_is_approximate() -> None:
    (figure,) = find("每期培训20-30名学员")
    assert (figure.value, figure.approximate, figure.rule) == (20, True, "range")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("团员由2018年的1200名增长到2022年的3400名", [1200, 3400]),
        ("驿站由12增至56个", [12, 56]),
        ("入团率从3.5提高到8.9%", [3.5, 8.9]),
        ("由1.2万人次增至近3万人次", [12_000, 30_000]),
        ("从12355转接到56个", [56]),
    ],
)
def test_what_grew_has_two_values(text: str, values: list[float]) -> None:
    assert [f.value_base for f in find(text)] == values
    assert len({f.unit for f in find(text)}) == 1


@pytest.mark.parametrize(
    ("text", "noun"),
    [("成立突击队16支，", "成立突击队"), ("吸引15万名青少年参加", "青少年"), ("提供就业岗位150余个，", "就业岗位")],
)
def test_what_is_counted(text: str, noun: str) -> None:
    counted = find(text)[0].counted
    assert counted is not None
    assert counted in noun


@settings(deadline=None)
@given(st.text(alphabet="0123456789一二三百千万亿余多人名场次个%第，。“”《》 \n约近超", max_size=40))
def test_figures_quote_their_place_and_do_not_overlap(text: str) -> None:
    found = find(text)
    assert all(text[f.start : f.stop] == f.text and f.value_base >= 0 for f in found)
    assert all(a.stop <= b.start for a, b in itertools.pairwise(found))


@settings(deadline=None)
@given(st.integers(1, 9999), st.sampled_from(["", "万", "亿"]), st.sampled_from(["人次", "名", "场", "件"]))
def test_scales_multiply_out(number: int, scale: str, unit: str) -> None:
    (figure,) = find(f"共计{number}{scale}{unit}。")
    assert figure.value_base == number * {"": 1, "万": 10_000, "亿": 100_000_000}[scale]
    assert figure.unit == unit
