"""What stands around a quotation: the clause that leads to it, its verb, the noun phrase behind it, its head word."""

import re
from functools import cache

from archive.extraction.initiatives import words
from archive.extraction.initiatives.nouns import placed
from archive.extraction.wording import alternatives

_CUT = re.compile(
    r"逐步|实现(?!中)|促进|更好|全面|融入|成为|走进(?![^，。；、“”]{2,8}(?:系列|主题)活动)|与(?![^，。；、“”的]{2,10}(?:面对面|交流|互动|对话|结对|同行)[^，。；、“”的]{0,4}(?:活动|行动|营))|的|了|在|是|为|中(?!心)|后|以来|以(?!及)|让|使|将|被|把|向|对(?!接|面|话)|由|有(?!约)|要|等|(?<!收)获(?!得感)|荣膺|斩获|入围|落地(?!生根)|落户|指(?![导挥南引尖数标])|累计|共(?!青|建|享|同)|进行|开展|举办|开办|开设|推出|打造|创办|成立(?!大会|仪式|\d|周年)|评选出|覆盖|吸引|依托|聚焦|惠及|旨在|正式|成功|顺利|启动(?!仪式)|\d+[余多]?[次场期个项人名支家]|[一二三四五六七八九十]+[次场期]"
    # What a name brought in is counted behind it: “X”大赛征集项目300个.
    r"|(?<=大赛|活动|行动|计划|工程|项目)(?:征集|收到|扶持|资助|孵化|培育|招募)[^，。；]{1,8}?(?=\d)"
)
#: Between a list and the word for what it lists: 等6项, 等一批具有本地特色的.
_LEAD = re.compile(
    r"等?(?:[一二三四五六七八九十\d]+(?:[个项类期]|大(?![学赛讲比]))|各类|系列(?!活动)|多项|一批|一系列|多个)?"
    r"(?:(?:具有|富有|独具|极具|彰显|体现|深受|贴近|契合|符合|充满)[^，。；、“”\n]{1,16}?的)?(?:重点(?=工作|项目|任务|活动))?"
)
_EDITION = re.compile(
    r"(?:[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省|市|州|县|区|旗|盟))?(?:第?[一二三四五六七八九十百\d]+届|首届)$"
)
_LISTING = re.compile(r"(?:分别是|分别为|包括|即|分为|一是|主题|名为|如下|项目|活动)$")
QUANTITY = re.compile(
    r"(?:\d+[余多]?[个家支处场期项类]|(?:20\d\d年度?、?)+|[一二三四五六七八九十两首]+[个家支处场期项类])$"
)
_NUMBERED = re.compile(r"(?:第?[一二三四五六七八九十百\d]+届|首届)$")
#: Whose the quoted name is: 开设共青团“云团课”.
_OWNER = re.compile(r"(?:共青团|少先队|红领巾|青少年|青年|[\u4e00-\u9fff]{2}(?:工程|行动|计划))$")
_REACH = 24
_CLAUSE = re.compile(r"[^，。；！？,;!?\n“”‘’《》]+$")
_PHRASE = re.compile(rf"[^，。；：！？,;:!?、\n“‘《(\[]{{1,{_REACH}}}")


def before(text: str, at: int) -> str:
    """The clause that leads to a quotation."""
    begun = _CLAUSE.search(text, max(0, at - _REACH), at)
    return begun.group() if begun else ""


def tail(text: str, at: int) -> str:
    """What follows a quotation up to the end of its noun phrase; a leading 等 stays."""
    run = _PHRASE.match(text, at)
    phrase = run.group() if run else ""
    lead = _LEAD.match(phrase)
    skip = lead.end() if lead else 0
    cut = _CUT.search(phrase, skip)
    return phrase[: cut.start()] if cut else phrase


_NOTE = re.compile(r"\([^()\n]{2,40}\)(?=[\u4e00-\u9fff])")


def behind(text: str, at: int) -> int:
    """Where the noun phrase goes on behind a quotation, a bracket that explains it passed over: “六强”(强基、强团…)工程."""
    note = _NOTE.match(text, at) if text.startswith("(", at) else None
    return note.end() if note else at


def head(tail: str) -> tuple[str, int] | None:
    """The furthest head word of the noun phrase and where it ends in it."""
    lead = _LEAD.match(tail)
    skip = lead.end() if lead else 0
    if tail[skip : skip + 1] in ("和", "与", "及", ""):
        return None
    negative = words.begins_with("after", "negative").match(tail, skip)
    if negative is not None and not _long_name(tail[negative.end() :]):
        return None
    best: tuple[str, int] | None = None
    for match in _heads().finditer(tail, skip):
        # What stands far behind a head is said of the name: “X”项目关注困境青少年服务.
        weak = match.group(1) in words.words("bare", "weak_heads")
        sure = best is not None and best[0] not in words.words("bare", "weak_heads")
        if best is not None and sure and match.start() - best[1] > (0 if weak else 3):
            break
        if best is not None and tail.endswith("新闻", 0, match.start()):
            break  # where the press is told of it: “X”系列活动新闻发布会
        best = (match.group(1), match.end(1))
    return best


def _long_name(rest: str) -> bool:
    """Whether words that deny a name are only the beginning of a noun that makes one: “X”思想引领专项教育."""
    head = words.head_of(rest)
    return len(head) > 2 and len(rest) >= len(head) + 2


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        f"({alternatives(words.heads())})(?![化性型组们]|标(?!识)|目标|定位|精神|理念|意识|宗旨|造|销|运|业)"
    )


def verb(before: str) -> str:
    """The verb that ends the clause before a quotation, particles aside; empty if there is none."""
    bare = (
        QUANTITY.sub("", before).rstrip("了好起出过全新一场个次的季期届轮") if not before.endswith("等的") else before
    )
    ends = words.ends_with("verbs", "name_after")
    match = ends.search(before) or ends.search(bare) or ends.search(_OWNER.sub("", bare)) or ends.search(unplaced(bare))
    if match is None or before.endswith("的"):
        return ""
    return match.group()


def unplaced(before: str) -> str:
    """The clause before a quotation without the place and edition at its end: 荣获第八届云山市, 成立云山县首个."""
    bare = _NUMBERED.sub("", QUANTITY.sub("", before))
    return _NUMBERED.sub("", bare[: placed(bare, len(bare))])


def verb_of_clause(text: str, at: int) -> str:
    """The first verb of the clause before a list of quotations, other quotations passed over."""
    start = max((text.rfind(mark, max(0, at - 60), at) for mark in "，。；！？\n"), default=-1) + 1
    match = words.begins_with("verbs", "events").search(text, max(start, at - 60), at)
    return match.group() if match else ""


def spoken(text: str, at: int, before: str) -> bool:
    """Whether a quotation is somebody's words."""
    lead = before.rstrip("：:，,地")
    if before.endswith("："):
        return not _LISTING.search(lead)
    if at > 0 and text[at - 1] in "，," and words.ends_with("speech", "before").search(text[max(0, at - 8) : at - 1]):
        return True
    return bool(words.ends_with("speech", "before").search(lead)) and not lead.endswith("知道")


def widened(text: str, start: int) -> int:
    """The start of a name whose place and edition stand before its quotation marks."""
    match = _EDITION.search(text, max(0, start - 16), start)
    return match.start() if match else start
