"""Front matter: title and date lines are part of the text, noise is not; broken YAML is forgiven."""

import pytest

from archive.readers import read
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading

BODY = "<div><p>近日，南溪团市委召开青年座谈会，听取了30名青年代表的意见。</p><p>边走边学</p><p>会后，代表们参观了青年之家，并围绕就业话题进行交流。</p><p>来源：云岭青年报</p><p>版权归原作者所有</p></div>"
FRONT = "title: '南溪：_青年说_办到家门口'\ncategories: \n - 新媒体\nheadimg: 'https://x.example/1.jpg'\nauthor: 某头条\ndate: Tue, 08 Jun 2021 01:00:00 GMT"


def of(front: str, body: str = BODY, before: str = "\n") -> Reading:
    return read(f"{before}---\n{front}\n---\n\n{body}".encode())


def test_title_and_date_are_printed_with_their_spans() -> None:
    reading = of(FRONT)
    fields = {
        m.name: (m.value, reading.text[m.start : m.stop] if m.start is not None else None) for m in reading.metadata
    }
    assert fields["title"] == ("南溪：_青年说_办到家门口", "南溪：_青年说_办到家门口")
    assert fields["date"] == ("Tue, 08 Jun 2021 01:00:00 GMT",) * 2
    assert fields["author"] == ("某头条", None)


def test_noise_stays_out() -> None:
    text = of(FRONT).text
    assert not any(word in text for word in ("headimg", "x.example", "新媒体", "categories", "<p>"))


def test_the_kinds_of_the_body() -> None:
    reading = of(FRONT)
    assert [b.kind for b in reading.blocks] == [
        BlockKind.HEADING, BlockKind.METADATA, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH,
        BlockKind.METADATA, BlockKind.FURNITURE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "front",
    [
        "title: 会议: 要点\ndate: 2021-03-04",
        'title: "会议: 要点\ndate: 2021-03-04',
        "title: 会议: 要点\n\tbad: [\ndate: 2021-03-04",
    ],
    ids=["colon", "quote", "tab"],
)
def test_broken_yaml_is_read_line_by_line(front: str) -> None:
    meta = of(front).meta()
    assert meta["title"].lstrip('"') == "会议: 要点"
    assert meta["date"] == "2021-03-04"


@pytest.mark.parametrize("before", ["", "\n", "\ufeff", "\ufeff\r\n\n"], ids=["none", "line", "mark", "mark-line"])
def test_what_may_stand_before_it(before: str) -> None:
    assert of(FRONT, before=before).reader == "front-matter"


def test_a_markdown_body_that_repeats_the_title() -> None:
    reading = of(
        "title: 南溪青年座谈会\ndate: 2022-04-15", "# 南溪青年座谈会\n\n近日，南溪团市委召开座谈会，听取青年意见。"
    )
    assert reading.text.count("南溪青年座谈会") == 1
