"""Articles of newspaper pages without bylines: in reading order, each with its own headline, whatever the layout."""

import re

import pytest

from archive.extraction.articles import split
from archive.readers import read
from tests.typesetter import Box, page_of

SENTENCES = (
    "全省各级团组织广泛开展青年志愿服务，{}月共有{}名青年志愿者走进社区，",
    "围绕理论宣讲、环境保护、敬老助残等内容开展活动{}场次，服务群众{}人次。",
)
TITLES = (
    "云岭省青年志愿服务行动全面展开",
    "青山团市委启动青年夜校工作",
    "南溪县千名青年走进乡村课堂",
    "东湖区青年突击队奋战防汛",
)


def text(seed: int, paragraphs: int) -> tuple[str, ...]:
    return tuple(
        "".join(SENTENCES[n % 2].format(100 * seed + p, 10 * seed + n) for n in range(6)) for p in range(paragraphs)
    )


def stacked(number: int, columns: int) -> list[Box]:
    return [
        Box(TITLES[n], text(n, 5), 40, 1120 - 1050 / number * n, 760, columns, (26, 20, 18, 18)[n])
        for n in range(number)
    ]


FRONT = [
    Box(TITLES[0], text(0, 8), 40, 1120, 560, 3, 30),
    Box(TITLES[1], text(1, 2), 620, 1120, 180, 1, 18, upright=True),
    Box(TITLES[2], text(2, 5), 40, 560, 370, 2),
    Box(TITLES[3], text(3, 5), 430, 560, 370, 2),
]
LAYOUTS = {
    "two, one under the other": stacked(2, 4),
    "three of three columns": stacked(3, 3),
    "four of five columns": stacked(4, 5),
    "two side by side": [Box(TITLES[n], text(n, 6), 40 + 390 * n, 1120, 370, 2) for n in range(2)],
    "front page": FRONT,
    "upright headlines": [Box(TITLES[n], text(n, 7), 40, 1120 - 560 * n, 760, 4, 24, upright=True) for n in range(2)],
    "headings inside": [
        Box(TITLES[0], text(0, 9), 40, 1120, 760, 4, 28, inside=((2, "织密网络"), (5, "打造特色品牌"))),
        Box(TITLES[1], text(1, 5), 40, 500, 760, 4),
    ],
}


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)


@pytest.mark.parametrize("order", ["read", "rows", "lines"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_articles_without_bylines(layout: str, order: str) -> None:
    boxes = LAYOUTS[layout]
    reading = read(page_of(boxes, order))
    articles = split(reading)
    titles = ["".join(reading.text[s.start : s.stop] for s in a.title) for a in articles]
    assert titles == [box.title for box in boxes]
    for box, article in zip(boxes, articles, strict=True):
        inside = dict(box.inside)
        wanted = "".join(inside.get(n, "") + words for n, words in enumerate(box.text))
        assert bare("".join(reading.text[p.start : p.stop] for p in article.passages)) == box.title + wanted


@pytest.mark.parametrize(
    ("boxes", "size"),
    [
        ([Box(TITLES[0], text(0, 12), 60, 780, 480, 2, 22, inside=((3, "织密服务网络"), (7, "打造品牌")))], (595, 842)),
        ([Box(f"{n}、{t}", text(0, 5), 40, 1120 - 500 * i, 760, 4) for i, (n, t) in enumerate(zip("一二", TITLES, strict=False))], (842, 1191)),
        ([Box(TITLES[0], text(0, 9), 40, 1120, 760, 4, 28), Box("图片新闻", text(1, 3), 40, 560, 760, 4, 14)], (842, 1191)),
    ],
    ids=["two columns of a letter", "numbered parts", "a heading that is little larger"],
)  # fmt: skip
def test_one_text_stays_one(boxes: list[Box], size: tuple[float, float]) -> None:
    assert len(split(read(page_of(boxes, "rows", size)))) == 1
