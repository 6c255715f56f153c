"""Headlines are short, clean cuts of the clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.milestones.headline import LONGEST, headline


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("成立青年创业联盟，", "成立青年创业联盟"),
        ("先后举办“星火”大赛。", "举办“星火”大赛"),
        ("共青团甲县委举办“星火”大赛，", "共青团甲县委举办“星火”大赛"),
        ("在文化广场举办\n“星火”大赛", "在文化广场举办“星火”大赛"),
        (
            "举办“青春心向党 建功新时代”“学党史强信念跟党走”“星火燎原青年行动”等主题活动20余次",
            "举办“青春心向党 建功新时代”等主题活动20余次",
        ),
        # Nowhere to end cleanly: it says that it goes on.
        (
            "村民人均纯收入也从多年以前的两千九百元上升突破到了如今的六千九百五十元",
            "村民人均纯收入也从多年以前的两千九百元上升突破到了如今…",
        ),
    ],
)
def test_headlines(clause: str, expected: str) -> None:
    assert headline(clause) == expected


@given(st.text(alphabet="举办青年大赛的和与、，“”《》（）0123456789人次 \n", max_size=90))
def test_never_too_long_and_never_an_open_mark(clause: str) -> None:
    line = headline(clause)
    assert len(line) <= LONGEST
    assert line == line.strip()
    assert "\n" not in line
    assert line.count("“") == line.count("”") or line.count("“") + line.count("”") == 0
