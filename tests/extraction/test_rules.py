"""The table of rules: what a file of seeds/rules/ must hold, and how it meets the counts of a document."""

from importlib import resources

import pytest

from archive.extraction import rules
from archive.extraction.rules import Rule, table


def test_the_marks_of_an_example_are_its_spans():
    rule = Rule("initiatives", "r", "what", "推出⟦甲⟧、⟦乙丙⟧。", "推出。")
    assert rule.text == "推出甲、乙丙。"
    assert rule.spans == [(2, 3), (4, 6)]


def test_a_table_shows_counts_first_then_the_rules_that_did_not_fire(monkeypatch):
    known = {"a": Rule("k", "a", "A", "⟦x⟧", "y"), "b": Rule("k", "b", "B", "⟦x⟧", "y")}
    monkeypatch.setattr(rules, "rules", lambda kind: known)
    assert list(table("k", {"b": 2, "z": 1}).items()) == [
        ("b", {"fired": 2, "finds": "B", "example": "⟦x⟧", "counter_example": "y"}),
        ("z", {"fired": 1}),
        ("a", {"fired": 0, "finds": "A", "example": "⟦x⟧", "counter_example": "y"}),
    ]


def test_a_kind_without_a_table_has_no_rules():
    assert rules.rules("nothing-of-that-name") == {}


def test_every_file_of_rules_is_understood():
    kinds = [f.name.removesuffix(".toml") for f in resources.files("seeds").joinpath("rules").iterdir()]
    assert "initiatives" in kinds
    for kind in kinds:
        assert rules.rules(kind)


@pytest.mark.parametrize("row", [{"finds": "a", "example": "⟦x⟧"}, {"finds": "a", "example": "x", "counter": "y"}])
def test_a_rule_without_its_texts_is_refused(row, monkeypatch):
    rules.rules.cache_clear()
    monkeypatch.setattr(rules, "seed_table", lambda name: {"r": row})
    with pytest.raises(ValueError, match="rule 'r' of initiatives"):
        rules.rules("initiatives")
