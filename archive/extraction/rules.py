"""The table of rules: for each rule of extraction what it finds, an example and a counter-example, as data of seeds/rules/.

A room has one file, named as its findings are in the contract (`initiatives.toml`, `milestones.toml` …). In an example
the characters that the rule finds stand between ⟦ and ⟧; in a counter-example the rule finds nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

from archive.extraction.catalogue import seed_table

_MARK = re.compile(r"[⟦⟧]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the kind of finding that it makes, its name there, what it goes by, and one sentence for and against."""

    kind: str
    name: str
    finds: str
    example: str
    counter: str

    @property
    def text(self) -> str:
        """The example without marks."""
        return _MARK.sub("", self.example)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """What the rule finds in `text`, as `[start, stop)`."""
        places = [match.start() - n for n, match in enumerate(_MARK.finditer(self.example))]
        return list(zip(places[::2], places[1::2], strict=True))


@cache
def rules(kind: str) -> dict[str, Rule]:
    """The rules of one kind of finding by name, in the order of their file; empty for a kind without a table.

    Raises:
        ValueError: for a rule that lacks a text, or whose example marks nothing.
    """
    if not resources.files("seeds").joinpath(f"rules/{kind}.toml").is_file():
        return {}
    found: dict[str, Rule] = {}
    for name, row in seed_table(f"rules/{kind}.toml").items():
        texts = cast(dict[str, str], row)
        if set(texts) != {"finds", "example", "counter"} or not all(texts.values()):
            raise ValueError(f"the rule {name!r} of {kind} needs finds, example and counter, and nothing else")
        rule = Rule(kind, name, **texts)
        if not rule.spans:
            raise ValueError(f"the example of the rule {name!r} of {kind} marks nothing with ⟦⟧")
        found[name] = rule
    return found


def table(kind: str, fired: Mapping[str, int]) -> dict[str, dict[str, str | int]]:
    """The rules of a kind with how often each fired; the most frequent first, then those that did not, by name.

    A rule that fired and is in no table stands with its count alone.
    """
    known = rules(kind)
    found: dict[str, dict[str, str | int]] = {}
    for name in sorted({*fired, *known}, key=lambda n: (-fired.get(n, 0), n)):
        found[name] = {"fired": fired.get(name, 0)}
        if (rule := known.get(name)) is not None:
            found[name] |= {"finds": rule.finds, "example": rule.example, "counter_example": rule.counter}
    return found
