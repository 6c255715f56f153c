"""Settles what the clauses of a sentence are to each other: purposes, descriptions, preambles that lead to nothing, dated facts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.extraction.milestones.clausal import Reader, Reading
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.parts import ACT, EMPTY, HONOUR, PREAMBLE, PROCESS, RESULT, TAIL, WEAK
from archive.schema.vocabulary import Modality

_FACTS = frozenset({ACT, PROCESS, HONOUR, RESULT})
_BESIDE_RESULTS = _FACTS - {RESULT}
_WITHIN = re.compile(r"在[^，,。]*[中上下里]")
# What begins so is a way or an aim, and stays one.
_WAYS = (
    "为",
    "通过",
    "以",
    "用",
    "依托",
    "围绕",
    "按照",
    "根据",
    "结合",
    "借助",
    "利用",
    "发挥",
    "立足",
    "坚持",
    "聚焦",
    "紧扣",
    "充分",
)
# 2020年度全省五四红旗团委、……: an honour in a list.
_OF_A_YEAR = re.compile(
    r"\d{4}年度[^，,。；]*(?:荣誉|称号|奖|先进|优秀|集体|单位|个人|团委|支部)[^，,。；]{0,6}[，,。；;]?$"
)
_SHORTEST, _SHORTEST_OF_OLD = 6, 4  # characters behind a date; a history is terse (1973年1月，恢复建制)
# 到2025年底，实现……全覆盖: in a plan, what is to be reached by a day is a fact.
_BY_THEN, _REACHED = re.compile("(?:力争)?[到至]"), ("实现", "形成", "建成", "达到", "基本", "力争", "确保", "全面")
_OBJECT = 10  # characters behind a word of going on in which its object is named
_CIRCUMSTANCE = ("以来", "期间", "之际", "起", "时", "后", "前", "中", "下", "上")


def settled(reader: Reader, first: int, last: int) -> list[Reading]:
    """The clauses `first` to `last` of a sentence, read one by one and then in the light of each other."""
    readings = [reader.read(index) for index in range(first, last + 1)]
    _purposes(reader, readings)
    _described(reader, readings)
    _listed(reader, readings)
    _journeys(reader, readings)
    _means(readings)
    if reader.history:
        _annals(reader, readings)
    for low, high in _segments(reader, readings):
        if _FACTS.isdisjoint(r.part for r in readings[low:high]):
            _stranded(reader, readings, low, high)
        if _BESIDE_RESULTS.isdisjoint(r.part for r in readings[low:high]):
            _dated(reader, readings, low, high)
    return readings


def _purposes(reader: Reader, readings: list[Reading]) -> None:
    """为……，推动……，组织……，团县委决定……: what stands before the clause that says who does something is its purpose."""
    if len(readings) < 3 or not lexicon().purpose.match(reader.outlook.plain, readings[0].start):
        return
    opens = (
        n
        for n, r in enumerate(readings)
        if n and (reader.by_body(r) or lexicon().decides.match(reader.outlook.plain, r.start))
    )
    main = next(opens, 0)
    for n in range(1, main):
        if readings[n].part in (ACT, PROCESS) and not readings[n].figures:
            readings[n] = replace(readings[n], part=PREAMBLE, rule="")


def _described(reader: Reader, readings: list[Reading]) -> None:
    """项目分为三类，旨在……，到乡镇开展服务; 大赛由……主办，……承办: what a thing is for and who runs it is no fact without a day."""
    if reader.day(readings[0].index, readings[-1].index) is not None:
        return
    lex, clauses, told = lexicon(), reader.outlook.prose.clauses, False
    for n, reading in enumerate(readings):
        words = reader.outlook.plain[clauses[reading.index].start : reading.stop].strip()
        nature = lex.nature.search(words) is not None
        if reading.part in _FACTS and (nature or (told and not reading.figures) or lex.hosts.search(words)):
            readings[n] = replace(reading, part=EMPTY, rule="")
        told = told or nature


def _listed(reader: Reader, readings: list[Reading]) -> None:
    """Names without a verb behind an honour are honours too: 获得2019年度“甲”，2020年度“乙”等荣誉."""
    for n in range(1, len(readings)):
        before, reading = readings[n - 1], readings[n]
        if (before.part is not HONOUR and before.rule != "honour") or reader.outlook.text[before.stop - 1] in "；;":
            continue
        named = reading.part is EMPTY and reading.initiatives and not reading.mute
        if named or _OF_A_YEAR.match(reader.outlook.plain, reading.start, reading.stop):
            readings[n] = replace(reading, part=RESULT, rule="honour")


def _journeys(reader: Reader, readings: list[Reading]) -> None:
    """从1956年成立……到1959年成立……: no preamble of what follows."""
    for n, reading in enumerate(readings):
        leads = reader.outlook.plain.startswith("从", reading.start)
        if (
            leads
            and reading.part in (PREAMBLE, ACT)
            and lexicon().journey.match(reader.outlook.plain, reading.start, reading.stop)
        ):
            readings[n] = replace(reading, part=ACT, rule="journey")


def _means(readings: list[Reading]) -> None:
    """通过实施“扬帆计划”，帮助800名学生实习: by what means, where the clauses behind it tell with figures what came of it."""
    for n, reading in enumerate(readings):
        means = reading.part is ACT and not reading.figures and reading.words.startswith("通过实施")
        if means and any(r.figures and r.part in (ACT, RESULT) for r in readings[n + 1 :]):
            readings[n] = replace(reading, part=PREAMBLE, rule="")


def _annals(reader: Reader, readings: list[Reading]) -> None:
    """青年团1957年改称……，1960年3月王某任书记，……: in a history each clause with its year tells a fact."""
    for n, reading in enumerate(readings):
        if reading.part not in (EMPTY, WEAK, TAIL) or reading.mute:
            continue
        circumstance = reading.words.rstrip("，,。；; \n").endswith(_CIRCUMSTANCE)
        if circumstance or (reading.part is not WEAK and not reader.opens_with_time(reading)):
            continue
        day = reader.day(reading.index, reading.index)
        if day is not None and reading.stop - day[1] > _SHORTEST_OF_OLD:
            readings[n] = replace(reading, part=ACT, rule="dated")


def _segments(reader: Reader, readings: list[Reading]) -> Iterator[tuple[int, int]]:
    """The stretches between semicolons."""
    low = 0
    for n, reading in enumerate(readings):
        if n + 1 == len(readings) or reader.outlook.text[reading.stop - 1] in "；;":
            yield low, n + 1
            low = n + 1


def _stranded(reader: Reader, readings: list[Reading], low: int, high: int) -> None:
    """A preamble behind which no act comes is the act itself: 与……建立常态化联系。"""
    for n in range(high - 1, low - 1, -1):
        if readings[n].part is PREAMBLE and not reader.outlook.plain.startswith(_WAYS, readings[n].start):
            alone = reader.read(readings[n].index, main=True)
            if alone.part is ACT and not _WITHIN.match(reader.outlook.plain, alone.start, alone.verb):
                readings[n] = alone
                return


def _boasts(reader: Reader, readings: Sequence[Reading]) -> bool:
    """Whether what follows a date only boasts (全市青年积极作为，为发展注入活力), naming nothing that was done."""
    text, lex = reader.outlook.plain, lexicon()
    if any(r.figures or r.initiatives or r.quoted for r in readings):
        return False
    words = text[readings[0].start : readings[-1].stop]
    if lex.boasts.search(words) is None:
        return False
    return all(lex.concrete.search(words, p.end(), p.end() + _OBJECT) is None for p in lex.processes.finditer(words))


def _dated(reader: Reader, readings: list[Reading], low: int, high: int) -> None:
    """A sentence with a day of its own tells a fact, whatever its verb: 2017年底，……整村脱贫."""
    goal = reader.outlook.section(readings[low].start) is Modality.PLANNED
    day = (reader.goal if goal else reader.day)(readings[low].index, readings[high - 1].index)
    if day is None:
        return
    if goal and not _BY_THEN.search(reader.outlook.plain, max(0, day[0] - 3), day[0] + 1):
        return
    text, shortest = reader.outlook.plain, _SHORTEST_OF_OLD if reader.history else _SHORTEST
    for n in range(low, high):
        reading = readings[n]
        if reading.part in _FACTS:
            return
        if reading.stop <= day[1]:
            continue
        words = text[max(reading.start, day[1]) : reading.stop].strip("，,。；; \n")
        if (reading.mute and len(words) >= shortest) or lexicon().no_fact.search(words):
            return
        reached = goal and words.startswith(_REACHED)
        if len(words) < shortest or words.endswith(_CIRCUMSTANCE) or ((reading.part is TAIL or goal) and not reached):
            continue
        if _boasts(reader, readings[n:high]):
            return
        start = reading.start if day[0] > reading.start else max(day[0], readings[low].start)
        readings[n] = replace(reading, part=ACT, rule="dated", start=min(start, reading.start))
        return
