"""Atoms → phrases: a moment or a range of moments with the words after it (以来, 前, 期间) that turn it into a span."""

import re
from typing import NamedTuple

from archive.extraction.time.atoms import Atom, Level
from archive.extraction.time.lexer import follow, start
from archive.extraction.time.patterns import CONNECTOR, DAYS, HAN, LAST_FIGURES, first

_CONNECT = re.compile(rf"起?{CONNECTOR}|(?P<pair>[和与])")
#: 元旦、春节期间 is one time, as in every notice of the season.
_TWO_FEASTS = re.compile(r"[、和及与]?(?=春节|新春)")
_BETWEEN = re.compile(r"之?间(?!接|隔)")
_UNTIL_NOW = re.compile(r"至今(?![年天日后春夏秋冬晚晨早])|到现在|到目前|至目前")
_SUFFIX = re.compile(
    r"(?P<since>(?:开展|启动|实施|成立|创办|推行|建立|设立|创建|上线|运行|开通|举办|推出|组建|执行|施行|召开)?以来|至今(?![年天日后春夏秋冬晚晨早])|到现在|到目前|至目前|起至今|(?<=[0-9]年)来(?=[，,。；;]|累计|先后|已)|起(?!草|步|来|到|点|码|诉|义|源|降|伏|底|初|航|势))"
    r"|(?P<begun>(?<=[年月日])(?:(?![年月日今])[\u4e00-\u9fff]){2,8}?以来)"
    r"|(?P<before>以前|之前|前(?!后|沿|列|景|提|期|身|进|往|夕|[一二两三四五六七八九十0-9]{1,2}(?:个|季|名|天|周|月)|三))"
    r"|(?P<eve>前夕)|(?P<around>前后|左右)"
    r"|(?P<after>以后|之后|后(?!续|勤|备|面|来|期|代|半|台|方|果))"
    r"|(?P<during>期间|时期|之际)|(?P<stop>为止)"
)
_UP_TO = re.compile(r"(截至|截止到|截止至|截止)$")
# 推迟至三月 is held in March, not by it.
_DEADLINE = re.compile(r"(力争到|确保到|(?<!延期|推迟|改期|延后|顺延|延迟|调整)[到至])$")


class Phrase(NamedTuple):
    """A found expression before its days are known. `suffix` is the group name of the word after it."""

    start: int
    stop: int
    left: list[Atom]
    right: list[Atom] | None
    suffix: str
    prefix: str


def moment(s: str, at: int) -> list[Atom]:
    """The longest chain of atoms from `at`; empty where none begins."""
    chain = start(s, at)
    while chain and len(chain) < 8 and (further := follow(s, chain[-1])) is not None:
        chain.append(further)
    return chain


def phrase_at(s: str, at: int) -> Phrase | None:
    """The phrase that begins at a place."""
    left = moment(s, at)
    if not left:
        return None
    stop, right = left[-1].stop, None
    if not _UNTIL_NOW.match(s, stop) and (link := _CONNECT.match(s, stop)):
        right = _right(s, link.end(), left)
        if right and link["pair"] and not _BETWEEN.match(s, right[-1].stop):
            right = None  # 3月和5月 are two
        if right:
            stop = right[-1].stop
            if between := _BETWEEN.match(s, stop):
                stop = between.end()
    elif left[-1].text == "元旦" and (feasts := _TWO_FEASTS.match(s, stop)):
        right = moment(s, feasts.end()) or None
        stop = right[-1].stop if right else stop
    suffix = ""
    if m := _SUFFIX.match(s, stop):
        suffix, stop = m.lastgroup or "", m.end()
        suffix = "since" if suffix == "begun" else suffix
    before = s[max(0, at - 3) : at]
    prefix = "until" if _UP_TO.search(before) else "by" if _DEADLINE.search(before) else ""
    return Phrase(at, stop, left, right, suffix, prefix)


def _right(s: str, at: int, left: list[Atom]) -> list[Atom] | None:
    """The second end of a range: a moment, or a bare day behind a day."""
    if left[-1].kind == "date" and (last := first(LAST_FIGURES, s, at)):
        year = Atom(Level.YEAR, "year", left[-1].low, left[-1].low, at, at)
        month = Atom(Level.MONTH, "month", left[-1].high // 100, left[-1].high // 100, at, at)
        return [year, last] if last.level == Level.MONTH else [year, month, last]
    right = moment(s, at)
    if not right and at < len(s) and (s[at] in HAN or s[at].isdecimal()) and left[-1].level >= Level.MONTH:
        day = first(DAYS, s, at)
        right = [day] if day else []
    return right or None
