"""The sentence that opens a point (一是……。): only its topic, or what was done under it."""

from archive.extraction.pipeline import annotate
from archive.readers import read


def told(text: str) -> list[str]:
    return [m.text for m in annotate(read(f"云山市共青团2020年工作总结\n\n　　{text}\n".encode(), "x.txt")).milestones]


def test_a_point_that_opens_with_an_act_and_its_figure_tells_a_fact():
    found = told("一是建强阵地，建成书屋6间，培训管理员80人。5月12日，召开书屋建设现场会。")
    assert any("建成书屋6间" in text for text in found)
    assert any("召开书屋建设现场会" in text for text in found)


def test_a_point_without_figures_only_announces_what_follows():
    found = told("一是开展阵地建设。5月12日，召开书屋建设现场会。")
    assert not any("阵地建设" in text for text in found)
    assert any("召开书屋建设现场会" in text for text in found)
