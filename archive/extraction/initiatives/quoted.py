"""Unknown initiatives in quotation marks: believed for the head word after them, the verb before them, or their company."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.view import Quote

_LIST_LINK = re.compile(r"(?:、|和|及|以及|与|，)?")
_SENTENCE = re.compile(r"[。！？；!?;…]|——$")
_COUNTED = re.compile(
    r"[一二三四五六七八九十百千两双多全\dN][^的，。、]{0,3}[一二三四五六七八九十百两双\dN化放步+][^的，。]{0,6}"
    r"|[一二三四五六七八九十两双\dN][^的，。、]{1,4}(?:、[一二三四五六七八九十两双\dN][^的，。、]{1,4})+"
    r"|[一二三四五六七八九][放化抓步进问访送帮]走?"
)
_CUT = re.compile(
    r"逐步|实现(?!中)|促进|更好|全面|融入|成为|走进|与|的|了|在|是|为|中(?!心)|后|以来|以(?!及)|让|使|将|被|把|向|对(?!接)|由|有(?!约)|要|等|累计|共(?!青|建|享|同)|进行|开展|举办|评选出|覆盖|吸引|正式|成功|顺利|启动(?!仪式)|\d+[余多]?[次场期个项人名支家]|[一二三四五六七八九十]+[次场期]"
)
_LEAD = re.compile(r"等?(?:[一二三四五六七八九十\d]+[个项类期]|各类|系列(?!活动)|多项|一批)?")
_EDITION = re.compile(
    r"(?:[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省|市|州|县|区|旗|盟))?(?:第?[一二三四五六七八九十百\d]+届|首届)$"
)
_WEAK_HEADS = frozenset(
    {
        "工作",
        "服务",
        "实践",
        "宣传",
        "节",
        "展",
        "营",
        "法",
        "主题",
        "贷",
        "中心",
        "队伍",
        "标准",
        "评选",
        "试点",
        "通知",
        "决定",
        "改革",
        "创建",
        "专员",
        "之家",
        "委员会",
        "阵地",
        "产品",
        "规范",
        "制度",
    }
)
_LISTING = re.compile(r"(?:分别是|分别为|包括|即|分为|一是|主题|名为|如下|项目|活动)$")
_QUANTITY = re.compile(
    r"(?:\d+[余多]?[个家支处场期项类]|(?:20\d\d年度?、?)+|[一二三四五六七八九十两]+[个家支处场期项类])$"
)
_NUMBERED = re.compile(r"\d+[余多]?[个名位家支]$")
_AWARDING = re.compile(r"评选|评出|表彰|选树|命名|授予|获评|荣获")
_DAYS = frozenset({"五四", "七一", "六一", "五一", "八一", "十一", "七·一"})
_LONGEST = 40
_REACH = 24


def find(text: str, quotes: Sequence[Quote]) -> list[Candidate]:
    """The quoted names of a view's text that have evidence for being initiatives."""
    found: list[Candidate] = []
    for group in _groups(text, [q for q in quotes if q.mark in "“‘"]):
        found.extend(_decide(text, group))
    return found


def _groups(text: str, quotes: Sequence[Quote]) -> Iterator[list[Quote]]:
    """Runs of quotations of one depth with nothing but a list mark between them."""
    group: list[Quote] = []
    for q in sorted(quotes, key=lambda q: (q.depth, q.start)):
        if group and _follows(text, group[-1], q):
            group.append(q)
            continue
        if group:
            yield group
        group = [q]
    if group:
        yield group


def _follows(text: str, last: Quote, q: Quote) -> bool:
    near = q.depth == last.depth and 0 <= q.start - last.stop <= 2
    return near and bool(_LIST_LINK.fullmatch(text, last.stop, q.start))


def _decide(text: str, group: list[Quote]) -> Iterator[Candidate]:
    before, tail = _before(text, group[0].start), _tail(text, group[-1].stop)
    if _spoken(text, group[0].start, before):
        return
    head = _head(tail)
    verb = _verb(before)
    if head is not None and not verb and len(group) > 1 and tail.startswith("等"):
        verb = _verb_of_clause(text, group[0].start)
    awarded = bool(_NUMBERED.search(before)) and bool(
        _AWARDING.search(text, max(0, group[0].start - 160), group[0].start)
    )
    many = len(group) > 1
    for q in group:
        last = q is group[-1]
        inside = text[slice(*q.inside)]
        rule = _evidence(inside, head, verb, text[group[-1].stop : group[-1].stop + 3], many)
        if awarded and len(inside) >= 4 and not _SENTENCE.search(inside):
            rule = "quoted-awarded"
        if rule is None:
            continue
        stop, own = q.stop, ""
        if last and head and not tail.startswith("等") and rule != "quoted-shared-head":
            stop, own = group[-1].stop + len(tail[: head[1]]), head[0]
        elif head and rule in ("quoted-head", "quoted-shared-head"):
            own = head[0]
        start = _widened(text, q.start) if own or last else q.start
        yield Candidate(start, stop, text[start:stop], rule, own or words.head_of(inside), inside)


def _evidence(inside: str, head: tuple[str, int] | None, verb: str, after: str, many: bool) -> str | None:
    """The rule by which a quotation is a name, None if it is none."""
    bare = re.sub(r"[、，\s·]", "", inside)
    if bare in _DAYS and head is not None and head[0] not in _WEAK_HEADS:
        return "quoted-head"
    if bare in words.stopped() or inside in words.stopped() or _SENTENCE.search(inside) or len(inside) > _LONGEST:
        return None
    counted = bool(_COUNTED.fullmatch(inside))
    strong = bool(verb) and verb not in words.words("verbs", "weak")
    if head is not None:
        weak = head[0] in _WEAK_HEADS
        if not weak or strong or (counted and verb):
            return "quoted-shared-head" if many else "quoted-head"
    if head is None and words.begins_with("after", "negative").match(after):
        return None
    if "，" in inside:
        return None
    if words.ends_with("endings", "names").search(inside) and len(bare) >= 4:
        return "quoted-name"
    if counted and verb:
        return "quoted-count"
    if strong and len(bare) >= 3 and not after.startswith("的"):
        return "quoted-act"
    return None


def _before(text: str, at: int) -> str:
    """The clause that leads to a quotation."""
    start = at
    while start > 0 and at - start < _REACH and text[start - 1] not in "，。；！？,;!?\n“”‘’《》":
        start -= 1
    return text[start:at]


def _tail(text: str, at: int) -> str:
    """What follows a quotation up to the end of its noun phrase; a leading 等 stays."""
    stop = at
    while stop < len(text) and stop - at < _REACH and text[stop] not in "，。；：！？,;:!?、\n“‘《([":
        stop += 1
    tail = text[at:stop]
    lead = _LEAD.match(tail)
    skip = lead.end() if lead else 0
    cut = _CUT.search(tail, skip)
    return tail[: cut.start()] if cut else tail


def _head(tail: str) -> tuple[str, int] | None:
    """The furthest head word of the noun phrase and where it ends in it."""
    lead = _LEAD.match(tail)
    skip = lead.end() if lead else 0
    if tail[skip : skip + 1] in ("和", "与", "及", "") or words.begins_with("after", "negative").match(tail, skip):
        return None
    best: tuple[str, int] | None = None
    for match in _heads().finditer(tail, skip):
        # What stands far behind a head is said of the name: “X”项目关注困境青少年服务.
        if best is not None and best[0] not in _WEAK_HEADS and match.start() - best[1] > 3:
            break
        best = (match.group(1), match.end(1))
    return best


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(f"({words.alternatives(words.heads())})(?![化性型标组们])")


def _verb(before: str) -> str:
    """The verb that ends the clause before a quotation, particles aside; empty if there is none."""
    bare = _QUANTITY.sub("", before).rstrip("了好起出过全新一场个次的") if not before.endswith("等的") else before
    match = words.ends_with("verbs", "name_after").search(before) or words.ends_with("verbs", "name_after").search(bare)
    if match is None or before.endswith("的"):
        return ""
    return match.group()


def _verb_of_clause(text: str, at: int) -> str:
    """The first verb of the clause before a list of quotations, other quotations passed over."""
    start = max((text.rfind(mark, max(0, at - 60), at) for mark in "，。；！？\n"), default=-1) + 1
    match = words.begins_with("verbs", "events").search(text, max(start, at - 60), at)
    return match.group() if match else ""


def _spoken(text: str, at: int, before: str) -> bool:
    """Whether a quotation is somebody's words."""
    lead = before.rstrip("：:，,地")
    if before.endswith("："):
        return not _LISTING.search(lead)
    if at > 0 and text[at - 1] in "，," and words.ends_with("speech", "before").search(text[max(0, at - 8) : at - 1]):
        return True
    return bool(words.ends_with("speech", "before").search(lead)) and not lead.endswith("知道")


def _widened(text: str, start: int) -> int:
    """The start of a name whose place and edition stand before its quotation marks."""
    match = _EDITION.search(text, max(0, start - 16), start)
    return match.start() if match else start
