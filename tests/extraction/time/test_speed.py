"""Reading stays linear on hostile repetition, and the module is light to import."""

import subprocess
import sys
import time

import pytest

from archive.extraction.time import find
from archive.values import edtf

HOSTILE = [
    "1",
    "年",
    "2020年",
    "以来",
    "（",
    "今天",
    "1 ",
    "一",
    "二十",
    "2020-",
    "2020.1.",
    "《",
    "3月至",
    "五年来",
    "建党、",
    "“十四五”",
    "20 20 年",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_repetition_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        begin = time.process_time()
        find(text, edtf.parse("2020-12-20"))
        return time.process_time() - begin

    seconds(1_000)  # warm
    short = min(seconds(20_000) for _ in range(2))
    long = min(seconds(80_000) for _ in range(2))
    # Four times the text: quadratic reading would take sixteen times as long.
    assert long < 10 * max(short, 0.01)


def test_import_is_light() -> None:
    code = (
        "import sys, archive.extraction.catalogue, archive.extraction.findings, time; t = time.process_time();"
        "import archive.extraction.time; print(time.process_time() - t);"
        "print('lunar_python' in sys.modules or 'chinese_calendar' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert float(out[0]) < 0.5  # seconds of processor time; measured 0.06
    assert out[1] == "False"
