"""Whether a place lies ahead by the cue words of its sentence, or looks back inside what lies ahead."""

import re
from functools import cache

from archive.extraction.modality import past
from archive.extraction.modality.outlook import Outlook
from archive.extraction.modality.words import FINISHED, cues, future, pattern, planning, table
from archive.extraction.wording import alternatives

_LEAD, _LONGEST_LEAD = 24, 80
_VERB = 4  # characters
_CONDITION = re.compile(r"已[^，,。；;]{1,30}?的")
# 大会即将召开，……: soon is said of its own clause alone.
_SOON = "即将"
FURTHEST = 12  # clauses of a sentence over which a cue reaches
_RECALLS = re.compile(
    r"[^。]{0,24}(?:指出|强调|认为|表示|提到|肯定)[，,：:](?:“)?(?:过去[的这]?[一几五三两]年|去年|一年来|[几近五三两]年来|近[五三两]年|近年来|[今20\d年]{2,5}以来|长期以来|经过[^，,。]{0,10}努力)"
)
# How far a plan has come (计划建……，已建成……; 号召……，累计报到……).
_ACHIEVED = re.compile(r"累计|(?<![而早])已(?!知|久|婚|毕业|就业)(?:经|累计|先后|全部|陆续|超额)?[\u4e00-\u9fff]")


@cache
def _attained() -> re.Pattern[str]:
    """已建成驿站12家: attained before the plan."""
    acts = alternatives([*table()["acts"], "有", "达", "覆盖", "建", "投入", "形成", "实行"])
    return re.compile(rf"(?<![而早])已(?:经|累计|先后|全部|陆续|超额|基本)?(?:{acts})")


def unconditional(words: str) -> str:
    """The words without what only tells of whom or of what kind (凡已建成……的, 对已建立团组织的企业)."""
    return _CONDITION.sub(lambda m: "◇" * len(m[0]), words)


def looks_back(outlook: Outlook, index: int, whole: str) -> bool:
    """Whether a sentence inside a plan tells what has happened before it."""
    if FINISHED.search(whole) or _attained().search(unconditional(whole)) or past.over(outlook, index):
        return True
    first, last = outlook.prose.sentence(index)
    near, far = max(first, index - FURTHEST), min(last, index + FURTHEST)
    begin, end = outlook.prose.clauses[near].start, outlook.prose.clauses[far].stop
    if FINISHED.search(outlook.plain, begin, end) and not _ahead(outlook.plain[begin:end]):
        return True
    begin = outlook.prose.clauses[first].start
    reach = min(max(begin + _LEAD, outlook.prose.clauses[index].start), begin + _LONGEST_LEAD)
    lead = outlook.plain[begin:reach].lstrip()
    return bool(pattern("looking_back").search(lead))


def looks_ahead(outlook: Outlook, index: int, before: str) -> str:
    """The rule by which a cue of the future or of duty, before the mention or in an earlier clause, makes it a plan; "" if none."""
    first, _ = outlook.prose.sentence(index)
    clause = outlook.prose.clauses[index]
    whole = outlook.plain[clause.start : clause.stop]
    if before.endswith("将"):  # its verb is the first word behind
        before = whole[: len(before) + _VERB]
    if own := _ahead(outlook.read(before if before.strip() else whole)):
        finished = FINISHED.search(whole) and not pattern("instruction").search(_unmistaken(whole))
        return "" if finished else own
    if recalled(outlook, first, index):
        return ""
    if asked := outlook.asked(index):
        over = bool(FINISHED.search(whole)) or (asked == "future" and bool(pattern("done").search(whole)))
        return "" if over else asked
    if _ACHIEVED.search(whole):
        return ""
    for earlier in range(index - 1, max(first, index - FURTHEST) - 1, -1):
        over, ahead = _tells(outlook, earlier)
        if over or ahead:
            return "" if over else ahead
    return ""


def recalled(outlook: Outlook, first: int, index: int) -> bool:
    """Whether what a meeting or a leader says is said of the past (会议指出，过去一年，……)."""
    begin = outlook.prose.clauses[first].start
    return bool(_RECALLS.match(outlook.plain, begin, outlook.prose.clauses[index].stop))


def asked_for(outlook: Outlook, index: int) -> bool:
    """Whether clause `index` is what a meeting, a leader or a text demands (要, 必须, 会议强调), not what someone will do."""
    first, _ = outlook.prose.sentence(index)
    begin = outlook.prose.clauses[max(first, index - FURTHEST)].start
    words = outlook.plain[begin : outlook.prose.clauses[index].stop]
    return outlook.asked(index) == "demand" or _demands(words)


def _tells(outlook: Outlook, index: int) -> tuple[bool, str]:
    """Whether clause `index` as a whole tells of something over, and by which rule of something ahead; asked once for each."""
    known = outlook.told.get(index)
    if known is None:
        clause = outlook.prose.clauses[index]
        words = outlook.read(outlook.plain[clause.start : clause.stop]).replace(_SOON, "◇◇")
        known = bool(FINISHED.search(words) or pattern("done").search(words)), _ahead(words)
        outlook.told[index] = known
    return known


def _unmistaken(words: str) -> str:
    """The words without those that only look like cues (主要, 邀请)."""
    return pattern("not_planned").sub("◇◇", words)


def _demands(words: str) -> bool:
    return bool(pattern("reported").search(words) or pattern("instruction").search(_unmistaken(words)))


def _ahead(words: str) -> str:
    """The rule that finds a cue of what lies ahead in the words; "" if none does."""
    if not cues().search(words):
        return ""
    if _demands(words):
        return "demand"
    plain = _unmistaken(words)
    planned = planning().search(plain) and pattern("planned").search(plain)
    return "future" if planned or future().search(plain) else ""
