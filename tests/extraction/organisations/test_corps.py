"""The Production Corps: its divisions by name and by rank alone, its regiments by number."""

import pytest

from archive.extraction.catalogue import default_catalogue
from archive.extraction.organisations import find
from archive.extraction.organisations.corps import own_division

EIGHTH = "共青团新疆生产建设兵团第八师委员会"
REGIMENT = "共青团新疆生产建设兵团143团委员会"


def found(text: str) -> list[str | None]:
    """The committees that a text names, in order."""
    return [m.organisation for m in find(text)]


@pytest.mark.parametrize(
    "name",
    [
        "八师团委",
        "第八师团委",
        "第八师石河子市团委",
        "八师石河子市团委",
        "共青团第八师委员会",
        "兵团第八师团委",
        "共青团新疆生产建设兵团第八师石河子市委员会",
    ],
)
def test_a_division_by_its_names(name: str) -> None:
    assert found(f"{name}举办了培训。") == [EIGHTH]


@pytest.mark.parametrize("name", ["师团委", "师市团委"])
def test_a_division_by_its_rank_alone(name: str) -> None:
    assert found(f"在八师党委的领导下，{name}举办了培训。") == [EIGHTH]


@pytest.mark.parametrize("text", ["师团委举办了培训。", "各师团委举办了培训。", "八师的老师、团委书记来了。"])
def test_no_division_where_none_is_told_of(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("name", ["143团团委", "一四三团团委", "１４３团团委"])
def test_a_regiment_by_its_number(name: str) -> None:
    assert found(f"八师石河子的{name}举办了培训。") == [REGIMENT]


def test_a_regiment_of_another_army_is_none() -> None:
    assert found("某部143团团委举办了培训。") == []


def test_a_divisions_own_text() -> None:
    text = "七师的志愿者来了。七师党委欢迎他们，团委也欢迎。七师很高兴。"
    own = own_division(text, default_catalogue())
    assert own is not None
    assert own.name == "共青团新疆生产建设兵团第七师委员会"
    assert own_division("七师的志愿者来了。", default_catalogue()) is None
