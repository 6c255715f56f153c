"""Done, ongoing, planned or mentioned: by cue, heading, turn and genre."""

from itertools import pairwise

import pytest

from archive.extraction.findings import Document, Passage
from archive.extraction.modality import modality_at, outlook_of, stated
from archive.extraction.pipeline import annotate
from archive.readers import read as read_file
from archive.schema.vocabulary import BlockKind, Genre, Modality


def read(text: str, target: str, genre: Genre = Genre.SUMMARY, title: str = "", heading: str = "") -> Modality:
    passage = Passage(BlockKind.PARAGRAPH, 0, len(text), headings=(heading,) if heading else ())
    document = Document("A1", title, (passage,), genre)
    at = text.index(target)
    return modality_at(text, document, at, at + len(target))


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("团委成功举办“星火”大赛。", "“星火”大赛", Modality.DONE),
        ("成立“星火”联盟。", "“星火”联盟", Modality.DONE),
        ("深化“星火”行动。", "“星火”行动", Modality.ONGOING),
        ("深入开展“星火”行动。", "“星火”行动", Modality.ONGOING),
        ("团委将举办“星火”大赛。", "“星火”大赛", Modality.PLANNED),
        ("各级团组织要广泛开展“星火”行动。", "“星火”行动", Modality.PLANNED),
        ("力争年底前建成“星火”基地。", "“星火”基地", Modality.PLANNED),
        ("将“星火”计划纳入考核。", "“星火”计划", Modality.DONE),
        ("会议强调，要实施“星火”工程。", "“星火”工程", Modality.PLANNED),
        ("根据“星火”计划，我们开展了工作。", "“星火”计划", Modality.MENTIONED),
        ("完善了“星火”机制。", "“星火”机制", Modality.DONE),
        ("持续推动学校团改革。", "学校团改革", Modality.ONGOING),
    ],
)
def test_cues(text: str, target: str, expected: Modality) -> None:
    assert read(text, target) is expected


def test_a_bare_verb_takes_the_genre() -> None:
    text = "举办“星火”大赛。"
    assert read(text, "“星火”大赛", Genre.SUMMARY) is Modality.DONE
    assert read(text, "“星火”大赛", Genre.WORK_POINTS) is Modality.PLANNED


def test_a_heading_outweighs_the_genre() -> None:
    text = "举办“星火”大赛。"
    assert read(text, "“星火”大赛", heading="三、下一步工作打算") is Modality.PLANNED
    assert read(text, "“星火”大赛", Genre.WORK_POINTS, heading="一、2020年工作回顾") is Modality.DONE


def test_a_report_turns_from_results_to_plans() -> None:
    first, second = "去年举办“春雨”大赛，成效明显。", "今年的工作安排如下：举办“秋实”大赛。"
    text = first + second
    document = Document(
        "A1",
        "工作报告",
        (Passage(BlockKind.PARAGRAPH, 0, len(first)), Passage(BlockKind.PARAGRAPH, len(first), len(text))),
        Genre.REPORT,
    )
    early, late = text.index("“春雨”"), text.index("“秋实”")
    assert modality_at(text, document, early, early + 4) is Modality.DONE
    assert modality_at(text, document, late, late + 4) is Modality.PLANNED


def test_words_inside_a_quotation_say_nothing() -> None:
    assert read("举办“青年要立志 未来属于你”演讲会，评出“星火”奖。", "“星火”奖") is Modality.DONE


def test_outside_the_document_the_genre_decides() -> None:
    document = Document("A1", "", (Passage(BlockKind.PARAGRAPH, 5, 10),), Genre.WORK_POINTS)
    assert modality_at("〇〇〇〇〇举办大赛。", document, 0, 2) is Modality.PLANNED


CALL = "为丰富青年生活，团云山县委决定开展“星火”返乡实践活动，请在校学生报名参加。1.政务实践。组织学生到“青苗”驿站。"


def test_what_a_decision_lays_out_is_planned_to_the_end_of_the_text() -> None:
    assert read(CALL, "“青苗”驿站", Genre.NEWS) is Modality.PLANNED


def test_but_not_where_it_is_told_by_somebody_else() -> None:
    assert read(f"近日，记者获悉，{CALL}", "“青苗”驿站", Genre.NEWS) is Modality.DONE


def test_what_a_scheme_provides_is_planned_over_full_stops() -> None:
    text = "《方案》提出，将大力实施“双百”工程。组织“星火”企业家结对帮扶。"
    assert read(text, "“星火”企业家", Genre.NEWS) is Modality.PLANNED
    assert read("根据《方案》要求，举办“星火”大赛。", "“星火”大赛", Genre.NEWS) is Modality.DONE


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("团委打算把“星火”驿站沉到社区。", "“星火”驿站", Modality.PLANNED),
        ("今年的工作目标主要是实施“星火”行动。", "“星火”行动", Modality.PLANNED),
        ("会议指出，过去一年，全市团组织打造“星火”品牌。", "“星火”品牌", Modality.DONE),
        ("开展“星火”行动是贯彻落实规划的重要举措。", "“星火”行动", Modality.MENTIONED),
        ("“星火”行动开展以来，青年返乡热情高涨。", "“星火”行动", Modality.ONGOING),
        ("以建设“星火”试验区为主线，服务青年。", "“星火”试验区", Modality.ONGOING),
        ("依托“星火”计划，开办托管班3个。", "“星火”计划", Modality.DONE),
        ("依托“星火”系统，不断完善基础团务。", "“星火”系统", Modality.ONGOING),
        ("全市原有“星火”驿站一批。", "“星火”驿站", Modality.ONGOING),
        ("召开『星火』行动推进会。", "『星火』行动", Modality.DONE),
    ],
)
def test_plans_reviews_definitions_and_means(text: str, target: str, expected: Modality) -> None:
    assert read(text, target) is expected


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("今年计划再建“星火”驿站12家。", "“星火”驿站"),
        ("全年计划组织“星火”讲堂20场。", "“星火”讲堂"),
        ("团云山市委将把“星火”行动推广到各县。", "“星火”行动"),
        ("明年，“星火”大赛扩大到全省。", "“星火”大赛"),
        ("建议两县共同设立“星火”基金。", "“星火”基金"),
        ("計劃再建“星火”驛站12家。", "“星火”驛站"),
    ],
)
def test_an_aim_or_a_proposal_is_planned(text: str, target: str) -> None:
    assert read(text, target) is Modality.PLANNED


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("开展“星火”行动，提出建议12条。", "“星火”行动"),
        ("“星火”计划开展三年，建成驿站12家。", "“星火”计划"),
        ("采纳建议设立“星火”基金。", "“星火”基金"),
        ("为明年打基础，举办“星火”大赛。", "“星火”大赛"),
        ("举办“星火”大赛，收到意见建议联合会审。", "“星火”大赛"),
        ("超额完成全年计划，举办“星火”大赛3场。", "“星火”大赛"),
        ("西部计划开展以来，成立“星火”服务队。", "“星火”服务队"),
    ],
)
def test_what_only_looks_like_an_aim_or_a_proposal(text: str, target: str) -> None:
    assert read(text, target) is not Modality.PLANNED


def test_how_far_a_plan_has_come_is_done() -> None:
    text = "全年计划组织“星火”讲堂20场，目前已组织“春苗”课堂12场。"
    assert read(text, "“星火”讲堂") is Modality.PLANNED
    assert read(text, "“春苗”课堂") is Modality.DONE


@pytest.mark.parametrize(("genre", "expected"), [(Genre.NEWS, Modality.DONE), (Genre.REPORT, Modality.PLANNED)])
def test_news_may_come_back_from_its_plans_a_report_does_not(genre: Genre, expected: Modality) -> None:
    parts = ["近日，举办“春雨”大赛。", "下一步，举办“秋实”大赛。", "据了解，“星火”讲堂设在社区。举办“冬青”讲堂。"]
    text, passages = "".join(parts), []
    for part in parts:
        start = text.index(part)
        passages.append(Passage(BlockKind.PARAGRAPH, start, start + len(part)))
    document = Document("A1", "", tuple(passages), genre)
    planned, told = text.index("“秋实”"), text.index("“冬青”")
    assert modality_at(text, document, planned, planned + 4) is Modality.PLANNED
    assert modality_at(text, document, told, told + 4) is expected


def test_a_time_just_past_is_no_plan() -> None:
    text = "在刚刚过去的暑假，举办“星火”大赛。"
    assert read(text, "“星火”大赛", Genre.WORK_POINTS) is Modality.DONE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日前，一场青年辩论赛正在云山中学进行。", Modality.DONE),
        ("云山中学的青年辩论赛正在进行。", Modality.ONGOING),
        ("近日，正在全县推广的青年夜校持续扩大。", Modality.ONGOING),
        ("青年夜校公众号粉丝量接近3万。", Modality.ONGOING),
        ("青年夜校公众号粉丝突破3万。", Modality.DONE),
        ("青年夜校年均授课40次。", Modality.ONGOING),
        ("考察调研青年志愿服务常态化、制度化情况。", Modality.DONE),
        ("常态化开展青年志愿服务。", Modality.ONGOING),
    ],
)
def test_scenes_stocks_and_rates(text: str, expected: Modality) -> None:
    passage = Passage(BlockKind.PARAGRAPH, 0, len(text))
    outlook = outlook_of(text, Document("A1", "", (passage,), Genre.NEWS))
    assert stated(outlook, 0, len(text), statement=True) is expected


def test_what_a_named_body_will_do_is_planned() -> None:
    assert read("200名“星火”计划志愿者将奔赴山区。", "“星火”计划") is Modality.PLANNED
    assert read("200名“星火”计划志愿者将文具送到山区。", "“星火”计划") is not Modality.PLANNED


def test_what_a_plan_says_is_attained_is_done_unless_it_is_a_condition() -> None:
    text = "实施“星火”行动。已建成“春苗”驿站12家，年内再建20家。对已建立团组织的企业开展“秋实”行动。"
    assert read(text, "“春苗”驿站", Genre.WORK_POINTS) is Modality.DONE
    assert read(text, "“秋实”行动", Genre.WORK_POINTS) is Modality.PLANNED


def test_a_call_for_entries_is_planned_unless_it_is_told_as_news() -> None:
    lines = ["团云山市委举办“星火”大赛，面向全市青年征集作品，欢迎大家踊跃投稿参与。", "参赛要求"]
    for told, expected in (("", Modality.PLANNED), ("近日，", Modality.DONE)):
        text = f"{told}{lines[0]}\n{lines[1]}"
        border = text.index("\n")
        passages = (
            Passage(BlockKind.PARAGRAPH, 0, border),
            Passage(BlockKind.HEADING, border + 1, len(text)),
        )
        document = Document("A1", "", passages, Genre.NEWS)
        at = text.index("“星火”")
        assert modality_at(text, document, at, at + 6) is expected


PLANS = "2022年，团云山市委将实施“星火”计划。举办“春苗”论坛。"


@pytest.mark.parametrize(
    ("text", "genre", "expected"),
    [
        (PLANS, Genre.NEWS, Modality.PLANNED),
        (PLANS, Genre.SUMMARY, Modality.DONE),
        ("2022年，团云山市委实施“星火”计划。举办“春苗”论坛。", Genre.NEWS, Modality.DONE),
        ("2022年，团云山市委将实施“星火”计划。近日，举办“春苗”论坛。", Genre.NEWS, Modality.DONE),
    ],
)
def test_in_the_press_a_year_announced_is_planned_to_the_end_of_the_passage(
    text: str, genre: Genre, expected: Modality
) -> None:
    assert read(text, "“春苗”论坛", genre) is expected


def test_and_over_the_points_that_follow() -> None:
    first, point, news = "2022年，团云山市委将实施“星火”计划。", "青创行动：举办“春苗”论坛。", "昨日举办“秋实”论坛。"
    text = first + point + news
    borders = (0, len(first), len(first) + len(point), len(text))
    passages = tuple(Passage(BlockKind.PARAGRAPH, a, b) for a, b in pairwise(borders))
    document = Document("A1", "", passages, Genre.NEWS)
    for name, expected in (("“春苗”", Modality.PLANNED), ("“秋实”", Modality.DONE)):
        at = text.index(name)
        assert modality_at(text, document, at, at + 6) is expected


def test_soon_is_said_of_its_own_clause_alone() -> None:
    text = "“星火”大会即将召开，团云山市委举办“春苗”论坛。"
    assert read(text, "“星火”大会", Genre.NEWS) is Modality.PLANNED
    assert read(text, "“春苗”论坛", Genre.NEWS) is Modality.DONE


def test_what_a_scheme_is_made_of_is_planned() -> None:
    text = "方案的主要内容是“星火”工程。举办“春苗”论坛。"
    assert read(text, "“春苗”论坛", Genre.NEWS) is Modality.PLANNED


@pytest.mark.parametrize(
    ("title", "expected"),
    [("云山市先进候选名单公示（摘要）", Modality.DONE), ("关于推荐先进的通知（摘要）", Modality.PLANNED)],
)
def test_a_list_that_is_made_public_tells_what_was_chosen(title: str, expected: Modality) -> None:
    assert read("推荐“星火”集体2个。", "“星火”集体", Genre.NOTICE, title=title) is expected


@pytest.mark.parametrize("name", ["西部计划", "护林专项计划", "青马培养计划"])
def test_a_plan_that_ends_a_name_plans_nothing(name: str) -> None:
    assert read(f"2022年{name}招募“星火”队员300名。", "“星火”", Genre.NEWS) is Modality.DONE
    assert read("2022年团云山市委计划招募“星火”队员300名。", "“星火”", Genre.NEWS) is Modality.PLANNED


def test_a_call_for_entries_that_opens_with_what_has_begun_is_news() -> None:
    lines = [
        "青年夜校的招募工作现在正式启动，欢迎全市青年报名，一起来学习“星火”课程吧。",
        "报名方式",
        "“星火”课程在线报名。",
    ]
    for opening, expected in ((lines[0], Modality.PLANNED), (lines[0].replace("，欢迎", "！欢迎"), Modality.DONE)):
        text = "".join((opening, *lines[1:]))
        borders = (0, len(opening), len(opening) + len(lines[1]), len(text))
        passages = tuple(Passage(BlockKind.PARAGRAPH, a, b) for a, b in pairwise(borders))
        document = Document("A1", "", passages, Genre.NEWS)
        at = text.rindex("“星火”")
        assert modality_at(text, document, at, at + 4) is expected


def test_what_minutes_lay_down_is_planned() -> None:
    lines = ["云山市青年工作会议纪要", "2021年9月15日", "会议听取了团市委的汇报。现将会议议定事项纪要如下："]
    lines += ["一、由市房管局牵头，筹集青年公寓2000套。"]
    told = annotate(read_file("\n\n".join(lines).encode(), "x.txt")).milestones
    assert [m.modality for m in told] == [Modality.DONE, Modality.PLANNED]
