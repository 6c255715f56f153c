"""What a copy site printed twice is read once."""

from archive.readers import read
from archive.schema.vocabulary import BlockKind

FIRST = "4月12日，南溪团市委在青年之家举办就业指导活动，200余名毕业生参加了活动，并与企业面对面交流。"
SECOND = "活动邀请了12家企业，提供岗位500个，现场达成意向80人，受到毕业生的普遍欢迎。"


def kinds(*paragraphs: str) -> list[BlockKind]:
    return [b.kind for b in read("\n".join(("南溪举办活动", *paragraphs)).encode()).blocks[1:]]


def test_a_second_print_is_furniture() -> None:
    assert kinds(FIRST, SECOND, FIRST) == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.FURNITURE]


def test_an_abstract_cut_from_the_next_paragraph_is_furniture() -> None:
    assert kinds(FIRST[:-5], FIRST + SECOND)[0] is BlockKind.FURNITURE


def test_short_lines_may_return() -> None:
    assert kinds(FIRST, "团员青年冲在前。", SECOND, "团员青年冲在前。", SECOND + FIRST).count(BlockKind.FURNITURE) == 0


def test_a_paragraph_may_return_under_another_heading() -> None:
    assert BlockKind.FURNITURE not in kinds(FIRST, "二、下一步工作", FIRST)
