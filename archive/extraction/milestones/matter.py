"""Times that say what an act is about (召开2021年工作总结会, 回顾了90年来的历程), not when it took place."""

import re

from archive.extraction.findings import TimeExpression
from archive.extraction.milestones.news import NEWS
from archive.extraction.milestones.when import length

_YEAR = 360  # days
# What may stand at the edges of a time that is no part of a phrase.
_BORDERS = "，,。；;：:、（(“《！!？?\n\t 　的在于至到自从截以将"
_ACT_BEFORE = re.compile(r"(?:召开|举行|举办|启动|开展|开办|实施|组织)了?[^，,。；：、]{0,12}$")
_FURTHEST_ACT = 18  # characters: a verb with what stands between it and a season
# What a meeting reviews or assigns, with who does it up to the time.
_SPOKEN_OF = re.compile(r"(?:回顾|总结|汇报|述职|通报|点评|肯定|感谢|部署|安排|谋划|审议|听取)了?[^，,。；]{0,14}$")
_ABOUT = ("对", "就")
_JUDGED = re.compile(r"[^。；]{0,80}?(?:肯定|评价|点评|总结|部署|动员|安排|评议|通报)")


def object_of(text: str, time: TimeExpression) -> bool:
    """Whether a year is part of what the act is about (召开2021年工作总结会, 表彰2016年度先进)."""
    if length(time) < _YEAR or "since" in time.rule or "back" in time.rule or "during" in time.rule:
        return False
    before = text[max(0, time.start - 1) : time.start]
    after = text[time.stop : time.stop + 1]
    if after in ("“", "《") and time.rule == "year" and before not in _BORDERS:
        return True  # 表彰了2019年“好青年”
    return not (before == "" or before in _BORDERS or after in _BORDERS)


def spoken_of(text: str, time: TimeExpression) -> bool:
    """Whether months or years are what somebody spoke of (汇报了2015年的工作, 通报前四个月情况, 对过去一年……给予肯定)."""
    if length(time) <= NEWS:
        return False
    before = text[max(0, time.start - _FURTHEST_ACT) : time.start]
    judged = before.endswith(_ABOUT) and _JUDGED.match(text, time.stop) is not None
    return judged or _SPOKEN_OF.search(before) is not None


def season_in_name(text: str, time: TimeExpression) -> bool:
    """Whether a season behind the verb of its clause belongs to what the act is about (召开2022年暑期实践总结会)."""
    before = max(0, time.start - _FURTHEST_ACT)
    return NEWS < length(time) < _YEAR and _ACT_BEFORE.search(text, before, time.start) is not None
