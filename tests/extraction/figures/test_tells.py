"""Of which initiative a figure tells: at it, the head of a list, the topic of the text; not where another act begins."""

from dataclasses import replace

import pytest

from archive.extraction.figures.tells import Told
from archive.extraction.findings import Document, InitiativeMention, Passage
from archive.extraction.modality import outlook_of
from archive.schema.vocabulary import BlockKind, Genre, InitiativeKind, Modality, Theme


def told(text: str, names: list[str], figure: str) -> str | None:
    """The initiative of the figure in a text in which every place of the names is a mention."""
    document = Document("A1", "", (Passage(BlockKind.PARAGRAPH, 0, len(text)),), Genre.NEWS)
    mentions = [mention(name, at) for name in names for at in range(len(text)) if text.startswith(name, at)]
    outlook = outlook_of(text, document)
    start = text.index(figure)
    return Told(outlook, mentions).at(outlook.prose.at(start), start, start + len(figure))


def mention(name: str, at: int) -> InitiativeMention:
    return InitiativeMention(
        start=at,
        stop=at + len(name),
        text=name,
        initiative=name,
        kind=InitiativeKind.PROGRAMME,
        theme=Theme.SERVICE,
        rule="quoted-head",
        known=False,
        modality=Modality.DONE,
        document="A1",
    )


def test_an_honour_that_is_counted_is_not_what_other_clauses_count() -> None:
    text = "创建青年文明号4个；设服务站12个，捐款50万元。"
    start = text.index("50万元")
    document = Document("A1", "", (Passage(BlockKind.PARAGRAPH, 0, len(text)),), Genre.NEWS)
    honour = replace(mention("青年文明号", 2), kind=InitiativeKind.HONOUR)
    outlook = outlook_of(text, document)
    assert Told(outlook, [honour]).at(outlook.prose.at(start), start, start + 4) is None
    assert Told(outlook, [mention("青年文明号", 2)]).at(outlook.prose.at(start), start, start + 4) == "青年文明号"


@pytest.mark.parametrize(
    ("text", "figure", "of"),
    [
        ("开展“春苗”行动，覆盖青年500人。", "500人", "春苗"),
        ("开展“春苗”“秋实”等活动，覆盖青年500人。", "500人", "春苗"),
        ("评选20个“春苗”、30个“秋实”。", "30个", "秋实"),
        ("深化“春苗”行动，出台配套政策文件3份。", "3份", None),
        ("依托“春苗”平台，开展法治课程20场。", "20场", "春苗"),
        ("深化“春苗”行动。青年踊跃参加，人数达500人。", "500人", None),
        ("“春苗”行动启动。“春苗”受到欢迎。“春苗”惠及农村。共服务500人。", "500人", "春苗"),
    ],
)
def test_of_which_initiative(text: str, figure: str, of: str | None) -> None:
    assert told(text, ["春苗", "秋实"], figure) == of
