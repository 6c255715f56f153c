"""Which year the text is in at a place: what the text around it has dated, else the year of its section."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from archive.extraction.time.found import Found
from archive.extraction.time.frame import Frame
from archive.schema.vocabulary import Basis, Role
from archive.values.intervals import DayInterval

_REVIEW = re.compile(r"总结|回顾|部署|谋划|安排|做好|关于|盘点|报告|完成|表彰|评选|开展|明确")
_UNDER_REVIEW = re.compile(
    r"[全本]?[省市县区旗校州盟团]?工作|计划|要点|重点|目标|任务|共青团|[全本][省市县区旗校州盟团]"
)
REACH = 400
"""Characters over which a full date lends its year to a date without one."""


class Years:
    """Remembers, while a text is read from front to back, the year and the days that it named last."""

    def __init__(
        self,
        s: str,
        reference: DayInterval | None,
        sections: Sequence[tuple[int, int | None]] = (),
        told: bool = False,
    ) -> None:
        self._s, self._told = s, told
        self.reference = reference
        self._starts = [start for start, _ in sections]
        self._lent = [year for _, year in sections]
        self._year: int | None = None
        self._year_at = 0
        self._strong = False
        self._coarse = False
        self._near: DayInterval | None = None
        self._near_at = 0
        self._turned: int | None = None
        self.meeting: DayInterval | None = None

    def frame(self, at: int) -> Frame:
        """What a moment at this place hangs on."""
        near = self._near if at - self._near_at <= REACH else None
        begins, lent = self._section(at)
        year = self._year_here(at, begins, lent)
        loose = year is not None and year != lent and self._coarse and self._s.find("。", self._year_at, at) >= 0
        last = self._year or lent
        return Frame(self.reference, year, near, last_year=last, loose=loose, told=self._told, section=lent)

    def _section(self, at: int) -> tuple[int, int | None]:
        """Where the section at a place begins, and the year that it lends."""
        i = bisect_right(self._starts, at) - 1
        begins, lent = (self._starts[i], self._lent[i]) if i >= 0 else (0, None)
        if lent is not None and self._turned is not None and self._turned >= begins and lent == self._this_year() - 1:
            return begins, lent + 1  # a report on last year that has come to speak of 今年
        return begins, lent

    def _this_year(self) -> int:
        now = self.reference.latest if self.reference else None
        return now.year if now else 0

    def _year_here(self, at: int, begins: int, lent: int | None) -> int | None:
        if self._year is None or at - self._year_at > REACH or (lent is not None and self._year_at < begins):
            return lent
        if self._strong or self._s.find("。", self._year_at, at) < 0:
            return self._year
        return lent

    def remember(self, found: Found) -> None:
        """Take in an expression that has been resolved."""
        days = found.days
        if days is None or found.role in (Role.NAME, Role.VAGUE) or not days.closed:
            return
        length = days.days or 0
        if found.rule == "relative-year" and found.year is not None and found.year == self._this_year():
            self._turned = found.start
        lends = not (found.basis == Basis.RELATIVE and self._ahead(days))  # 明年 lends no year
        # The day of printing, and 这一年 counted from it, say no more than the reference does.
        own = self._told and ((days == self.reference and length == 1) or found.rule == "context-year")
        if own and length == 1:
            self._year = None  # and the years of the title above it are past
        elif found.year is not None and lends and not own and not self._reviewed(found):
            self._year, self._year_at = found.year, found.stop
            self._coarse = length > 1
            self._strong = length <= 31 or self._opens(found.start) or self._s[found.stop : found.stop + 1] in ",，。"
        if length <= 31 and found.rule not in ("anniversary", "counted-back"):
            self._near, self._near_at = days, found.stop
            if (1 < length <= 15 and "day" in found.rule) or (length == 1 and self.meeting is None):
                self.meeting = days

    def _reviewed(self, found: Found) -> bool:
        """总结2022年工作, 2022年度: the year under review, not the one that the text is in."""
        before, after = self._s[max(0, found.start - 5) : found.start], self._s[found.stop : found.stop + 4]
        if found.rule == "relative-year" and (before.endswith(("与", "比", "较", "同")) or after[:1] == "的"):
            return True  # 与去年相比, 去年的活动: named in passing
        if self._opens(found.start):
            return False
        return self._s[found.stop - 1] == "度" or bool(_REVIEW.search(before) or _UNDER_REVIEW.match(after))

    def _ahead(self, days: DayInterval) -> bool:
        now = self.reference.latest if self.reference else None
        return now is not None and days.earliest is not None and days.earliest > now

    def _opens(self, at: int) -> bool:
        """Whether a place opens a sentence or a text."""
        return at == 0 or self._s[at - 1] in "。!?！？:;；#\x01"
