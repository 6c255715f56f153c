"""What each clause of a sentence does: states an act, a process, an honour, a result; prepares, embellishes, or says nothing."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.extraction.findings import Figure, InitiativeMention, OrganisationMention, TimeExpression
from archive.extraction.milestones.lexicon import Lexicon, lexicon
from archive.extraction.modality import Outlook
from archive.schema.vocabulary import InitiativeKind, Modality, Role


class Part(StrEnum):
    """The part a clause plays in its sentence."""

    ACT = "act"
    PROCESS = "process"
    HONOUR = "honour"
    RESULT = "result"
    PREAMBLE = "preamble"
    WEAK = "weak"
    TAIL = "tail"
    EMPTY = "empty"


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
    quoted: bool = False
    light: bool = False
    conjoined: bool = False
    embellishes: bool = False
    numbered: bool = False
    reported: bool = False
    deadline: bool = False
    session: bool = False
    mute: bool = False
    ahead: bool = False
    manner: bool = False
    ranked: bool = False
    agenda: bool = False
    meeting: bool = False
    rule: str = ""


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
        self._days = sorted((t.start, t.stop) for t in times if _tells_day(t, outlook.plain[t.stop : t.stop + 1]))
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

    def timed(self, reading: Reading) -> bool:
        """Whether a clause has any time of an event in it."""
        return _within(self._times_at, reading.start, reading.stop) > 0

    def read(self, index: int, *, main: bool = False) -> Reading:
        """The part of clause `index`; as a `main` clause it is no preamble, whatever it begins with."""
        clause = self.outlook.prose.clauses[index]
        plain = self.outlook.plain
        lead = self.words.lead.match(plain, clause.start, clause.stop)
        start = lead.end() if lead else clause.start
        words = plain[start : clause.stop]
        figures = _within(self._figures, clause.start, clause.stop)
        initiatives = _within(self._initiatives, clause.start, clause.stop)
        names = [m.start() for m in _NAMED.finditer(words)] if "◇" in words or "改革" in words else []
        first = self._first_initiative(clause.start, clause.stop)
        names += [] if first is None else [first - start]
        initiatives = max(initiatives, len(names))
        subject = self._subject(start, clause.stop)
        planned = self.outlook.section(start) is Modality.PLANNED
        part, verb, rule = _part(words, subject - start, figures, min(names, default=None), planned, self.words, main)
        return Reading(
            index,
            start,
            clause.stop,
            part,
            start + verb,
            figures,
            initiatives,
            founding=part is Part.ACT and self.words.founding.match(words, verb) is not None,
            soft=part is Part.ACT and self.words.soft.match(words, verb) is not None,
            finished=words.find("了", verb + 1, verb + 4) > 0,
            quoted="◇" in words,
            light=part is Part.ACT
            and words.startswith("进行", verb)
            and (verb <= 2 or words[:1] in ("对", "向", "为")),
            conjoined=plain.startswith(("并", "且"), clause.start),
            embellishes=part is Part.PROCESS and self.words.tail.match(words) is not None,
            numbered=words[:1].isdigit(),
            reported=part is Part.EMPTY and self.words.reported.search(words) is not None,
            session=rule == "session",
            ahead=_AHEAD.match(words) is not None,
            ranked=part is Part.HONOUR and verb <= _AT_ONCE and _RANKED.match(words) is not None,
            manner=self.words.manner.match(words) is not None,
            agenda=self.words.agenda.match(words) is not None,
            meeting=rule in ("act", "ceremony") and _MEETING.search(words) is not None,
            mute=rule == _MUTE,
            deadline=rule == "deadline",
            rule="" if rule == _MUTE else rule,
        )

    def by_body(self, reading: Reading) -> bool:
        """Whether a clause begins with a committee or another body."""
        return self._subject(reading.start, reading.stop) > reading.start

    def _subject(self, start: int, stop: int) -> int:
        """Where the clause goes on behind a committee with which it begins; `start` if it begins with none."""
        at = bisect_left(self._bodies_at, start)
        if at < len(self._bodies_at) and self._bodies_at[at] == start:
            return min(self._bodies[at], stop)
        return start

    def _first_initiative(self, start: int, stop: int) -> int | None:
        at = bisect_left(self._initiatives, start)
        return self._initiatives[at] if at < len(self._initiatives) and self._initiatives[at] < stop else None


def _tells_day(time: TimeExpression, after: str) -> bool:
    """Whether a time says when its clause happened: a day or month, or a year that a comma sets apart."""
    if time.role is not Role.EVENT or time.rule in _NO_DAY or time.interval is None or after in ("的", "是"):
        return False
    days = time.interval.days or _LONG
    return days <= _MONTH or (days < _LONG and after in ("，", ","))


def _within(sorted_starts: Sequence[int], start: int, stop: int) -> int:
    return bisect_left(sorted_starts, stop) - bisect_left(sorted_starts, start)


# 计划到2023年底动员10万名青年; 如今全区将有1285个.
_AHEAD = re.compile(
    r"(?:并|还|同时)?(?:计划|预计|力争|拟|将(?!.{1,12}(?:为|纳入|列入|作为))|到20\d\d年|未来|下一步|明年)|[^，,。]{0,10}将有"
)
_RANKED, _AT_ONCE = re.compile(r"(?:并|均|且)?(?:位列|位居|名列|居|排名|跃居)"), 2
# 为深入贯彻……，……: what for.
_FOR = re.compile(
    r"为(?:了|深入|进一步|认真|全面|切实|扎实|更好|贯彻|落实|推动|充分|大力|弘扬|引导|营造|丰富|庆祝|纪念|迎接|响应|积极|有效|持续|帮助)"
)
# 由团省委主办，……: who held it stands before what was held.
_HOSTS = re.compile(r"由[^，,。；]{2,60}(?:主办|承办|协办|指导|支持|联合举办|共同举办)[，,]")
# 参学率位居全市前列: no rank, so it only goes on with what stands before it.
_UNRANKED = re.compile(r"(?:位列|位居|名列|排名)[^，,。第]{0,8}前(?:列|茅)")
_MEETING = re.compile(r"会[^，,。；]{0,12}(?:召开|举行|举办)|召开[^，,。；]{2,30}会")
_MUTE = "mute"  # instead of a rule: the clause says nothing
_MONTH = 31
_LONG = 367  # days: what is longer tells of no occasion
_NO_DAY = ("anniversary", "festival", "holiday", "plan-period")
# A quotation with the sort of its thing behind it (“…”行动), or a title: named, whether or not it is known.
_NAMED = re.compile(
    r"“◇{2,30}”(?:[^，,。；“”◇]{0,10}(?:行动|工程|计划|活动|项目|大赛|品牌|课堂|论坛|系列|节目|栏目|平台|培训|宣讲|制度|机制|专项))|《◇+》"
    r"|(?:共青团|青联|学联|联合会|学生会|少先队|群团|团组织)[^，,。；“”]{0,8}改革"
    r"|“◇{6,30}”(?=[，,。；\s]*$)"
)


def _part(
    words: str, subject: int, figures: int, name: int | None, planned: bool, lex: Lexicon, main: bool = False
) -> tuple[Part, int, str]:
    """The part, the place of the verb, and the rule (seeds/rules/milestones.toml). `name` is where a name begins."""
    # The words without which a rule cannot hold are looked for first: that is what makes them cheap.
    if ("前" in words or "底" in words) and (deadline := lex.deadline.search(words)):
        return Part.ACT, deadline.start(), "deadline"
    session = lex.session.search(words) if _OF_A_SESSION.search(words) else None
    if session and not lex.problems.search(words) and not lex.reported.search(words):
        return Part.ACT, session.start(), "session"
    if _says_nothing(words, figures, lex):
        return Part.EMPTY, 0, _MUTE
    if words.rstrip("，, \n").endswith(("以来", "期间", "之际")):
        return Part.PREAMBLE, 0, ""
    honour = lex.honours.search(words, subject)
    if honour and not figures and _UNRANKED.search(words, honour.start()):
        return Part.RESULT, honour.start(), "result"
    if honour and len(words) > honour.end() + 3:
        return Part.HONOUR, honour.start(), "honour"
    if figures and lex.result.match(words, subject):
        return Part.RESULT, 0, "result"
    if lex.attendance.search(words):
        return Part.TAIL, 0, ""
    prepares = lex.preamble.match(words, subject) is not None
    if not main and (_HOSTS.match(words, subject) or _FOR.match(words, subject)):
        return Part.PREAMBLE, 0, ""
    if _circumstance(words[subject:], prepares):
        return Part.PREAMBLE, 0, ""
    return _by_verb(words, subject, figures, name, planned, lex, prepares and not main)


def _by_verb(
    words: str, subject: int, figures: int, name: int | None, planned: bool, lex: Lexicon, prepares: bool
) -> tuple[Part, int, str]:
    """The part by the clause's verb: an act, what took place, a first, a process, a result."""
    act, embellishes = None, lex.tail.match(words, subject) is not None
    for each in lex.acts.finditer(words, subject):
        if _concrete(words, each, figures, name, planned or embellishes, lex):
            return Part.ACT, each.start(), "act"
        act = act or each
    ends = words.rstrip("，,。；;！! \n*").removesuffix("了").endswith(lex.ceremonies)
    held = lex.ceremony.search(words, subject) if ends and not prepares else None
    if held and _takes_place(words[subject : held.start()], lex):
        return Part.ACT, held.start("verb"), "ceremony"
    if (first := lex.first.search(words, subject)) and len(words) - first.end() > _SHORTEST_FIRST:
        return Part.ACT, first.start(), "first"
    if prepares and not (figures and _WITH_RESULT.search(words, subject)):
        return Part.PREAMBLE, 0, ""
    process = lex.processes.search(words, subject)
    if process and name is not None and process.start() - subject <= 12 and name >= process.end() - 2:
        return Part.PROCESS, process.start(), "process"
    if figures:
        return Part.RESULT, 0, "result"
    if embellishes:
        return Part.TAIL, 0, ""
    return (Part.WEAK, act.start(), "") if act else (Part.EMPTY, 0, "")


_CIRCUMSTANCE = re.compile(
    r"以.{1,30}为.{0,4}(?:主体|对象|领域|平台|依托|契机|抓手|载体|主线|目标|原则|重点|主题|单位|导向|统领|基础|根本|引领|牵引|核心|牵动)$"
)
_ENDS = (*tuple("下中上时后前"), "方面", "环节", "形式", "方式", "契机")
_ORDERS = re.compile(
    r"^(?:按照|根据|依据|遵照|对照|围绕|按).*(?:部署|安排|要求|精神|规定|原则|思路|主线|目标|任务|中心|大局|主题|需求)$"
)
_SHORTEST_FIRST = 6
_LONG_OBJECT = 8
# 与县团委共同收集了100个心愿: prepared and done in one clause.
_OF_A_SESSION = re.compile("了|进行|作|做|会议|大会|全会|会上")
_WITH_RESULT = re.compile(r"共同[^，,。；]{2}了|一起[^，,。；]{2}了|(?:收集|募集|筹集|赠送|发放|招募|送出|完成|解决)了")
_ALWAYS = ("基础上", "过程中", "的同时", "前提下", "情况下", "指导下", "领导下", "支持下", "要求", "相结合")
_TOWARDS = re.compile(r"^(?:对|向|把)[^，,]*的[^的，,]{1,8}$")


def _circumstance(words: str, prepares: bool) -> bool:
    """Whether a clause is a mere circumstance (在…下, 以…为契机)."""
    bare = words.rstrip("，,：:。；* \n")
    return bool(_CIRCUMSTANCE.search(bare) or _TOWARDS.match(bare) or _ORDERS.match(bare)) or bare.endswith(
        _ENDS if prepares else _ALWAYS
    )


def _concrete(words: str, act: re.Match[str], figures: int, name: int | None, strict: bool, lex: Lexicon) -> bool:
    """Whether an act has an object of its own: a figure, a name, an event, a body, a paper.

    `strict` refuses the weak nouns (机制, 服务, 活动): in plans, and in clauses that only embellish.
    """
    if figures or name is not None:
        return True
    rest = words[act.end() :].strip("了，,。；; \n")
    if len(rest) >= _LONG_OBJECT and (act.group().endswith("了") or words.startswith("了", act.end())):
        return True  # 还发布了……内容
    if rest == "":  # 大会顺利召开
        return bool(lex.concrete.search(words, 0, act.start()))
    nouns = lex.strong if strict else lex.concrete
    return rest not in _BARE and bool(nouns.search(words, act.end()))


def _takes_place(before: str, lex: Lexicon) -> bool:
    """Whether what stands before a verb without object is something that can take place: an event, a body, a work."""
    return any(m.end() >= _SHORTEST_EVENT for m in lex.concrete.finditer(before))


_SHORTEST_EVENT = 4
_BARE = (
    "活动",
    "工作",
    "服务",
    "项目",
    "组织",
    "平台",
    "机制",
    "实践",
    "行动",
    "队伍",
    "体系",
    "品牌",
    "典型",
    "先进",
    "系列活动",
    "各类活动",
    "各项活动",
    "相关活动",
)


def _says_nothing(words: str, figures: int, lex: Lexicon) -> bool:
    if len(words.strip("，,。；;：: \n")) < 4:
        return True
    if lex.problems.search(words) or lex.exhortation.search(words):
        return not figures
    if lex.copula.search(words) and not any(w in words for w in ("首", "唯一", "第一")):
        return True
    return (bool(lex.study.search(words)) and not figures) or bool(lex.reported.search(words))
