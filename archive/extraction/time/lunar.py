"""Days of the lunar calendar: 农历八月十五, 正月初八, 腊月, 闰四月; told from solar ones by a word that only it has."""

import re

from archive.extraction.numerals import number
from archive.extraction.time.atoms import Atom, Level

_YEAR = r"([12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})年"
_DAY = r"初[一二三四五六七八九十]|初[1-9]|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|三十|[12]?[0-9]|30"
_MONTH = r"正|冬|腊|1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]"
_PATTERN = re.compile(
    rf"(?P<said>农历|阴历|旧历)?(?:{_YEAR})?(?P<leap>闰)?(?P<month>{_MONTH})月(?:份)?(?:(?P<day>{_DAY})(?P<suffix>日)?(?!日|号|个|人|名|多|余|万))?"
)
_NEW_YEAR = re.compile(r"大年(初[一二三四五六七八九十])")
_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def lunar_at(s: str, at: int) -> list[Atom]:
    """The atoms of a lunar day or month at a place (its year first, where it stands inside); empty for none."""
    if s[at] == "大" and (m := _NEW_YEAR.match(s, at)):
        return [Atom(Level.DAY, "lunar", 1, _day(m[1]), at, m.end(), m.group())]
    m = _PATTERN.match(s, at)
    if not m or not _is_lunar(m):
        return []
    month = _MONTHS.get(m["month"]) or number(m["month"])
    day = _day(m["day"]) if m["day"] else 0
    atoms = []
    if m[2]:
        year = number(m[2])
        atoms.append(Atom(Level.YEAR, "year", year, year, at, m.start("month"), m[2]))
    level = Level.DAY if day else Level.MONTH
    return [*atoms, Atom(level, "lunar", -month if m["leap"] else month, day, at, m.end(), m.group())]


def _is_lunar(m: re.Match[str]) -> bool:
    day = m["day"] or ""
    if m["suffix"] and not m["said"]:
        return False
    return bool(m["said"] or m["leap"] or m["month"] in _MONTHS or day[:1] in ("初", "廿"))


def _day(text: str) -> int:
    return number(text.removeprefix("初"))
