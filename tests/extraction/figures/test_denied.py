"""A figure of what did not take place is nobody's result: it is only mentioned, and tells of no initiative."""

import pytest

from archive.extraction import figures
from archive.extraction.findings import Document, Figure, InitiativeMention, Passage
from archive.schema.vocabulary import BlockKind, Genre, InitiativeKind, Modality, Theme


def only(text: str) -> Figure:
    document = Document("A1", "", (Passage(BlockKind.PARAGRAPH, 0, len(text)),), Genre.SUMMARY)
    at, name = text.index("“春苗”"), "“春苗”"
    named = InitiativeMention(
        at, at + len(name), name, "春苗", InitiativeKind.PROGRAMME, Theme.SERVICE, "quoted-head", False
    )
    (figure,) = figures.annotate(text, document, [], [], [named])
    return figure


@pytest.mark.parametrize("text", ["两年来没有举办“春苗”大赛3场。", "“春苗”大赛3场因暴雨取消。"])
def test_a_denied_figure_is_only_mentioned(text: str) -> None:
    figure = only(text)
    assert (figure.modality, figure.initiative) == (Modality.MENTIONED, None)


def test_a_figure_that_was_reached_stays() -> None:
    figure = only("克服困难举办“春苗”大赛3场。")
    assert (figure.modality, figure.initiative) == (Modality.DONE, "春苗")
