"""The decision for one place: cue words of its clause first, then what the document says of bare verbs."""

import re

from archive.extraction.modality.ahead import FURTHEST, looks_ahead, looks_back, unconditional
from archive.extraction.modality.bare import OF_PRACTICE, act_behind, named, stated
from archive.extraction.modality.definitions import defined
from archive.extraction.modality.outlook import Outlook
from archive.extraction.modality.verdict import Verdict, done, mentioned, ongoing, planned
from archive.extraction.modality.withheld import Fate, withheld
from archive.extraction.modality.words import FINISHED, future, pattern, table
from archive.schema.vocabulary import Modality

# A standing means: what is used so goes on (通过“…”, 结合市委“…”, 以…为主线).
_MEANS = re.compile(r"(?:以|(?:通过|结合|利用|发挥)[^，,]{0,4})\s*$")
# …试点单位: what was chosen for a trial was chosen once.
_CHOSEN = re.compile(r"[”》]?(?:单位|县|区|市|城市|地区|集体)(?!级|域)")
_THROUGH = re.compile(r"(?:通过|利用|结合)(?:整合|用好|发挥)?[^，,]{0,4}$")
_RESTS_ON = re.compile(r"(?:依托|依靠|借助)[^，,]{0,6}$")
_AS_MEANS = re.compile(r"以[^，,]{0,6}$")
_MEANT = re.compile(
    r"[^，,。；]{0,12}为(?:工作)?(?:主线|统揽|抓手|引领|载体|牵引|目标|重点|依托|平台|核心|纽带|统领|导向|总揽|龙头|基础)"
)
_NEAR = 14  # characters behind a name within which 将 says what it will do
_VERB = 8  # characters of a verb behind 将
_LONGEST_NAME = 24  # characters of a mention that may itself begin with a word of going on


def decide(outlook: Outlook, index: int, start: int, stop: int, section: Modality, statement: bool) -> Verdict:
    """What is true of `[start, stop)` in clause `index`; `section` is how a bare verb reads there.

    `statement` says that the span is a whole statement with its own verb, not a name inside one.
    """
    told = _before_its_verb(outlook, index, start, stop, section, statement)
    if told is not None:
        return told
    if statement:
        clause = outlook.prose.clauses[index]
        return stated(outlook, index, start, stop, outlook.plain[clause.start : start])
    return _of_a_name(outlook, index, start, stop)


def lies_ahead(outlook: Outlook, index: int, start: int, stop: int, section: Modality) -> bool:
    """Whether `decide` finds that what is named at `[start, stop)` is planned; what else it may be is not worked out."""
    told = _before_its_verb(outlook, index, start, stop, section, statement=False)
    return _will(outlook, index, stop) if told is None else told.modality is Modality.PLANNED


def _before_its_verb(
    outlook: Outlook, index: int, start: int, stop: int, section: Modality, statement: bool
) -> Verdict | None:
    """What is decided of a place whatever its own verb says: cited, withheld, defined, ahead, part of a plan."""
    text, clause = outlook.plain, outlook.prose.clauses[index]
    before, whole = text[clause.start : start], text[clause.start : clause.stop]
    short = section is not Modality.PLANNED and before.rstrip("为“《").endswith("简称")  # （以下简称《规划》）
    if short or _cited(before, text[stop : stop + 8]):
        return mentioned("cited")
    if (lost := withheld(outlook, index, start)) is not None:
        return planned("put-off") if lost.fate is Fate.PUT_OFF else mentioned("denied")
    if not statement and (told := defined(outlook, index, start, stop)) is not None:
        return told
    if rule := looks_ahead(outlook, index, before):
        return planned(rule)
    if section is Modality.PLANNED and not looks_back(outlook, index, whole):
        whole_statement = (statement or len(before.strip()) <= 1) and pattern("done_anywhere").search(whole)
        lead = unconditional(whole)[: start - clause.start] if "已" in before else before
        achieved = whole_statement or pattern("done").search(lead)
        return done("done-in-a-plan") if achieved else planned("part-of-a-plan")
    return None


def _will(outlook: Outlook, index: int, stop: int) -> bool:
    """Whether 将 says right behind a name what it will do."""
    text, end = outlook.plain, min(stop + _NEAR + _VERB, outlook.prose.clauses[index].stop)
    return "将" in text[stop : stop + _NEAR] and future().search(text, stop, end) is not None


def _of_a_name(outlook: Outlook, index: int, start: int, stop: int) -> Verdict:
    """What is true of a name inside a statement that tells no plan."""
    text, clause = outlook.plain, outlook.prose.clauses[index]
    before, whole = text[clause.start : start], text[clause.start : clause.stop]
    if _will(outlook, index, stop):
        return planned("future")
    if _process_noun(outlook.text[start:stop]):
        over = before.endswith("完成") or _CHOSEN.match(text, stop)
        return done("reform-concluded") if over else ongoing("reform")
    if stop - start <= _LONGEST_NAME and pattern("processes").match(text, start, stop):
        last = outlook.prose.clauses[min(outlook.prose.sentence(index)[1], index + FURTHEST)].stop
        return done("finished") if FINISHED.search(text[stop:last]) else ongoing("process")
    if FINISHED.search(whole) or pattern("done").search(before):
        return done("finished")
    if outlook.document.genre not in OF_PRACTICE and _THROUGH.search(before):
        return act_behind(outlook, index, stop)
    if _MEANS.search(before) or (_AS_MEANS.search(before) and _MEANT.match(text, stop, clause.stop)):
        return ongoing("means")
    if _RESTS_ON.search(before):
        return act_behind(outlook, index, stop)
    if len(before.strip()) <= 1:
        return stated(outlook, index, start, stop, before)
    return named(outlook, index, start, stop)


def _cited(before: str, after: str) -> bool:
    governed = pattern("mentioned_before").search(before[-4:])
    return bool(governed or pattern("mentioned_after").match(after))


def _process_noun(mention: str) -> bool:
    return mention.endswith(tuple(table()["process_nouns"]))
