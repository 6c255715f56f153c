"""Who only looks into an undertaking does not carry it out, and it is not named after him; honours are no programmes."""

import pytest

from archive.extraction import initiatives, organisations, time
from archive.extraction.catalogue import default_catalogue
from archive.extraction.findings import Document, InitiativeMention, Passage
from archive.schema.vocabulary import BlockKind, Genre, InitiativeKind, Modality

TITLE = "关于绵阳、德阳两市推进“云雀计划”的调研报告"
BODY = "共青团绵阳市委员会2020年实施“云雀计划”，扶持项目12个。", "共青团德阳市委员会启动“云雀计划”，扶持项目8个。"


def mentions(*parts: str, title: str = "", issuer: str | None = None) -> list[InitiativeMention]:
    passages, at = [], 0
    for part in (title, *parts) if title else parts:
        kind = BlockKind.HEADING if part == title else BlockKind.PARAGRAPH
        passages.append(Passage(kind, at, at + len(part)))
        at += len(part) + 1
    text = "\n".join((title, *parts) if title else parts)
    document = Document("A1", title, tuple(passages), Genre.REPORT, issuer=issuer)
    catalogue = default_catalogue()
    named = organisations.annotate(text, document, catalogue)
    found = time.annotate(text, document, catalogue)
    return initiatives.annotate(text, document, found, named, catalogue)


def test_the_title_of_an_investigation_only_names_its_matter() -> None:
    first, *told = mentions(*BODY, title=TITLE, issuer="共青团四川省委员会")
    assert first.modality is Modality.MENTIONED
    assert [m.modality for m in told] == [Modality.DONE, Modality.DONE]


def test_what_two_cities_do_is_not_named_after_who_reports_on_it() -> None:
    assert {m.initiative for m in mentions(*BODY, title=TITLE, issuer="共青团四川省委员会")} == {"云雀计划"}
    one = mentions(BODY[0], title=TITLE, issuer="共青团四川省委员会")
    assert {m.initiative for m in one} == {"绵阳市“云雀计划”"}


def test_what_is_looked_into_is_only_mentioned() -> None:
    (found,) = mentions("团云山市委对“云雀计划”实施情况开展专题调研。")
    assert found.modality is Modality.MENTIONED
    (held,) = mentions("团云山市委开展“云雀计划”，培训青年80人。")
    assert held.modality is Modality.DONE


@pytest.mark.parametrize("words", ["获评“全省青年志愿优秀项目”", "入选“全市青年工作示范项目”"])
def test_what_is_won_is_an_honour(words: str) -> None:
    (found,) = mentions(f"该社团{words}。")
    assert found.kind is InitiativeKind.HONOUR


def test_what_is_carried_out_is_no_honour() -> None:
    (found,) = mentions("实施“青年示范项目”，培训青年80人。")
    assert found.kind is InitiativeKind.PROGRAMME
