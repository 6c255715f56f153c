"""Noun phrases of official prose: where a name begins and ends, and whether it says enough to be one."""

import re
from functools import cache

from archive.extraction.catalogue import seed_rows
from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.wording import alternatives

#: A character of an unquoted name, or a short bracket inside one: 苏台(淮安)青年峰会.
NAME = r"(?:[\u4e00-\u9fffA-Za-z\d%+·\-—“”‘’°]|\([^()\n]{1,8}\))"
PLACE = re.compile(r"[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省|市|州|县|(?<![街社园校景片小灾])区|旗|盟)")
EDITION = r"(?:第[一二三四五六七八九十百\d]+届|首届)"
LISTED = r"(?:、|和|及|以及|暨|——)"
#: After a head these go on with the same word: 大赛组委会, 协会会员, 联盟成员.
FOLLOWS = r"(?:组委会|会员|成员|秘书|会长|理事|主席|负责|代表|书记|委员|办公室|章程|名单|现场|励|品(?!牌)|队|(?<=园)区|[化性型者员度]|示(?=活动|会|交流))"

_FUNCTION = re.compile(
    r"[的了为以将被把向从由并及其在是和]|等(?!级)|以及|关于|不断|进一步|建设(?!银行|行动|工程|计划|项目)|开展|举办|组织(?:开展|实施|参加|动员)|壮大|发展(?=[\u4e00-\u9fff]{2}养殖)|做好|完成|实施(?!方案|意见|细则|办法|计划|纲要|规划|监测)|推动|推进(?!会)|参加|参与|邀请|搭建|通过|打造|联合(?![会国体])"
)
#: Says again what is named elsewhere: 本届大赛.
THIS = ("本届", "本次", "此次", "上届", "该届")
_COUNT = re.compile(
    r"^(?:了|好|过|起)?(?:\d+[余多]?[人名位](?:\([^()]{2,8}\))?|[一二三四五六七八九十两\d]+[余多]?万?[余多]?(?:[届期场次个支家项批间座处所](?!中全会)|场次|人次)|[全我本][省市县区国]第?[一首]?[家个]|一批|多[期场次]|首[家个支])?(?:“一[^”]{1,3}”(?=.))?"
)
_LEVEL = re.compile(r"^(?:全[省市县区国州]|我[省市县区]|国家级|省级|市级|县级|区级|镇级|乡级|校级|各[级地]|本地|当地)")
_WHOLE_PLACE = re.compile(r"全[省市县区国州]$")
_REACH = 36


def trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """Without counts before it (三届, 一批, 全省第一家) and without what stands before its last function word or verb."""
    start += _counted(text, start, stop)
    for cut in _FUNCTION.finditer(text, start, max(start, stop - 2)):
        compound = cut.group() == "建设" and young(text[start : cut.start()])
        if not compound and not _bracketed(text, start, cut.start()):
            start = cut.end()
    start += _counted(text, start, stop)
    opened = text[start:stop].count("”") - text[start:stop].count("“")
    if opened > 0:
        start = text.index("”", start) + 1
    return min(start, stop), stop


def _counted(text: str, start: int, stop: int) -> int:
    count = _COUNT.match(text[start:stop])
    return count.end() if count else 0


def _bracketed(text: str, start: int, at: int) -> bool:
    return text.count("“", start, at) > text.count("”", start, at)


@cache
def _region_names() -> frozenset[str]:
    return frozenset(row["name"] for row in seed_rows("regions.csv"))


@cache
def _short_regions() -> frozenset[str]:
    """The names of regions without the word for their sort (大冶 of 大冶市), those left out that are ordinary words."""
    ordinary = {row["word"] for row in seed_rows("lexicon/ordinary_places.csv")}
    short = (name for row in seed_rows("regions.csv") for name in row["short_names"].split("|"))
    return frozenset(name for name in short if len(name) >= 2) - ordinary


def located(name: str) -> bool:
    """Whether a name begins with a place, its short form included."""
    return bool(PLACE.match(name)) or any(name[:size] in _short_regions() for size in (4, 3, 2))


#: A place that no gazetteer has, by its last character.
_SPOT = re.compile(
    r"(?<=[，。；：、\n”》的])(?:(?![各我本该此其全每某这那在以和与由])[\u4e00-\u9fff]){1,4}[滩江河湖山海岛城桥港湾园关坝洲]$"
)
_LOCALITY = re.compile(
    r"(?:(?:(?![及和与在于我全本各辖以到为向对])[\u4e00-\u9fff]){2}(?:省|市|州|县|区|旗|街道|镇|乡|社区|村)|[省市县村校镇]级)$"
)


def placed(text: str, start: int) -> int:
    """Where the place begins that stands right before `start` (云山市, X街道, 村级), or `start` itself."""
    for size in range(12, 2, -1):
        if text[max(0, start - size) : start] in _region_names():
            return start - size
    for size in (4, 3, 2):
        if text[max(0, start - size) : start] in _short_regions():
            return start - size
    local = _LOCALITY.search(text, max(0, start - 4), start) or _SPOT.search(text, max(0, start - 6), start)
    return local.start() if local else start


@cache
def _act_before() -> re.Pattern[str]:
    acts = alternatives(words.words("verbs", "events") | words.words("verbs", "found"))
    return re.compile(rf"[，。；：\n](?:{acts})((?:(?![的了各全我本每和与由在等])[\u4e00-\u9fff]){{2,5}})$")


def led(text: str, start: int) -> int:
    """Where a name begins whose first word stands between the act of its clause and `start`: 组织云小雁青年服务队."""
    match = _act_before().search(text, max(0, start - 10), start)
    own = match is not None and plain(match.group(1)) and len(words.substance(_LEVEL.sub("", match.group(1)))) >= 2
    return match.start(1) if match is not None and own else start


def whole(name: str) -> bool:
    """Whether a name holds no half of a quotation and no border between two."""
    return "”“" not in name and name.count("“") == name.count("”") and name.rfind("“") <= name.rfind("”")


def plain(name: str) -> bool:
    """Whether no function word or verb stands in a name."""
    return _FUNCTION.search(name) is None


def begin(text: str, head: int, stop: int) -> int:
    """Where the noun phrase begins that ends with a head: after the last border or function word.

    Quotations stay whole; members of a list that begins with a place (X市快递、外卖行业团工委) belong to it.
    """
    start = head
    while start > 0 and head - start < _REACH and text[start - 1] not in "，。；：！？|\n《》、“(":
        if text[start - 1] == "”" and (opening := text.rfind("“", max(0, start - 40), start - 1)) >= 0:
            start = opening
            continue
        if text[start - 1] == ")" and (opening := text.rfind("(", max(0, start - 10), start - 1)) >= 0:
            start = opening
            continue
        start -= 1
    if text[start - 1 : start] == "、":
        clause = max(text.rfind(mark, max(0, start - _REACH), start) for mark in "，。；：！？\n") + 1
        if clause and PLACE.match(text, clause) and not acts().search(text, clause, start):
            return clause
    return trimmed(text, start, stop)[0]


def candidate(text: str, start: int, stop: int, rule: str) -> Candidate:
    """The candidate at a place, its brand and head taken from its wording."""
    name = text[start:stop]
    brand = re.search(r"“([^”]{2,})”", name)
    return Candidate(start, stop, name, rule, words.head_of(name), brand.group(1) if brand else "")


def specific(name: str) -> bool:
    """Whether a name says more than what any body or event may be called."""
    head = words.head_of(name)
    if name.startswith(THIS):
        return False
    rest = _LEVEL.sub("", name[: len(name) - len(head)])
    if re.match(EDITION, rest):
        return True
    left = words.substance(PLACE.sub("", rest))
    return len(left) >= 2 or (bool(PLACE.match(rest)) and len(_WHOLE_PLACE.sub("", rest)) >= 5)


def distinct(name: str) -> bool:
    """Whether the head alone, with a word of the young, makes a name: 青年夜校, 青年会客厅."""
    bare = _LEVEL.sub("", name)
    return young(bare) and words.ends_with("bare", "distinct").search(bare) is not None


def told(name: str) -> bool:
    """Whether a name says whose or which it is: a word of the young, a place, an edition, a year or a quotation."""
    return young(name) or located(name) or bool(re.search(EDITION, name) or re.search(r"20\d\d|”", name))


def young(name: str) -> bool:
    """Whether a word of the young stands in a name."""
    return words.begins_with("bare", "young").search(name) is not None


def to_end(text: str, stop: int) -> int:
    """The end of a longer head that begins inside the one found: 节 → 节目 no, 展 → 展演 yes."""
    while stop < len(text) and text[stop - 1 : stop + 1] in words.heads() and text[stop] not in words.BORDERS:
        stop += 1
    return stop


@cache
def acts() -> re.Pattern[str]:
    """The verbs and particles that may stand before a name."""
    return re.compile(alternatives(words.words("verbs", "name_after")) + "|在|由|为|和|与|及")


def without_act(text: str, start: int, stop: int) -> int:
    """The start of a name that does not begin with the act that governs it: 举办X市."""
    act = acts().match(text, start, stop)
    return act.end() if act else start


_COMMEMORATES = re.compile(r"^(?:庆祝|纪念)")
#: A meeting of a body's own: 十届三次全委会.
PLENARY = re.compile(r"全会|全委|全体|委员会")


def halves(text: str, whole: Candidate) -> list[Candidate]:
    """The two undertakings that 暨 joins in one name, those of them that say enough; else the name as it is.

    What a plenary is held together with is judged alone: 三次全委会暨表彰大会 is none.
    """
    at = whole.name.find("暨")
    if at < 0 or whole.name.startswith("《") or _bracketed(whole.name, 0, at):
        return [whole]
    first = candidate(text, whole.start, whole.start + at, whole.rule)
    second = candidate(text, whole.start + at + 1, whole.stop, whole.rule)
    kept = [second] if second.head and told(second.name) and (specific(second.name) or second.brand) else []
    commemorates = _COMMEMORATES.match(first.name) is not None
    if (first.brand and not commemorates) or (kept and commemorates) or (first.head and specific(first.name)):
        kept.insert(0, first)
    return kept or ([] if PLENARY.search(first.name) else [whole])
