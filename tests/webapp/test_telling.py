"""Answers in the reader's language, and the language of any text."""

import pytest
from flask import Flask

from archive.schema.views import VIEWS
from webapp.shell import telling
from webapp.shell.language import messages


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("dated 2019年 by its title", 'dated <span lang="zh-Hans">2019年</span> by its title'),
        ("words like 约 or 近", 'words like <span lang="zh-Hans">约</span> or <span lang="zh-Hans">近</span>'),
        ("《改革方案》，中央，2016", '<span lang="zh-Hans">《改革方案》，中央，2016</span>'),
        ("a < b", "a &lt; b"),
    ],
)
def test_chinese_in_an_english_sentence_is_marked(app: Flask, text: str, marked: str) -> None:
    with app.test_request_context("/?lang=en"):
        assert telling.mixed(text) == marked


def test_on_a_chinese_page_nothing_is_marked(app: Flask) -> None:
    with app.test_request_context("/?lang=zh"):
        assert telling.mixed("2019年工作") == "2019年工作"
        assert telling.tongue("2019年工作") is None
        assert telling.tongue("words") == "en"
        assert telling.tongue("2019-05-04") is None


def test_words_of_closed_lists_are_told_in_the_columns_that_hold_them(app: Flask) -> None:
    with app.test_request_context("/?lang=zh"):
        assert telling.told("modality", "planned") == "计划"
        assert telling.told("change", "one year only") == "仅见一年"
        assert telling.told("words", "planned") == "planned"
        assert telling.told("disputed", 1) == "是"
        assert telling.told("mentions", 1) == 1


def test_the_dictionary_is_told_in_both_languages() -> None:
    told = {text for view in VIEWS for c in view.columns for text in (c.type, c.unit, c.null) if text}
    assert {text for text in told if f"dictionary.{text}" not in messages("zh")} == set()
