"""What began on a date and went on: since then, or for so many days, weeks or months."""

import pytest

from archive.extraction import time as times
from archive.extraction.findings import DatedBasis
from archive.extraction.milestones.spells import lasting, since
from archive.schema.vocabulary import Basis
from archive.values.intervals import DayInterval

PUBLISHED = DatedBasis(DayInterval.year(2021), "2021", Basis.EXPLICIT, "test")


def spell(text: str, making=lasting, published: DatedBasis | None = PUBLISHED) -> str | None:
    time = times.find(text, published.interval if published else None)[0]
    date = making(text, published, time, len(text))
    return date and date.edtf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年3月2日开课，历时两周，培训学员30人", "2020-03-02/2020-03-15"),
        ("2020年3月2日开课，为期10天，培训学员30人", "2020-03-02/2020-03-11"),
        ("2020年11月30日启动，活动持续3个月，走访学校6所", "2020-11-30/2021-02-27"),
        ("2021年12月20日开课，历时四周，培训学员30人", "2021-12-20/2021-12-31"),
        ("2020年3月2日，举办为期三天的培训班", None),
        ("2020年3月2日，持续推进工作", None),
        ("2020年3月2日开课。另一期，历时两周，培训学员30人", None),
        ("2020年3月，历时两周，培训学员30人", None),
        ("2020年3月2日开课，历时一天，培训学员30人", None),
        ("2020年3月2日开课，历时九十个月，培训学员30人", None),
    ],
)
def test_how_long_it_went_on(text, expected):
    assert spell(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自2018年实施“暖阳”计划，资助学生120名", "2018/2021"),
        ("自2018年正式启动，先后服务居民300户", "2018/2021"),
        ("自2018年暖阳计划实施以来", "2018/2021"),
        ("2018年实施“暖阳”计划，资助学生120名", None),
        ("自2018年实施“暖阳”计划", None),
        ("自2022年实施“暖阳”计划，资助学生120名", None),
    ],
)
def test_since_it_began(text, expected):
    assert spell(text, since) == expected


def test_without_a_date_of_the_document_nothing_goes_on_until_then():
    assert spell("自2018年实施计划，资助学生120名", since, None) is None
    assert spell("2020年3月2日开课，历时两周，培训学员30人", lasting, None) == "2020-03-02/2020-03-15"
