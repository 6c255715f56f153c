"""Each rule of documents: the example and counter-example of its row in seeds/rules/, each a whole short document."""

from collections.abc import Iterator

import pytest

from archive.extraction import articles, header
from archive.extraction.catalogue import default_catalogue
from archive.extraction.findings import DatedBasis, Document
from archive.extraction.hints import Hints
from archive.extraction.rules import Rule, rules
from archive.readers import read
from archive.values.spans import Span

RULES = rules("documents")


def decisions(text: str) -> Iterator[tuple[str, list[str]]]:
    """Which rule decided each field of the headers of a text, and what it read there."""
    reading = read(text.encode("utf-8"), "text.txt")
    for d in header.read(reading, articles.split(reading), default_catalogue(), Hints()):
        for rule, spans in fields(d):
            yield rule, [span.of(reading.text) for span in spans]


def fields(d: Document) -> Iterator[tuple[str, tuple[Span, ...]]]:
    yield d.title_rule, d.title_spans
    yield d.issuer_rule or "", d.issuer_spans
    if d.number_span is not None:
        yield "own-number", (d.number_span,)
    for dated in (d.published, d.period):
        if isinstance(dated, DatedBasis):
            yield dated.rule, dated.spans


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_decided_by_its_rule(rule: Rule) -> None:
    # A field of the file that no reader prints has no place in the text.
    marked = [] if rule.name == "format-field" else [rule.text[start:stop] for start, stop in rule.spans]
    assert sorted(marked) in [sorted(read_) for name, read_ in decisions(rule.text) if name == rule.name]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_counter_example_is_not(rule: Rule) -> None:
    assert rule.name not in {name for name, _ in decisions(rule.counter)}
