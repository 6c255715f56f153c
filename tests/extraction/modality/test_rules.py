"""Each rule of modality: the example and counter-example of its row in seeds/rules/."""

import pytest

from archive.extraction.pipeline import annotate
from archive.extraction.rules import Rule, rules
from archive.readers import read
from archive.schema.vocabulary import Modality

RULES = rules("modality")
READINGS = {
    "Done": Modality.DONE,
    "Ongoing": Modality.ONGOING,
    "Planned": Modality.PLANNED,
    "Mentioned": Modality.MENTIONED,
}


def decided(text: str) -> list[tuple[str, str, Modality]]:
    """Rule, words and modality of every initiative and milestone of a text."""
    whole = text if "\n\n" in text else f"云山市共青团2021年工作总结\n\n　　{text}\n"
    found = annotate(read(whole.encode(), "x.txt"))
    return [(f.modality_rule, f.text, f.modality) for f in (*found.initiatives, *found.milestones)]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_decided_by_its_rule(rule: Rule) -> None:
    wanted = READINGS[rule.finds.partition(":")[0]]
    marked = {rule.text[start:stop] for start, stop in rule.spans}
    found = {(words, modality) for name, words, modality in decided(rule.text) if name == rule.name}
    assert {(words, wanted) for words in marked} <= found
    # A name inside a marked statement, or a statement around a marked name, may be decided alike.
    assert not [words for words, _ in found if not any(words in m or m in words for m in marked)]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_counter_example_is_not(rule: Rule) -> None:
    assert rule.name not in {name for name, _, _ in decided(rule.counter)}
