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
ARABIC = (
    rf"(?:(?<=[ \u3000]){DIGIT}(?:[ \u3000]{DIGIT})+(?=[ \u3000])"
    rf"|{DIGIT}{{1,3}}(?:[,，]{DIGIT}{{3}})+(?!{DIGIT})(?:[.．]{DIGIT}+)?"
    rf"|{DIGIT}+(?:[.．]{DIGIT}+)?)"
)
NUMERALS = "一二三四五六七八九十百千万亿两零〇"
CHINESE = rf"[{NUMERALS}]+"
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
        rf"(?=[0-9０-９{NUMERALS}])(?P<per>百分之|千分之)?(?:(?P<low>{ARABIC}){GAP}[%％]?{GAP}[-—~～至到]{{1,2}}{GAP})?"
        rf"(?:(?P<arabic>{ARABIC}){GAP}(?P<more>[余多])?{GAP}(?:(?P<scale>{SCALE})(?:(?P<rest>{DIGIT})(?P<thousand>千))?)?|(?P<chinese>{CHINESE})){GAP}"
        rf"(?P<much>余|多|来(?!自)|(?<=十)几)?{GAP}(?P<scale2>万|亿)?{GAP}"
        rf"(?:(?P<percent>[%％‰])|(?:[（(](?P<either>[场人])[）)](?=次))?(?P<unit>{unit})(?:[（(](?P<times>次)[）)])?(?P<rate>{rate})?)?"
    )
    return Shapes(
        figure=figure,
        half=re.compile(r"半数(?:(?<=[近超过逾]半数)|(?=以上))"),
        bare_round=re.compile(
            rf"(?=[{NUMERALS}])(?:(?<=破)|(?<=[量数额次达]超)|(?<=[量数额次达]过)|(?<=超过))(?P<n>[一二三四五六七八九十]?(?:百万|千万|十万|百亿|万亿|万|亿))(?![一-鿿])"
        ),
        tenths=re.compile(
            rf"(?=[0-9０-９{NUMERALS}])(?<=[近超过约达占逾])(?P<n>[一二三四五六七八九两]|{DIGIT}{{1,2}})成(?![为立功绩员果长都人分本就品熟效])"
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
