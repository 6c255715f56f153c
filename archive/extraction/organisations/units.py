"""Names of township committees, of grassroots ones, and of working committees, read leftwards from 团委 or 团工委."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from archive.extraction.catalogue import Region, seed_table
from archive.extraction.organisations.gazetteer import Gazetteer
from archive.extraction.organisations.words import words
from archive.schema.vocabulary import Level

_REACH = 24
_CLASS = re.compile(
    r"^.?(?:镇|乡|苏木)$|^[大中小]{2,3}学$|^.?.?街道$|镇街$|乡镇$|镇街道$|^(?:全|各|每|部分|多|有关|相关)|启动|推进|所有|首[期届批次]|第.{1,3}[期届批次]|"
    r"^(?:高等|中等|职业|技工|民办|公办|国有|省属|市属|直属|基层|中央|大中|中小|普通|重点)+(?:学校|院校|大学|学院|高校|中学|小学|企业|公司|单位)$"
)
_NOTHING_BUT = re.compile(r"^[一二三四五六七八九十]?分?.{2}$|^(?:.{0,2}公司|.{0,1}学[院校]|.{0,1}中心)$")
_LONGEST_TOWNSHIP, _LONGEST_UNIT = 6, 20


@dataclass(frozen=True, slots=True)
class UnitName:
    """The name that ends where 团委 begins: its place in the text, the part after the region, the region's candidates."""

    start: int
    rest: str
    level: Level | None
    regions: tuple[Region, ...] = ()
    kind: str = ""


def unit_before(text: str, stop: int, places: Gazetteer, year: int | None) -> UnitName | None:
    """The township or institution whose name ends at `stop`."""
    piece = max(0, stop - _REACH)
    township = words().township_end.search(text, piece, stop)
    if not township and not words().institution_end.search(text, piece, stop):
        return None
    start, bordered = _border(text, piece, stop)
    name = text[start:stop]
    if _CLASS.search(name):
        return None
    level = Level.TOWNSHIP if township else Level.GRASSROOTS
    for at in range(start, stop - 2):
        for reading in places.forward(text, at, year, stop):
            if township and not reading.full:
                continue
            inside = text[reading.stop : stop]
            if reading.stop < stop and not (level is Level.GRASSROOTS and _another_place(inside)):
                if at > start and not township and text[start:at] in _groups():
                    return UnitName(start, text[start:stop], level, reading.regions)
                return UnitName(at, inside if reading.full else text[at:stop], level, reading.regions)
    longest = _LONGEST_TOWNSHIP if township else _LONGEST_UNIT
    if not bordered or not 2 <= len(name) <= longest or (not township and _NOTHING_BUT.match(name)):
        return None
    return UnitName(start, name, level)


@cache
def _groups() -> frozenset[str]:
    """What opens the name of a nationwide group's local company, before its place."""
    return frozenset(cast(list[str], seed_table("lexicon/organisation_words.toml")["groups"]))


def _border(text: str, piece: int, stop: int) -> tuple[int, bool]:
    """Where a name that ends at `stop` can begin at the earliest, and whether something bounds it there."""
    borders = [m.end() for m in words().border.finditer(text, piece, stop) if not _opens(text, m)]
    return (borders[-1], True) if borders else (piece, piece == 0)


def _opens(text: str, border: re.Match[str]) -> bool:
    """Whether a conjunction stands where none can, at the start of a clause, and so begins a name (和孚镇团委)."""
    at = border.start()
    return border[0] in ("和", "与", "及", "向", "为") and (at == 0 or not "\u4e00" <= text[at - 1] <= "\u9fff")


def _another_place(name: str) -> bool:
    """Whether an institution's name would hold a township (宜川路街道…公司): then it begins further right."""
    return any(township in name[:-1] for township in ("街道", "镇", "乡"))


def working_before(text: str, stop: int, places: Gazetteer, year: int | None) -> UnitName | None:
    """What a working committee (团工委) is for, and whose it is: 自治区非公, 非公和社会组织, 山西省直机关."""
    match = words().working_end.search(text, max(0, stop - _REACH), stop)
    if match is None:
        return None
    kind, rest = match[1], match[2].lstrip("和与及")
    start = stop - len(rest) - len(kind)
    for at in (start, start + len(kind), start + 1):
        reading = next(places.backward(text, at, year), None)
        if reading is not None and reading.full:
            return UnitName(reading.start, text[at:stop], None, reading.regions)
    if words().area_end.match(rest):
        begin, bordered = _border(text, max(0, start - 8), start)
        if bordered and begin == start:
            return UnitName(start, rest, None)  # the area of the text's own place
        return UnitName(begin, text[begin:stop], Level.GRASSROOTS) if bordered else None
    if not kind and rest and rest[0] in "省市区州县旗盟":
        return UnitName(start, rest[1:], None, (), rest[0])
    return UnitName(start, rest, None, (), kind[:1] if kind != "自治区" else "自")
