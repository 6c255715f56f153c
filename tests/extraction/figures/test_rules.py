"""Each rule of figures: the example and counter-example of its row in seeds/rules/."""

import pytest

from archive.extraction.figures.cells import cells
from archive.extraction.figures.find import find
from archive.extraction.findings import Figure, Passage
from archive.extraction.rules import Rule, rules
from archive.schema.vocabulary import BlockKind

RULES = rules("figures")


def found(text: str) -> list[Figure]:
    """What is found in running text, and in a table where there are several lines."""
    rows = [Passage(BlockKind.TABLE, text.index(line), text.index(line) + len(line)) for line in text.split("\n")]
    return find(text) + [c.figure for c in cells(text, rows)]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_found_by_its_rule(rule: Rule) -> None:
    assert [(f.start, f.stop) for f in found(rule.text) if f.rule == rule.name] == rule.spans


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_counter_example_is_not(rule: Rule) -> None:
    assert rule.name not in {f.rule for f in found(rule.counter)}
