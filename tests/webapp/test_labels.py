"""Labels that are cut to their room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.drawing.labels import fitted


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("志愿服务", 4, "志愿服务"),
        ("志愿服务进社区", 5, "志愿服务…"),
        ("2020 年", 4.1, "2020 年"),
        ("共建  3\n条", 9, "共建 3 条"),
        ("志愿服务", 1.5, ""),
        ("", 3, ""),
    ],
)
def test_what_does_not_fit_ends_in_an_ellipsis(text: str, room: float, shown: str) -> None:
    assert fitted(text, room) == shown


@given(st.text(), st.floats(0, 60))
def test_nothing_is_invented(text: str, room: float) -> None:
    shown = fitted(text, room)
    assert " ".join(text.split()).startswith(shown.removesuffix("…"))
