"""What looks like a figure and is none: names with numbers, ordinals, slogans, durations, page counters."""

import re

from archive.extraction.figures.patterns import Shapes, Unit

_QUOTES = {"“": "”", "「": "」", "‘": "’", "《": "》", "〈": "〉"}
_BORDERS = re.escape("".join((*_QUOTES, *_QUOTES.values(), "。！？!?；;")))
#: Read backwards: the nearest mark that opens or ends something.
_NEAREST = re.compile(f"[^{_BORDERS}]*([{_BORDERS}])")
_EDITIONS = re.compile(
    r"(?:连续|举办|举行|开展|承办|主办|已有?|共有?|先后|历经|历时|前|[、，,了办满第两过]|累计|成功)[了办]?\s*$"
)
_HOURS = re.compile(r"时长|累计|服务|志愿|工时|学时|劳动")
#: What a number with 万+ counts stands right before it.
_REACHED = re.compile(r"(?:[量数次达到超破逾过约近]|粉丝|人气|用户|累计)[0-9０-９.]+[万亿]$")
_WORD = re.compile(r"[\u4e00-\u9fff“]")
_ISSUE = re.compile(r"(?:19|20)\d\d\s*年\s*$")
_THRESHOLD = re.compile(
    r"(?:每[名位人](?!均)[^。；！？]*|原则上[^，。；]{0,12})(?:不少于|不低于|不超过|不高于|至少)\s*$"
    r"|平均(?:每|1)[名个位][^，。；]{1,24}(?:不少于|不低于|至少)\s*$"
    r"|按照?每[^，。；]{1,20}(?:不少于|不低于|不超过|至少|最少)[\u4e00-\u9fff]{0,3}\s*$"
)
#: 建成百个 has 百个; 成百个 is vague.
_DONE = re.compile(r"[建完组形达促]成$")
#: 通过, 经过, 不过, and what somebody did before: 动过两次手术; 资助过百人 is over a hundred.
_BEFORE_NOW = frozenset("通经不动来去到做办参获得受当加见帮助讲写赠展织任待有")
#: The minutes of a clock: 16:59本网讯.
_CLOCK = re.compile(r"\d[:：]$")
#: Of an order the first places (前三名), not persons.
_FOREMOST = re.compile(r"(?<![以之日目此年月])前$")
_SHORT_NAME = 18
#: A slogan of several parts (“建六个城、树五个品牌”) is not longer.
_SLOGAN = 50
_LONG_TITLE = 80


def in_a_name(text: str, start: int, stop: int) -> bool:
    """Whether the span stands in 《…》, in a short quotation without a pause, or is glued to letters or a plus sign."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    if before and (before in "+＋#＃_." or (before.isascii() and before.isalpha())):
        return True
    if after and after in "+＋" and not plus_follows(text, stop):
        return True
    return quoted(text, start, stop)


def plus_follows(text: str, stop: int) -> bool:
    """Whether a plus sign after a round number means "and more" (阅读量200万+，), and belongs to no name (青创10万+)."""
    if text[stop : stop + 1] not in ("+", "＋") or text[stop - 1 : stop] not in ("万", "亿"):
        return False
    return not _WORD.match(text, stop + 1) and bool(_REACHED.search(text, max(0, stop - 16), stop))


def quoted(text: str, start: int, stop: int, longest: int = _SHORT_NAME) -> bool:
    """Whether `[start, stop)` stands in 《…》 or in a short quotation without a pause."""
    low = max(0, start - _LONG_TITLE + 1)
    last = _NEAREST.match(text[low:start][::-1])
    if last is None or last[1] not in _QUOTES:
        return False
    at, char = start - last.end(), last[1]
    limit = _LONG_TITLE if char in "《〈" else longest
    end = text.find(_QUOTES[char], stop, at + limit + 2)
    inner = text[at + 1 : end]
    return end >= 0 and (char in "《〈" or not any(c in inner for c in "，,。；;：:"))


def approximated(text: str, start: int, known: Shapes) -> bool:
    """Whether a word right before the number makes it approximate (约, 近, 超过, 不少于, 上百)."""
    match = known.before.search(text, max(0, start - 6), start)
    if match is None:
        return False
    word, ahead = match.group().strip(), text[match.start() - 1 : match.start()]
    if word == "过":
        return ahead not in _BEFORE_NOW or (ahead not in "通经不" and text[start] in "百千万亿")
    if word == "近":
        return ahead not in ("最", "附", "邻", "靠", "亲", "远")
    if word == "上":
        return text[start] in "百千万亿" and ahead not in ("以", "线", "网", "会")
    return True


def refused(text: str, match: re.Match[str], unit: Unit | None, value: float, stop: int, known: Shapes) -> bool:
    """Whether the number with this measure word is no figure."""
    start = match.start()
    if in_a_name(text, start, stop) or _squeezed(text, start).startswith(known.phrases):
        return True
    if match["chinese"] and text[start - 1 : start] in ("（", "(") and text[stop : stop + 1] in ("）", ")"):
        return True  # 注册志愿者（万人）: in what a column counts
    if value == 1 and text.startswith("平均", max(0, start - 2)):
        return True
    if value == 0 or _CLOCK.search(text, max(0, start - 2), start):
        return True
    if _after_forbidden(text, start, known) or _of_a_page(text, match, known) or is_threshold(text, start):
        return True
    if unit is None:
        return False
    if match["chinese"] and _bad_chinese(text, match, unit, known):
        return True
    small = value <= 20 and not (match["more"] or match["much"] or match["scale"])
    if small and known.abstract.match(text, stop):
        return True
    return _wrong_unit(text, match, unit, value, start)


def is_threshold(text: str, start: int) -> bool:
    """Whether a number is what a rule asks of everybody (每名代表联系青年不少于10名, 原则上不低于30%): nothing was counted."""
    return _THRESHOLD.search(text, max(0, start - 60), start) is not None


def _of_a_page(text: str, match: re.Match[str], known: Shapes) -> bool:
    """Whether the counter of a page is printed (点击：660次); a text that tells of its readers rounds (阅读量500余万次)."""
    counter = known.counter.search(text, max(0, match.start() - 8), match.start())
    rounded = match["more"] or match["much"] or match["scale"] or match["scale2"]
    return counter is not None and (counter[0].rstrip()[-1:] in "：:" or not rounded)


def _squeezed(text: str, start: int) -> str:
    return "".join(text[start : start + 24].split())


def _after_forbidden(text: str, start: int, known: Shapes) -> bool:
    head = text[max(0, start - 4) : start].rstrip()
    return head.endswith(known.forbidden_before)


def _bad_chinese(text: str, match: re.Match[str], unit: Unit, known: Shapes) -> bool:
    """一个 and 一批 count nothing; two to nine need a measure word that reports; 百名 needs one that is counted so."""
    number, before = match["chinese"], text[max(0, match.start() - 1) : match.start()]
    if (
        (number == "一" and unit.name != "倍")
        or unit.arabic
        or (before in known.vague and not _DONE.search(text, max(0, match.start() - 2), match.start()))
    ):
        return True
    alone = len(number) == 1 and number in "二三四五六七八九两十" and not (match["much"] or match["scale2"])
    if alone and not unit.small:
        return True
    if alone and quoted(text, match.start(), match.end(), _SLOGAN):
        return True
    vague = bool(match["much"]) or approximated(text, match.start(), known)
    if number[0] in "百千万亿" and (not (unit.round or vague) or _paired(text, match)):
        return True
    if unit.name == "个" and text[match.end() : match.end() + 1] in ("“", "‘", '"'):  # 三个“引领”
        return True
    return text[match.end() : match.end() + 1] == "一" or (before != "" and before in "高初星周届")


def _paired(text: str, match: re.Match[str]) -> bool:
    """千条万条, 百场千人, 千名青年进千村: figures of speech."""
    ahead, behind = text[match.end() : match.end() + 1], text[max(0, match.start() - 2) : match.start()]
    if ahead in tuple("百千万亿") or behind[:1] in tuple("百千万亿"):
        return True
    number = match["chinese"]
    return (
        number in tuple("百千万")
        and re.match(rf"[^，。；、：\d]{{1,6}}[进到访联帮助入]{number}[^余多]", text[match.end() :]) is not None
    )


def _wrong_unit(text: str, match: re.Match[str], unit: Unit, value: float, start: int) -> bool:
    """Ordinals of editions and sessions, cohorts, and durations in hours."""
    if unit.name == "届":
        cohort = value >= 30 or (match["chinese"] is not None and value >= 13)
        return cohort or not _EDITIONS.search(text, max(0, start - 6), start)
    if unit.name == "期" and _ISSUE.search(text, max(0, start - 8), start) and not _WORD.match(text, match.end()):
        return True  # 2014年3期 of a periodical
    if unit.name == "次" and text[max(0, start - 1) : start] == "届":
        return True
    if unit.name in ("名", "位") and _FOREMOST.search(text, max(0, start - 3), start):
        return True
    if unit.name == "小时":
        return value < 100 and not match["scale"] and not _HOURS.search(text, max(0, start - 12), start)
    return unit.name in ("个", "期", "届", "批", "次") and value >= 1900 and value <= 2100 and _year_like(text, match)


def _year_like(text: str, match: re.Match[str]) -> bool:
    return (
        match["arabic"] is not None
        and len(match["arabic"]) == 4
        and not (match["more"] or match["much"])
        and (re.sub(r"\s", "", match["unit"] or "") in ("期", "届", "批"))
    )


def is_rank(text: str, match: re.Match[str], stop: int, known: Shapes) -> bool:
    """第N名 is a rank; 第N位 and a bare 第N only behind 位列, 排名, 居 … in the same clause."""
    if in_a_name(text, match.start(), stop):
        return False
    if match["word"] == "名":
        return True
    lead = re.split(r"[，,。；;！？]", text[max(0, match.start() - 24) : match.start()])[-1]
    if not known.rank_verbs.search(lead):
        return False
    following = text[stop : stop + 1]
    return bool(match["word"]) or following == "" or following in "，,。；;、！）)\n "
