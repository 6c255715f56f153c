"""What clauses are to each other: a purpose before who acts, a preamble that leads to nothing, a day that makes a fact."""

import pytest

from archive.extraction.findings import Milestone
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import Modality


def facts(text: str) -> list[Milestone]:
    return list(annotate(read(f"云山市共青团工作\n\n2021年12月31日\n\n　　{text}\n".encode(), "x.txt")).milestones)


def texts(text: str) -> list[str]:
    return [m.text for m in facts(text)]


def test_a_purpose_of_several_clauses_is_no_fact() -> None:
    text = "为活跃青年生活，推动《云山青年规划》落实，组织青年志愿服务，团云山市委决定开办青年夜校3所。"
    (fact,) = texts(text)
    assert fact.endswith("团云山市委决定开办青年夜校3所")


def test_a_preamble_behind_which_nothing_comes_is_the_act() -> None:
    (fact,) = texts("2021年5月，与云岭、青溪等地团委建立共建机制。")
    assert fact == "与云岭、青溪等地团委建立共建机制"


@pytest.mark.parametrize(
    "text", ["2017年底，云岭村整村脱贫。", "2018年，增设经济部及团工委。", "6月1日，大家一起上门打包快递。"]
)
def test_a_day_makes_a_fact_of_any_verb(text: str) -> None:
    assert [m.rule for m in facts(text)] == ["dated"]


@pytest.mark.parametrize(
    "text",
    [
        "2021年5月8日，记者从团云山市委获悉。",
        "2021年是建党一百周年。",
        "2021年，全市团组织在市委领导下锐意进取。",
        "青年们锐意进取，只争朝夕。",
    ],
)
def test_but_not_of_hearsay_definitions_and_slogans(text: str) -> None:
    assert facts(text) == []


def test_a_celebration_and_a_charity_are_no_exhortation() -> None:
    assert texts("2021年，开展庆祝建党系列活动。")
    assert texts("2021年，推进“希望工程”建设，走访困境儿童。")


def test_what_a_thing_is_for_and_who_runs_it_are_no_facts_without_a_day() -> None:
    assert texts("青苗项目分为支教、助老等3个专项，旨在招募大学生，到乡镇开展志愿服务。") == []
    assert texts("青苗大赛由团云山市委、市教育局主办，云山学院承办。") == []
    assert len(texts("青苗项目旨在帮助儿童，已组织志愿者300人走进乡镇。")) == 1
    assert len(texts("2021年5月8日，团云山市委、市教育局举办青苗大赛。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2022年，团云山市委将建设“青苗小屋”30个。",
        "明年，200名志愿者将奔赴云岭开展服务。",
    ],
)
def test_what_is_about_to_be_is_planned_whatever_its_verb(text: str) -> None:
    assert {m.modality for m in facts(text)} == {Modality.PLANNED}


def test_what_is_disposed_of_is_no_plan() -> None:
    assert [m.modality for m in facts("2021年5月，团云山市委将建设经验纳入培训，培训300人。")] == [Modality.DONE]


def test_how_many_themes_or_tasks_there_are_is_no_fact() -> None:
    assert texts("2021年活动的主题有两个。") == []
    assert texts("方案有三项工作任务。") == []


def test_a_clause_that_is_only_a_date_ends_the_fact_before_it() -> None:
    told = facts("2019年，资助学生30名，2020年，资助学生60名。")
    assert [(m.text, m.edtf) for m in told] == [("资助学生30名", "2019"), ("资助学生60名", "2020")]


def test_honours_of_several_years_are_one_fact() -> None:
    (fact,) = facts("团县委获得2019年度全市先进集体，2020年度全省五四红旗团委、2021年度全市优秀单位等荣誉。")
    assert (fact.rule, fact.edtf) == ("honour", "2019/2021")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("选拔大学生担任村团支部书记，目前已有近半数的村确定人选。", Modality.ONGOING),
        ("选拔大学生担任村团支部书记，现已有七成以上的村确定人选。", Modality.ONGOING),
    ],
)
def test_how_far_an_act_has_come_is_told_with_it(text: str, modality: Modality) -> None:
    (fact,) = facts(text)
    assert (fact.text, fact.modality) == (text.rstrip("。"), modality)


def test_a_number_is_no_share_of_the_act_before_it() -> None:
    assert {m.modality for m in facts("举办青年论坛3场，目前已有20个村成立青年之家。")} == {Modality.DONE}


@pytest.mark.parametrize("text", ["作为农业大县，云山县拥有中等学校8所。", "凡已建成青年之家的社区，可以申报项目3个。"])
def test_a_region_s_stock_and_a_condition_are_no_facts(text: str) -> None:
    assert [m for m in facts(text) if "8所" in m.text or "凡" in m.text] == []


def test_what_is_still_to_be_built_is_a_fact_beside_what_is_built() -> None:
    told = facts("已建成青年驿站12家，年内再建20家。")
    assert [m.modality for m in told] == [Modality.DONE, Modality.PLANNED]


def test_a_dated_sentence_is_read_to_its_end_for_what_goes_on() -> None:
    (fact,) = facts("2021年，团县委以青鸟计划为引领，紧密结合实际，不断深化青年志愿工作。")
    assert (fact.rule, fact.modality) == ("dated", Modality.ONGOING)


def test_a_bare_total_takes_with_it_what_it_counts() -> None:
    (fact,) = facts("号召大学生主动报到，投身家乡建设，两年累计报到2000人次。")
    assert fact.text == "号召大学生主动报到，投身家乡建设，两年累计报到2000人次"


def test_a_problem_that_a_fact_runs_into_is_no_part_of_it() -> None:
    (fact,) = facts("开展青年志愿服务活动3场，但也存在宣传不够等问题，少数支部没有认识到重要性。")
    assert fact.text == "开展青年志愿服务活动3场"


def test_any_meeting_is_something_to_convene() -> None:
    assert texts("团云山县委召开青年工作部署会。") == ["团云山县委召开青年工作部署会"]
    assert texts("团云山县委召开社会。") == []


@pytest.mark.parametrize(
    "text",
    [
        "开展了一系列卓有成效的活动。",
        "涌现出一批先进典型。",
        "为家乡发展作出了积极贡献。",
        "“青鸟”项目是关爱学生的公益项目。",
        "《云山青年规划》提出三项任务。",
        "大赛设置科技创新、乡村建设、数字经济3大类别。",
        "是否建立团组织，是否公布电话。",
        "由各县团委组织实施。",
        "标志着青鸟行动进入新阶段。",
    ],
)
def test_what_says_nothing_that_happened(text: str) -> None:
    assert facts(text) == []


def test_who_is_brought_together_is_told_with_what_for() -> None:
    assert texts("团县委组织50名志愿者，到云岭村开展清扫活动。") == ["团县委组织50名志愿者，到云岭村开展清扫活动"]
    assert len(texts("团县委举办青年论坛3场，到云岭村开展清扫活动2次。")) == 2


def test_a_stock_of_the_whole_place_is_a_fact_of_its_own() -> None:
    told = texts("开展青年志愿服务活动3场，全市注册志愿者队伍超过2万人，累计服务4万小时，发挥了重要作用。")
    assert told == ["开展青年志愿服务活动3场", "全市注册志愿者队伍超过2万人，累计服务4万小时"]


def test_means_that_were_won_are_a_fact_beside_what_goes_on() -> None:
    told = texts("持续深化“青鸟”关爱行动，争取“春苗”“暖阳”“一起成长”等助学项目资金100万元。")
    assert len(told) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2020年，全市青年在重点工作中积极作为，为发展注入了青春活力。", False),
        ("2020年，全市青年积极作为，扎实推进青年论坛，为发展注入了青春活力。", True),
        ("2020年，全市青年积极作为，“青鸟”行动唱响全市。", True),
        ("2020年底，云岭村整村脱贫。", True),
    ],
)
def test_a_year_makes_no_fact_of_a_mere_boast(text: str, told: bool) -> None:
    assert bool(facts(text)) is told
