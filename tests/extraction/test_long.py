"""Texts without a full stop, as damage and machines make them: twice the length takes about twice the time."""

import time

import pytest

from archive.extraction.catalogue import default_catalogue
from archive.extraction.pipeline import annotate
from archive.readers import read

UNBROKEN = {
    "places": "吉林省",
    "known names": "青年志愿者行动、",
    "discovered names": "举办青年创业大赛、青年讲师团、青年创业培训班、",
    "dated acts": "2020年3月5日举办“星火讲师团”宣讲活动3场，",
    "plans of a year": "2021年要举办青年论坛，将建立青年之家30个，",
    "bare committees": "4月20日，团市委举办青年讲师团培训班，覆盖300人，",
}


@pytest.mark.parametrize("unit", UNBROKEN.values(), ids=UNBROKEN)
def test_an_unbroken_sentence_is_understood_in_linear_time(unit: str) -> None:
    catalogue = default_catalogue()

    def seconds(length: int) -> float:
        reading = read(f"团市委工作情况\n\n{(unit * length)[:length]}".encode(), "a.txt")
        begun = time.process_time()
        annotate(reading, catalogue)
        return time.process_time() - begun

    seconds(1_000)  # warm
    short = min(seconds(4_000) for _ in range(2))
    # Four times the text: what grows with the square would take sixteen times as long.
    assert seconds(16_000) < 9 * max(short, 0.05)
