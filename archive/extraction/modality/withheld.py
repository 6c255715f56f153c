"""What a clause says did not take place: denied (尚未建立…), called off (因故取消), or put off (推迟至…)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from archive.extraction.modality.outlook import Outlook
from archive.extraction.modality.words import pattern, table
from archive.extraction.needed import sieve
from archive.extraction.wording import alternatives, shapes

_ARRANGED = re.compile("原定|原计划|原拟")
# 尚未举办，拟于明年举办: it is yet to come.
_YET = re.compile(r"\s*(?:现|但|并)?(?:拟|将|计划|预计)(?!定)")
# 没有甲，就没有乙 denies neither.
_TWICE, _NEXT = re.compile("就没有|便没有|就不会"), 8  # characters of the next clause
_ENDS = r"(?=\s*(?:[，,。；;！!？?）)]|$))"


class Fate(StrEnum):
    """Why something did not take place."""

    DENIED = "denied"
    PUT_OFF = "put-off"


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a clause withholds; `stop` is where the words that say so end, behind which a new date may stand."""

    fate: Fate
    stop: int


def withheld(outlook: Outlook, index: int, start: int) -> Withheld | None:
    """What clause `index` says of the fate of what begins at `start` in it; None where it says nothing of the kind.

    Where the clause has no verb, the next one speaks of it (“星火”大赛因故，未能如期举办).
    """
    clause = outlook.prose.clauses[index]
    found = _in(outlook.plain, clause.start, clause.stop, start)
    if index == outlook.prose.sentence(index)[1]:
        return found
    following = outlook.prose.clauses[index + 1]
    if found is not None:
        yet_to_come = _YET.match(outlook.plain, following.start, following.stop)
        return Withheld(Fate.PUT_OFF, clause.stop) if yet_to_come else found
    found = _in(outlook.plain, following.start, following.stop, following.start)
    if found is None or not _opening().match(outlook.plain, following.start, following.stop):
        return None
    acts = _verbs().search(outlook.plain, start, clause.stop) is not None
    return None if acts and not _arranged(outlook.plain, clause.start, start) else found


def _in(text: str, begin: int, end: int, start: int) -> Withheld | None:
    if not _sieve().search(text, begin, end):
        return None
    off, over = _put_off().search(text, begin, end), _called_off().search(text, begin, end)
    if off and not _denied(text, begin, off.end()) and not pattern("done_anywhere").search(text, off.end(), end):
        return Withheld(Fate.PUT_OFF, off.end())
    if over and not _denied(text, begin, over.end()):
        return Withheld(Fate.DENIED, over.end())
    for denial in _denials().finditer(text, begin, end):
        acted = _verbs().search(text, begin, denial.start())
        plain = not _modifies(text, begin, denial, end) and not _TWICE.search(text, denial.end(), end + _NEXT)
        if plain and (acted is None or start > denial.start()):
            return Withheld(Fate.DENIED, denial.end())
    return None


def _denied(text: str, begin: int, end: int) -> bool:
    return _negations().search(text, begin, end) is not None


def _modifies(text: str, begin: int, denial: re.Match[str], end: int) -> bool:
    """Whether the denial only describes somebody (帮助尚未建立团组织的企业建团), and is not what the clause says."""
    attribute = _attribute().match(text, denial.end(), end)
    if attribute is None:
        return False
    return bool(attribute["whom"] or _governed().search(text, begin, denial.start()))


def _arranged(text: str, begin: int, start: int) -> bool:
    return _ARRANGED.search(text, begin, start) is not None


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?<!团)(?:{alternatives(table()['withheld']['verbs'])})")


@cache
def _negations() -> re.Pattern[str]:
    return re.compile(shapes(table()["withheld"]["negations"]))


@cache
def _denials() -> re.Pattern[str]:
    words = table()["withheld"]
    between = f"(?:{shapes(words['between'])}){{0,2}}"
    return re.compile(f"(?:{shapes(words['negations'])}){between}(?:{alternatives(words['verbs'])})(?!时|不)")


@cache
def _attribute() -> re.Pattern[str]:
    whom = alternatives(table()["withheld"]["whom"])
    return re.compile(rf"[^，,。；;]{{0,20}}?的(?=[^，,。；;])(?:(?P<whom>[^，,。；;的]{{0,6}}(?:{whom}))|)")


@cache
def _governed() -> re.Pattern[str]:
    return re.compile(rf"{shapes(table()['withheld']['governing'])}|{_verbs().pattern}")


@cache
def _called_off() -> re.Pattern[str]:
    words = table()["withheld"]
    off, events = alternatives(words["called_off"]), alternatives(words["events"])
    held = alternatives(words["held"])
    intransitive = rf"(?:{_ARRANGED.pattern}|因|受|被迫|不得不|临时|{events}|”)[^，,。；;]{{0,20}}?(?:{off})了?{_ENDS}"
    transitive = rf"(?:{off})了?(?:{held}|[^，,。；;]{{0,24}}?(?:{events}){_ENDS})"
    return re.compile(f"{intransitive}|{transitive}")


@cache
def _put_off() -> re.Pattern[str]:
    words = table()["withheld"]
    off, held = alternatives(words["put_off"]), alternatives(words["held"])
    return re.compile(rf"(?<![不未])(?<!没有)(?:{off})了?(?:[至到于]|{_ENDS}|{held})")


@cache
def _sieve() -> re.Pattern[str]:
    return sieve((_put_off(), _called_off(), _denials()))


@cache
def _opening() -> re.Pattern[str]:
    words = table()["withheld"]
    said = "|".join([shapes(words["negations"]), alternatives(words["called_off"]), alternatives(words["put_off"])])
    return re.compile(
        rf"\s*(?:(?:因|受|由于)[^，,。；;]{{0,14}}|最终|至今|一直|均|都|被迫|不得不|现|将|已|也){{0,3}}(?:{said})"
    )
