"""Each rule of milestones: the example and counter-example of its row in seeds/rules/."""

import pytest

from archive.extraction.findings import Milestone
from archive.extraction.pipeline import annotate
from archive.extraction.rules import Rule, rules
from archive.readers import read

RULES = rules("milestones")


def found(text: str) -> list[Milestone]:
    lines = (
        f"云山市共青团工作总结\n\n　　{text}\n"
        if not text.startswith("图为")
        else f"<p><img src='a.jpg'></p><p class='caption'>{text}</p>"
    )
    name = "x.html" if text.startswith("图为") else "x.txt"
    return list(annotate(read(lines.encode(), name)).milestones)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_found_by_its_rule(rule: Rule) -> None:
    wanted = [rule.text[start:stop] for start, stop in rule.spans]
    assert [m.text for m in found(rule.text) if m.rule == rule.name] == wanted


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_counter_example_is_not(rule: Rule) -> None:
    assert rule.name not in {m.rule for m in found(rule.counter)}
