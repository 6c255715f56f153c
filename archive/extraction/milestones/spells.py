"""Spells of time that a sentence names by their ends: since then (自2019年实施以来), for so long (历时七周), from year to year."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from archive.extraction.findings import DatedBasis, TimeExpression
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.when import Date, length, said
from archive.extraction.numerals import number
from archive.values import edtf
from archive.values.intervals import DayInterval

_SINCE = re.compile(r"[^，,。；]{1,24}以来")
_BEGUN = "实施|印发|发布|出台|召开|启动|成立|开展|运行|建立|上线|开办|换届|创办|发起|设立"
_SINCE_BEGUN = re.compile(
    rf"[^，,。；]{{0,50}}(?:{_BEGUN})以来|(?:正式|率先|首次|全面)?(?:{_BEGUN})[^，,。；]{{2,60}}以来"
    # 2010年启动的“…”行动，已动员550万人
    rf"|(?:正式|率先|首次|全面)?(?:{_BEGUN})的[^，,。；]{{2,40}}[，,](?:目前|现)?(?:已|累计|先后)"
)
# 自2019年实施“…”，扶持项目412个: what was done from that start on is counted behind it.
_FROM_THE_START = re.compile(
    r"(?:起|(?:正式|首次|率先|全面|开始)?(?:实施|启动|开展|推行|创办|开办|发起|运行|上线|成立|设立|创建)了?)"
    r"[^，,。；]{0,30}[，,][^。；]{0,60}?\d"
)
# How many there are, and nothing that adds up over time (累计, 已开展).
_STOCK = re.compile(
    r"[，,]?(?:(?!累计|先后|陆续|已(?!有)|[开举召]|组织开|发放)[^，,。；;]){0,40}?(?:[共现已设拥]?有|达到?|为)\s*\d"
)
_LASTING = re.compile(
    r"[，,](?:活动|培训|全程|前后|共)?(?:历时|为期|历经|持续)(?:了|近|约)?"
    r"(?P<count>[\d一二三四五六七八九十两]{1,3})个?(?P<unit>天|日|周|星期|礼拜|月)(?=[，,。；]|$)"
)
_FORWARD = re.compile(
    r"起?[，,]?(?:力争|计划|拟)?(?:通过|利用|用)(?P<count>[一二三四五\d])(?:年|至[二三四五]年)(?:左右)?的?(?:时间|努力)"
)
_YEAR = "year"  # the rule that finds a printed year
_YEARS_LONG = re.compile(
    r"(?:已经?|共)?(?:连续|持续|坚持)(?:开展|实施|举办|进行)?了?(?P<count>\d{1,2}|[一二三四五六七八九十]{1,3})年"
    r"(?:开展|实施|举办)?[^。；;]{0,40}?[，,](?:共|已|先后)?累计"
)
_MOST_YEARS = 60
_UNITS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 31}  # days at most
_LONGEST = 372  # days, twelve months

# 2019年、2020年实施了; 获得2019年度先进集体，2020年度…、2021年度…: years of one list.
_LISTED = re.compile(r"(?:[、和及与]|和|以及)|[^，,。；;：:\d]{2,30}[，,、]")
# 由2018年的1.2万人增长到2022年的5万人.
_FROM, _GROWN = (
    ("由", "从"),
    re.compile(
        r"[^，,。；;]{0,24}(?:增长?|增加|提高|提升|上升|扩大|突破|发展|下降|减少|降低|跃升|攀升|升|降)(?:到了?|至|为)"
    ),
)


def since(text: str, published: DatedBasis | None, time: TimeExpression, stop: int) -> Date | None:
    """自1月7日本市发生疫情以来: from that day to the document's own date, open where it has none.

    None if the time in `text[:stop]` begins no such spell.
    """
    when, told = time.interval, published.interval.latest if published else None
    if when is None or when.earliest is None or (published is not None and told is None):
        return None
    if told is not None and when.earliest > told:
        return None
    from_then = text[max(0, time.start - 1) : time.start] in ("自", "从")
    shapes = (_SINCE, _FROM_THE_START) if from_then else (_SINCE_BEGUN,)
    if not any(shape.match(text, time.stop, stop) for shape in shapes):
        return None
    return _dated(time, DayInterval(when.earliest, told))


def years(text: str, time: TimeExpression, following: Iterable[TimeExpression]) -> Date | None:
    """Several years of one list, or the year from which and that to which something grew, as one spell; None for one year.

    `following` are the times behind `time` in its statement, in order.
    """
    first, last = time.interval, time
    if time.rule != _YEAR or first is None or first.earliest is None:
        return None
    ends = [first.latest]
    for other in following:
        between = text[last.stop : other.start]
        grown = text[max(0, time.start - 1) : time.start] in _FROM and _GROWN.fullmatch(between)
        listed = _LISTED.fullmatch(between) and lexicon().acts.search(between) is None
        if other.rule != _YEAR or other.interval is None or not (grown or listed):
            break
        ends.append(other.interval.latest)
        last = other
    latest = max((e for e in ends if e is not None), default=None)
    if latest is None or latest == first.latest:
        return None
    return _dated(time, DayInterval(first.earliest, latest))


def years_long(text: str, published: DatedBasis | None, start: int, stop: int) -> DayInterval | None:
    """已持续开展20年，累计资助7万人: so many years up to the document's own date; None if `text[start:stop]` says no such thing."""
    told = published.interval.latest if published else None
    found = _YEARS_LONG.search(text, start, stop) if told is not None else None
    if found is None or told is None:
        return None
    count = number(found["count"])
    return DayInterval(date(told.year - count, 1, 1), told) if 0 < count <= _MOST_YEARS else None


def snapshot(text: str, time: TimeExpression, stop: int) -> Date | None:
    """截至5月24日，注册的团组织有1186个: a stock is counted on the day up to which it is told; None for what was done up to it."""
    when = time.interval
    if when is None or when.earliest is not None or when.latest is None:
        return None
    stock = _STOCK.match(text, time.stop, stop)
    return _dated(time, DayInterval(when.latest, when.latest)) if stock else None


def forward(text: str, time: TimeExpression) -> Date | None:
    """从2022年起，用三年时间: those years; None if it says no such thing."""
    when, found = time.interval, _FORWARD.match(text, time.stop)
    if when is None or when.earliest is None or found is None:
        return None
    last = when.earliest.year + number(found["count"]) - 1
    return _dated(time, DayInterval(when.earliest, date(last, 12, 31)))


def lasting(text: str, published: DatedBasis | None, time: TimeExpression, stop: int) -> Date | None:
    """于7月11日开班，历时七周，服务学生86名: those weeks, as far as the document can tell of them; None if it says no such thing."""
    when = time.interval
    if length(time) != 1 or when is None or when.earliest is None:
        return None
    found = _LASTING.search(text, time.stop, stop)
    if found is None or any(mark in text[time.stop : found.start()] for mark in "。；;！？\n"):
        return None
    count = number(found["count"])
    if not 0 < count * _UNITS[found["unit"]] <= _LONGEST or when.earliest.year == date.max.year:
        return None
    last = _last_day(when.earliest, count, found["unit"])
    told = published.interval.latest if published else None
    last = min(last, told) if told is not None and told >= when.earliest else last
    return _dated(time, DayInterval(when.earliest, last)) if last > when.earliest else None


def _last_day(first: date, count: int, unit: str) -> date:
    """The last of so many days, weeks or months that begin on a day."""
    if unit != "月":
        return first + timedelta(days=count * _UNITS[unit] - 1)
    years, month = divmod(first.month - 1 + count, 12)
    return date(first.year + years, month + 1, min(first.day, 28)) - timedelta(days=1)


def _dated(time: TimeExpression, interval: DayInterval) -> Date:
    return replace(said(time), interval=interval, edtf=edtf.write(interval))
