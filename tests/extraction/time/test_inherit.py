"""A fact without a date of its own: section, reporting period, publication."""

import pytest

from archive.extraction.catalogue import default_catalogue
from archive.extraction.time import annotate
from archive.extraction.time.inherit import date_for
from archive.schema.vocabulary import Basis, Modality
from tests.extraction.time.test_document import document

REPORT = "# 一、回顾过去五年\n举办培训二十期。\n# 二、2021年工作安排\n举办论坛十场。\n# 三、工作要求\n加强领导。"


@pytest.mark.parametrize(
    ("words", "modality", "value", "source"),
    [
        ("举办培训", Modality.DONE, "2016-01-15/2021-01-15", "section"),
        ("举办论坛", Modality.PLANNED, "2021", "section"),
        ("加强领导", Modality.DONE, "2020", "period"),
        ("加强领导", Modality.PLANNED, "2021", "section"),
    ],
)
def test_where_a_date_comes_from(words: str, modality: Modality, value: str, source: str) -> None:
    doc = document(REPORT, "2021-01-15", "2020")
    times = annotate(REPORT, doc, default_catalogue())
    inherited = date_for(doc, REPORT.index(words), modality, times)
    assert inherited is not None
    assert (inherited.edtf, inherited.inherited_from, inherited.basis) == (value, source, Basis.INHERITED)
    assert inherited.reason_en.startswith("Dated ")
    assert inherited.reason_zh.startswith("时间")


def test_a_lead_sentence_opens_its_section() -> None:
    text = "回顾2019年，全区团组织锐意改革。\n覆盖青年三万人。"
    doc = document(text, "2020-03-25")
    times = annotate(text, doc, default_catalogue())
    inherited = date_for(doc, text.index("覆盖"), Modality.DONE, times)
    assert inherited is not None
    assert (inherited.edtf, inherited.inherited_from) == ("2019", "section")


def test_the_publication_date_is_the_last_resort() -> None:
    text = "覆盖青年三万人。"
    doc = document(text, "2020-03-25")
    inherited = date_for(doc, 0, Modality.DONE, [])
    assert inherited is not None
    assert (inherited.edtf, inherited.inherited_from) == ("2020~", "publication")


def test_a_plan_of_december_is_for_the_next_year() -> None:
    text = "覆盖青年三万人。"
    doc = document(text, "2020-12-25")
    inherited = date_for(doc, 0, Modality.PLANNED, [])
    assert inherited is not None
    assert inherited.edtf == "2021~"


def test_a_day_dates_its_sentence_and_not_the_section() -> None:
    text = "3月5日，启动活动。覆盖青年三万人。"
    doc = document(text, "2020-03-25")
    times = annotate(text, doc, default_catalogue())
    inherited = date_for(doc, text.index("覆盖"), Modality.DONE, times)
    assert inherited is not None
    assert inherited.inherited_from == "publication"
