"""Each rule of attribution: the example and counter-example of its row in seeds/rules/."""

import pytest

from archive.extraction.attribution import owners
from archive.extraction.catalogue import default_catalogue
from archive.extraction.findings import Document, Passage
from archive.extraction.organisations import annotate
from archive.extraction.pipeline import annotate as annotated
from archive.extraction.rules import Rule, rules
from archive.readers import read
from archive.schema.vocabulary import BlockKind, Genre

#: Rows of tables are read where figures are.
TABLES = {"row"}
RULES = {name: rule for name, rule in rules("attribution").items() if name not in TABLES}


def decisions(text: str) -> dict[int, str]:
    """The rule that decides, for each offset of the paragraphs of a text."""
    passages: list[Passage] = []
    title, at = "", 0
    issuer: str | None = None
    headings: tuple[str, ...] = ()
    for line in text.split("\n"):
        mark, _, rest = line.partition(" ") if line.startswith("#") else line.partition("：")
        if mark == "#":
            title = rest
        elif mark == "##":
            headings = (rest,)
        elif mark == "发文机关":
            issuer = rest
        else:
            passages.append(Passage(BlockKind.PARAGRAPH, at, at + len(line), headings=headings))
        at += len(line) + 1
    document = Document("A1", title, tuple(passages), Genre.OTHER, issuer=issuer)
    told = owners(text, document, annotate(text, document, default_catalogue()))
    return {at: told.decide(at).rule for p in passages for at in range(p.start, p.stop)}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_decided_by_its_rule(rule: Rule) -> None:
    found = decisions(rule.text)
    assert {found[start] for start, _ in rule.spans} == {rule.name}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_counter_example_is_not(rule: Rule) -> None:
    assert rule.name not in decisions(rule.counter).values()


@pytest.mark.parametrize("rule", [rules("attribution")[name] for name in TABLES], ids=TABLES)
def test_rules_of_tables(rule: Rule) -> None:
    def found(text: str) -> list[str]:
        head, *rows = text.split("\n")
        cells = [head, "| --- | --- |", *rows]
        return [f.attribution_rule for f in annotated(read("\n".join(cells).encode(), "table.md")).figures]

    assert found(rule.text) == [rule.name] * len(rule.spans)
    assert rule.name not in found(rule.counter)
