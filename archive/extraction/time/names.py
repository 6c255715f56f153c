"""What looks like a time and is a name: years in titles, document numbers, issue numbers, plans' names."""

import re
from bisect import bisect_right

from archive.extraction.time.found import Found, Scene
from archive.schema.vocabulary import Basis, Role
from archive.values.intervals import DayInterval

_TITLE = re.compile(r"《[^《》]{1,160}》")
_NUMBER = re.compile(r"[〔\[(【〈]([12][0-9]{3})[〕\])】〉]年?第?[0-9]{1,5}[号期]?")
_AFTER_NAME = re.compile(r"第?[0-9一二三四五六七八九十]{1,4}期|总第")
_PLAN = re.compile(r"(?:规划|纲要|计划|方案|意见|要点|行动|体系|办法)[”\"]?\($")
#: The season of a holiday right before what is called after it (暑期社会实践, 寒假托管班) dates nothing.
_ATTRIBUTE = re.compile(
    r"(?<=[暑寒])[假期](?=[\u4e00-\u9fff“])"
    r"(?!期间|时间|当中|来临|以来|伊始|结束|开始|开展|开设|开办|开放|推出|启动|实施|集中|组织|举办|举行|[里中前后内起将已回返到去即临刚在我他她孩])"
)
#: A festival with which a quoted name opens (“清明祭英烈”活动); one that is quoted alone (“五四”) may be a day.
_OPEN = ("“", "‘", "「", "『", '"')
_QUOTED = re.compile(r"[\u4e00-\u9fff·]{1,12}[”’」』\"]")
_SET = re.compile(r"(?:每(?:年的?|月的?|周的?|季度|学期|学年|逢|到|个)?|逢|历年)$")


class Titles:
    """Where the book-marked titles of a text stand."""

    def __init__(self, s: str) -> None:
        self._spans = [m.span() for m in _TITLE.finditer(s)] if "《" in s else []
        self._starts = [start for start, _ in self._spans]

    def cover(self, start: int, stop: int) -> bool:
        """Whether a place lies inside a title."""
        i = bisect_right(self._starts, start) - 1
        return i >= 0 and stop <= self._spans[i][1]


def document_number_at(scene: Scene, at: int) -> Found | None:
    """〔2020〕3号: the year in it is part of a name."""
    m = _NUMBER.match(scene.s, at)
    if not m:
        return None
    return Found(at, at + 6, DayInterval.year(int(m[1])), Basis.EXPLICIT, "document-number", Role.NAME)


def role_of(found: Found, s: str, titles: Titles) -> Role:
    """Name where the expression belongs to a title, an issue number or a plan's name; else the role it has."""
    if titles.cover(found.start, found.stop):
        return Role.NAME
    if _AFTER_NAME.match(s, found.stop) and found.rule == "year":
        return Role.NAME
    if found.rule == "months" and _ATTRIBUTE.match(s, found.stop - 1):
        return Role.NAME
    if (
        found.rule in ("festival", "months")
        and _QUOTED.match(s, found.stop)
        and s[found.start - 1 : found.start] in _OPEN
    ):
        return Role.NAME
    if s[found.stop : found.stop + 1] == ")" and _PLAN.search(s[max(0, found.start - 5) : found.start]):
        return Role.NAME
    return found.role


_SAID = ("context-day", "weekday", "relative-week", "relative-day")
_SPEECH = re.compile(r"“[^“”]*$")
_SPOKEN = re.compile(r"[^“”]*[。！？!?…]”|[^“”]*”[^“”，。]{0,20}(?:说|道|表示|介绍|坦言|感慨|告诉|回忆|笑)")
_REACH = 200


def spoken(found: Found, s: str) -> bool:
    """Whether a day is one of somebody's own telling (“第二天就有人领着看企业。”): it is no day of the text."""
    if found.rule.partition("+")[0] not in _SAID or not _SPEECH.search(s, max(0, found.start - _REACH), found.start):
        return False
    return _SPOKEN.match(s, found.stop, found.stop + _REACH) is not None


def returns(s: str, at: int) -> bool:
    """Whether the words before a place make the expression a set (每年3月5日): no single day."""
    return bool(_SET.search(s[max(0, at - 3) : at]))
