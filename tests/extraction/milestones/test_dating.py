"""Which time dates a statement: its own, the days named before it, the occasion of the news, or what it inherits."""

from datetime import date

import pytest

from archive.extraction import figures, milestones
from archive.extraction import time as times
from archive.extraction.catalogue import default_catalogue
from archive.extraction.findings import DatedBasis, Document, Milestone, Passage
from archive.schema.vocabulary import Basis, BlockKind, Genre, Modality
from archive.values.intervals import DayInterval

PUBLISHED = DatedBasis(DayInterval.day(date(2021, 5, 20)), "2021-05-20", Basis.EXPLICIT, "test")
LEAD = "5月8日，竹溪县举办2021年“书香校园”读书节活动，走进学校12所，赠送图书3000册，参加学生超过800人。"


def read(*paragraphs: str, genre: Genre = Genre.NEWS, title: str = "") -> list[Milestone]:
    text, passages = "\n".join(paragraphs), []
    for paragraph in paragraphs:
        start = text.index(paragraph)
        passages.append(Passage(BlockKind.PARAGRAPH, start, start + len(paragraph)))
    document = Document("A1", title, tuple(passages), genre, published=PUBLISHED)
    found = times.annotate(text, document, default_catalogue())
    return milestones.annotate(text, document, found, [], [], figures.annotate(text, document, found, [], []))


def test_a_year_inside_a_name_does_not_outweigh_the_days_before_it():
    assert {m.edtf for m in read(LEAD, genre=Genre.OTHER)} == {"2021-05-08"}


def test_what_a_piece_of_news_tells_besides_happened_on_its_occasion():
    told = read(LEAD, "此外，组织志愿者60名，发放宣传资料900份。")
    later = [m for m in told if "900份" in m.text]
    assert [(m.edtf, m.basis) for m in later] == [("2021-05-08", Basis.INHERITED)]
    assert "occasion" in later[0].reason_en


def test_news_of_several_occasions_lends_no_day():
    told = read(LEAD, "2020年6月1日，赠送文具500套。", "全县建成书屋40个。")
    assert [m.edtf for m in told if "40个" in m.text] != ["2021-05-08"]


def test_plans_in_the_news_are_not_of_its_occasion():
    told = read(LEAD, "下一步，将建设书屋30个。")
    assert all(m.edtf != "2021-05-08" for m in told if "30个" in m.text)


def test_what_lies_wholly_ahead_is_planned():
    told = read(LEAD, "明年将建设书屋30个。")
    assert [(m.edtf, m.modality) for m in told if "30个" in m.text] == [("2022", Modality.PLANNED)]


def test_a_period_that_the_sentence_names_outweighs_the_occasion():
    told = read(LEAD, "会议通报，2017年以来，全县创建书屋90个。")
    assert [m.edtf for m in told if "90个" in m.text] == ["2017-01-01/2021-05-20"]


def test_a_year_of_comparison_dates_nothing():
    assert all(m.edtf != "2017" for m in read("2020年全县建成书屋40个，比2017年增长10%。", genre=Genre.OTHER))


def test_what_began_a_generation_ago_has_no_date_of_today():
    told = read(LEAD, "青年文明号创建始于1994年。今年全县新创建青年文明号20个。", genre=Genre.OTHER)
    assert not [m for m in told if "1994" in m.text]
    assert [m for m in told if "20个" in m.text]


def test_a_plan_is_for_what_is_left_of_the_year_and_what_is_told_for_what_is_over():
    told = read("学校建成书屋40个。", "下一步，将建设书屋30个。", genre=Genre.OTHER)
    assert [(m.edtf, m.modality) for m in told] == [
        ("2021-01-01~/2021-05-20~", Modality.DONE),
        ("2021-05-20~/2021-12-31~", Modality.PLANNED),
    ]


def test_a_period_of_late_at_the_head_of_a_passage_holds_for_the_passage():
    told = read("近年来，学校培育书香品牌。全校建成书屋40个。", genre=Genre.OTHER)
    (fact,) = [m for m in told if "40个" in m.text]
    assert (fact.edtf, fact.inherited_from) == ("2018-05-20~/2021-05-20~", "section")


def test_a_season_that_only_names_dates_nothing_where_a_longer_time_governs():
    told = read("2021年以来，学校成绩突出。打造“书香班”暑期关爱项目，服务学生300人次。", genre=Genre.OTHER)
    assert all("07" not in m.edtf for m in told)


def test_a_month_inside_a_sentence_does_not_date_the_next_one():
    told = read("全县所有的城区和乡镇学校于2019年12月全部开通书屋。开展读书会40场。", genre=Genre.OTHER)
    assert [m.edtf for m in told if "40场" in m.text] == ["2021-01-01~/2021-05-20~"]


def test_the_season_in_a_name_sharpens_the_year_before_it():
    told = read("团县委决定开展2021年大学生暑假社会实践活动。", genre=Genre.OTHER)
    assert [(m.interval.earliest, m.interval.latest) for m in told] == [(date(2021, 7, 1), date(2021, 8, 31))]


def test_an_anniversary_takes_the_year_named_next_before_it():
    told = read("2018年，成立宣讲队；2020年，围绕建校70周年，举办图片展览3场。", genre=Genre.OTHER)
    assert [m.edtf for m in told if "展览" in m.text] == ["2020"]


def test_an_anniversary_takes_the_day_of_the_year_named_next_before_it():
    told = read("2018年6月1日，成立宣讲队；9月10日，为纪念建校70周年，举办图片展览3场。", genre=Genre.OTHER)
    assert [m.edtf for m in told if "展览" in m.text] == ["2018-09-10"]


def test_a_season_in_the_name_of_a_meeting_does_not_outweigh_the_day_printed_before_it():
    told = read("3月9日，县团委召开春季工作推进会。4月2日，组织召开2020年寒假社会实践总结会。", genre=Genre.OTHER)
    assert [m.edtf for m in told] == ["2021-03-09", "2021-04-02"]


def test_a_season_dates_what_no_day_leads_to():
    told = read("3月9日，召开推进会；组织开展2020年寒假社会实践12场。", genre=Genre.OTHER)
    assert [m.edtf for m in told if "12场" in m.text] == ["2020-01/2020-02"]


def test_an_old_year_that_opens_its_clause_dates_the_fact_behind_it():
    told = read("1993年，全县建成图书室6个。1997年5月，资助学生200名。2020年，募集资金30万元。", genre=Genre.OTHER)
    assert [m.edtf for m in told] == ["1993", "1997-05", "2020"]


def test_an_old_year_of_an_origin_dates_nothing():
    told = read("图书室项目始于1993年。全县建成图书室40个。1993年的老图书室，发放图书300册。", genre=Genre.OTHER)
    assert all("1993" not in m.edtf for m in told)


def test_what_goes_on_since_an_old_year_goes_on_to_the_day_of_the_document():
    told = read("2003年，建成图书室6个。自1996年实施助学项目，全县资助学生200名。", genre=Genre.OTHER)
    assert [m.edtf for m in told if "200名" in m.text] == ["1996-01-01/2021-05-20"]


LATELY = "日前，团竹溪县委到青岭市考察青年夜校。"


def test_news_that_opens_with_lately_is_of_that_occasion():
    told = read(LATELY, "两地团组织举办交流座谈会1场。")
    assert [m.edtf for m in told] == ["2021-04-20~/2021-05-20~"] * 2
    assert "occasion" in told[1].reason_en


def test_but_not_where_it_was_only_heard_lately_or_looks_back_further():
    later = "全县建成书屋40个。"
    heard = read("日前，记者从团竹溪县委获悉，青年夜校开班。", later)
    back = read(LATELY, f"2019年以来，走访学校12所。{later}")
    assert all(m.edtf != LATELY for m in heard + back if m.text == "全县建成书屋40个")
    assert {m.edtf for m in heard if "40个" in m.text} == {"2021-01-01~/2021-05-20~"}


def test_what_a_meeting_reviews_is_of_the_meeting():
    told = read("5月8日，团竹溪县委召开考评会议3场。", "会上，各支部汇报了2020年的工作亮点，回顾了90年来的历程。")
    assert [m.edtf for m in told] == ["2021-05-08"] * 2


def test_an_earlier_date_does_not_hold_behind_today():
    told = read("青年夜校2006年创办，目前开设课程12门。", genre=Genre.FEATURE)
    assert [m.edtf for m in told if "12门" in m.text] == ["2021-01-01~/2021-05-20~"]


def test_a_passage_that_tells_of_more_than_the_occasion_is_not_of_its_day():
    told = read(LEAD, "据了解，全县建成书屋40个。")
    assert [m.edtf for m in told if "40个" in m.text] == ["2021-01-01~/2021-05-20~"]


def test_so_many_years_are_counted_back_from_the_document():
    told = read(LEAD, "“书香校园”活动已连续开展十年，累计赠书3万册。")
    assert [m.edtf for m in told if "3万" in m.text] == ["2011-01-01~/2021-05-20~"]


def test_who_may_take_part_dates_nothing():
    told = read("参赛者为2021年6月1日以前正式注册的学生。", "举办青年论坛3场。", genre=Genre.NOTICE)
    assert {m.edtf for m in told} == {"2021-05-20~/2021-12-31~"}


def test_the_year_of_an_honour_does_not_date_who_gave_it():
    told = read(LEAD, "现场表彰了2020年“书香少年”12名。")
    assert [m.edtf for m in told if "12名" in m.text] == ["2021-05-08"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于表彰先进的决定", "2021-05-20"),
        ("先进名单（第二批）", "2021-05-20"),
        ("青年夜校的故事", "2021-01-01~/2021-05-20~"),
    ],
)
def test_what_a_decision_confers_is_of_its_day(title: str, expected: str) -> None:
    told = read("选树12个支部为“先进支部”。", genre=Genre.OTHER, title=title)
    assert [m.edtf for m in told] == [expected]


def test_the_year_that_somebody_praised_is_not_that_of_the_praise():
    told = read(LEAD, "县领导对过去一年全县建成的书屋40个给予充分肯定。")
    assert [m.edtf for m in told if "40个" in m.text] == ["2021-05-08"]


def test_what_is_counted_up_to_now_is_not_of_the_occasion():
    told = read(LEAD, "截至目前，全县累计建成书屋40个。")
    assert [m.edtf for m in told if "40个" in m.text] == ["2021-01-01~/2021-05-20~"]
