"""Where a page goes on with what it offers beside the article: 新闻推荐, 相关阅读 and the beginnings of other texts.

Boxes that papers put beside an article on purpose (新闻链接, 相关链接) are none.
"""

import re

from archive.extraction.articles.segment import Segment, is_running
from archive.extraction.traditional import fold
from archive.schema.vocabulary import BlockKind

_OFFER = re.compile(
    r"[【\[●■◆|｜\s]*(?:新闻|热门|热点|精彩|编辑|今日|猜你|为[您你])?(?:推荐|喜欢)(?:阅读|新闻|文章)?[】\]:：\s]*"
    r"|[【\[●■◆|｜\s]*(?:相关|推荐|延伸|更多)(?:阅读|新闻|文章|推荐|资讯)[】\]:：>\s]*"
)
#: What an article has after its text, and a list of other texts has not.
_OWN = (BlockKind.SIGNATURE, BlockKind.DISTRIBUTION, BlockKind.CAPTION, BlockKind.NOTE)


def ends(part: Segment) -> int:
    """The first block that is no longer the article's; the number of its blocks where all are."""
    read = False
    for at, block in enumerate(part.blocks):
        if read and block.stop - block.start <= _LINE and _OFFER.fullmatch(fold(part.text_of(block))):
            rest = part.blocks[at + 1 :]
            return len(part.blocks) if any(b.kind in _OWN for b in rest) else at
        read = read or is_running(block)
    return len(part.blocks)


#: No such line is longer.
_LINE = 16
