"""What each clause of a sentence does: states an act, a process, an honour, a result; prepares, embellishes, or says nothing."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.extraction.findings import Figure, InitiativeMention
from archive.extraction.milestones.lexicon import Lexicon, lexicon
from archive.extraction.modality import Outlook
from archive.schema.vocabulary import InitiativeKind


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


@dataclass(frozen=True, slots=True)
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
    reported: bool = False


class Reader:
    """Reads the clauses of one document."""

    def __init__(self, outlook: Outlook, initiatives: Sequence[InitiativeMention], figures: Sequence[Figure]) -> None:
        self.outlook, self.words = outlook, lexicon()
        named = [m for m in initiatives if m.kind is not InitiativeKind.THEME]
        self._initiatives = sorted(m.start for m in named)
        self._figures = sorted(f.start for f in figures)

    def read(self, index: int) -> Reading:
        """The part of clause `index`."""
        clause = self.outlook.prose.clauses[index]
        plain = self.outlook.plain
        lead = self.words.lead.match(plain, clause.start, clause.stop)
        start = lead.end() if lead else clause.start
        words = plain[start : clause.stop]
        figures = _within(self._figures, clause.start, clause.stop)
        initiatives = _within(self._initiatives, clause.start, clause.stop)
        part, verb, founding = _part(words, figures, initiatives, "《" in words or "“" in words, self.words)
        reported = bool(self.words.reported.search(words)) and part is Part.EMPTY
        return Reading(index, start, clause.stop, part, start + verb, figures, initiatives, founding, reported)


def _within(sorted_starts: Sequence[int], start: int, stop: int) -> int:
    return bisect_left(sorted_starts, stop) - bisect_left(sorted_starts, start)


def _part(words: str, figures: int, initiatives: int, quoted: bool, lex: Lexicon) -> tuple[Part, int, bool]:
    """Part, place of the verb, and whether the verb founds something."""
    if _says_nothing(words, figures, lex):
        return Part.EMPTY, 0, False
    honour, act, process = lex.honours.search(words), lex.acts.search(words), lex.processes.search(words)
    named = bool(figures or initiatives)
    if honour and (named or quoted or len(words) > honour.end() + 4):
        return Part.HONOUR, honour.start(), False
    if figures and lex.result.match(words):
        return Part.RESULT, 0, False
    opens_weakly = lex.preamble.match(words) or lex.tail.match(words)
    if act and (named or (not lex.tail.match(words) and lex.concrete.search(words, act.end()))):
        founded = lex.founding.match(words, act.start()) is not None
        if not (lex.preamble.match(words) and _trailing(words)) and (
            founded or not _generic(words, act.end(), named, lex)
        ):
            return Part.ACT, act.start(), founded
    if lex.preamble.match(words) and not figures:
        return Part.PREAMBLE, 0, False
    if process and initiatives and process.start() <= 16:
        return Part.PROCESS, process.start(), False
    if figures:
        return Part.RESULT, 0, False
    if opens_weakly:
        return Part.TAIL, 0, False
    if act:
        return Part.WEAK, act.start(), False
    return Part.EMPTY, 0, False


def _trailing(words: str) -> bool:
    """Whether a clause with 在, 以, 通过 in front ends as a mere circumstance (在…下, 以…为契机)."""
    bare = words.rstrip("，,：:。； \n")
    return bare.endswith(
        (
            "下",
            "中",
            "上",
            "时",
            "后",
            "前",
            "基础上",
            "契机",
            "抓手",
            "载体",
            "主线",
            "目标",
            "原则",
            "重点",
            "主题",
            "单位",
            "形式",
            "方式",
        )
    )


def _generic(words: str, after: int, named: bool, lex: Lexicon) -> bool:
    """开展活动 without more: the object is a bare noun of the lexicon."""
    if named:
        return False
    rest = words[after:].strip("了，,。；; \n")
    return len(rest) <= 3


def _says_nothing(words: str, figures: int, lex: Lexicon) -> bool:
    if len(words.strip("，,。；;：: \n")) < 4:
        return True
    if lex.problems.search(words) or lex.exhortation.search(words):
        return not figures
    if lex.copula.search(words) and not any(w in words for w in ("首", "唯一", "第一")):
        return True
    return (bool(lex.study.search(words)) and not figures) or bool(lex.reported.search(words))
