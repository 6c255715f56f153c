"""Each rule of figures: the example and counter-example of its row in seeds/rules/."""

import pytest

from archive.extraction.figures.find import find
from archive.extraction.rules import Rule, rules

RULES = rules("figures")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_found_by_its_rule(rule: Rule) -> None:
    assert [(f.start, f.stop) for f in find(rule.text) if f.rule == rule.name] == rule.spans


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_counter_example_is_not(rule: Rule) -> None:
    assert rule.name not in {f.rule for f in find(rule.counter)}
