"""Says whether a clause with an act of its own still belongs to the statement before it."""

import re

from archive.extraction.milestones.clausal import Reading
from archive.extraction.milestones.parts import ACT, HONOUR, PROCESS
from archive.extraction.milestones.statement import Statement

_LONGEST = 200
# What is carried out, and in which words it is told by whom, and how much of it was done.
_CARRIED = re.compile("开展|实施|启动|深化|推进|举办|推行")
_CARRIED_OUT = re.compile(
    "(?:全年|首批|[一二三四五两]年来|先后|共|累计|现?已)?(?:组织|举办|开办|开展|招募|培训|培养|结对|走访|慰问|募集|筹集|发放|资助"
    "|签约|邀请|选派|提供|遴选|评选|宣讲|接待|征集|帮扶|服务)(?!(?:全|各)[省市县区])"
)
_SET_UP = re.compile("实施|启动|推行")
_WITH_WHOM = re.compile("(?:组织|邀请|动员)(?![^，,。]*(?:开展|举办|召开))")
_OCCASION = re.compile("[班营赛][，,；;]?$")
_OF_ITS_OWN = re.compile("“◇{4,}”|《")
_GUESTS = re.compile("邀请|组织[^，,。；]{0,20}志愿者")  # who came has a name of its own
_TERSE, _LEAD = 40, 4  # characters: of a clause that tells little by itself, and of connectives before the next
_OFF = ("赴", "奔赴", "前往", "走进")
_ELECTS = re.compile("选举|选出|授予|表彰|命名|宣读|颁发|聘任|[^，,。]{2,30}受到?表彰")


def continues(current: Statement | None, reading: Reading) -> bool:
    """Whether a clause with an act of its own still belongs to the statement before it."""
    if current is None or reading.stop - current.start > _LONGEST:
        return False
    if current.opened or _sets_out(current, reading) or _carries_out(current, reading) or _elects(current, reading):
        return True
    if current.main.tally and reading.figures and not (reading.initiatives or reading.quoted or reading.founding):
        return True  # 目前已挂牌3家，设置床位46张: one tally
    if reading.ranked and not reading.initiatives:
        return True
    if reading.light or (reading.conjoined and not reading.figures):
        return True
    if current.main.session and (reading.session or reading.finished) and not reading.figures:
        return True
    if current.main.meeting and (reading.agenda or reading.session) and not reading.figures:
        return True
    if reading.manner and current.part is ACT and not reading.initiatives:
        return True
    if reading.founding:
        return False
    if reading.finished and current.main.finished and not (reading.figures or reading.quoted):
        return True
    if reading.part is PROCESS:
        return current.part is PROCESS and not (reading.initiatives and current.main.initiatives)
    if reading.part is HONOUR:
        return current.part is PROCESS or (current.part is HONOUR and reading.numbered)
    if current.part is PROCESS:
        return False
    if reading.soft and not (reading.initiatives or reading.figures):
        return True
    return current.framed and not (reading.initiatives and reading.figures)


def _carries_out(current: Statement, reading: Reading) -> bool:
    """实施“青苗工程”，举办培训班36期: how much of a named undertaking was done, by words that name none of their own."""
    main = current.main
    terse = main.stop - main.start <= _TERSE and not main.figures and _CARRIED.search(main.words) is not None
    if not terse or reading.start - current.stop > _LEAD or reading.part is not ACT or main.part not in (ACT, PROCESS):
        return False
    if not (main.initiatives or main.quoted or _OCCASION.search(main.words)):
        return False
    own = reading.initiatives or reading.deadline or _OF_ITS_OWN.search(reading.words) is not None
    if own and _GUESTS.match(reading.words) is None:
        return False
    if not reading.figures:
        return _SET_UP.search(main.words) is not None and _WITH_WHOM.match(reading.words) is not None
    return _CARRIED_OUT.match(reading.words) is not None


def _elects(current: Statement, reading: Reading) -> bool:
    """代表大会召开，选举产生第十届委员会; 召开表彰大会，授予10人……: what a meeting is held for, with its figures."""
    return (current.main.meeting or current.main.session) and _ELECTS.match(reading.words) is not None


def _sets_out(current: Statement, reading: Reading) -> bool:
    """组织50名志愿者，到村里开展服务; 赴三县，开展调研: who was brought together or set out does next what it was for."""
    main = current.main
    if reading.index != main.index + 1 or not reading.goes or reading.founding:
        return False
    return main.gathers or (main.part is ACT and main.words.startswith(_OFF, main.verb - main.start))
