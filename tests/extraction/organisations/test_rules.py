"""Each rule of organisations: the example and counter-example of its row in seeds/rules/, in a text of Chengdu."""

import pytest

from archive.extraction.organisations import find
from archive.extraction.rules import Rule, rules

RULES = rules("organisations")
ISSUER = "共青团四川省成都市委员会"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_found_by_its_rule(rule: Rule) -> None:
    found = find(rule.text, issuer=ISSUER)
    assert [(f.start, f.stop) for f in found if f.rule == rule.name] == rule.spans


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_counter_example_is_not(rule: Rule) -> None:
    assert rule.name not in {f.rule for f in find(rule.counter, issuer=ISSUER)}
