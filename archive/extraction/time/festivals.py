"""Which festival stands at a place, and whether it is meant as a time: 五四期间 is one, 五四红旗团委 is none."""

import re

from archive.extraction.time.atoms import Atom, Level
from archive.extraction.time.calendars import FESTIVALS

_COMPANY = re.compile(
    r"(?:节|期间|前后|前夕|之际|当天|这天|到来|来临|假期|小长假|长假|黄金周|放假|当日|以来|以前|之前|前(?!后|沿)|以后|之后|后(?!期|来|续))"
)
_HOLIDAY = re.compile(r"(?:节)?(?:小长假|长假|黄金周|假期|放假)(?:期间)?|(?:节)?期间")
# 清明上河图, 雨水收集, 中秋月: names and things that begin like a festival.
_THINGS = re.compile(r"清明(?:上河|前后种)|小雪人|大雪纷|大寒假|雨水[收管]")
_PLACES = frozenset("路街镇乡村巷")  # 国庆路, 七一路


def _names() -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for i, festival in enumerate(FESTIVALS):
        for name in festival.names:
            found.setdefault(name[:2], []).append((name, i))
    return {key: tuple(sorted(rows, key=lambda row: -len(row[0]))) for key, rows in found.items()}


NAMES = _names()


def _stands_alone(s: str, name: str, stop: int) -> bool:
    """今年“五四”是…; not 2023年“五四”红旗团委."""
    return stop == len(s) or (name[0] in '“"' and s[stop] not in "红奖精运表评文特讲")


def festival_at(s: str, at: int, *, dated: bool = False) -> Atom | None:
    """The festival at a place; `dated` where a year stands before it, which lets 五一 stand alone."""
    for name, i in NAMES.get(s[at : at + 2], ()):
        if not s.startswith(name, at):
            continue
        stop, festival = at + len(name), FESTIVALS[i]
        if _THINGS.match(s, at) or s[stop : stop + 1] in _PLACES:
            return None
        if name in festival.bare and not _COMPANY.match(s, stop) and not (dated and _stands_alone(s, name, stop)):
            return None
        kind = "festival"
        if festival.row.get("holiday") and (m := _HOLIDAY.match(s, stop)):
            kind, stop = "holiday", m.end()
        return Atom(Level.DAY, kind, i, i, at, stop, name)
    return None
