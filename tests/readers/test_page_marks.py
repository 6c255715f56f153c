"""Where found words stand on the picture of a page: told by what stands around them, over the ends of lines too."""

from archive.readers.page_image import PlacedLine, render
from archive.readers.page_marks import Mark, Words, marks
from tests.typesetter import Text, one_column

LINES = (PlacedLine("三月五日上午，团市委", 100, 50, 200, 20), PlacedLine("召开会议。团市委要求", 100, 80, 200, 20))


def test_a_box_is_as_wide_as_its_words() -> None:
    assert marks(LINES, [Words("time", "", "三月五日", "上午，团")]) == [Mark("time", 100, 50, 80, 20)]


def test_surroundings_tell_which_of_two_is_meant() -> None:
    assert marks(LINES, [Words("organisation", "开会议。", "团市委", "要求")]) == [
        Mark("organisation", 200, 80, 60, 20)
    ]


def test_words_over_the_end_of_a_line_have_two_boxes() -> None:
    found = marks(LINES, [Words("x", "上午，", "团市委召开", "会议")])
    assert [(m.top, m.width) for m in found] == [(50, 60), (80, 40)]


def test_what_is_not_there_has_none() -> None:
    assert (
        marks(LINES, [Words("x", "上午，", "团省委", "召开"), Words("x", "", "团市委", ""), Words("x", "", "", "")])
        == []
    )


def test_a_drawn_page_has_its_lines() -> None:
    image = render(one_column([Text("三月五日上午，南溪团市委召开会议，总结一年来的工作，研究下一步的安排。")]), 1)
    assert (image.width, image.png[:4]) == (1000, b"\x89PNG")
    assert image.lines[0].text.startswith("三月五日上午")
    assert 0 < image.lines[0].left < 300
    assert 0 < image.lines[0].top < 300
