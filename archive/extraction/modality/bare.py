"""What a bare verb says where nothing is planned: an act that is over, or something that goes on."""

import re

from archive.extraction.modality.outlook import Outlook
from archive.extraction.modality.verdict import Verdict, done, ongoing
from archive.extraction.modality.words import FINISHED, pattern
from archive.extraction.needed import sieve
from archive.schema.vocabulary import Genre

_FINISHED_FIGURE = re.compile(
    r"[0-9０-９两三四五六七八九十](?:(?<=[0-9０-９])\s*[万亿]?\s*[余多]?\s*[万亿]?(?:人|名|场|次|期|支|个|家|处|项|件|份|篇|条|所|户|元|小时|[%％])"
    r"|(?<![0-9０-９])[届次期场])"
)
_LED_TO = 6  # 推动市委出台: the act behind 推动 is the fact
# 通过 in front of a verb: a way of working, not an act, in texts that portray how somebody works.
OF_PRACTICE = (Genre.FEATURE, Genre.BULLETIN, Genre.WECHAT)
_BY_MEANS = re.compile(r"[^，,]{0,14}通过(?!了|[^，,]{0,24}(?:验收|决议|报告|评审|审议|认定))")
# A state: 现有……家, 内设……部.
_STATE = re.compile(r"(?:享受[^，,。；]{0,12}(?:优惠|待遇|政策)|原有|原本就?有|现有|设有|下辖|拥有|内设|有委员)")
_WHEN = re.compile(r"^[^，,]{0,20}(?:以来|期间)[，,]?")
_ONGOING = re.compile(
    r"正在|在进行中|持续发力|常态化(?=地?[开推组实举进联运深走服落扎]|[，,。；;\s]|$)|陆续|不断|日益|正逐步"
)
_SCENE = 100  # characters before a statement in which its moment may stand
# What was going on at a moment that is over took place then (昨日下午，决赛正在进行).
_NOW = "正在"
_MOMENT = re.compile(
    r"(?:日前|近日|昨日|昨天|前不久|不久前|\d\s*日|[上下]午|傍晚|清晨|凌晨|当[天晚])[^。；;]{0,80}?正在(?![^，,。；;]{0,12}的)"
)
# 每年招募毕业生: what is done again and again goes on.
_HABIT = re.compile(
    r"每(?:年|月|周|季度|学期|半年|天)(?:都|均|还|定期|度)?会?[^，,。；\d]{0,8}?(?:招募|组织|开展|举办|选派|召开|举行|安排|制作|发布|资助|评选|培训|推送|走访|慰问|选拔|募集|服务|接待|提供|发放)(?!了)"
)
# A stock or a rate: as many as there are, not what was done (粉丝量接近4万, 年均阅读500万次).
_STOCK = re.compile(
    r"(?:粉丝|用户|会员|关注者?|订阅)(?:总?[量数]|人数)?(?:已|现)?(?:经)?(?:达到?|有|接?近|超过?|约|为|稳定在|保持在)[^，,。；]{0,4}[\d一二三四五六七八九十百千万]"
    r"|(?:年|月|日|周)均[^，,。；]{0,12}\d"
)
_OF_A_STATE = sieve((_STATE, _STOCK))


def stated(outlook: Outlook, index: int, start: int, stop: int, before: str) -> Verdict:
    """A whole statement: its first verb tells whether it is a finished act or a process."""
    if pattern("done").search(before):
        return done("finished")
    words = before + outlook.plain[start : max(stop, outlook.prose.clauses[index].stop)]
    if "以来" in words or "期间" in words:
        words = _WHEN.sub("", words)
    if going := _ONGOING.search(words):
        first = outlook.prose.clauses[outlook.prose.sentence(index)[0]].start
        over = going.group() == _NOW and _MOMENT.search(outlook.plain, max(first, start - _SCENE), stop)
        return done("scene") if over else ongoing("going-on")
    if _OF_A_STATE.search(words) and (_STATE.search(words) or _STOCK.search(words)):
        return ongoing("state")
    if "每" in words and _HABIT.search(words) and not FINISHED.search(words):
        return ongoing("habit")
    if _goes_on(outlook, index):
        return ongoing("going-on")
    if FINISHED.search(words):
        return done("finished")
    if _FINISHED_FIGURE.search(words):
        return done("counted")
    if outlook.document.genre in OF_PRACTICE and _BY_MEANS.match(words):
        return ongoing("way-of-working")
    process, act = pattern("processes").search(words), pattern("acts").search(words)
    if process and (act is None or process.start() <= act.start()):
        led_to = process.group() == "推动" and act is not None and act.start() - process.end() <= _LED_TO
        return done("act") if led_to else ongoing("process")
    return done("act")


def _goes_on(outlook: Outlook, index: int) -> bool:
    """Whether the clause before it tells what is being done now (正在招募志愿者，组建突击队), with nothing in between."""
    first, _ = outlook.prose.sentence(index)
    if index == first:
        return False
    before, here = outlook.prose.clauses[index - 1], outlook.prose.clauses[index]
    now = outlook.plain.find(_NOW, before.start, before.stop)
    if now < 0 or FINISHED.search(outlook.plain, here.start, here.stop):
        return False
    begin = outlook.prose.clauses[first].start
    scene = _MOMENT.search(outlook.plain, max(begin, now - _SCENE), before.stop)
    return scene is None and pattern("acts").match(outlook.plain, here.start) is not None


def act_behind(outlook: Outlook, index: int, stop: int) -> Verdict:
    """What was done on the strength of something (依托“…”，开办……): the first verb behind it tells."""
    _, last = outlook.prose.sentence(index)
    end = outlook.prose.clauses[min(last, index + 2)].stop
    act, process = (
        pattern("acts").search(outlook.plain, stop, end),
        pattern("processes").search(outlook.plain, stop, end),
    )
    happened = act is not None and (process is None or act.start() < process.start())
    return done("means-of-an-act") if happened else ongoing("means")


def named(outlook: Outlook, index: int, start: int, stop: int) -> Verdict:
    """A mention inside a statement: the verb that governs it; a list takes the verb that opens it."""
    clause = outlook.prose.clauses[index]
    whole = outlook.plain[clause.start : clause.stop]
    if _ONGOING.search(outlook.plain, clause.start, start):
        return ongoing("going-on")
    if _FINISHED_FIGURE.search(whole) and not pattern("processes").match(whole.strip()):
        return done("counted")
    first, _ = outlook.prose.sentence(index)
    for earlier in range(index, max(first, index - 2) - 1, -1):
        c = outlook.prose.clauses[earlier]
        verb = _governing(outlook.plain[c.start : start if earlier == index else c.stop])
        if verb is not None:
            return verb
    # No verb governs it: it is what acts, or a circumstance, unless the clause goes on to say that it took place.
    held = pattern("held").search(outlook.plain, stop, clause.stop)
    return done("took-place") if held else ongoing("no-verb")


def _governing(words: str) -> Verdict | None:
    """What the last verb says; a process word right before an act wins (深入开展)."""
    process = list(pattern("processes").finditer(words))
    acts = list(pattern("acts").finditer(words))
    if not process and not acts:
        return None
    last_process = process[-1].end() if process else -1
    last_act = acts[-1].end() if acts else -1
    if process and last_process >= last_act - 2:
        return ongoing("process")
    return done("act") if acts else ongoing("process")
