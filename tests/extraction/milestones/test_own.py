"""Which of several times of a sentence a statement has for its own."""

import pytest

from archive.extraction.pipeline import annotate
from archive.readers import read


def dates(text: str) -> list[str | None]:
    whole = f"# 云山市共青团2021年工作总结\n\n共青团云山市委员会\n\n2023年1月5日\n\n　　{text}\n"
    return [m.edtf for m in annotate(read(whole.encode(), "x.md")).milestones]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月上旬召开纪念大会；全年培训青年骨干2000名。", ["2021-05-01/2021-05-10", "2021"]),
        ("1月8日，2021年寒假社会实践启动会在云山召开。", ["2021-01-08"]),
        ("2021年寒假社会实践启动会在云山召开。", ["2021-01/2021-02"]),
        ("5月25日，团市委召开推进会，通报前四个月运行情况。", ["2021-05-25"]),
        ("团市委推出“青农贷”，至2022年底累计为862名青年放贷9700万元。", ["2021"]),
        ("至2022年底累计为862名青年放贷9700万元。", ["2022-12~"]),
        ("3月22日，团市委承办推进会；1至6月，募集希望工程资金612万元。", ["2021-03-22", "2021-01/2021-06"]),
        ("“以前一亩茶卖不到三千块，去年翻了一番。”茶农说。", []),
        ("2021年初，疫情突如其来，柑橘滞销。", []),
    ],
    ids=[
        "the whole year",
        "the day of a season",
        "a season",
        "what was spoken of",
        "counted since",
        "only counted",
        "before a semicolon",
        "speech",
        "a calamity",
    ],
)
def test_the_time_of_a_statement(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


def test_a_demand_with_its_day_is_a_plan() -> None:
    text = "会议要求，2023年8月底前，各县区要建立毕业生台账。会议要求，各县区要建立毕业生台账。"
    assert dates(text) == ["2023-01-05/2023-08-31"]
