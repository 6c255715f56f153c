"""For which region a text speaks: its own words for itself, and the place that it names most of that rank."""

import pytest

from archive.extraction import deixis


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("全市共青团组织开展活动，全市青年参加。", "市"),
        ("座谈会在我区举行，来自全省各地的代表参加。", "区"),
        ("本县青年踊跃报名。", "县"),
        ("自治区举行会议。", ""),
        ("青年踊跃报名。", ""),
    ],
)
def test_the_rank_of_the_place_that_writes(text: str, own: str) -> None:
    assert deixis.rank([text]) == own


def test_what_a_piece_of_text_speaks_of() -> None:
    assert deixis.speaks_of("全市累计服务百人。", "市")
    assert not deixis.speaks_of("全区累计服务百人。", "市")
