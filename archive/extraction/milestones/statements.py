"""Joins clauses to statements: one per fact, with its circumstances before and its results behind."""

import re
from collections.abc import Iterator

from archive.extraction.milestones.clausal import Reader, Reading
from archive.extraction.milestones.continuing import continues
from archive.extraction.milestones.parts import ACT, EMPTY, HONOUR, PREAMBLE, PROCESS, RESULT, TAIL, WEAK, Part
from archive.extraction.milestones.settling import settled
from archive.extraction.milestones.statement import Statement, trimmed
from archive.extraction.modality import recalled

_LONGEST_PREAMBLE = 110
_MOST_PREAMBLE = 3
_LEAST_PREAMBLE = 20
_HEAVIEST_PREAMBLE = 2.5  # of the length of the clause that it prepares
_LONGEST_EMPTY = 40
# What such a clause announces holds for all acts of its sentence.
_FRAMES = ("围绕", "从", "联合", "携手", "会同", "深入", "针对", "面向", "以", "依托", "聚焦", "结合", "通过")
_STARTS = (ACT, PROCESS, HONOUR)
_CARRIES = (*_STARTS, RESULT, WEAK)
_TOTAL = re.compile(
    r"(?:全[国省市县区州盟旗校]|各[县市区镇乡][^，,。]{0,6})(?:已|先后)?(?:累计|共)(?:已|有)?"
    r"|全[国省市县区州盟旗]注册[^，,。；]{2,12}(?:达到?|超过?|突破|有)[^，,。；\d]{0,3}\d"
)
# 目前已有近半数的村确定人选: how far the act before it has come; a part is done, the rest goes on.
_SHARE = re.compile(
    r"(?:目前|现|如今)?(?:已经?)?有?(?:近半数|半数以上|过半数?|大半|大?多数|大部分|[一二三四五六七八九]成|[一二三四五六七八九十]分之[一二三四五六七八九]|(?:近|约|超过?)?[\d.]+[%％])(?:以上)?的"
)
_SHARES = re.compile(r"(?:[各均约]?占|较|同比|[比环]比|比上)")
_BARE_TOTAL = re.compile(
    r"(?:[近这]?[一二三四五两几\d]+年(?:来|间)?)?(?:已|共|先后)?(?:累计|共计|总计)|(?:全年|每年)?(?:不少于|不低于)\s*\d"
)
_UP_TO = ("到", "至")  # 到1975年，
_ASKS, _TELLS = ("要求", "号召"), ("表示", "介绍", "说")
_UP_TO_NOW = re.compile(r"累计|已|共(?!青|同)|注册|先后")
_BUT = ("但", "然而", "不过", "可是")
_SO_FAR = ("目前", "现", "如今", "截至目前", "截止目前", "迄今")


def statements(reader: Reader, first: int, last: int) -> Iterator[Statement]:
    """The statements of the sentence that clauses `first` to `last` make."""
    current: Statement | None = None
    preamble: Reading | None = None
    readings = settled(reader, first, last)
    for n, reading in enumerate(readings):
        index = reading.index
        if current is not None and current.main.rule != "session" and _only_dates(reader, reading):
            yield current.whole()
            current, preamble = None, None
        if reading.reported:
            if index == last or not recalled(reader.outlook, first, index + 1):
                yield from _counted(reader, reading, readings[n + 1 :])
                break
            continue
        if reading.embellishes and current is not None and not reading.figures:
            current.trail(reading)
            continue
        share = current is not None and current.part is ACT and _so_far(reader, reading)
        if current is None and reading.part is Part.RESULT and _SHARES.match(reader.outlook.plain, reading.start):
            continue  # 占14.72%: of what stands before it
        if (reading.part in _STARTS and not share and not continues(current, reading)) or (
            reading.part is RESULT and (current is None or _apart(reader, reading, current))
        ):
            if current is not None:
                begins = preamble.index if preamble else index
                current.reach = min(current.reach, reader.outlook.prose.clauses[begins].start)
                yield current.whole()
            elif preamble is None:
                preamble = _joined_to(readings[:n], reading) or _antecedent(reader, readings[:n], reading)
            current, preamble = _begin(reader.outlook.text, reading, preamble), None
        elif reading.part is WEAK and current is not None and current.part is PROCESS:
            current.trail(reading)  # a process goes on with figures and undertakings, not with every verb behind it
        elif reading.part in _CARRIES and current is not None:
            current.stop, preamble = reading.stop, None
            current.partly = current.partly or share
            current.results = current.results or reading.figures > 0 or reading.part is HONOUR
        elif current and reading.part in (PREAMBLE, EMPTY) and _goes_ahead(reader, reading, current):
            yield current.whole()
            current, preamble = None, reading
        elif reading.part is PREAMBLE:
            preamble = preamble or reading
        elif reading.part is EMPTY and reading.stop - reading.start > _LONGEST_EMPTY:
            preamble = None
        elif current is not None:
            current.turned = current.turned or _turns(reader, reading)
            current.trail(reading)
        if reading.part is PREAMBLE and current is not None:
            current.trail(reading)
        mark = reader.outlook.text[reading.start : reading.stop].rstrip()[-1:]
        if current is not None and mark in ("：", ":"):
            current.opened = bool(reading.initiatives or reading.figures or reading.quoted)
        if mark in ("；", ";") and (current is None or not current.opened):
            if current is not None:
                yield current.whole()
            current, preamble = None, None
        elif mark in ("；", ";") and current is not None:
            current.opened = False
    if current is not None:
        yield current.whole()


def _counted(reader: Reader, says: Reading, following: list[Reading]) -> Iterator[Statement]:
    """What somebody tells or asks for with a figure (要求全团……，帮助1万名毕业生就业; 表示，已建成驿站126间)."""
    current: Statement | None = None
    asked = any(word in says.words for word in _ASKS)
    for reading in following if asked or any(word in says.words for word in _TELLS) else ():
        if not reading.figures or reading.part not in (Part.ACT, Part.RESULT):
            continue
        if not asked and current is None and _UP_TO_NOW.search(reading.words) is None:
            continue
        if current is not None and reading.part is Part.RESULT and not _apart(reader, reading, current):
            current.stop = reading.stop
            continue
        if current is not None:
            yield current
        current = Statement(reading.start, reading.stop, reading)
    if current is not None:
        yield current


def _joined_to(before: list[Reading], reading: Reading) -> Reading | None:
    """What a clause that begins with 并 goes on with, where that is no fact by itself (与代表座谈，并作讲话)."""
    last = before[-1] if before else None
    joined = reading.conjoined and last is not None and not last.mute and last.part in (WEAK, EMPTY)
    return last if joined else None


def _antecedent(reader: Reader, before: list[Reading], reading: Reading) -> Reading | None:
    """What a bare total counts, where no act stands before it: 号召大学生报到，两年累计报到2000人次."""
    if reading.part is not RESULT or not _BARE_TOTAL.match(reader.outlook.plain, reading.start):
        return None
    found = None
    for earlier in reversed(before[-_MOST_PREAMBLE:]):
        ends = reader.outlook.text[earlier.stop - 1] in "；;：:"
        if ends or earlier.mute or _only_dates(reader, earlier) or earlier.part not in (TAIL, WEAK, EMPTY):
            break
        found = earlier
    return found


def _apart(reader: Reader, reading: Reading, current: Statement) -> bool:
    """Whether a result is a fact of its own: it lies ahead, or has a day that is not the day of the fact before it."""
    if current.main.rule == "journey" or _goes_ahead(reader, reading, current):
        return True
    if current.main.part is not PROCESS and _TOTAL.match(reader.outlook.text, reading.start):
        return True
    first, _ = reader.outlook.prose.sentence(reading.index)
    if reading.figures and reader.opens_with_time(reading) and reader.timed_between(first, reading):
        return True  # 2004年启动……，2021年资助323名
    return current.main.rule == "dated" and reader.timed(reading)


def _goes_ahead(reader: Reader, reading: Reading, current: Statement) -> bool:
    """Whether a clause tells what lies ahead, and the fact before it does not."""
    return reader.ahead(reading) and not reader.ahead(current.main)


def _turns(reader: Reader, reading: Reading) -> bool:
    """Whether a clause turns against what stands before it (但也存在……问题): no part of the fact."""
    return reader.outlook.plain.startswith(_BUT, reader.outlook.prose.clauses[reading.index].start)


def _only_dates(reader: Reader, reading: Reading) -> bool:
    """Whether a clause is nothing but a date: what follows is another fact (2019年，……，2020年，……)."""
    clause = reader.outlook.prose.clauses[reading.index]
    day = reader.day(reading.index, reading.index)
    if day is None:
        return False
    start, stop = trimmed(reader.outlook.text, clause.start, clause.stop)
    return (start + reader.outlook.text.startswith(_UP_TO, start), stop) == day


def _so_far(reader: Reader, reading: Reading) -> bool:
    """Whether a clause tells for which share of the whole the act before it is done by now."""
    clause = reader.outlook.prose.clauses[reading.index]
    text = reader.outlook.plain
    return text.startswith(_SO_FAR, clause.start) and _SHARE.match(text, reading.start) is not None


def caption(reader: Reader, first: int, last: int) -> Iterator[Statement]:
    """The statement of a picture's caption: one that names an undertaking or an event."""
    readings = [reader.read(index) for index in range(first, last + 1)]
    named = [r for r in readings if r.initiatives or r.part in _STARTS]
    if named:
        yield Statement(readings[0].start, readings[-1].stop, named[0], caption=True)


def row(reader: Reader, first: int, last: int) -> Iterator[Statement]:
    """The statement of a row of a table of statements, behind its date, where its words alone would be none (举办歌会)."""
    readings = [reader.read(index) for index in range(first, last + 1)]
    told = readings[1:] if reader.timed(readings[0]) else readings
    if told:
        main = max(told, key=lambda r: (r.part in _STARTS, r.figures, r.initiatives))
        yield Statement(told[0].start, told[-1].stop, main)


def _begin(text: str, reading: Reading, preamble: Reading | None) -> Statement:
    if preamble is None:
        return Statement(reading.start, reading.stop, reading)
    length = reading.start - preamble.start
    near = length <= _LONGEST_PREAMBLE and reading.index - preamble.index <= _MOST_PREAMBLE
    if reading.part is PROCESS:
        near = near and length <= max(_LEAST_PREAMBLE, _HEAVIEST_PREAMBLE * (reading.stop - reading.start))
    framed = text.startswith(_FRAMES, preamble.start)
    return Statement(preamble.start if near else reading.start, reading.stop, reading, framed)
