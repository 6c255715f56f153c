"""Unquoted names told by what stands right beside them: a prize won in it, a short form in brackets, a full stop behind a label."""

import re
from collections.abc import Iterator
from functools import cache

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.nouns import NAME, candidate, plain, specific, told, trimmed, without_act, young
from archive.extraction.wording import alternatives

_ELECTIONS = frozenset({"评选活动", "征集活动", "推选活动", "选树活动"})
_WON = ("中荣获", "中获", "中斩获")
#: What celebrates an anniversary, its festive words before or behind: 建队74周年主题活动.
_ANNIVERSARY = re.compile(r"周年(?:系列|主题|纪念|庆祝)*(?:纪念大会|活动|晚会|仪式|音乐会)")
_OF_WHAT = re.compile(r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]|“[五四·]{2,3}”){4,20}?\d{1,3}$")
_SHORT_FORM = re.compile(r"\((?:以下|下)?(?:统称|简称|称)(?:为)?“[^“”()]{2,12}”\)")
_BEFORE_FORM = re.compile(rf"{NAME}{{4,24}}$")
#: Bodies of any sort are named with their short forms, too.
_BODY = re.compile(r"(?:委员会|联合会|协会|公司|集团|学院|大学|学校|[部局厅办院所])$")
_ROLE = re.compile(r"^(?:作为|即|由|在|对|将|把)")
_NUMBERED = re.compile(r"^[(]?[一二三四五六七八九十\d]+[)、.]")
_LABEL_LEAST, _LABEL_MOST = 6, 24


def find(text: str) -> list[Candidate]:
    """The unquoted names of a view's text that what stands beside them tells."""
    found: list[Candidate] = []
    for rule in (_won_in, _anniversaries, _defined, _labels, _numbered_parts, _prizes):
        found.extend(rule(text))
    return found


@cache
def _winning() -> re.Pattern[str]:
    heads = alternatives(words.words("heads", "competition") | _ELECTIONS)
    return re.compile(
        rf"在({NAME}{{4,36}}?(?:{heads}))(?:[总半]?决赛|复赛)?中(?=[^，。；]{{0,4}}(?:荣|获|取得|斩获|捧))"
    )


def _won_in(text: str) -> Iterator[Candidate]:
    """`won-in`: 在全省团课大比武竞赛中荣获一等奖; not 在大赛中获奖."""
    for match in _winning().finditer(text) if any(won in text for won in _WON) else ():
        start, stop = trimmed(text, *match.span(1))
        if specific(text[start:stop]):
            yield candidate(text, start, stop, "won-in")


def _anniversaries(text: str) -> Iterator[Candidate]:
    """`anniversary`: 云山区少先队庆祝建队74周年主题活动; not 建队74周年来."""
    for match in _ANNIVERSARY.finditer(text):
        begun = _OF_WHAT.search(text, max(0, match.start() - 27), match.start())
        if begun is not None:
            start = without_act(text, trimmed(text, begun.start(), match.end())[0], match.end())
            yield candidate(text, start, match.end(), "anniversary")


def _defined(text: str) -> Iterator[Candidate]:
    """`defined`: 云山县大学生春风服务社(以下简称“春风社”); not a body of the ladder, a school, a firm."""
    for match in _SHORT_FORM.finditer(text) if "称" in text else ():
        begun = _BEFORE_FORM.search(text, max(0, match.start() - 26), match.start())
        if begun is None:
            continue
        role = _ROLE.match(begun.group())
        start, stop = trimmed(text, begun.start() + (role.end() if role else 0), match.start())
        name = text[start:stop]
        if len(name) >= _LABEL_LEAST and told(name) and plain(name) and not _BODY.search(name):
            yield candidate(text, start, stop, "defined")


@cache
def _kinds() -> frozenset[str]:
    return words.words("bare", "programmes") | words.words("bare", "undertakings") | {"活动"}


@cache
def _parts() -> re.Pattern[str]:
    """A numbered part that says nothing but its name: 二是开展云溪求学分享会。"""
    acts = "进行|开展|举办|举行|组织|推出"
    heads = alternatives((words.words("bare", "events") | words.words("bare", "activities")) - {"志愿服务"})
    return re.compile(rf"[一二三四五六七八九十]是(?:{acts})((?:{NAME}){{2,14}}?(?:{heads}|行|沙龙))。")


def _numbered_parts(text: str) -> Iterator[Candidate]:
    """`label`: 一是开展云溪发展感知行。二是…: a numbered part that says nothing but its name."""
    for match in _parts().finditer(text) if "是" in text else ():
        if plain(match.group(1)) and specific(match.group(1)):
            yield candidate(text, *match.span(1), "label")


#: A line that is the name of a prize and nothing else; its classes (一等奖) are no prizes of their own.
_PRIZE = re.compile(r"(?<=\n)[\u4e00-\u9fff]{2,8}(?<![等金银铜获颁评发领设])奖(?=\n|$)")


def _prizes(text: str) -> Iterator[Candidate]:
    """`label`: 优秀项目奖 on a line of its own, with what it is for below."""
    for match in _PRIZE.finditer(text) if "奖\n" in text else ():
        yield candidate(text, *match.span(), "label")


def _labels(text: str) -> Iterator[Candidate]:
    """`label`: 青春榜样选树活动。五四期间…: a paragraph that begins with the name of what it tells of."""
    at = 0
    while (line := text.find("\n", at)) >= 0:
        at = line + 1
        stop = text.find("。", at, at + _LABEL_MOST)
        if stop < at + _LABEL_LEAST:
            continue
        numbered = _NUMBERED.match(text, at)
        start = without_act(text, numbered.end() if numbered else at, stop)
        name = text[start:stop] if stop > start else ""
        head = words.head_of(name) if len(name) >= _LABEL_LEAST else ""
        if head in _kinds() and re.fullmatch(NAME + "+", name) and plain(name) and young(name) and specific(name):
            yield candidate(text, start, stop, "label")
