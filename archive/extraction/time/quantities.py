"""Spans counted from the reference date: 五年来, 近三年, 过去两周, 未来五年, 三天前, 半年后."""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from archive.extraction.numerals import number
from archive.extraction.time.found import Found, Scene
from archive.extraction.time.frame import Frame, month_end
from archive.schema.vocabulary import Basis, Role
from archive.values.intervals import DayInterval

_N = r"(?:[0-9]{1,3}|[一二两三四五六七八九十百]{1,4})"
_UNIT = r"(?:周年|年|个?月|个?季度|周|个?星期|个?礼拜|天|日)"
_PATTERN = re.compile(
    rf"(?P<before>近|最近|过去的?|刚刚过去的|即将过去的|这|未来的?|今后的?|接下来的?|往后|之后|此后|回首|回望|回顾|走过|上|下|前|后)?"
    rf"(?P<half>半)?(?P<n>{_N})?(?P<more>多|余|几)?(?P<unit>{_UNIT})(?P<plus>半|多)?"
    rf"(?P<after>以来|来(?!自|到|看|说|讲|源|访|信|者|宾)|间(?!接|隔)|时间里?|的时间里?|里|以前|之前|前(?!三|两|[0-9一二四五六七八九]|列|沿|后)|以后|之后|后(?!来|期|勤|面|代))?"
)
_BACK = frozenset(
    {"近", "最近", "过去", "过去的", "刚刚过去的", "即将过去的", "这", "回首", "回望", "回顾", "走过", "上", "前"}
)
#: 过去一年 of a report in the first months of a year is the calendar year that it looks back on.
_GONE = frozenset({"过去", "过去的", "刚刚过去的", "即将过去的"})
_EARLY = 4
_AHEAD = frozenset({"未来", "未来的", "今后", "今后的", "接下来", "接下来的", "往后", "下"})


class Quantity(NamedTuple):
    """A counted span: so many units before (`back`), after (`ahead`), or the one point that far away (`point`).

    `past_year` marks 过去一年: around the turn of a year it is a calendar year.
    """

    start: int
    stop: int
    rule: str
    unit: str
    amount: int
    half: bool
    approximate: bool
    past_year: bool = False

    def days(self, frame: Frame) -> DayInterval | None:
        """The days it denotes, None without a reference date."""
        reference = frame.reference
        if reference is None or reference.earliest is None or reference.latest is None:
            return None
        if self.past_year and not self._coarse(reference) and (year := _year_gone(reference.latest)):
            return DayInterval.year(year)
        if self.rule == "counted-back":
            return DayInterval(
                self._moved(reference.earliest if self._coarse(reference) else reference.latest, -1), reference.latest
            )
        if self.rule == "counted-ahead":
            if self._coarse(reference):
                return DayInterval(reference.earliest, self._moved(reference.latest, 1))
            return DayInterval(reference.earliest, self._moved(reference.latest, 1))
        if self.rule == "so-long-ago":
            return self._point(reference.latest, -1)
        return self._later_in_the_story(frame, reference.latest) or self._point(reference.latest, 1)

    def _later_in_the_story(self, frame: Frame, now: date) -> DayInterval | None:
        """14年后 in a story that began in 2008 and has come to its present."""
        if self.unit == "年" and frame.last_year and frame.last_year + self.amount <= now.year + 1:
            return DayInterval.year(frame.last_year + self.amount) if not self.half else None
        near = frame.near.latest if frame.near else None
        if self.unit != "年" and near and near < now and self._moved(near, 1) <= now:
            return self._point(near, 1)
        return None

    def _coarse(self, reference: DayInterval) -> bool:
        return reference.earliest != reference.latest

    def _moved(self, when: date, sign: int) -> date:
        if self.unit in ("天", "日"):
            return when + sign * timedelta(days=self.amount)
        if self.unit == "周":
            return when + sign * timedelta(weeks=self.amount)
        if self.unit == "月" and self.half and not self.amount:
            return when + sign * timedelta(days=15)
        per = {"年": 12, "季度": 3, "月": 1}[self.unit]
        count = self.amount * per + (per // 2 if self.half else 0)
        return shift_months(when, sign * count)

    def _point(self, when: date, sign: int) -> DayInterval:
        moved = self._moved(when, sign)
        if self.unit == "年" and not self.half:
            return DayInterval.year(moved.year)
        if self.unit in ("年", "月", "季度"):
            return DayInterval.month(moved.year, moved.month)
        return DayInterval.day(moved)


def _year_gone(today: date) -> int | None:
    """The calendar year that 过去一年 means when it has just ended or is about to: said in March, the year before."""
    if today.month <= _EARLY:
        return today.year - 1
    return today.year if today.month == 12 else None


def shift_months(when: date, count: int) -> date:
    """The same day so many months later; the last day stays the last day of a shorter month."""
    month = when.year * 12 + when.month - 1 + count
    year, month = month // 12, month % 12 + 1
    if when == month_end(when.year, when.month) and when.day > calendar.monthrange(year, month)[1]:
        return month_end(year, month)
    return date(year, month, min(when.day, calendar.monthrange(year, month)[1]))


def quantity_at(s: str, at: int) -> Quantity | None:
    """The counted span that begins at a place, None for a plain duration (为期五天, 三年行动)."""
    m = _PATTERN.match(s, at)
    if not m or not (m["n"] or m["half"]):
        return None
    if m["before"] is None and at and s[at - 1] == "年":
        return None  # 2020年至2022年三年间
    if m["before"] is None and at and (s[at - 1].isdecimal() or s[at - 1] in "一二三四五六七八九十百千万第数几每.〇零"):
        return None
    unit = m["unit"].replace("个", "").replace("星期", "周").replace("礼拜", "周").replace("周年", "年")
    if m["before"] == "前" and unit == "季度":
        return None
    if unit == "月" and ("个" not in m["unit"] or m["before"] == "前"):
        return None  # 前10个月 is January to October
    rule = _rule(m["before"], m["after"])
    if rule is None or (rule == "so-long-ago" and m["unit"] == "日" and m["n"] and m["n"].isdecimal()):
        return None  # 15日前报送 is a deadline
    if m["before"] in ("这", "上", "下") and m["n"] == "一" and m["after"] is None:
        return None  # 这一年, 上一年度: words of their own
    if m["half"] and m["before"] in ("上", "下", "前", "后"):
        return None  # 下半年
    count = number(m["n"]) if m["n"] else 0
    half = bool(m["half"]) or m["plus"] == "半"
    if (unit in ("天", "日", "周") and half) or (unit == "年" and count > 300):
        return None
    start = at + len(m["before"]) if m["before"] in ("回首", "回望", "回顾", "走过") else at
    vague = bool(m["more"]) or m["plus"] == "多"
    gone = m["before"] in _GONE and m["after"] is None and (unit, count, half, vague) == ("年", 1, False, False)
    return Quantity(start, m.end(), rule, unit, count, half, vague, gone)


def _rule(before: str | None, after: str | None) -> str | None:
    if before in _AHEAD:
        return "counted-ahead" if after in (None, "里", "间", "时间", "时间里", "的时间", "的时间里") else None
    if after in ("以前", "之前", "前"):
        return "so-long-ago" if before is None else None
    if after in ("以后", "之后", "后"):
        return "so-long-after" if before is None else None
    if before == "后" and after is None:
        return "counted-ahead"
    if before in _BACK:
        return "counted-back"
    if after in ("以来", "来", "间", "时间里", "的时间里") and before in (None, "前"):
        return "counted-back"
    return None


def quantity_found_at(scene: Scene, at: int) -> Found | None:
    """The counted span at a place, resolved against the reference date."""
    q = quantity_at(scene.s, at)
    if q is None:
        return None
    days = q.days(scene.frame)
    role = Role.EVENT if days else Role.VAGUE
    return Found(q.start, q.stop, days, Basis.RELATIVE, q.rule, role, q.approximate)
