"""Kind by head word, family by purpose, theme by name, heading and sentence."""

import pytest

from archive.extraction.initiatives import classify, words
from archive.extraction.initiatives.candidates import Candidate
from archive.schema.vocabulary import InitiativeKind, Theme


def candidate(name: str, rule: str = "quoted-head") -> Candidate:
    return Candidate(0, len(name), name, rule, words.head_of(name))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("“春苗”项目", InitiativeKind.PROGRAMME),
        ("云山市青年足球邀请赛", InitiativeKind.COMPETITION),
        ("云山青年联盟", InitiativeKind.MECHANISM),
        ("“云山青年”公众号", InitiativeKind.PLATFORM),
        ("“相约云山”文艺汇演", InitiativeKind.CAMPAIGN),
        ("“云山青年”奖章", InitiativeKind.HONOUR),
    ],
)
def test_kind(name: str, kind: InitiativeKind) -> None:
    assert classify.kind(candidate(name)) is kind


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("云山市优秀共青团干部", "two-red-two-excellent"),
        ("云山市青年创新创业大赛", "startup-contest"),
        ("“相约云山”交友联谊", "youth-dating"),
        ("云山青年电商培训", "youth-ecommerce-training"),
        ("云山青年讲师团", "youth-lecturers"),
        ("云山青年智库", None),
    ],
)
def test_family(name: str, family: str | None) -> None:
    assert classify.family(name, InitiativeKind.PROGRAMME) == family


def test_theme_takes_the_heading_where_the_name_says_nothing() -> None:
    assert classify.theme("“云端行”", ("助力青年就业创业",), "举办云端行。", 2) is Theme.EMPLOYMENT
    assert classify.theme("“云端行”志愿服务", ("助力青年就业创业",), "举办云端行。", 2) is Theme.VOLUNTEERING


def test_a_passage_that_says_twice_what_it_is_about_outweighs_a_wrong_heading() -> None:
    sentence = "面向大学生办“云端行”招聘，帮助就业创业。"
    assert classify.theme("“云端行”", ("志愿服务",), sentence, sentence.index("“")) is Theme.EMPLOYMENT
