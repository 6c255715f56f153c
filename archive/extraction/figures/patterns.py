"""The shapes of numbers and measure words, compiled once from seeds/lexicon/units.toml."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from archive.extraction.catalogue import seed_table
from archive.extraction.wording import alternatives

#: White space that a hard wrap or letter-spacing may leave inside a figure.
GAP = r"[ \t\u3000\xa0\n]{0,3}"
DIGIT = r"[0-9０-９]"
#: Before a number whose digits a blank may split; a number after these is one of a list.
_WORD = r"(?<=[\u4e00-\u9fff])(?<![附件表图第年月日])"
ARABIC = (
    rf"(?:(?:(?<=[ \u3000])|{_WORD}){DIGIT}(?:[ \u3000]{DIGIT})+(?=[ \u3000])"
    rf"|(?<=[ \u3000][\u4e00-\u9fff][ \u3000]){DIGIT}+(?:[ \u3000]{DIGIT}+)+(?=[ \u3000][\u4e00-\u9fff])"  # 支 部 44 5 个
    rf"|{_WORD}[1-9]{DIGIT}{{0,2}}(?:[ \u2009\u202f\xa0]{DIGIT}{{3}})+(?![0-9０-９,，.．]| {DIGIT})"  # 1 519 of old prints
    rf"|{_WORD}[1-9]{DIGIT}*[ \n]0+(?![0-9０-９,，.．])"  # 71 0: no number begins with a zero
    rf"|{DIGIT}+。{DIGIT}+(?=[万亿])"  # 38。8万
    rf"|{DIGIT}{{1,3}}(?:[,，]{DIGIT}{{3}})+(?!{DIGIT})(?:[.．]{DIGIT}+)?"
    rf"|{DIGIT}+(?:[.．]{DIGIT}+)?)"
)
NUMERALS = "一二三四五六七八九十百千万亿两零〇"
CHINESE = rf"[{NUMERALS}]+"
#: From what something grew, before the figure to which it grew: 由12增至, 从3.5%提高到.
_GREW = (
    r"(?:增|升|提|扩|涨|发展|上升|壮大|跃升|攀升|拓展|下降|减|降|缩)[\u4e00-\u9fff]{0,3}?(?:到|至|为)(?:了|近|约|超过)?"
)
SCALE = r"万亿|千万|百万|十万|亿|万|千|百"


@dataclass(frozen=True, slots=True)
class Unit:
    """One measure word: its name as a unit, and before which numbers it counts."""

    name: str
    small: bool
    arabic: bool
    round: bool


@dataclass(frozen=True, slots=True)
class Shapes:
    """Everything that recognition needs, compiled."""

    figure: re.Pattern[str]
    half: re.Pattern[str]
    fraction: re.Pattern[str]
    grown: re.Pattern[str]
    large: re.Pattern[str]
    bare_round: re.Pattern[str]
    tenths: re.Pattern[str]
    rank: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    vague: tuple[str, ...]
    rank_verbs: re.Pattern[str]
    phrases: tuple[str, ...]
    abstract: re.Pattern[str]
    forbidden_before: tuple[str, ...]
    counter: re.Pattern[str]
    units: dict[str, Unit]


def _spaced(word: str) -> str:
    return r"[ \u3000]?".join(re.escape(c) for c in word)


def _unit(row: dict[str, Any]) -> str:
    refused = row.get("not_before")
    ahead = f"(?!{GAP}(?:{alternatives(refused)}))" if refused else ""
    return _spaced(row["word"]) + ahead


@cache
def shapes() -> Shapes:
    """The compiled shapes of seeds/lexicon/units.toml."""
    table = cast(dict[str, Any], seed_table("lexicon/units.toml"))
    rows = sorted(table["unit"], key=lambda row: len(row["word"]), reverse=True)
    rounds = set(table["round"]["units"])
    units = {
        row["word"]: Unit(
            row.get("name", row["word"]), row.get("small", False), row.get("arabic", False), row["word"] in rounds
        )
        for row in rows
    }
    unit = "|".join(_unit(row) for row in rows)
    rate = rf"[/／](?:{alternatives(table['denominators'])})"
    approximate, rank, none = table["approximate"], table["rank"], table["not_figures"]
    figure = re.compile(
        rf"(?=[0-9０-９{NUMERALS}])(?P<per>百分之|千分之)?(?:(?P<low>{ARABIC}){GAP}(?P<lowscale>[百千万亿])?{GAP}[%％]?{GAP}[-—~～至到]{{1,2}}{GAP})?"
        rf"(?:(?P<arabic>{ARABIC}){GAP}(?P<more>[余多])?{GAP}(?:(?P<scale>{SCALE})(?:(?P<rest>{DIGIT})(?P<thousand>千))?)?|(?P<chinese>{CHINESE})(?P<point>点[一二三四五六七八九零〇]+(?(per)|(?=[万亿倍]|个百分点)))?){GAP}"
        rf"(?P<much>余|多|来(?!自)|(?<=[十0-9０-９])几)?{GAP}(?P<scale2>万|亿)?{GAP}"
        rf"(?:(?P<percent>[%％‰])|(?:[（(](?P<either>[场人])[）)](?=次))?(?P<unit>{unit})(?:[（(](?P<times>次)[）)])?(?P<rate>{rate})?)?"
    )
    return Shapes(
        figure=figure,
        half=re.compile(r"(?:半数|一半)(?:(?<=[近超过逾约达占]..)|(?=以上))"),
        fraction=re.compile(
            r"(?P<of>[二三四五六七八九十])分之(?P<n>[一二三四五六七八九])|(?<![\d/.])(?P<a>[1-9])/(?P<b>[2-9]|10)(?=的|以上|左右)"
        ),
        large=re.compile(
            rf"(?P<n>{DIGIT}{{1,2}})大(?!{alternatives(none['large'])})(?:[\u4e00-\u9fff]{{0,5}}?)"
            rf"(?P<noun>(?!{alternatives(none['abstract'])})[\u4e00-\u9fff]{{2}})(?=[^\u4e00-\u9fff]|$)"
        ),
        grown=re.compile(rf"[由从][^，,。；;\d]{{0,12}}?(?P<n>{ARABIC}){_GREW}$"),
        bare_round=re.compile(
            rf"(?=[{NUMERALS}])(?:(?<=破)|(?<=[量数额次达]超)|(?<=[量数额次达]过)|(?<=超过))(?P<n>[一二三四五六七八九十]?(?:百万|千万|十万|百亿|万亿|万|亿))(?![一-鿿])"
        ),
        tenths=re.compile(
            rf"(?=[0-9０-９{NUMERALS}])(?<=[近超过约达占逾有仅到足])(?P<n>[一二三四五六七八九两]|{DIGIT}{{1,2}})成(?![为立功绩员果长都人分本就品熟效])"
        ),
        rank=re.compile(
            rf"第{GAP}(?P<n>{DIGIT}+|[一二三四五六七八九十]+){GAP}(?P<word>{alternatives(rank['words'])})?"
        ),
        before=re.compile(rf"(?:{alternatives(approximate['before'])}){GAP}$"),
        after=re.compile(rf"{GAP}(?:{alternatives(approximate['after'])})"),
        vague=tuple(approximate["vague"]),
        rank_verbs=re.compile(alternatives(rank["verbs"])),
        phrases=tuple(none["phrases"]),
        abstract=re.compile(
            rf"{GAP}(?:(?:重要|重点|主要|关键|基本|根本|核心|具体)?(?:{alternatives(none['abstract'])})"
            rf"|[^，。、；,“《\d]{{1,6}}(?:{alternatives(none['abstract_heads'])})(?![一-鿿]))"
        ),
        forbidden_before=tuple(none["before"]),
        counter=re.compile(rf"(?:{alternatives(none['counters'])}){GAP}[:：]?{GAP}$"),
        units=units,
    )
