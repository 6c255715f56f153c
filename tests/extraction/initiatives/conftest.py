"""Sentences whose initiatives are tagged in place: ⟦words|rule⟧, or ⟦words|rule|canonical name⟧."""

import re
from collections.abc import Callable

import pytest

from archive.extraction.initiatives import find

TAG = re.compile(r"⟦(.*?)\|(.*?)(?:\|(.*?))?⟧", re.DOTALL)


@pytest.fixture(scope="session")
def check() -> Callable[[str], None]:
    """Asserts that `find` finds exactly what is tagged, by the rules that are tagged."""

    def run(tagged: str) -> None:
        wanted = [(m[1], m[2]) for m in TAG.finditer(tagged)]
        named = {m[1]: m[3] for m in TAG.finditer(tagged) if m[3]}
        found = find(TAG.sub(r"\1", tagged))
        assert [(f.text, f.rule) for f in found] == wanted
        for f in found:
            assert named.get(f.text, f.initiative) == f.initiative

    return run
