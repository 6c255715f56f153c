"""What began on a date and went on: since then, for so many days, weeks or months, from year to year; stocks of a day."""

import pytest

from archive.extraction import time as times
from archive.extraction.findings import DatedBasis
from archive.extraction.milestones.spells import lasting, since, snapshot, years, years_long
from archive.schema.vocabulary import Basis
from archive.values import edtf
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
        ("自2018年“暖阳”计划实施以来", "2018/2021"),
        ("2018年实施“暖阳”计划，资助学生120名", None),
        ("自2018年实施“暖阳”计划", None),
        ("自2022年实施“暖阳”计划，资助学生120名", None),
    ],
)
def test_since_it_began(text, expected):
    assert spell(text, since) == expected


def test_without_a_date_of_the_document_what_began_has_an_open_end():
    assert spell("自2018年实施计划，资助学生120名", since, None) == "2018-01-01/.."
    assert spell("2020年3月2日开课，历时两周，培训学员30人", lasting, None) == "2020-03-02/2020-03-15"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017年、2018年开办夏令营", "2017/2018"),
        ("2017年、2018年和2020年开办夏令营", "2017/2020"),
        ("2017年度全县先进集体，2019年度优秀单位等荣誉", "2017/2019"),
        ("由2017年的300人增长到2020年的900人", "2017/2020"),
        ("从2017年的300人提高至2020年", "2017/2020"),
        ("2017年，开办夏令营，2018年，开办冬令营", None),
        ("2017年开办夏令营、2018年开办冬令营", None),
        ("2017年开办夏令营", None),
    ],
)
def test_from_the_first_to_the_last_year_of_a_list_or_a_growth(text, expected):
    found = times.find(text, None)
    date = years(text, found[0], found[1:])
    assert (date and date.edtf) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2020年6月30日，全县登记的青年组织有45个", "2020-06-30"),
        ("截至2020年6月30日，志愿者达到9000人", "2020-06-30"),
        ("截至2020年6月30日，累计登记的青年组织有45个", None),
        ("截至2020年6月30日，先后培训9000人", None),
        ("2020年6月30日，全县登记的青年组织有45个", None),
    ],
)
def test_a_stock_is_of_the_day_up_to_which_it_is_told(text, expected):
    assert spell(text, lambda text, published, time, stop: snapshot(text, time, stop)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018年实施“暖阳”计划和2019年实施“青鸟”计划以来，先后招募30人", "2018/2021"),
        ("2018年启动的“暖阳”行动，已走访学校12所", "2018/2021"),
        ("2018年启动的“暖阳”行动，走访学校12所", None),
    ],
)
def test_since_an_undertaking_began(text, expected):
    assert spell(text, since) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“暖阳”行动已持续开展20年，累计资助学生300名", "2001/2021"),
        ("连续十年举办夏令营，共累计招收学生300名", "2011/2021"),
        ("持续开展20年", None),
        ("20年，累计资助学生300名", None),
    ],
)
def test_so_many_years_up_to_now(text, expected):
    found = years_long(text, PUBLISHED, 0, len(text))
    assert (found and edtf.write(found)) == expected
    assert years_long(text, None, 0, len(text)) is None
