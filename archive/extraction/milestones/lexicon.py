"""The words of seeds/lexicon/milestones.toml, compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from archive.extraction.catalogue import seed_table
from archive.extraction.needed import sieve
from archive.extraction.wording import alternatives, any_of, shapes


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled word lists; `acts`, `honours` … are searched, `preamble`, `tail`, `result` matched at a clause's start."""

    acts: re.Pattern[str]
    processes: re.Pattern[str]
    honours: re.Pattern[str]
    founding: re.Pattern[str]
    soft: re.Pattern[str]
    reports: re.Pattern[str]
    preamble: re.Pattern[str]
    tail: re.Pattern[str]
    result: re.Pattern[str]
    manner: re.Pattern[str]
    agenda: re.Pattern[str]
    lead: re.Pattern[str]
    concrete: re.Pattern[str]
    strong: re.Pattern[str]
    attendance: re.Pattern[str]
    scene: re.Pattern[str]
    problems: re.Pattern[str]
    copula: re.Pattern[str]
    exhortation: re.Pattern[str]
    study: re.Pattern[str]
    reported: re.Pattern[str]
    silent: re.Pattern[str]
    lacking: re.Pattern[str]
    ceremony: re.Pattern[str]
    ceremonies: tuple[str, ...]
    session: re.Pattern[str]
    deadline: re.Pattern[str]
    terms: re.Pattern[str]
    faults: re.Pattern[str]
    first: re.Pattern[str]
    purpose: re.Pattern[str]
    decides: re.Pattern[str]
    no_fact: re.Pattern[str]
    boasts: re.Pattern[str]
    nature: re.Pattern[str]
    hosts: re.Pattern[str]
    slot: re.Pattern[str]
    journey: re.Pattern[str]
    salience: dict[str, re.Pattern[str]]


#: What stands before a verb that only describes: 出台的《…》, 组织实施的活动.
_DESCRIBED = "(?<!的)(?<!的顺利)(?<!的成功)(?<!的有效)(?<!的全面)"


def _shapes(words: list[str]) -> re.Pattern[str]:
    return re.compile(shapes(words))


def _verbs(words: list[str]) -> re.Pattern[str]:
    """Verbs that state something, none that only describes."""
    return re.compile(
        f"(?:{shapes(_DESCRIBED + w for w in words)})(?!实施的|开展的|的|靠后|创建的|打造的|情况|过程|力度)"
    )


def _ceremony(verbs: list[str]) -> re.Pattern[str]:
    """A clause of which the verb is the end: 仪式在广场隆重举行."""
    how = "(?:隆重|顺利|成功|圆满|正式|如期|同步|同时|胜利|联合|已|完满)?"
    return re.compile(rf"(?<![的地要将])(?P<verb>{how}(?:{alternatives(verbs)}))了?[，,。；;！!\s*]*$")


def _session(acts: list[str]) -> re.Pattern[str]:
    """What a meeting did (会议传达学习…, 大会审议通过…), or anyone in it, told with 了 or 作."""
    said = alternatives(acts)
    meeting = r"(?:此次|本次)?(?:会议|大会|全会|会上|会议还|大会还)[，,]?[^，,。；]{0,12}?"
    return re.compile(
        rf"^{meeting}(?:{said})(?!精神)|(?:{said})(?:并(?:{said}))?了(?=[^，,。；]{{2}})"
        rf"|(?<![合工操动写运协])[作做](?:了)?[^，,。；]{{0,12}}(?:述职|汇报|点评|交流|发言|报告|讲话|动员|说明)[，,。；;]?\s*$|对[^，,。；]{{2,60}}进行了?(?:安排|再|全面|详细|认真)?(?:点评|部署|动员|总结|表彰|通报|评议)"
        rf"|进行了?(?:现场|大会|书面|交流)?(?:述职|座谈|汇报|点评)[，,。；;]?\s*$"
    )


_DATE = r"[12]\d{3}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?"


def _journey(acts: str) -> re.Pattern[str]:
    """从1956年10月成立……再到1959年9月成立……: from one dated act to the next."""
    act = rf"{_DATE}[^，,。；;]{{0,8}}?(?:{acts})"
    return re.compile(rf"从(?P<first>{act}[^。；;]{{2,40}}?)[，,]?(?:再|又)?到(?={act})")


@cache
def lexicon() -> Lexicon:
    """The lexicon of the packaged seeds."""
    table = cast(dict[str, Any], seed_table("lexicon/milestones.toml"))
    verbs, parts, objects, empty = table["verbs"], table["clauses"], table["objects"], table["empty"]
    nouns = [*objects["events"], *objects["bodies"], *objects["papers"]]
    lead = "|".join(re.escape(w) for w in sorted(parts["lead"], key=len, reverse=True) if len(w) > 1)
    silent = {name: _shapes(empty[name]) for name in ("problems", "exhortation", "copula", "study", "reported")}
    return Lexicon(
        **silent,
        silent=sieve(silent.values()),
        lacking=sieve((silent["problems"], silent["exhortation"])),
        acts=_verbs(verbs["acts"]),
        processes=any_of(verbs["processes"]),
        honours=_verbs(verbs["honours"]),
        founding=_shapes(verbs["founding"]),
        soft=any_of(verbs["soft"]),
        reports=any_of(verbs["reports"]),
        preamble=_shapes(parts["preamble"]),
        tail=_shapes(parts["tail"]),
        result=_shapes(parts["result"]),
        manner=_shapes(parts["manner"]),
        agenda=_shapes(parts["agenda"]),
        lead=re.compile(
            rf"(?:(?:本报讯|本报[^，。,]{{0,20}}[电讯]|新华社[^，。,]{{0,20}}电|[^，。,]{{2,12}}[讯电])?[\s]*[（(][^（）()]{{0,12}}(?:记者|通讯员)[^（）()]{{0,40}}[）)]"
            rf"|[^，。,（）()“”]{{2,20}}\d日电\s*(?:[（(][^（）()]{{2,30}}[）)])?)?(?:[\s*#>●■◆•·—\-]|[（(][一二三四五六七八九十\d]{{1,3}}[）)]|[一二三四五六七八九十]{{1,2}}、|\d{{1,2}}[.．、](?!\d)|(?:{lead})(?:[，,])?|第[一二三四五六七八九十][，,])*"
        ),
        concrete=any_of(nouns),
        strong=any_of([w for w in nouns if w not in objects["weak"]]),
        attendance=_shapes(table["attendance"]["shapes"]),
        scene=_shapes(table["scene"]["opens"]),
        ceremony=_ceremony(table["ceremonies"]["verbs"]),
        ceremonies=tuple(table["ceremonies"]["verbs"]),
        session=_session(table["sessions"]["acts"]),
        deadline=_shapes(table["deadlines"]["shapes"]),
        terms=_shapes(table["terms"]["headings"]),
        faults=_shapes(table["faults"]["headings"]),
        first=_shapes(table["firsts"]["words"]),
        purpose=_shapes(table["purposes"]["opens"]),
        decides=_shapes(table["purposes"]["decides"]),
        no_fact=_shapes(table["dated"]["not_told"]),
        boasts=any_of(table["dated"]["boasts"]),
        nature=_shapes(table["described"]["nature"]),
        hosts=_shapes(table["described"]["hosts"]),
        slot=_shapes(table["stages"]["slots"]),
        journey=_journey(_verbs(verbs["acts"]).pattern),
        salience={name: any_of(words) for name, words in table["salience"].items()},
    )
