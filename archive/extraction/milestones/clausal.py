"""What each clause of a sentence does: states an act, a process, an honour, a result; prepares, embellishes, or says nothing."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from archive.extraction.findings import Document, Figure, InitiativeMention, OrganisationMention, TimeExpression
from archive.extraction.milestones.history import chronicle
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.parts import ACT, EMPTY, HONOUR, MUTE, PROCESS, Part, part_of
from archive.extraction.modality import Outlook
from archive.extraction.modality.words import future
from archive.schema.vocabulary import Basis, Genre, InitiativeKind, Modality, Role


@dataclass(slots=True)
class Reading:
    """One clause with its part. `start` is behind list marks and connectives; `verb` is where its verb begins."""

    index: int
    start: int
    stop: int
    part: Part
    verb: int
    figures: int
    initiatives: int
    founding: bool = False
    soft: bool = False
    finished: bool = False
    light: bool = False
    conjoined: bool = False
    embellishes: bool = False
    reported: bool = False
    deadline: bool = False
    session: bool = False
    mute: bool = False
    gathers: bool = False
    ranked: bool = False
    tally: bool = False
    rule: str = ""
    words: str = ""

    # What few clauses are ever asked is not worked out for all.
    @property
    def quoted(self) -> bool:
        """Whether it holds a quotation or a title."""
        return "◇" in self.words

    @property
    def numbered(self) -> bool:
        """Whether it begins with a figure."""
        return self.words[:1].isdigit()

    @property
    def goes(self) -> bool:
        """Whether it begins with what people were brought together for."""
        return self.words.startswith(_GOES)

    @property
    def manner(self) -> bool:
        """Whether it says how something was done."""
        return lexicon().manner.match(self.words) is not None

    @property
    def agenda(self) -> bool:
        """Whether it tells what a meeting dealt with."""
        return lexicon().agenda.match(self.words) is not None

    @property
    def meeting(self) -> bool:
        """Whether it tells that a meeting was held."""
        return self.rule in ("act", "ceremony") and _MEETING.search(self.words) is not None


class Reader:
    """Reads the clauses of one document."""

    def __init__(
        self,
        outlook: Outlook,
        organisations: Sequence[OrganisationMention],
        initiatives: Sequence[InitiativeMention],
        figures: Sequence[Figure],
        times: Sequence[TimeExpression] = (),
    ) -> None:
        self.outlook, self.words = outlook, lexicon()
        press = outlook.document.genre in _NEWS
        #: Whether the document tells year after year of a long time.
        self.history = history = chronicle(outlook.document, times)
        self._days = sorted(
            (t.start, t.stop) for t in times if _tells_day(t, outlook.plain[t.stop : t.stop + 1], press, history)
        )
        self._goals = sorted((t.start, t.stop) for t in times if _lies_ahead(t, outlook.document))
        self._times_at = sorted(t.start for t in times if t.role is Role.EVENT)
        self._days_at = [d[0] for d in self._days]
        named = [m for m in initiatives if m.kind is not InitiativeKind.THEME]
        self._initiatives = sorted(m.start for m in named)
        bodies = sorted((o.start, o.stop) for o in organisations)
        self._bodies_at, self._bodies = [b[0] for b in bodies], [b[1] for b in bodies]
        self._figures = sorted(f.start for f in figures)

    def day(self, first: int, last: int) -> tuple[int, int] | None:
        """The first expression of a day, month or year of its own in clauses `first` to `last`, as a span."""
        clauses = self.outlook.prose.clauses
        at = bisect_left(self._days_at, clauses[first].start)
        return self._days[at] if at < len(self._days) and self._days_at[at] < clauses[last].stop else None

    def goal(self, first: int, last: int) -> tuple[int, int] | None:
        """The first time that ends ahead of the document in clauses `first` to `last`, as a span."""
        clauses = self.outlook.prose.clauses
        at = bisect_left(self._goals, (clauses[first].start, 0))
        return self._goals[at] if at < len(self._goals) and self._goals[at][0] < clauses[last].stop else None

    def timed(self, reading: Reading) -> bool:
        """Whether a clause has any time of an event in it."""
        return _within(self._times_at, reading.start, reading.stop) > 0

    def timed_between(self, first: int, reading: Reading) -> bool:
        """Whether a time of an event stands between the beginning of clause `first` and a clause behind it."""
        clauses = self.outlook.prose.clauses
        return _within(self._times_at, clauses[first].start, clauses[reading.index].start) > 0

    def opens_with_time(self, reading: Reading) -> bool:
        """Whether a clause begins with the printed time of an event (2021年，……; 至2016年，……), none like 全年."""
        start = self.outlook.prose.clauses[reading.index].start
        at = bisect_left(self._times_at, start)
        opens = at < len(self._times_at) and self._times_at[at] <= min(start + _OPENING, reading.stop - 1)
        return opens and self.outlook.plain[self._times_at[at]].isdigit()

    def read(self, index: int, *, main: bool = False) -> Reading:
        """The part of clause `index`; as a `main` clause it is no preamble, whatever it begins with."""
        clause = self.outlook.prose.clauses[index]
        plain = self.outlook.plain
        lead = self.words.lead.match(plain, clause.start, clause.stop)
        start = lead.end() if lead else clause.start
        words = plain[start : clause.stop]
        figures = _within(self._figures, clause.start, clause.stop)
        first = bisect_left(self._initiatives, clause.start)
        initiatives = bisect_left(self._initiatives, clause.stop, first) - first
        names = [m.start() for m in _NAMED.finditer(words)] if "◇" in words or "改革" in words else []
        if initiatives:
            names.append(self._initiatives[first] - start)
        initiatives = max(initiatives, len(names))
        subject = self._subject(start, clause.stop)
        planned = self.outlook.section(start) is Modality.PLANNED
        part, verb, rule = part_of(words, subject - start, figures, min(names, default=None), planned, self.words, main)
        return Reading(
            index,
            start,
            clause.stop,
            part,
            start + verb,
            figures,
            initiatives,
            founding=part is ACT and self.words.founding.match(words, verb) is not None,
            soft=part is ACT and self.words.soft.match(words, verb) is not None,
            finished=words.find("了", verb + 1, verb + 4) > 0,
            light=part is ACT and words.startswith("进行", verb) and (verb <= 2 or words[:1] in ("对", "向", "为")),
            conjoined=plain.startswith(("并", "且"), clause.start),
            embellishes=part is PROCESS and self.words.tail.match(words) is not None,
            reported=part is EMPTY and self.words.reported.search(words) is not None,
            session=rule == "session",
            ranked=part is HONOUR and verb <= _AT_ONCE and _RANKED.match(words) is not None,
            mute=rule == MUTE,
            tally=figures > 0 and part is not HONOUR and _TALLY.match(plain, clause.start, clause.stop) is not None,
            gathers=part is ACT and figures > 0 and words.startswith(_GATHERS, verb),
            deadline=rule == "deadline",
            rule="" if rule == MUTE else rule,
            words=words,
        )

    def ahead(self, reading: Reading) -> bool:
        """Whether a clause tells what lies ahead, whatever stands before it."""
        words, start = reading.words, self.outlook.prose.clauses[reading.index].start
        if _AHEAD.match(words) or _WITHIN_YEAR.match(self.outlook.plain, start):
            return True
        return "将" in words[:_NEAR] and future().search(words, 0, _NEAR + _VERB) is not None

    def by_body(self, reading: Reading) -> bool:
        """Whether a clause begins with a committee or another body."""
        return self._subject(reading.start, reading.stop) > reading.start

    def _subject(self, start: int, stop: int) -> int:
        """Where the clause goes on behind a committee with which it begins; `start` if it begins with none."""
        at = bisect_left(self._bodies_at, start)
        if at < len(self._bodies_at) and self._bodies_at[at] == start:
            return min(self._bodies[at], stop)
        return start


def _lies_ahead(time: TimeExpression, document: Document) -> bool:
    """Whether a time ends after the document's own date."""
    end = time.interval.latest if time.interval else None
    now = document.published.interval.latest if document.published else None
    return end is not None and (time.role is Role.PLAN or (now is not None and end > now))


def _tells_day(time: TimeExpression, after: str, press: bool, history: bool) -> bool:
    """Whether a time says when its clause happened: a day or month, a year set apart, in the press 日前, in a history any year."""
    if time.rule in _NO_DAY or after in ("的", "是", "电"):
        return False
    if time.interval is None:  # a day of a year that nobody knows
        return time.role is Role.EVENT and time.text.rstrip().endswith("日")
    days = time.interval.days or _LONG
    if time.role is Role.VAGUE:  # 最近一个 tells which, not when
        return press and 1 < days <= _MONTH and after != "一"
    if history and time.role in (Role.EVENT, Role.BACKGROUND):
        return time.basis is not Basis.NAMED or days < _LONG
    return time.role is Role.EVENT and (days <= _MONTH or (days < _LONG and after in ("，", ",")))


def _within(sorted_starts: Sequence[int], start: int, stop: int) -> int:
    return bisect_left(sorted_starts, stop) - bisect_left(sorted_starts, start)


# 计划到2023年底动员10万名青年; 如今全区将有1285个.
_AHEAD = re.compile(
    r"(?:并|还|同时)?(?:计划|预计|力争|拟|将(?!.{1,12}(?:为|纳入|列入|作为))|到20\d\d年|未来|下一步|明年)|[^，,。]{0,10}将有"
)
_WITHIN_YEAR = re.compile(r"年内(?:再|将|拟|计划|力争)")
# How far something has come by now: 目前已挂牌3家.
_TALLY = re.compile(r"\s*(?:截至目前|目前|现|如今|迄今)[，,]?(?:已|共|累计)|\s*已(?!有)")
_RANKED, _AT_ONCE = re.compile(r"(?:并|均|且)?(?:位列|位居|名列|居|排名|跃居)"), 2
_MEETING = re.compile(r"会[^，,。；]{0,12}(?:召开|举行|举办)|召开[^，,。；]{2,30}会")
# 组织50名志愿者，到……开展……: who is brought together, and what for.
_GATHERS = ("组织", "邀请", "动员", "选派", "带领", "抽调")
_GOES = ("到", "赴", "前往", "深入", "走进", "来到", "奔赴", "开展", "进行")
_NEWS = (Genre.NEWS, Genre.NEWSPAPER_PAGE_ARTICLE)
_OPENING = 2  # characters before a time that opens its clause (截至)
_NEAR, _VERB = 14, 8  # characters from the head of a clause to 将, and of the verb behind it
_MONTH = 31
_LONG = 367  # days: what is longer tells of no occasion
_NO_DAY = ("anniversary", "festival", "holiday", "plan-period")
# A quotation with the sort of its thing behind it (“…”行动), or a title: named, whether or not it is known.
_NAMED = re.compile(
    r"“◇{2,30}”(?:[^，,。；“”◇]{0,10}(?:行动|工程|计划|活动|项目|大赛|品牌|课堂|论坛|系列|节目|栏目|平台|培训|宣讲|制度|机制|专项))|《◇+》"
    r"|(?:共青团|青联|学联|联合会|学生会|少先队|群团|团组织)[^，,。；“”]{0,8}改革"
    r"|(?:(?<!量身)打造|推出|共建|创办|开设)了?“◇{3,30}”(?!的)"
    r"|“◇{6,30}”(?=[，,。；\s]*$)"
)
