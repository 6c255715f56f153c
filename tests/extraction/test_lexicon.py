"""The dictionary matcher: what it finds, its laws, and that its cost does not grow with the dictionary."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.catalogue import seed_rows, seed_text
from archive.extraction.lexicon import Lexicon, key, squeezed

WORDS = st.text(alphabet="甲乙丙丁", min_size=2, max_size=6)


def test_longest_at_each_place() -> None:
    matches = Lexicon({"青年": 1, "青年之家": 2}).matches("青年之家与青年")
    assert [(m.start, m.name, m.value) for m in matches] == [(0, "青年之家", 2), (5, "青年", 1)]


def test_through_white_space_and_quotation_marks() -> None:
    view = squeezed("“青 年\n之·家”（Ａ）")
    assert view.text == "青年之家(A)"
    assert view.origins[0] == 1
    assert key("「青年之家」") == "青年之家"


def test_names_of_one_character_are_refused() -> None:
    with pytest.raises(ValueError, match="too short"):
        Lexicon({"号": 1})


@given(st.sets(WORDS, max_size=8), st.text(alphabet="甲乙丙丁", max_size=40))
def test_agrees_with_the_plain_search(names: set[str], text: str) -> None:
    wanted = []
    for at in range(len(text)):
        here = [name for name in names if text.startswith(name, at)]
        if here:
            wanted.append((at, max(here, key=len)))
    matches = Lexicon(dict.fromkeys(names, 0)).matches(text)
    assert [(m.start, m.name) for m in matches] == wanted


def test_fifty_thousand_names_cost_at_most_twice_five_hundred() -> None:
    kinds = [
        "青年创业大赛",
        "青年讲师团",
        "电商培训",
        "志愿者协会",
        "新媒体矩阵",
        "青年人才驿站",
        "文艺汇演",
        "联席会议",
    ]
    places = [row["name"] for row in seed_rows("regions.csv")]
    names = list(dict.fromkeys(f"{place}{kind}{n}" for n in "甲乙丙" for kind in kinds for place in places))
    assert len(names) >= 50_000
    random.Random(7).shuffle(names)
    small, large = (Lexicon(dict.fromkeys(names[:count], 0)) for count in (500, 50_000))
    text = squeezed(seed_text("national_milestones.csv") + seed_text("initiatives.csv")).text * 2

    def seconds(lexicon: Lexicon[int]) -> float:
        begun = time.process_time()
        lexicon.matches(text)
        return time.process_time() - begun

    # The shortest of many runs, in turn: other work on the machine only lengthens a run.
    runs = [(seconds(large), seconds(small)) for _ in range(25)]
    assert min(run[0] for run in runs) <= 2 * min(run[1] for run in runs)
