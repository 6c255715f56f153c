"""Character pairs: what is indexed, and that a query for any part of a text matches it."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.values.bigrams import fold, index_text, phrase, terms, tsquery


def test_every_character_with_the_next_one() -> None:
    assert terms("青年大学习") == ["青年", "年大", "大学", "学习", "习"]


def test_white_space_parts_terms() -> None:
    assert terms(fold("青年\n  大")) == ["青年", "年", "大"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [("１２３５５ＡＢＣ", "12355abc"), ("  a\u3000b\n", "a b"), ("㎡", "m2"), ("a\0b", "a b")],
    ids=["full-width", "blanks", "compatibility", "nul"],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("query", "expected"),
    [("青年", '"青年"'), ("大学习", '"大学 学习"'), ("青", '"青" *'), ("青年 学习", '"青年" AND "学习"')],
    ids=["two", "three", "one", "two words"],
)
def test_phrases(query: str, expected: str) -> None:
    assert phrase(query) == expected


def test_queries_for_postgresql_are_quoted() -> None:
    assert tsquery("a'b") == "'a''' & '''b'"
    assert tsquery("学习 团") == "'学习' & '团':*"


@pytest.mark.parametrize("empty", ["", " \n", "\0"], ids=["nothing", "blanks", "nul"])
def test_nothing_to_search_for(empty: str) -> None:
    with pytest.raises(ValueError, match="nothing to search for"):
        phrase(empty)
    with pytest.raises(ValueError, match="nothing to search for"):
        tsquery(empty)


TEXTS = st.text(st.sampled_from("青年大学习团 12a,.'\"*-，。\n"), min_size=1, max_size=12)


@given(TEXTS, TEXTS)
def test_sqlite_finds_what_a_scan_finds(text: str, query: str) -> None:
    """For a query without white space: the index answers exactly what `in` answers."""
    wanted = fold(query).replace(" ", "")
    if not wanted:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(terms, content='', tokenize='ascii')")
    connection.execute("INSERT INTO t (rowid, terms) VALUES (1, ?)", (index_text(fold(text)),))
    found = connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (phrase(wanted),)).fetchall()
    connection.close()
    assert bool(found) == (wanted in fold(text))
