"""The stages of a scheme or a contest that stand as headings or lines with their days; facts between which a clause leads."""

import pytest

from archive.extraction.findings import Milestone
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import Modality

NOTICE = "关于举办青年歌会的通知\n\n各县团委：\n\n现就有关事项通知如下。\n\n{}\n\n请各县团委认真组织青年报名，并做好服务。\n\n共青团云山市委\n2022年6月10日\n"
NEWS = "青年歌会就要开始\n\n青年歌会由团云山市委举办，欢迎全市青年参加，歌唱家乡，歌唱青春，一起度过夏天。\n\n{}\n\n欢迎大家走进广场，一起唱歌，一起听歌，一起过节。\n"


def facts(text: str, frame: str = NOTICE) -> list[Milestone]:
    return list(annotate(read(frame.format(text).encode(), "x.txt")).milestones)


@pytest.mark.parametrize(
    ("line", "words", "edtf"),
    [
        ("（一）宣传发动阶段（6月18日—30日）", "宣传发动阶段（6月18日—30日）", "2022-06-18/2022-06-30"),
        ("第三阶段：评审（8月上旬）", "第三阶段：评审（8月上旬）", "2022-08-01/2022-08-10"),
        ("报名时间：2022年7月1日至15日", "报名时间：2022年7月1日至15日", "2022-07-01/2022-07-15"),
        ("报名时间：即日起至2022年7月15日", "报名时间：即日起至2022年7月15日", "2022-06-10/2022-07-15"),
        ("1.作品报送期限：7月15日前。", "作品报送期限：7月15日前", "2022-06-10/2022-07-15"),
    ],
)
def test_a_line_with_its_days_is_a_stage_ahead(line: str, words: str, edtf: str) -> None:
    (stage,) = (m for m in facts(line) if m.rule == "stage")
    assert (stage.text, stage.edtf, stage.modality) == (words, edtf, Modality.PLANNED)


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2022年7月1日",
        "联系时间（工作日）",
        "请各县在7月15日前报送名单（见附件）。",
        "活动时间：每周五",
        "大赛面向全市青年（2022年7月1日至15日），请认真组织，不得漏报。",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert [m for m in facts(line) if m.rule == "stage" and "大赛" not in m.text] == []


def test_titles_over_lines_of_days_are_stages_in_a_call_for_entries() -> None:
    told = facts("赛程安排\n\n海选\n\n2022年6月18日-6月30日\n\n决赛\n\n2022年7月2日", NEWS)
    assert [(m.headline, m.edtf, m.modality) for m in told if m.rule == "stage"] == [
        ("海选", "2022-06-18/2022-06-30", Modality.PLANNED),
        ("决赛", "2022-07-02", Modality.PLANNED),
    ]


def test_but_not_where_each_line_is_the_day_of_a_piece_of_news() -> None:
    assert not [m for m in facts("歌会开幕\n\n2022年6月18日\n\n歌会闭幕\n\n2022年6月20日", NEWS) if m.rule == "stage"]


def test_a_clause_leads_from_one_founding_to_the_next() -> None:
    text = "从1956年10月成立云山县团工委再到1959年9月成立共青团云山县委，经过几代人努力，组织不断壮大，现有团员300人。"
    told = facts(text, "云山县团史\n\n2022年5月4日\n\n{}\n")
    assert [(m.rule, m.edtf) for m in told[:2]] == [("journey", "1956-10"), ("journey", "1959-09")]
    assert "300人" not in told[1].text


def test_a_stage_may_have_its_tasks_behind_it_on_the_line() -> None:
    told = facts("1.宣传培育阶段：2022年6月—7月中旬。各县团委启动申报，举办训练营1期。")
    assert [(m.text, m.edtf) for m in told if m.rule == "stage"] == [
        ("宣传培育阶段：2022年6月—7月中旬", "2022-06-01/2022-07-20")
    ]
    assert [m.edtf for m in told if "训练营" in m.text] == ["2022-06-10~/2022-07-20~"]


def test_a_title_over_a_month_is_the_heading_of_a_chronicle() -> None:
    told = facts("云山市共青团大事记（2020年）\n\n1月\n\n3日 团市委召开座谈会。\n\n15日 举办青年论坛3场。", "{}\n")
    assert "stage" not in {m.rule for m in told}


def test_the_time_of_an_undertaking_may_stand_below_its_title() -> None:
    told = facts("一、活动时间\n\n2022年7月上旬—8月底")
    assert [(m.edtf, m.modality) for m in told if m.rule == "stage"] == [("2022-07/2022-08", Modality.PLANNED)]
