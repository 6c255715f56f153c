"""Every expression says in a sentence why it is that date."""

from datetime import date

import pytest

from archive.extraction.time import explain, find
from archive.extraction.time.spoken import spoken
from archive.values import edtf


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        (
            "今年",
            "今年 is 2020, because the document is dated 25 March 2020.",
            "“今年”即2020年，因为文件日期为2020年3月25日。",
        ),
        ("2019年3月", "2019年3月 is printed in the text: March 2019.", "文中写明“2019年3月”，即2019年3月。"),
        (
            "“十三五”时期",
            "“十三五”时期 is 2016 to 2020, by the dates in the catalogue.",
            "“‘十三五’时期”即2016年至2020年，依据目录所载日期。",
        ),
        ("〔2020〕3号", "〔2020〕 belongs to a name and dates nothing.", "“〔2020〕”是名称的一部分，不表示时间。"),
        ("新时代", "新时代 is too vague to date anything.", "“新时代”过于笼统，不能确定日期。"),
    ],
)
def test_the_sentences(text: str, english: str, chinese: str) -> None:
    (e,) = find(text, date(2020, 3, 25))
    assert explain(e) == (english, chinese)


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        ("2020-12-16/2020-12-18", "16 to 18 December 2020", "2020年12月16日至18日"),
        ("2020-03/2020-05", "March to May 2020", "2020年3月至5月"),
        ("2018/2023", "2018 to 2023", "2018年至2023年"),
        ("2020-12/2021-02", "December 2020 to February 2021", "2020年12月至2021年2月"),
        ("../2018-12-31", "up to 31 December 2018", "2018年12月31日及以前"),
        ("2021-01-01/..", "from 1 January 2021 on", "2021年1月1日起"),
    ],
)
def test_days_in_words(value: str, english: str, chinese: str) -> None:
    assert spoken(edtf.parse(value)) == (english, chinese)
