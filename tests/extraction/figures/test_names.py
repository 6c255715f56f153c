"""Round numbers that open the name of an undertaking are no figures; persons counted before it are."""

import pytest

from archive.extraction.pipeline import annotate
from archive.readers import read

MORE = "各县团委安排专人负责，青年们下班以后常来读书、下棋、聊天，邻居们也愿意来坐一坐。"


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("实施了万名大学生志愿服务西部计划地方项目", []),
        ("招募百名西部计划志愿者", [100.0]),
        ("培训千名青马工程学员", [1000.0]),
        ("建成百个青年之家", [100.0]),
    ],
)
def test_a_round_number_before_a_known_name(words: str, values: list[float]) -> None:
    text = f"团嘉兴市委2022年工作总结\n\n2022年，团嘉兴市委{words}，各县积极响应。{MORE}\n"
    found = annotate(read(text.encode(), "text.txt"))
    assert [f.value_base for f in found.figures] == values
