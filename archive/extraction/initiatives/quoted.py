"""Unknown initiatives in quotation marks: believed for the head word after them, the verb before them, or their company."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from archive.extraction.initiatives import company, words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.view import Quote
from archive.extraction.wording import alternatives

_COUNTED = re.compile(
    r"[一二三四五六七八九十百千两双多全\dN][^的，。、]{0,3}[一二三四五六七八九十百两双\dN化放步+][^的，。]{0,6}"
    r"|[一二三四五六七八九十两双\dN][^的，。、]{1,4}(?:、[一二三四五六七八九十两双\dN][^的，。、]{1,4})+"
    r"|[一二三四五六七八九][放化抓步进问访送帮]走?"
    r"|(?:大[\u4e00-\u9fff]{2}){2,5}"
)
_CUT = re.compile(
    r"逐步|实现(?!中)|促进|更好|全面|融入|成为|走进|与|的|了|在|是|为|中(?!心)|后|以来|以(?!及)|让|使|将|被|把|向|对(?!接)|由|有(?!约)|要|等|累计|共(?!青|建|享|同)|进行|开展|举办|评选出|覆盖|吸引|正式|成功|顺利|启动(?!仪式)|\d+[余多]?[次场期个项人名支家]|[一二三四五六七八九十]+[次场期]"
)
#: Between a list and the word for what it lists: 等6项, 等一批具有本地特色的.
_LEAD = re.compile(
    r"等?(?:[一二三四五六七八九十\d]+(?:[个项类期]|大(?![学赛讲比]))|各类|系列(?!活动)|多项|一批|一系列|多个)?"
    r"(?:(?:具有|富有|独具|极具|彰显|体现|深受|贴近|契合|符合|充满)[^，。；、“”\n]{1,16}?的)?"
)
_EDITION = re.compile(
    r"(?:[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省|市|州|县|区|旗|盟))?(?:第?[一二三四五六七八九十百\d]+届|首届)$"
)
#: “四个提升”： followed by its parts.
_PARTS = re.compile(r"[一二三四五六七八九十][个大项][^的，。、]{2,6}")
#: Who works with whom is no name unless a word says what it is: “团干部+志愿者”模式.
_FORMULA = re.compile(r"[\u4e00-\u9fff]{2,}(?:\+[\u4e00-\u9fff]{2,})+")
#: Whose the quoted name is: 开设共青团“云团课”.
_OWNER = re.compile(r"(?:共青团|少先队|红领巾|青少年|青年|[\u4e00-\u9fff]{2}(?:工程|行动|计划))$")
#: Bodies that a verb of founding makes names: 建立“X”关爱队伍.
_RAISED = frozenset({"队伍", "中心", "阵地", "营", "之家", "委员会"})
_YEAR_BEHIND = re.compile(r"20\d\d年?度?$")
#: The theme of what has a name of its own: 本届大赛以“X”为主题.
_THEME_OF = re.compile(r"(?:^本届[\u4e00-\u9fff]{0,8}|大赛|论坛|峰会|年会)以$")
_DURATION = re.compile(r"[一二三四五六七八九十\d]+天[一二三四五六七八九十\d]+[夜晚]")
#: A standing phrase before one of these names a local order of work: “三位一体”工作体系.
_ONE_BODY = re.compile(r"[二两三四五六七八]位一体|[三四五]会[一两]课")
_ORDERS = frozenset({"体系", "机制", "模式", "工作法", "制度", "工作机制"})
_LISTING = re.compile(r"(?:分别是|分别为|包括|即|分为|一是|主题|名为|如下|项目|活动)$")
_QUANTITY = re.compile(
    r"(?:\d+[余多]?[个家支处场期项类]|(?:20\d\d年度?、?)+|[一二三四五六七八九十两]+[个家支处场期项类])$"
)
_PIECES = re.compile(r"\d+[余多]?[个家处所座支场期届]$")
_IDEA = re.compile(r"的?(?:总体|整体|基本)?(?:工作)?(?:思路|要求|模式|机制|格局|体系|举措|抓手|路径|做法|打法)")
_HONOURED = re.compile(r"获|授予|评为|荣膺|摘得")
_HONOURS = re.compile(
    r"[^。；！？\n]{0,90}?等(?:多项|[一二三四五六七八九十\d]+[项个]|国家级|省级|市级|多个)*(?:荣誉|称号|奖项|表彰)"
)
_NUMBERED = re.compile(r"\d+[余多]?[个名位家支]$")
_AWARDING = re.compile(r"评选|评出|表彰|选树|命名|授予|获评|荣获")
_DAYS = frozenset({"五四", "七一", "六一", "五一", "八一", "十一", "七·一"})
_LONGEST = 40
_SLOGAN = 14
_REACH = 24


def find(text: str, quotes: Sequence[Quote]) -> list[Candidate]:
    """The quoted names of a view's text that have evidence for being initiatives."""
    found: list[Candidate] = []
    marked = [q for q in quotes if q.mark in "“‘"]
    for group in company.groups(text, marked):
        found.extend(_decide(text, group))
    found.extend(company.repeated(text, marked, {c.start for c in found}))
    return found


def _decide(text: str, group: list[Quote]) -> Iterator[Candidate]:
    before, tail = _before(text, group[0].start), _tail(text, group[-1].stop)
    if _spoken(text, group[0].start, before) or (
        _THEME_OF.search(before) and text.startswith("为主题", group[-1].stop)
    ):
        return
    head = _head(tail)
    verb = _verb(before)
    if head is not None and not verb and len(group) > 1 and tail.startswith("等"):
        verb = _verb_of_clause(text, group[0].start)
    awarded = bool(_NUMBERED.search(before)) and bool(
        _AWARDING.search(text, max(0, group[0].start - 160), group[0].start)
    )
    after = text[group[-1].stop : group[-1].stop + 8]
    rules = [_rule(text, group, q, head, verb, awarded, after, before) for q in group]
    for q, rule in zip(group, company.joined(text, group, rules, tail, head is not None), strict=True):
        last = q is group[-1]
        inside = text[slice(*q.inside)]
        if rule is None:
            continue
        stop, own = q.stop, ""
        if last and head and not tail.startswith("等") and rule != "quoted-shared-head":
            stop, own = group[-1].stop + len(tail[: head[1]]), head[0]
        elif head and rule in ("quoted-head", "quoted-shared-head"):
            own = head[0]
        start = _widened(text, q.start) if own or last else q.start
        yield Candidate(start, stop, text[start:stop], rule, own or words.head_of(inside), inside)


def _rule(
    text: str,
    group: list[Quote],
    q: Quote,
    head: tuple[str, int] | None,
    verb: str,
    awarded: bool,
    after: str,
    before: str,
) -> str | None:
    """The rule by which a quotation of a run is a name by itself, None if it is none."""
    inside = text[slice(*q.inside)]
    if awarded and len(inside) >= 4 and not company.SENTENCE.search(inside):
        return "quoted-awarded"
    rule = _evidence(inside, head, verb, after, len(group) > 1)
    return rule or _by_context(text, group, q, inside, before, verb)


def _evidence(inside: str, head: tuple[str, int] | None, verb: str, after: str, many: bool) -> str | None:
    """The rule by which a quotation is a name, None if it is none."""
    bare = re.sub(r"[、，\s·]", "", inside)
    if bare in _DAYS and head is not None and head[0] not in words.words("bare", "weak_heads"):
        return "quoted-head"
    ordered = head is not None and head[0] in _ORDERS and bool(_ONE_BODY.fullmatch(inside))
    if _DURATION.fullmatch(bare):
        return None
    if ordered:
        return "quoted-head"
    if (
        bare in words.stopped()
        or inside in words.stopped()
        or company.SENTENCE.search(inside)
        or len(inside) > _LONGEST
    ):
        return None
    if head is None and _FORMULA.fullmatch(inside):
        return None
    counted = bool(_COUNTED.fullmatch(inside) and not _ONE_BODY.fullmatch(inside)) or (
        after.startswith("：") and bool(_PARTS.fullmatch(inside))
    )
    strong = bool(verb) and verb not in words.words("verbs", "weak")
    if head is not None and head[0] in _RAISED:
        strong = strong or verb in words.words("verbs", "found")
    bare = _YEAR_BEHIND.sub("", bare)
    if head is not None:
        weak = head[0] in words.words("bare", "weak_heads")
        if not weak or strong or (counted and verb):
            return "quoted-shared-head" if many else "quoted-head"
    if counted and (_IDEA.match(after) or after.startswith("：")):
        return "quoted-count"
    if head is None and words.begins_with("after", "negative").match(after[:3]):
        return None
    if head is None and len(bare) <= 4 and words.ends_with("stop", "metaphors").search(bare):
        return None
    if "，" in inside:
        return None
    listed = inside.count("、") and len(inside) > _SLOGAN
    named = words.ends_with("endings", "names").search(bare) and words.substance(bare)
    if named and len(bare) >= 4 and not listed:
        return "quoted-name"
    if counted and verb:
        return "quoted-count"
    governed = strong or (bool(verb) and words.begins_with("bare", "young_brand").search(inside) is not None)
    if governed and len(bare) >= 3 and not after.startswith("的"):
        return "quoted-act"
    return None


def _by_context(text: str, group: Sequence[Quote], q: Quote, inside: str, before: str, verb: str) -> str | None:
    """The rule by which the sentence around a quotation shows that it is a name: one of several, or one of the honours won."""
    bare = re.sub(r"[、，\s·]", "", inside)
    if len(bare) < 3 or bare in words.stopped() or inside in words.stopped() or company.SENTENCE.search(inside):
        return None
    if words.begins_with("after", "negative").match(text, q.stop) or "，" in inside:
        return None
    if verb and _PIECES.search(before):
        return "quoted-pieces"
    first = group[0].start
    if len(group) > 1 and len(bare) >= 4 and before.endswith(("包括", "包含", "涵盖", "分别为", "分别是")):
        return "quoted-listed"
    start = max(text.rfind(mark, max(0, first - 120), first) for mark in "。；！？\n") + 1
    if len(bare) >= 4 and (
        words.ends_with("verbs", "honours").search(_QUANTITY.sub("", before))
        or (_HONOURED.search(text, start, first) and _HONOURS.match(text, q.stop))
    ):
        return "quoted-won"
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
        if best is not None and best[0] not in words.words("bare", "weak_heads") and match.start() - best[1] > 3:
            break
        best = (match.group(1), match.end(1))
    return best


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(f"({alternatives(words.heads())})(?![化性型标组们])")


def _verb(before: str) -> str:
    """The verb that ends the clause before a quotation, particles aside; empty if there is none."""
    bare = _QUANTITY.sub("", before).rstrip("了好起出过全新一场个次的") if not before.endswith("等的") else before
    ends = words.ends_with("verbs", "name_after")
    match = ends.search(before) or ends.search(bare) or ends.search(_OWNER.sub("", bare))
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
