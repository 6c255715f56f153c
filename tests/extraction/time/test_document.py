"""A document: its own date, its number and title, its sections lend their year."""

from archive.extraction.catalogue import default_catalogue
from archive.extraction.findings import DatedBasis, Document, Passage
from archive.extraction.time import annotate
from archive.schema.vocabulary import Basis, BlockKind, Genre, Role
from archive.values import edtf
from archive.values.spans import Span


def dated(value: str, *spans: Span) -> DatedBasis:
    return DatedBasis(edtf.parse(value), value, Basis.EXPLICIT, "test", spans)


def document(text: str, published: str, period: str | None = None, **more: object) -> Document:
    """One document of the text's lines; a line with # is a heading over those that follow."""
    passages, at, headings = [], 0, ()
    for line in text.split("\n"):
        kind = BlockKind.HEADING if line.startswith("#") else BlockKind.PARAGRAPH
        if kind == BlockKind.HEADING:
            headings = (line.strip("# "),)
        passages.append(Passage(kind, at, at + len(line), headings=headings))
        at += len(line) + 1
    return Document(
        "A1",
        "",
        tuple(passages),
        Genre.SUMMARY,
        published=dated(published),
        period=dated(period) if period else None,
        **more,
    )


def dates(text: str, doc: Document) -> list[tuple[str, str | None, Role]]:
    return [(e.text, e.edtf, e.role) for e in annotate(text, doc, default_catalogue())]


def test_a_section_lends_its_year() -> None:
    text = "# 2018年工作总结\n5月，举办比赛。\n# 2019年工作计划\n5月，举办论坛。"
    assert dates(text, document(text, "2019-01-15")) == [
        ("2018年", "2018", Role.EVENT),
        ("5月", "2018-05", Role.EVENT),
        ("2019年", "2019", Role.EVENT),
        ("5月", "2019-05", Role.PLAN),
    ]


def test_the_reporting_period_lends_its_year() -> None:
    text = "3月5日，开展学雷锋活动。"
    assert dates(text, document(text, "2021-01-15", "2020")) == [("3月5日", "2020-03-05", Role.EVENT)]


def test_the_day_of_printing_lends_no_year_to_an_account_of_another() -> None:
    text = "2014-02-08\n3月5日，开展学雷锋活动。"
    doc = document(text, "2014-02-08", "2013")
    doc = Document(
        "A1", "", doc.passages, Genre.YEARBOOK, published=dated("2014-02-08", Span(0, 10)), period=doc.period
    )
    assert dates(text, doc)[1] == ("3月5日", "2013-03-05", Role.EVENT)


def test_within_the_year_is_the_year_of_which_a_yearbook_tells() -> None:
    text = "年内，获奖三项，其中一项是全国性的奖。2015年，获奖五项。"
    whole = document(text, "2015", "2014")
    told = Document("A1", "", whole.passages, Genre.YEARBOOK, published=whole.published, period=whole.period)
    assert [d[:2] for d in dates(text, told)] == [("年内", "2014"), ("2015年", "2015")]
    assert dates("年内完成。", document("年内完成。", "2015"))[0][:2] == ("年内", "2015")


def test_the_issue_of_a_periodical_lends_no_year() -> None:
    text = "# 青年之友 2014年第2期\n3月5日，开展学雷锋活动。"
    assert dates(text, document(text, "2014-02-08", "2013"))[-1] == ("3月5日", "2013-03-05", Role.EVENT)


def test_without_a_period_the_publication_date_decides() -> None:
    text = "12月20日，召开会议。"
    assert dates(text, document(text, "2021-01-15")) == [("12月20日", "2020-12-20", Role.EVENT)]


def test_the_documents_own_date_is_the_publication() -> None:
    text = "某某团县委\n2020年3月25日"
    doc = document(text, "2020-03-25")
    own = Document("A1", "", doc.passages, Genre.NOTICE, published=dated("2020-03-25", Span(6, 16)))
    assert dates(text, own) == [("2020年3月25日", "2020-03-25", Role.PUBLICATION)]


def test_only_the_documents_passages_are_read() -> None:
    text = "2018年获奖。\n2019年获奖。"
    whole = document(text, "2020-01-01")
    second = Document("A2", "", whole.passages[1:], Genre.NEWS, published=whole.published)
    (e,) = annotate(text, second, default_catalogue())
    assert (e.text, e.start, e.document) == ("2019年", 9, "A2")


def test_no_expression_runs_over_a_border() -> None:
    text = "# 2018年\n3月，举办比赛。"
    assert dates(text, document(text, "2019-01-15")) == [("2018年", "2018", Role.EVENT), ("3月", "2018-03", Role.EVENT)]


def test_a_page_number_is_no_lone_expression() -> None:
    text = "2018"
    assert dates(text, document(text, "2019-01-15")) == []


def test_a_report_on_last_year_that_comes_to_speak_of_this_year_has_turned() -> None:
    filler = "青年活动办得有声有色。" * 45
    text = f"6月，举办比赛。\n今年要抓好落实。{filler}各县务必于五四前完成，力争年底前全部建成。"
    assert dates(text, document(text, "2020-03-25", "2019")) == [
        ("6月", "2019-06", Role.EVENT),
        ("今年", "2020", Role.EVENT),
        ("五四前", "2020-03-25/2020-05-04", Role.PLAN),
        ("年底前", "2020-03-25~/2020-12-31~", Role.PLAN),
    ]


def test_news_tells_no_day_of_the_months_to_come_unless_it_says_so() -> None:
    def told(text: str, genre: Genre) -> str | None:
        doc = document(text, "2021-01-15")
        own = Document("A1", "", doc.passages, genre, published=doc.published)
        return dates(text, own)[0][1]

    assert told("5月8日，举办论坛。", Genre.NEWS) == "2020-05-08"
    assert told("将于5月8日举办论坛。", Genre.NEWS) == "2021-05-08"
    assert told("2月5日，举办论坛。", Genre.NEWS) == "2021-02-05"
    assert told("5月8日，举办论坛。", Genre.NOTICE) == "2021-05-08"


def test_the_day_of_printing_lends_news_no_year_of_its_own() -> None:
    text = "2021年1月15日\n5月8日，举办论坛。"
    assert dates(text, document(text, "2021-01-15"))[1][1] == "2020-05-08"


def test_below_the_day_of_printing_the_years_of_the_title_are_past() -> None:
    text = "团县委召开2020年述职会\n2021年1月15日\n1月12日，团县委召开述职会。"
    assert dates(text, document(text, "2021-01-15"))[-1][1] == "2021-01-12"
