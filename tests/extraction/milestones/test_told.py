"""What a reader would call a fact, and what only comes with facts: guests, duties, definitions, shares, calls with their figures."""

import pytest

from archive.extraction.findings import Milestone
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import Modality


def facts(text: str, title: str = "云山市共青团2021年工作总结") -> list[Milestone]:
    return list(annotate(read(f"{title}\n\n　　{text}\n".encode(), "x.txt")).milestones)


def texts(text: str, title: str = "云山市共青团2021年工作总结") -> list[str]:
    return [m.text for m in facts(text, title)]


@pytest.mark.parametrize(
    "sentence",
    [
        "来自全市的90名团员代表参加了大会。",
        "市委副书记出席启动仪式并作动员讲话。",
        "团市委切实履行组织青年、引导青年、服务青年的职能。",
        "团市委在加强基层组织、服务青少年等方面开展工作。",
        "“春苗奖章”是共青团云山市委授予青年集体的最高荣誉。",
        "培训的内容包括课件制作、宣讲技巧和团务知识。",
        "为活跃校园文化，各校开展了形式多样的活动。",
        "代表中青年教师有所增多，占14.7%。",
    ],
)
def test_what_is_no_fact(sentence: str) -> None:
    assert texts(sentence) == []


def test_how_something_was_passed_belongs_to_it() -> None:
    (fact,) = texts("经各县推荐、评审委员会审定，命名青年文明号12个。")
    assert fact.endswith("命名青年文明号12个")


def test_what_begins_with_and_is_told_with_what_it_goes_on_with() -> None:
    (fact,) = facts("市领导与青年代表一起劳动，并慰问困难青年12名。")
    assert fact.text == "市领导与青年代表一起劳动，并慰问困难青年12名"


def test_a_figure_with_a_year_of_its_own_is_a_fact_of_its_own() -> None:
    told = facts("2018年，团云山市委发起“春苗”助学行动，2020年筹资12万元，资助学生60名。")
    assert [m.edtf for m in told] == ["2018", "2020"]


def test_a_statement_ends_at_a_semicolon_whatever_stands_before_it() -> None:
    told = texts("通过谈心帮他们树立信心；云岭团县委开办青年夜校3所。")
    assert told == ["云岭团县委开办青年夜校3所"]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("要求全市各级团组织提高认识，帮助3000名毕业生就业。", Modality.PLANNED),
        ("团市委负责人表示，全市已建成青年驿站26家。", Modality.DONE),
    ],
)
def test_what_somebody_asks_for_or_tells_with_a_figure(sentence: str, modality: Modality) -> None:
    (fact,) = facts(sentence)
    assert fact.modality is modality


@pytest.mark.parametrize(
    "sentence", ["各县团委确保6月底前确定人选。", "各县团委须于6月30日前上传名单。", "6月底前完成摸底。"]
)
def test_duties_with_their_month(sentence: str) -> None:
    (fact,) = facts(sentence, "共青团云山市委2021年工作要点")
    assert (fact.rule, fact.modality) == ("deadline", Modality.PLANNED)


def test_under_conditions_only_what_has_its_day_is_a_fact() -> None:
    lines = ["关于招募青年志愿者的通知", "各县团委：", "一、报名条件", "1.获得志愿服务证书2项以上。"]
    lines += ["2.须于2021年6月30日前报名。", "二、活动安排", "举办青年歌会3场。"]
    told = annotate(read("\n\n".join(lines).encode(), "x.txt")).milestones
    assert [m.text for m in told] == ["须于2021年6月30日前报名", "举办青年歌会3场"]


def test_a_habit_stays_one_with_its_figures() -> None:
    (fact,) = facts("团云山市委每年举办青年论坛，服务青年300名。")
    assert fact.modality is Modality.ONGOING


def test_a_meeting_reports_what_it_dealt_with_whatever_words_of_going_on_it_uses() -> None:
    (fact,) = facts("各县团委围绕深化共青团改革等方面进行述职。")
    assert (fact.rule, fact.modality) == ("session", Modality.DONE)


def test_whoever_is_only_named_with_a_number_is_no_fact() -> None:
    assert texts("本次论坛招募的50名青年志愿者，主要是从各校选拔出来的。") == []


def test_who_sets_out_and_what_for_is_one_fact() -> None:
    (fact,) = texts("团云山市委赴云岭、海河两县，开展青年发展调研活动。")
    assert fact.endswith("开展青年发展调研活动")


def test_by_what_means_is_no_fact_where_figures_tell_what_came_of_it() -> None:
    (fact,) = facts("通过实施“扬帆计划”，帮助800名大学生实习。")
    assert fact.headline == "帮助800名大学生实习"


def test_what_is_being_done_goes_on_into_the_next_clause() -> None:
    (fact,) = facts("同时，团云山市委正在广泛招募青年志愿者，组建青年突击队。")
    assert fact.modality is Modality.ONGOING


def test_a_decision_that_confers_does_so_even_in_a_notice() -> None:
    lines = ["各县团委：", "经各县推荐、会议讨论，决定命名云岭邮局等10个集体为“青年先锋岗”。"]
    lines += ["共青团云山市委", "2017年10月27日"]
    (fact,) = annotate(read("\n\n".join(lines).encode(), "x.txt")).milestones
    assert (fact.modality, fact.edtf) == (Modality.DONE, "2017-10-27")
