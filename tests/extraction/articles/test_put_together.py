"""Texts that were put one after the other into one file: each is a document where its head tells it."""

import pytest

from archive.extraction.articles import split
from archive.readers import read

WHOLE = "今年以来，{}团委围绕青年成长需求，联合人社、教育等部门开设夜校课程三十六门，吸引两千余名青年报名。"
AND = "下一步，{}团委将推动课程向乡镇延伸，让更多的青年在家门口就能学到一技之长，把服务送到青年身边。"


def post(place: str, day: int) -> str:
    head = f"{place}团委开设青年夜校受欢迎\n\n来源：云岭青年网　发布时间：2023-05-0{day}"
    return f"{head}\n\n{WHOLE.format(place)}\n\n{AND.format(place)}\n"


def notice(place: str, number: int) -> str:
    head = f"关于做好{place}青年夜校工作的通知\n\n云团发〔2023〕{number}号\n\n各县（区）团委："
    return f"{head}\n\n{WHOLE.format(place)}\n\n{AND.format(place)}\n\n共青团云岭省委员会\n2023年5月{number}日\n"


def titles(text: str) -> list[str]:
    reading = read(text.encode())
    return ["".join(span.of(reading.text) for span in article.title) for article in split(reading)]


@pytest.mark.parametrize(
    "between", ["\n\n\n", "\n\n----------------\n\n", "\n"], ids=["blank lines", "rule", "nothing"]
)
def test_posts_one_after_the_other(between: str) -> None:
    places = ("南溪市", "北坪市", "东川县")
    assert titles(between.join(post(place, n) for n, place in enumerate(places, 1))) == [
        f"{place}团委开设青年夜校受欢迎" for place in places
    ]


def test_notices_one_after_the_other() -> None:
    both = f"{notice('南溪市', 3)}\n{notice('北坪市', 4)}"
    assert titles(both) == ["关于做好南溪市青年夜校工作的通知", "关于做好北坪市青年夜校工作的通知"]


def test_an_attachment_after_the_signature_belongs_to_its_notice() -> None:
    scheme = (
        f"{notice('南溪市', 3)}\n附件\n\n南溪市青年夜校实施方案\n\n{WHOLE.format('南溪市')}\n\n{AND.format('南溪市')}"
    )
    assert titles(scheme) == ["关于做好南溪市青年夜校工作的通知"]


def test_one_posting_line_is_no_border() -> None:
    sections = (
        f"{post('南溪市', 1)}\n课程受到欢迎\n\n{WHOLE.format('北坪市')}\n\n各方给予支持\n\n{AND.format('东川县')}"
    )
    assert titles(sections) == ["南溪市团委开设青年夜校受欢迎"]
