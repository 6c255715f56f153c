"""What part a committee plays where it is named: it acts, runs, helps, tells, leads from above, honours, takes part, is given something."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import cast

from archive.extraction.catalogue import seed_table
from archive.extraction.wording import alternatives


class Role(StrEnum):
    """The part that a committee plays in the sentence that names it."""

    ACTS = "acts"  # 团市委举办…
    RUNS = "runs"  # 由团市委主办
    HELPS = "helps"  # 团县委承办
    TELLS = "tells"  # 记者从团市委获悉
    LEADS = "leads"  # 在团省委的指导下, 按照团中央部署
    HONOURS = "honours"  # 被团省委评为
    PARTNER = "partner"  # 联合团县委
    RECEIVES = "receives"  # 授予团县委
    VISITED = "visited"  # 赴团县委考察
    ATTENDS = "attends"  # 团省委书记出席
    LABEL = "label"  # part of another name: 团中央“青年之声”联盟
    NAMED = "named"  # anything else


#: How much of the text around a name is looked at, in characters.
_BEFORE, _BEHIND = 60, 80
_SENTENCE = re.compile("[。！？!?；;\n]")
_CLAUSE = re.compile("[，：]")
#: The mark of a press text: 某某日报讯（记者 …）.
_PRESS = re.compile(r"[^，。；]{0,30}?(?:日电|讯|消息|报道)(?:[（(][^）)]{0,40}[）)])?$")
_HOST = re.compile("主办(?:方|单位|者)(?:[是为]|：)[^，。；]{0,20}$")
#: 驻外团工委9个: committees that are counted.
_COUNTED = re.compile(r"[（(]?共?有?[\d０-９]+[余多]?[个家]")
_WIDE = str.maketrans(",:", "，：")


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of seeds/lexicon/attribution.toml, anchored at the name: those that stand before it at their end."""

    leads_behind: re.Pattern[str]
    demands_before: re.Pattern[str]
    honours_before: re.Pattern[str]
    honours_behind: re.Pattern[str]
    partners_before: re.Pattern[str]
    receivers_before: re.Pattern[str]
    visits_before: re.Pattern[str]
    tells_behind: re.Pattern[str]
    pictures_behind: re.Pattern[str]
    run_by: re.Pattern[str]
    runs: re.Pattern[str]
    helps: re.Pattern[str]
    only_adverbs: re.Pattern[str]
    only_bodies: re.Pattern[str]
    label_behind: re.Pattern[str]
    attends: re.Pattern[str]
    lead_in: re.Pattern[str]
    sisters: re.Pattern[str]
    offices: re.Pattern[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The patterns of the packaged list."""
    table = cast(dict[str, list[str]], seed_table("lexicon/attribution.toml"))
    any_ = {name: alternatives(listed) for name, listed in table.items() if name != "adverbs"}
    time = r"[0-9０-９一二三四五六七八九十〇年月日号时点分:：至到、—–~～\-\s]+"
    adverb = "|".join(table["adverbs"])
    item = "(?!增设|新设|设立|下设|内设|撤销|合并|成立|组建|建立|参加|加入)[^，。；：“”《》、被把向给对为在从入到了的是有将由并]{1,20}?"
    return Words(
        leads_behind=re.compile(
            rf"(?:[、和与及][^，。；]{{1,20}}?)?(?:等[^，。；]{{0,8}})?的?[^，。；：“《]{{0,8}}?(?:{any_['superior']})[^，。；：“《的]{{0,6}}之?下"
        ),
        demands_before=re.compile(rf"(?:{any_['demands']})[^，。；：、》]{{0,8}}$"),
        honours_before=re.compile(r"(?:被|获|由|经|受|荣获|获得|获评|荣膺|得到|并获)[^，。；：]{0,12}$"),
        honours_behind=re.compile(rf"[^，。；]{{0,18}}?(?:{any_['honours']})"),
        partners_before=re.compile(rf"(?:{any_['partners']})$"),
        receivers_before=re.compile(rf"(?:{any_['receivers']})(?:[^，。；：]{{0,30}}、)?$"),
        visits_before=re.compile(rf"(?:{any_['visits']})了?$"),
        tells_behind=re.compile(rf"[^，。；]{{0,12}}?(?:{any_['told']}|{any_['told_by']})"),
        pictures_behind=re.compile(rf"[）)]?[\s/]*(?:{any_['pictures']})"),
        run_by=re.compile(r"(?<![理自缘事])由(?:[^，。；：“”]{0,40}[、和与及])?$"),
        runs=re.compile(rf"[^。；“《]{{0,60}}?((?:{any_['runs']}|{any_['helps']})(?![会部办局处]))"),
        helps=re.compile(rf"(?:{any_['helps']})"),
        only_adverbs=re.compile(rf"(?:{time}|{adverb}|[，,])*$"),
        only_bodies=re.compile(rf"(?:{item}(?:{any_['bodies']})(?<![承主举协开兴创]办)[、和与及]?)+$"),
        label_behind=re.compile(
            rf"[“\"「][^”\"」]{{1,20}}[”\"」][^，。；]{{0,4}}(?:{any_['accounts']})|官方?(?:微信|微博|网)|微信公众号"
        ),
        attends=re.compile(rf"(?:{any_['people']})[^。；]{{0,60}}?(?:{any_['attendance']})"),
        lead_in=re.compile(rf"[\s\"”’）)]*(?:{adverb}|[，,])*(?:{any_['lead_in']})"),
        sisters=re.compile(rf"(?:{any_['sisters']})$"),
        offices=re.compile(rf"(?:{any_['offices']})"),
    )


def role_of(text: str, start: int, stop: int, low: int, high: int) -> Role:
    """The part of the committee named at `[start, stop)` in the passage `[low, high)`."""
    before, behind = _before(text, start, low), _behind(text, stop, high)
    clause = _CLAUSE.split(before)[-1]
    w = words()
    if _COUNTED.match(behind):
        return Role.NAMED
    if w.pictures_behind.match(behind):
        return Role.TELLS
    if w.label_behind.match(behind):
        return Role.LABEL
    if w.leads_behind.match(behind) or w.demands_before.search(clause):
        return Role.LEADS
    if w.attends.match(behind):
        return Role.ATTENDS
    if clause.startswith("自") and "以来" in behind.split("，", 1)[0]:
        return Role.NAMED
    if clause.endswith(("从", "据")) and w.tells_behind.match(behind):
        return Role.TELLS
    if _HOST.search(before):
        return Role.RUNS
    run = w.runs.match(behind)
    helps = run is not None and w.helps.match(run[1]) is not None
    if run and helps and (w.run_by.search(clause) or "，" not in run[0]):
        return Role.HELPS
    if run and w.run_by.search(clause) and not w.honours_behind.match(behind[: run.start(1)]):
        return Role.RUNS
    if w.honours_before.search(clause) and w.honours_behind.match(behind):
        return Role.HONOURS
    if w.visits_before.search(clause):
        return Role.VISITED
    if leads_clause(clause):
        return Role.ACTS
    if w.receivers_before.search(clause):
        return Role.RECEIVES
    return Role.PARTNER if w.partners_before.search(clause) else Role.NAMED


def leads_clause(before: str) -> bool:
    """Whether what stands before a name in its clause is nothing but times, adverbs and bodies that act along."""
    w, before = words(), before.lstrip('”’」』）)"')
    if w.only_adverbs.match(before) or _PRESS.match(before):
        return True
    bodies = w.only_bodies.search(before)
    return bodies is not None and w.only_adverbs.match(before[: bodies.start()]) is not None


def fronted(text: str, begin: int, actor: int) -> bool:
    """Whether a sentence, from its begin to the one who acts, only leads up to it (为…，根据…，今年5月，)."""
    return words().lead_in.match(text, begin) is not None or leads_clause("".join(text[begin:actor].split()))


def _before(text: str, start: int, low: int) -> str:
    """What stands before a name in its sentence, without blanks."""
    return "".join(_SENTENCE.split(text[max(low, start - _BEFORE) : start])[-1].split()).translate(_WIDE)


def _behind(text: str, stop: int, high: int) -> str:
    """What stands behind a name in its sentence, without blanks."""
    return "".join(_SENTENCE.split(text[stop : min(high, stop + _BEHIND)], maxsplit=1)[0].split()).translate(_WIDE)
