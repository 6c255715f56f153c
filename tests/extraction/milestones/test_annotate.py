"""Statements of our own: which become milestones, with what date, modality and parts."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from archive.extraction import figures, milestones
from archive.extraction import time as times
from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import DatedBasis, Document, InitiativeMention, Milestone, Passage
from archive.schema.vocabulary import Basis, BlockKind, Genre, InitiativeKind, Modality, Theme
from archive.values.intervals import DayInterval

YEAR = DatedBasis(DayInterval.year(2020), "2020", Basis.EXPLICIT, "test")
EMPTY = Catalogue()


def document(text: str, genre: Genre = Genre.SUMMARY, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    return Document("A1", "", (Passage(kind, 0, len(text)),), genre, published=YEAR, period=YEAR)


def named(text: str, *names: str) -> list[InitiativeMention]:
    return [
        InitiativeMention(
            text.index(n), text.index(n) + len(n), n, n, InitiativeKind.PROGRAMME, Theme.SERVICE, "test", True
        )
        for n in names
    ]


def read(
    text: str, *names: str, genre: Genre = Genre.SUMMARY, kind: BlockKind = BlockKind.PARAGRAPH
) -> list[Milestone]:
    doc, mentions = document(text, genre, kind), named(text, *names)
    found = times.annotate(text, doc, EMPTY)
    counted = figures.annotate(text, doc, found, [], mentions)
    return milestones.annotate(text, doc, found, [], mentions, counted)


def spans(text: str, *names: str, genre: Genre = Genre.SUMMARY) -> list[str]:
    return [m.text for m in read(text, *names, genre=genre)]


def test_one_fact_one_milestone() -> None:
    assert spans("建成青年驿站12家，成立乡村青年协会。") == ["建成青年驿站12家", "成立乡村青年协会"]


def test_results_stay_with_their_act() -> None:
    text = "举办创业大赛，吸引作品300余个，累计发放奖金20万元。"
    assert spans(text) == ["举办创业大赛，吸引作品300余个，累计发放奖金20万元"]


def test_a_circumstance_in_front_belongs_to_the_act() -> None:
    assert spans("围绕疫情防控，招募志愿者500人。") == ["围绕疫情防控，招募志愿者500人"]


def test_embellishment_behind_is_left_out() -> None:
    act = "在市文化宫东广场联合市文联举办全市第三届青年书画展览会"
    assert spans(f"{act}，引导青年坚定信念，激发奋斗热情。") == [act]


def test_a_short_act_keeps_what_it_was_for() -> None:
    assert spans("举办书画展览会，引导青年坚定信念。") == ["举办书画展览会，引导青年坚定信念"]


def test_a_process_is_told_with_what_it_is_for() -> None:
    text = "深入推进共青团改革，完善团干部队伍，工作力量不断壮大。"
    assert spans(text) == [text.rstrip("。")]


@pytest.mark.parametrize(
    "text",
    [
        "我们必须牢记使命、奋发有为。",
        "增强“四个意识”，坚定“四个自信”。",
        "部分团组织活力不足，仍存在差距。",
        "深入学习贯彻重要讲话精神。",
        "青年是国家的希望。",
        "积极开展活动。",
        "总书记指出，青年要立志。",
        "时代的责任赋予青年。",
    ],
)
def test_empty_talk_is_no_milestone(text: str) -> None:
    assert read(text) == []


def test_a_heading_is_no_milestone() -> None:
    assert read("举办创业大赛300场", kind=BlockKind.HEADING) == []


def test_a_point_that_only_announces_is_left_out() -> None:
    text = "一是强化引领，组建一支宣讲队伍。全年举办宣讲会50场。"
    assert spans(text) == ["全年举办宣讲会50场"]


def test_a_process_counts_where_it_names_an_undertaking() -> None:
    text = "深化“星火”行动。"
    assert read(text) == [] or read(text)[0].modality is Modality.ONGOING
    (milestone,) = read(text, "“星火”行动")
    assert (milestone.modality, milestone.rule, milestone.initiatives) == (Modality.ONGOING, "process", ("“星火”行动",))


def test_honours_are_facts() -> None:
    (milestone,) = read("1个集体荣获全国五四红旗团委。")
    assert milestone.rule == "honour"


def test_its_own_date_comes_first() -> None:
    (milestone,) = read("2019年5月，举办青年歌会，吸引200人参加。")
    assert (milestone.edtf, milestone.basis) == ("2019-05", Basis.EXPLICIT)
    assert milestone.time is not None
    assert "2019年5月" in milestone.reason_en


def test_without_a_date_it_inherits_the_period() -> None:
    (milestone,) = read("举办青年歌会，吸引200人参加。")
    assert (milestone.edtf, milestone.basis, milestone.inherited_from) == ("2020", Basis.INHERITED, "period")
    assert milestone.time is None


def test_a_month_inside_a_name_dates_nothing() -> None:
    (milestone,) = read("举办“青春六月”直播活动20次。")
    assert milestone.basis is Basis.INHERITED


def test_a_plan_is_planned() -> None:
    (milestone,) = read("年内建成青年驿站12家。", genre=Genre.WORK_POINTS)
    assert milestone.modality is Modality.PLANNED


def test_figures_and_headline() -> None:
    (milestone,) = read("建成青年驿站12家，服务青年3万人次。")
    assert [(s.start, s.stop) for s in milestone.figures] == [(6, 9), (14, 18)]
    assert milestone.headline == "建成青年驿站12家"


def test_a_verb_inside_a_name_does_not_begin_a_headline() -> None:
    text = "县教育局等十三家单位和青年建设促进中心在市文化宫联合印发《关于开展星火支教行动试点工作的意见》。"
    (milestone,) = read(text, "青年建设促进中心")
    assert milestone.headline == "印发《关于开展星火支教行动试点工作的意见》"


def test_a_founding_outweighs_a_visit() -> None:
    (founding,) = read("召开第三次代表大会。")
    (visit,) = read("走访慰问青年代表12人。")
    assert founding.salience > visit.salience


def test_a_caption_does_not_repeat_the_body() -> None:
    body, picture = "举办星火歌会12场。", "星火歌会现场"
    text = body + picture
    mentions = [*named(body, "星火歌会"), replace(named(body, "星火歌会")[0], start=len(body), stop=len(body) + 4)]
    passages = (Passage(BlockKind.PARAGRAPH, 0, len(body)), Passage(BlockKind.CAPTION, len(body), len(text)))
    doc = Document("A1", "", passages, Genre.SUMMARY, published=YEAR, period=YEAR)
    assert [m.start for m in milestones.annotate(text, doc, [], [], mentions, [])] == [0]


def test_nothing_dates_a_text_without_any_date() -> None:
    text = "举办青年歌会12场。"
    doc = Document("A1", "", (Passage(BlockKind.PARAGRAPH, 0, len(text)),), Genre.SUMMARY)
    assert milestones.annotate(text, doc, [], [], [], []) == []


def news(text: str) -> list[Milestone]:
    when = DatedBasis(DayInterval.day(date(2019, 8, 30)), "2019-08-30", Basis.EXPLICIT, "test")
    cuts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n"), len(text) + 1]
    passages = tuple(Passage(BlockKind.PARAGRAPH, a, b - 1) for a, b in itertools.pairwise(cuts))
    doc = Document("A1", "", passages, Genre.NEWS, published=when)
    found = times.annotate(text, doc, EMPTY)
    return milestones.annotate(text, doc, found, [], [], figures.annotate(text, doc, found, [], []))


def test_the_same_occasion_has_the_same_day() -> None:
    first, second = news("8月29日，团委举行助学金发放仪式。仪式上，企业捐赠50万元，资助2019年入学的新生100名。")
    assert (first.edtf, second.edtf) == ("2019-08-29", "2019-08-29")
    assert (second.basis, second.inherited_from) == (Basis.INHERITED, "section")


def test_an_anniversary_only_names_the_occasion() -> None:
    (milestone,) = news("5月4日上午，纪念五四运动100周年表彰大会召开。")
    assert milestone.edtf == "2019-05-04"


def test_festivals_in_a_list_date_nothing() -> None:
    (milestone,) = news("以清明节、端午节等节点为契机，开展宣讲活动12场。")
    assert milestone.basis is Basis.INHERITED


def test_what_a_meeting_asks_for_is_planned_and_who_came_is_nothing() -> None:
    found = news("8月20日，团委召开全体会议。各部门负责人30余人参加会议。\n会议要求，要明确重点。实施“星火”工程。")
    assert [(m.text, m.modality) for m in found] == [
        ("团委召开全体会议", Modality.DONE),
        ("实施“星火”工程", Modality.PLANNED),
    ]


def test_a_plan_may_look_back() -> None:
    text = "去年以来，团委组建宣讲队12支。"
    doc = replace(document(text), genre=Genre.WORK_POINTS)
    found = times.annotate(text, doc, EMPTY)
    (milestone,) = milestones.annotate(text, doc, found, [], [], figures.annotate(text, doc, found, [], []))
    assert milestone.modality is Modality.DONE


def test_what_is_denied_or_called_off_is_no_milestone() -> None:
    assert spans("举办青年论坛3场。全年尚未建立青年驿站20家。") == ["举办青年论坛3场"]
    assert spans("原定于2020年3月举办的“春苗”大赛因疫情取消。", "“春苗”大赛") == []


def test_what_is_put_off_is_planned_for_its_new_date() -> None:
    later = read("原定于2020年10月28日举办的“春苗”大赛推迟至2021年3月举行。", "“春苗”大赛")
    assert [(m.modality, m.edtf) for m in later] == [(Modality.PLANNED, "2021-03")]


def test_what_is_put_off_without_a_new_date_loses_the_old_one() -> None:
    later = read("原定于2020年8月20日举办的“春苗”大赛因疫情延期。", "“春苗”大赛")
    assert all(m.modality is Modality.PLANNED and not m.edtf.startswith("2020-08") for m in later)
