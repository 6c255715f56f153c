"""What did not take place is no achievement: denied, called off, put off; and what only looks like it."""

import pytest

from archive.extraction.findings import Document, Passage
from archive.extraction.modality import Outlook, modality_at, withheld
from archive.schema.vocabulary import BlockKind, Genre, Modality


def fate(text: str, target: str) -> str | None:
    document = Document("A1", "", (Passage(BlockKind.PARAGRAPH, 0, len(text)),), Genre.SUMMARY)
    outlook, at = Outlook(text, document), text.index(target)
    index = outlook.prose.at(at)
    assert index is not None
    found = withheld(outlook, index, at)
    return found.fate.value if found else None


def read(text: str, target: str) -> Modality:
    document = Document("A1", "", (Passage(BlockKind.PARAGRAPH, 0, len(text)),), Genre.SUMMARY)
    at = text.index(target)
    return modality_at(text, document, at, at + len(target))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("少数学校全年没有组织“星火”讲堂。", "“星火”讲堂"),
        ("云山市至今尚未设立“春苗”基金。", "“春苗”基金"),
        ("“星火”大赛未能按时举行。", "“星火”大赛"),
        ("受暴雨影响，“星火”大赛，最终未能举行。", "“星火”大赛"),
        ("两个乡镇并未按要求启动“春苗”行动。", "“春苗”行动"),
        ("该县从未开展“春苗”行动。", "“春苗”行动"),
        ("云岭县未建青年驿站。", "青年驿站"),
        ("没有任何一个支部参加“星火”大赛。", "“星火”大赛"),
        ("原定五月的“星火”大赛因暴雨取消。", "“星火”大赛"),
        ("取消了今年的“星火”论坛。", "“星火”论坛"),
        ("“星火”夏令营被迫停办。", "“星火”夏令营"),
    ],
)
def test_what_is_denied_or_called_off_is_only_mentioned(text: str, target: str) -> None:
    assert fate(text, target) == "denied"
    assert read(text, target) is Modality.MENTIONED


@pytest.mark.parametrize(
    "text",
    [
        "“星火”大赛因暴雨延期。",
        "云岭县尚未举办“星火”大赛，拟于明年举办。",
        "“星火”大赛推迟至明年三月举行。",
        "推迟举办“星火”大赛。",
        "原定五月的“星火”大赛，因故改期。",
    ],
)
def test_what_is_put_off_is_planned(text: str) -> None:
    assert fate(text, "“星火”大赛") == "put-off"
    assert read(text, "“星火”大赛") is Modality.PLANNED


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("面向未成年人举办“星火”讲堂。", "“星火”讲堂"),
        ("围绕未来产业举办“星火”大赛。", "“星火”大赛"),
        ("帮助尚未建立团组织的企业开展“星火”行动。", "“星火”行动"),
        ("面向未参加培训的青年开设“星火”课堂。", "“星火”课堂"),
        ("举办了全市从未举办过的“星火”大赛。", "“星火”大赛"),
        ("“星火”行动从未间断。", "“星火”行动"),
        ("“星火”行动没有因疫情取消。", "“星火”行动"),
        ("没有开展“星火”行动，就没有今天的面貌。", "“星火”行动"),
        ("并非没有开展“星火”行动。", "“星火”行动"),
        ("实施“星火”工程，没有发生安全事故。", "“星火”工程"),
        ("取消行政审批事项20项，推出“星火”服务。", "“星火”服务"),
        ("“星火”大赛推迟后成功举办。", "“星火”大赛"),
        ("举办“星火”大赛，无一人缺席。", "“星火”大赛"),
        ("延期开学期间开展“星火”行动。", "“星火”行动"),
    ],
)
def test_what_only_looks_like_a_denial(text: str, target: str) -> None:
    assert fate(text, target) is None
    assert read(text, target) is not Modality.MENTIONED
