"""Words without which a pattern cannot match, and the sieve made of them: it never hides a match."""

import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.milestones import parts
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.modality import words
from archive.extraction.needed import longest, needed, openings, sieve
from archive.extraction.time import patterns


@pytest.mark.parametrize(
    ("pattern", "those"),
    [
        ("举办", {"举办"}),
        ("举办|召开", {"举办", "召开"}),
        ("(?:已|先后)?举办", {"举办"}),
        ("^[^，。]{0,8}(?:会议|大会)要求", {"要求"}),
        ("(?<![去上])年底前(?!后)", {"年底前"}),
        ("(?:团委){2,3}", {"团委"}),
        ("[是有]的", {"的"}),
        ("[是有]", {"是", "有"}),
        ("举办?|[0-9]+", set()),
        ("(?:会议)*", set()),
        ("(?i:app)", set()),
        ("(?i)app", set()),
        ("", set()),
    ],
)
def test_what_a_pattern_needs(pattern: str, those: set[str]) -> None:
    assert needed(pattern) == those


@pytest.mark.parametrize(("pattern", "size"), [("团[省市]委", 3), ("[0-9]{1,4}年(?=度)", 5), ("甲|乙丙", 2)])
def test_the_longest_match(pattern: str, size: int) -> None:
    assert longest(pattern) == size


def test_a_sieve_is_found_where_one_of_its_patterns_is() -> None:
    of_both = sieve([re.compile("计划(?!生育)"), re.compile("(?:将|要)举办")])
    assert of_both.search("全年计划开展十场")
    assert of_both.search("将举办论坛")
    assert of_both.search("已经成立") is None


def test_a_pattern_that_needs_no_word_has_no_sieve() -> None:
    with pytest.raises(ValueError, match="without any word"):
        sieve([re.compile("[0-9]+")])


def _silent() -> tuple[re.Pattern[str], list[re.Pattern[str]]]:
    lex = lexicon()
    return lex.silent, [lex.problems, lex.exhortation, lex.copula, lex.study, lex.reported]


def _ahead() -> tuple[re.Pattern[str], list[re.Pattern[str]]]:
    return words.cues(), [*map(words.pattern, ("reported", "instruction", "planned")), words.future()]


def _letters(of: list[re.Pattern[str]]) -> str:
    """The characters of the patterns, so that made-up texts come near to what they match."""
    return "".join(sorted({c for pattern in of for c in pattern.pattern if c > "一"} | set("，。《》◇09 ")))


@pytest.mark.parametrize("sieved", [_silent, _ahead])
@settings(deadline=None)  # a busy machine may take long to begin
@given(data=st.data())
def test_a_sieve_hides_no_match(
    sieved: Callable[[], tuple[re.Pattern[str], list[re.Pattern[str]]]], data: st.DataObject
) -> None:
    mesh, of = sieved()
    text = "".join(data.draw(st.lists(_pieces(sieved), max_size=6)))
    for pattern in of:
        assert pattern.search(text) is None or mesh.search(text) is not None


@cache
def _pieces(sieved: Callable[[], tuple[re.Pattern[str], list[re.Pattern[str]]]]) -> st.SearchStrategy[str]:
    _, of = sieved()
    words = sorted(frozenset().union(*(needed(pattern.pattern) for pattern in of)))
    return st.one_of(st.sampled_from(words), st.text(_letters(of), max_size=3))


@settings(deadline=None)
@given(
    text=st.text("12029一二十三〇年月日世纪代季度学第个、到至-—./ ", max_size=24),
    table=st.sampled_from([patterns.NUMERIC, patterns.DAYS, patterns.ORDINAL, patterns.IN_YEAR, patterns.CLOCKS]),
)
def test_the_word_of_a_pattern_of_time_hides_no_atom(text: str, table: patterns.Matchers) -> None:
    bare = {first: tuple((pattern, build, "") for pattern, build, _ in rows) for first, rows in table.items()}
    for at in range(len(text)):
        assert patterns.first(table, text, at) == patterns.first(bare, text, at)


@pytest.mark.parametrize(
    ("pattern", "those"),
    [
        ("举办|召开", "举召"),
        ("^(?:已|先后)?举办", "已先举"),
        ("(?<![去上])年底", "年"),
        ("(?:在)?(?:[0-2]|上)月?", "在012上"),
        ("[一二]{2,3}(?:年|月)*", "一二"),
    ],
)
def test_with_what_a_match_begins(pattern: str, those: str) -> None:
    assert openings([re.compile(pattern)]) == set(those)


@pytest.mark.parametrize(
    "pattern", ["[^，]举办", ".年", "(?:举办)?", "举办|", r"[\u4e00-\u9fff]市", r"\d年", "(?i:app)", "()"]
)
def test_what_can_begin_with_anything_has_no_openings(pattern: str) -> None:
    with pytest.raises(ValueError, match="begin with anything"):
        openings([re.compile(pattern)])


@given(text=st.text("为由对向把按根依除经了的外，会主办围绕要求", max_size=12))
def test_openings_hide_no_match(text: str) -> None:
    for pattern in (parts._FOR, parts._HOSTS, parts._TOWARDS, parts._ORDERS):
        assert pattern.match(text) is None or text[0] in openings([pattern])
