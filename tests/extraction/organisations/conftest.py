"""A catalogue of regions and listed bodies alone, and sentences whose committees are tagged in place."""

import re
from collections.abc import Callable

import pytest

from archive.extraction.catalogue import Catalogue
from archive.extraction.organisations import find
from archive.extraction.organisations.loaders import load_organisations, load_regions

TAG = re.compile(r"⟦(.*?)\|(.*?)⟧", re.DOTALL)
Reading = list[tuple[str, str | None]]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue(regions=load_regions(), organisations=load_organisations())


def untag(tagged: str) -> tuple[str, Reading]:
    """The plain text, and what is tagged: the words and the region (C: centre, ?: stays open) of each."""
    names = {"C": "中国共产主义青年团中央委员会", "?": None}
    wanted = [(m[1], names[m[2]] if m[2] in names else f"共青团{m[2]}委员会") for m in TAG.finditer(tagged)]
    return TAG.sub(r"\1", tagged), wanted


@pytest.fixture(scope="session")
def check(catalogue: Catalogue) -> Callable[..., None]:
    """Asserts that `find` finds exactly the tagged league committees of county level and above, as tagged."""

    def run(tagged: str, **about: object) -> None:
        text, wanted = untag(tagged)
        found = find(text, catalogue=catalogue, **about)  # type: ignore[arg-type]
        league = [m for m in found if m.kind == "league" and m.level not in ("township", "grassroots")]
        assert [(m.text, m.organisation) for m in league] == wanted

    return run
