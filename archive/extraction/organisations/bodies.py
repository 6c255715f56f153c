"""Finds Party, government and sister bodies of regions (市委, 省教育厅, 晋城市青联), and institutions that bear a place's name.

Precision before recall: a body is taken only with its place or the kind of its place before it, an institution only with
its place.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.extraction.catalogue import Organisation, Region
from archive.extraction.organisations import naming
from archive.extraction.organisations import patterns as p
from archive.extraction.organisations.context import Context, choose
from archive.extraction.organisations.loaders import load_body_endings
from archive.schema.vocabulary import Level, OrganisationKind

Body = tuple[int, int, Organisation]

_BEHIND = re.compile(r"(自治区|[省市县区州盟旗])$")
_NOT_AFTER_COMMITTEE = re.compile(r"[员托派任以屈会]")
_INSTITUTIONS = {
    OrganisationKind.SCHOOL: "大学|学院|专科学校|职业学校|技工学校|师范学校|中学|小学|分院|技师学院",
    OrganisationKind.COMPANY: "有限责任公司|股份有限公司|有限公司|集团公司|集团|分行|农商行|农商银行|银行",
    OrganisationKind.MEDIA: "日报社|日报|晚报社|晚报|晨报|都市报|商报|广播电视台|电视台|广播电台|融媒体中心|新闻网|融媒体",
    OrganisationKind.OTHER: "人民医院|中医院|中心医院|博物馆|图书馆|科技馆|青少年宫|青少年活动中心",
}
_INSTITUTION = re.compile(
    "(?:" + "|".join(f"(?P<{kind.name}>{words})" for kind, words in _INSTITUTIONS.items()) + ")(?![生军城])"
)
_BORDER = re.compile(
    r"[^\u4e00-\u9fff（）()·A-Za-z]|[的由与和及在对为向从是了被把让至赴到经将并据]|(?<!高)等|联合|邀请|走进|来自|组织|深入|前往|依托"
)
_NO_NAME = re.compile(r"(?:[内各多某该本全省市县区]|重点|高校|籍|所有|大$)")
# Institutions that may follow their place at once: 烟台大学, 烟台银行, 烟台日报; but 烟台中学 and 烟台集团 tell nothing.
_AT_ONCE = re.compile(r"大学|学院|银行|日报|晚报|晨报|都市报|电视台|新闻网|融媒体中心")
_REACH = 26


def bodies(context: Context) -> Iterator[Body]:
    """The bodies of a text: start and stop in the squeezed text, and which it is. They may overlap."""
    yield from _of_regions(context)
    yield from _institutions(context)


@lru_cache(maxsize=1)
def _endings() -> tuple[re.Pattern[str], dict[str, tuple[OrganisationKind, str]]]:
    table = load_body_endings()
    longest = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), table


def _of_regions(context: Context) -> Iterator[Body]:
    text = context.squeezed.text
    pattern, table = _endings()
    for match in pattern.finditer(text):
        at, stop, ending = match.start(), match.end(), match[0]
        if ending.endswith("委") and _NOT_AFTER_COMMITTEE.match(text, stop):
            continue
        found = _region_before(text, at, context)
        if found is not None:
            start, region = found
            kind, name = table[ending]
            yield start, stop, _named(name, kind, region, context)


def _region_before(text: str, at: int, context: Context) -> tuple[int, Region] | None:
    """The region before an ending, printed or by its kind, and where it begins."""
    for reading in context.places.backward(text, at, context.year):
        region = choose(reading.regions, context.home, context.places)
        if region is None or reading.word or text[reading.start - 1 : reading.start] == "团":
            return None
        if reading.full or region.level is not Level.COUNTY or context.inside(region):
            return reading.start, region
        break
    kind = _BEHIND.search(text, max(0, at - 3), at)
    if kind is None or text[kind.start() - 1 : kind.start()] == "团":
        return None
    if p.CLASS_BEFORE.search(text, max(0, at - 5), at) or p.NO_DISTRICT.search(text, max(0, at - 4), at):
        return None
    region = context.region_of_kind(kind.start(), "自" if kind[1] == "自治区" else kind[1])
    return (kind.start(), region) if region is not None else None


def _named(name: str, kind: OrganisationKind, region: Region, context: Context) -> Organisation:
    """The body of a region after the pattern of its name: {} is the region's name, {path} its full path."""
    if "{path}" in name:
        official = name.replace("{path}", region.name)
        return Organisation(name.replace("{path}", region.path), official, kind, region.level, region.path)
    before, _, after = name.partition("{}")
    return naming.body_of(region, after, kind, context.places, before)


def _institutions(context: Context) -> Iterator[Body]:
    text = context.squeezed.text
    for match in _INSTITUTION.finditer(text):
        stop = match.end()
        piece = max(0, stop - _REACH)
        borders = [m.end() for m in _BORDER.finditer(text, piece, match.start())]
        for at in range(borders[-1] if borders else piece, match.start()):
            reading = next(context.places.forward(text, at, context.year, match.start()), None)
            if reading is None or (reading.word and not reading.full):
                continue
            rest = text[reading.stop : match.start()]
            if (rest and not _NO_NAME.match(rest)) or (not rest and not reading.full and _AT_ONCE.match(match[0])):
                region = choose(reading.regions, context.home, context.places)
                kind = OrganisationKind[str(match.lastgroup)]
                name = text[at:stop]
                yield at, stop, Organisation(name, name, kind, None, region.path if region else None)
            break
