"""The decision for one place: cue words of its clause first, then what the document says of bare verbs."""

import re

from archive.extraction.modality import past
from archive.extraction.modality.outlook import Outlook
from archive.extraction.modality.withheld import Fate, withheld
from archive.extraction.modality.words import FINISHED, future, pattern, table
from archive.schema.vocabulary import Genre, Modality

_FINISHED_FIGURE = re.compile(
    r"[0-9０-９]\s*[万亿]?\s*[余多]?\s*[万亿]?(?:人|名|场|次|期|支|个|家|处|项|件|份|篇|条|所|户|元|小时|[%％])|[两三四五六七八九十][届次期场]"
)
_LEAD, _LONGEST_LEAD = 24, 80
_FURTHEST = 12  # clauses of a sentence over which a cue reaches
_LED_TO = 6  # 推动市委出台: the act behind 推动 is the fact
# A standing means: what is used so goes on (通过“…”, 结合市委“…”, 以…为主线).
_MEANS = re.compile(r"(?:以|(?:通过|结合|利用|发挥)[^，,]{0,4})\s*$")
# …试点单位: what was chosen for a trial was chosen once.
_CHOSEN = re.compile(r"[”》]?(?:单位|县|区|市|城市|地区|集体)(?!级|域)")
_THROUGH = re.compile(r"(?:通过|利用)(?:整合|用好|发挥)?[^，,]{0,4}$")
_RESTS_ON = re.compile(r"(?:依托|依靠|借助)[^，,]{0,6}$")
_AS_MEANS = re.compile(r"以[^，,]{0,6}$")
_MEANT = re.compile(
    r"[^，,。；]{0,12}为(?:工作)?(?:主线|统揽|抓手|引领|载体|牵引|目标|重点|依托|平台|核心|纽带|统领|导向|总揽|龙头|基础)"
)
# What a sentence says of the purpose of something (X是贯彻落实Y的举措): both are only mentioned.
_SERVES = re.compile(r"是(?:认真|切实|全面|深入|进一步|主动|积极){0,2}(?:贯彻|落实|践行|响应|推进|推动|深化|加强)")
_SUBJECT = re.compile(r"[^，,。；是]{0,6}[，,]?(?:不仅|既|就|正|也|都)?(?=是)")
# What it says of a thing's nature or duration (X是…的品牌, X旨在, X开展以来): it goes on.
_NATURE = re.compile(
    r"[^，,。；是]{0,4}[，,]?(?:不仅|既|就|正|也|都)?(?:是[^，,。]{0,30}(?:品牌|项目|平台|活动|举措|机制|载体|工程|第\S{1,3}年|之一)|旨在|致力于|始于|创办于|发起于)"
    r"|[^，,。；]{0,4}(?:活动|工作|项目)?(?:开展|实施|建立|成立|启动|运行|创办|开办|举办)(?:\S{1,3}年)?(?:以来|至今)(?![^。；]{0,8}(?:已|累计|共|先后))"
)
# 通过 in front of a verb: a way of working, not an act, in texts that portray how somebody works.
_OF_PRACTICE = (Genre.FEATURE, Genre.BULLETIN, Genre.WECHAT)
_BY_MEANS = re.compile(r"[^，,]{0,14}通过(?!了|[^，,]{0,24}(?:验收|决议|报告|评审|审议|认定))")
# A state: 现有……家, 内设……部.
_STATE = re.compile(r"(?:原有|原本就?有|现有|设有|下辖|拥有|内设|有委员)")
_WHEN = re.compile(r"^[^，,]{0,20}(?:以来|期间)[，,]?")
_RECALLS = re.compile(
    r"[^。]{0,24}(?:指出|强调|认为|表示|提到|肯定)[，,：:](?:“)?(?:过去[的这]?[一几五三两]年|去年|一年来|[几近五三两]年来|近[五三两]年|近年来|[今20\d年]{2,5}以来|长期以来|经过[^，,。]{0,10}努力)"
)
# 今年是……举办的第11年; 是依托……、开展……的重要举措; 原有……100多家.
_AS_YEAR = re.compile(r"[^，,。；]{0,6}的?第\S{1,3}年")
_AS_STEP = re.compile(
    r"[^。；是]{0,100}的(?:一项|重要|有力|有效|具体|关键|创新|主要|核心|生动){0,3}(?:举措|抓手|途径|载体)"
)
_THERE_IS = re.compile(r"(?:原有|原本就?有|本来就?有|正在[^，,。；]{0,8}推广的)[^，,。；]{0,14}$")
# How far a plan has come (计划建……，已建成……).
_ACHIEVED = re.compile(r"(?<![而早])已(?!知|久|婚|毕业|就业)(?:经|累计|先后|全部|陆续|超额)?[\u4e00-\u9fff]")
_ONGOING = re.compile(r"正在|持续发力|常态化|陆续|不断|日益|正逐步")


def decide(outlook: Outlook, index: int, start: int, stop: int, section: Modality, statement: bool) -> Modality:
    """The modality of `[start, stop)` in clause `index`; `section` is how a bare verb reads there.

    `statement` says that the span is a whole statement with its own verb, not a name inside one.
    """
    text, clause = outlook.plain, outlook.prose.clauses[index]
    before, whole = text[clause.start : start], text[clause.start : clause.stop]
    if _cited(before, text[stop : stop + 8]):
        return Modality.MENTIONED
    if (lost := withheld(outlook, index, start)) is not None:
        return Modality.PLANNED if lost.fate is Fate.PUT_OFF else Modality.MENTIONED
    if not statement and (told := defined(outlook, index, start, stop)) is not None:
        return told
    if _looks_ahead(outlook, index, before):
        return Modality.PLANNED
    if section is Modality.PLANNED and not _looks_back(outlook, index, whole):
        whole_statement = (statement or len(before.strip()) <= 1) and pattern("done_anywhere").search(whole)
        return Modality.DONE if whole_statement or pattern("done").search(before) else Modality.PLANNED
    mention = text[start:stop]
    if statement:
        return _stated(outlook, index, start, stop, before)
    if _process_noun(outlook.text[start:stop]):
        return Modality.DONE if before.endswith("完成") or _CHOSEN.match(text, stop) else Modality.ONGOING
    if stop - start <= 24 and pattern("processes").match(mention):
        last = outlook.prose.clauses[min(outlook.prose.sentence(index)[1], index + _FURTHEST)].stop
        return Modality.DONE if FINISHED.search(text, stop, last) else Modality.ONGOING
    if FINISHED.search(whole) or pattern("done").search(before):
        return Modality.DONE
    if outlook.document.genre not in _OF_PRACTICE and _THROUGH.search(before):
        return _act_behind(outlook, index, stop)
    if _MEANS.search(before) or (_AS_MEANS.search(before) and _MEANT.match(text, stop, clause.stop)):
        return Modality.ONGOING
    if _RESTS_ON.search(before):
        return _act_behind(outlook, index, stop)
    if len(before.strip()) <= 1:
        return _stated(outlook, index, start, stop, before)
    return _named(outlook, index, start, stop)


def defined(outlook: Outlook, index: int, start: int, stop: int) -> Modality | None:
    """What a sentence that says what a thing is makes of it: named for its purpose, or a standing thing."""
    first, last = outlook.prose.sentence(index)
    begin, end = outlook.prose.clauses[max(first, index - 2)].start, outlook.prose.clauses[min(last, index + 1)].stop
    text = outlook.plain
    subject = _SUBJECT.match(text, stop, end)
    if subject and _SERVES.match(text, subject.end(), end):
        return Modality.MENTIONED
    if "是" in text[begin:start]:
        if _SERVES.search(text, begin, start):
            return Modality.MENTIONED
        if _AS_YEAR.match(text, stop, end) or _AS_STEP.match(text, stop, outlook.prose.clauses[last].stop):
            return Modality.ONGOING
    if _THERE_IS.search(text, outlook.prose.clauses[index].start, start):
        return Modality.ONGOING
    return Modality.ONGOING if _NATURE.match(text, stop, end) else None


def _looks_back(outlook: Outlook, index: int, whole: str) -> bool:
    """Whether a sentence inside a plan tells what has happened before it."""
    if FINISHED.search(whole) or past.over(outlook, index):
        return True
    first, last = outlook.prose.sentence(index)
    near, far = max(first, index - _FURTHEST), min(last, index + _FURTHEST)
    begin, end = outlook.prose.clauses[near].start, outlook.prose.clauses[far].stop
    if FINISHED.search(outlook.plain, begin, end) and not _ahead(outlook.plain[begin:end]):
        return True
    begin = outlook.prose.clauses[first].start
    reach = min(max(begin + _LEAD, outlook.prose.clauses[index].start), begin + _LONGEST_LEAD)
    lead = outlook.plain[begin:reach].lstrip()
    return bool(pattern("looking_back").search(lead))


def _looks_ahead(outlook: Outlook, index: int, before: str) -> bool:
    """A cue of the future or of duty before the mention, or in an earlier clause of its sentence."""
    first, _ = outlook.prose.sentence(index)
    clause = outlook.prose.clauses[index]
    whole = outlook.plain[clause.start : clause.stop]
    if _ahead(outlook.read(before if before.strip() else whole)):
        return not FINISHED.search(whole) or bool(pattern("instruction").search(_unmistaken(whole)))
    if recalled(outlook, first, index):
        return False
    if outlook.asked(index):
        return not FINISHED.search(outlook.plain, clause.start, clause.stop)
    if _ACHIEVED.search(whole):
        return False
    for earlier in range(index - 1, max(first, index - _FURTHEST) - 1, -1):
        over, ahead = _tells(outlook, earlier)
        if over or ahead:
            return not over
    return False


def recalled(outlook: Outlook, first: int, index: int) -> bool:
    """Whether what a meeting or a leader says is said of the past (会议指出，过去一年，……)."""
    begin = outlook.prose.clauses[first].start
    return bool(_RECALLS.match(outlook.plain, begin, outlook.prose.clauses[index].stop))


def _tells(outlook: Outlook, index: int) -> tuple[bool, bool]:
    """Whether clause `index` as a whole tells of something over, and of something ahead; asked once for each clause."""
    known = outlook.told.get(index)
    if known is None:
        clause = outlook.prose.clauses[index]
        words = outlook.read(outlook.plain[clause.start : clause.stop])
        known = bool(FINISHED.search(words) or pattern("done").search(words)), _ahead(words)
        outlook.told[index] = known
    return known


def _unmistaken(words: str) -> str:
    """The words without those that only look like cues (主要, 邀请)."""
    return pattern("not_planned").sub("◇◇", words)


def _ahead(words: str) -> bool:
    if pattern("reported").search(words):
        return True
    plain = _unmistaken(words)
    return bool(pattern("planned").search(plain) or pattern("instruction").search(plain) or future().search(plain))


def asked_for(outlook: Outlook, index: int) -> bool:
    """Whether clause `index` is what a meeting, a leader or a text demands (要, 必须, 会议强调), not what someone will do."""
    first, _ = outlook.prose.sentence(index)
    begin = outlook.prose.clauses[max(first, index - _FURTHEST)].start
    words = outlook.plain[begin : outlook.prose.clauses[index].stop]
    plain = _unmistaken(words)
    return outlook.asked(index) or bool(pattern("reported").search(words) or pattern("instruction").search(plain))


def _cited(before: str, after: str) -> bool:
    governed = pattern("mentioned_before").search(before[-4:])
    return bool(governed or pattern("mentioned_after").match(after))


def _stated(outlook: Outlook, index: int, start: int, stop: int, before: str) -> Modality:
    """A whole statement: its first verb tells whether it is a finished act or a process."""
    if pattern("done").search(before):
        return Modality.DONE
    words = before + outlook.plain[start : max(stop, outlook.prose.clauses[index].stop)]
    words = _WHEN.sub("", words)
    if _ONGOING.search(words) or _STATE.search(words):
        return Modality.ONGOING
    if _FINISHED_FIGURE.search(words) or FINISHED.search(words):
        return Modality.DONE
    if outlook.document.genre in _OF_PRACTICE and _BY_MEANS.match(words):
        return Modality.ONGOING
    process, act = pattern("processes").search(words), pattern("acts").search(words)
    if process and (act is None or process.start() <= act.start()):
        led_to = process.group() == "推动" and act is not None and act.start() - process.end() <= _LED_TO
        return Modality.DONE if led_to else Modality.ONGOING
    return Modality.DONE


def _act_behind(outlook: Outlook, index: int, stop: int) -> Modality:
    """What was done on the strength of something (依托“…”，开办……): the first verb behind it tells."""
    _, last = outlook.prose.sentence(index)
    end = outlook.prose.clauses[min(last, index + 2)].stop
    act, process = (
        pattern("acts").search(outlook.plain, stop, end),
        pattern("processes").search(outlook.plain, stop, end),
    )
    done = act is not None and (process is None or act.start() < process.start())
    return Modality.DONE if done else Modality.ONGOING


def _process_noun(mention: str) -> bool:
    return mention.endswith(tuple(table()["process_nouns"]))


def _named(outlook: Outlook, index: int, start: int, stop: int) -> Modality:
    """A mention inside a statement: the verb that governs it; a list takes the verb that opens it."""
    clause = outlook.prose.clauses[index]
    whole = outlook.plain[clause.start : clause.stop]
    if _ONGOING.search(outlook.plain, clause.start, start):
        return Modality.ONGOING
    if _FINISHED_FIGURE.search(whole) and not pattern("processes").match(whole.strip()):
        return Modality.DONE
    first, _ = outlook.prose.sentence(index)
    for earlier in range(index, max(first, index - 2) - 1, -1):
        c = outlook.prose.clauses[earlier]
        verb = _governing(outlook.plain[c.start : start if earlier == index else c.stop])
        if verb is not None:
            return verb
    # No verb governs it: it is what acts, or a circumstance, unless the clause goes on to say that it took place.
    held = pattern("held").search(outlook.plain, stop, clause.stop)
    return Modality.DONE if held else Modality.ONGOING


def _governing(words: str) -> Modality | None:
    """What the last verb says; a process word right before an act wins (深入开展)."""
    process = list(pattern("processes").finditer(words))
    acts = list(pattern("acts").finditer(words))
    if not process and not acts:
        return None
    last_process = process[-1].end() if process else -1
    last_act = acts[-1].end() if acts else -1
    if process and last_process >= last_act - 2:
        return Modality.ONGOING
    return Modality.DONE if acts else Modality.ONGOING
