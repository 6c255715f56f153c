"""Unknown quotations told by their part in the sentence: what is said to be a brand, what serves as a handle, what has done something."""

import re

from archive.extraction.initiatives import words
from archive.extraction.initiatives.view import Quote

#: Said to be an undertaking: “X”是…打造的品牌, “X”青年火车团是…的品牌项目.
_TOLD_AS = re.compile(
    r"(?:项目|活动|品牌)?(?:青年[\u4e00-\u9fff]{2,6})?是[^。；，]{0,24}?(?:品牌|项目|活动|平台|工程|计划|赛事)(?![的化])"
)
#: By which the work is taken in hand: 以“十大课题”为牵引.
_HANDLE = re.compile(r"[\u4e00-\u9fff]{0,12}?为(?:主要?|总|重要)?(?:抓手|牵引|牵动|载体|统揽|支撑)")
#: What only an undertaking does or has.
_DOES = re.compile(
    r"累计|旨在|依托|历时|惠及|设有|自20\d\d年|(?:开展|实施|启动|上线|推出)(?:以来|至今)"
    r"|(?:覆盖|吸引|帮助|服务|资助|培训|提供)[^，。；“”]{0,10}?\d"
)
_LED_BY = ("以", "、")
_FOREWORD = 2
_LEAST, _SHORTEST = 4, 2


def rule(text: str, q: Quote, bare: str, before: str, alone: bool) -> str | None:
    """The rule by which the words after a quotation show that it names something; `bare` are its characters alone."""
    if alone and len(before) <= _FOREWORD and len(bare) >= _LEAST and _TOLD_AS.match(text, q.stop):
        return "quoted-told"
    if before.endswith(_LED_BY[0]) or text[q.start - 1 : q.start] in _LED_BY:
        return "quoted-handle" if _HANDLE.match(text, q.stop) else None
    person = words.ends_with("stop", "persons")
    if not before and len(bare) >= _LEAST and _DOES.match(text, q.stop) and not person.search(bare):
        return "quoted-subject"
    return None
