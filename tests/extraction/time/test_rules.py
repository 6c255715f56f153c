"""Each rule of time: the example and counter-example of its row in seeds/rules/, in a text of 30 June 2020."""

from datetime import date

import pytest

from archive.extraction.rules import Rule, rules
from archive.extraction.time import find

RULES = rules("time")
DAY = date(2020, 6, 30)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_found_by_its_rule(rule: Rule) -> None:
    assert [(e.start, e.stop) for e in find(rule.text, DAY) if e.rule == rule.name] == rule.spans


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_counter_example_is_not(rule: Rule) -> None:
    assert rule.name not in {e.rule for e in find(rule.counter, DAY)}
