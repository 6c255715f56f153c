"""When two wordings name one initiative: the normal form of a name, its canonical wording, its key and its slug.

A name is taken apart into place, year, edition and core; the core decides within a document. Across documents a name
whose core is common property (青年创新创业大赛) belongs to the place that holds it, a brand in quotation marks to itself.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2s

from archive.extraction.initiatives import words
from archive.extraction.lexicon import key as squeezed_key
from archive.schema.vocabulary import InitiativeKind

_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,5}?(?:自治区|自治州|省|市|州(?![省县市区])|县|区|旗|盟)(?<!社区)(?<!园区)(?<!校区)(?<!城区)(?<!全[省市县区国])(?<!联盟)){1,3}"
)
_NO_PLACE = re.compile(r"^(?:全[省市县区旗州国]|省级|市级|城市|超市|地区|示范区|门市|关于|青年|红旗)")
#: Of which level something is: the level of whoever tells of it, or a higher one.
_LEVEL = re.compile(r"(?:全|(?=[省市县区州旗盟][级第]))([国省市县区州旗盟])级?(?=[\u4e00-\u9fff]{4})")
_BARE_LEVEL = re.compile(r"^((?:20\d\d年度?)?)[省市县区州旗盟](?=“\w)")
_EDITION = re.compile(
    r"(?:第?[一二三四五六七八九十百两\d]+届|第[一二三四五六七八九十百\d]+[季期])(?![一二三四五六七]?中?全会|历次)|首届"
)
_YEAR = re.compile(r"(?:20\d\d(?:[-—至]20\d\d)?|[二〇零一九○]{4})(?:年度?|学年)?(?!级)")
#: A year before the place; and the act that governs a name, printed with it inside its marks.
_YEAR_FIRST = re.compile(r"20\d\d(?:[-—至]20\d\d)?年?度?(?=[\u4e00-\u9fff]{4})")
_ACT = re.compile(r"^(?:组织开展|深入开展|开展|实施|举办|办好|做好)(?=.{5})")
#: The act by which something begins or is honoured is no part of its name.
_CEREMONY = re.compile(
    r"(?:暨)?(?:启动|发布|授牌|揭牌|开幕|闭幕|签约|颁奖|成立|开班|结业|出征|发车|授旗)(?:仪式|大会|式|会)$"
)
_MARKS = re.compile(r"[“”‘’《》「」]")
_TAILS = re.compile(r"(?:系列活动|主题活动|主题教育实践活动|活动|行动|工程|计划|项目|工作|品牌|主题|栏目)$")
#: Whose a long name is plays no part in it: 共青团助力…建设, 青春助力…建设.
_WHOSE = re.compile(r"(?:共青团|青春|青年|青少年)(?=助力|服务|建功|护航|奋进|赋能)")
_LONG = 8
_COMMON = 4
_OWN = 5
_SERIES = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. `brand` are the words in its quotation marks, `core` what is left of the whole."""

    core: str
    brand: str = ""
    place: str = ""
    edition: str = ""
    year: str = ""


@lru_cache(maxsize=8192)
def parse(name: str) -> Name:
    """The parts of a name; quotation marks may be of any kind."""
    if name.startswith("《"):
        return Name(re.sub(r"\s+", "", _MARKS.sub("", name)))
    brand = re.search(r"[“「]([^”」]+)[”」]", name)
    bare = _ACT.sub("", re.sub(r"\s+", "", _MARKS.sub("", _BARE_LEVEL.sub(r"\1", name))))
    begun = _YEAR_FIRST.match(bare)
    bare = bare[begun.end() :] if begun else bare
    opening = _EDITION.match(bare)
    bare = bare[opening.end() :] if opening and len(bare) - opening.end() >= _COMMON else bare
    place = _PLACE.match(bare, 0, _before_brand(bare, brand))
    prefix = place.group() if place and not _NO_PLACE.match(bare) and len(place.group()) < len(bare) - 1 else ""
    rest = bare[len(prefix) :]
    ceremony = _CEREMONY.search(rest)
    rest = rest[: ceremony.start()] if ceremony and ceremony.start() >= _COMMON else rest
    edition, year = _EDITION.search(rest), _YEAR.search(rest)
    rest = rest.replace(edition.group(), "", 1) if edition and len(edition.group()) < len(rest) - 1 else rest
    rest = rest.replace(year.group(), "", 1) if year and len(year.group()) < len(rest) - 2 else rest
    named = year or begun
    return Name(
        rest,
        re.sub(r"\s+", "", brand.group(1)) if brand else "",
        prefix,
        said.group() if (said := edition or opening) else "",
        named.group() if named else "",
    )


def _before_brand(bare: str, brand: re.Match[str] | None) -> int:
    """How much of a name stands before its brand: 长沙“城市合伙人” begins with no 长沙城市."""
    at = bare.find(re.sub(r"\s+", "", _MARKS.sub("", brand.group(1)))) if brand else -1
    return at if at >= 0 else len(bare)


def core(name: str) -> str:
    """The name without quotation marks, place, year and edition."""
    return parse(name).core


def keys(name: str, brand: str = "") -> frozenset[str]:
    """The normal forms by which wordings of one document are joined; two that share one are one initiative."""
    parts = parse(name)
    brand = brand or parts.brand
    bare = squeezed_key(parts.core)
    found = {_key(bare)}
    whose = _WHOSE.match(bare)
    if whose is not None and len(bare) - whose.end() >= _LONG:
        found.add(_key(bare[whose.end() :]))
    if brand and brand not in words.stopped():
        inner = len(brand) <= _SERIES and not bare.startswith(squeezed_key(brand))
        if not inner and not _site(bare, squeezed_key(brand)):
            found.add(_key(squeezed_key(brand)))
        outside = squeezed_key(parse(bare.replace(squeezed_key(brand), "")).core)
        if parts.edition and len(outside) >= 4 and len(words.substance(outside)) >= 3:
            found.add(_key(outside))
    return frozenset(k for k in found if len(k) >= 2)


def _site(bare: str, brand: str) -> bool:
    """Whether a name is a site of a series with a short brand, not the series: “四创”教育基地 of “四创”."""
    head = words.head_of(bare)
    place = bool(head) and words.heads()[head] is InitiativeKind.PLATFORM
    return len(brand) <= _SERIES and place and bare != brand


def _key(bare: str) -> str:
    """Separators and the interchangeable head words (行动, 活动, 项目 …) play no part."""
    plain = re.sub(r"[、，,\-—]", "", bare)
    short = _TAILS.sub("", plain)
    return short if len(short) >= _COMMON else plain


def canonical(name: str, region: str = "") -> str:
    """The lasting wording of a discovered name: editions and years off, outer marks off, its place before it.

    A name without a brand of its own gets `region` (a short place name) where it names no place itself.
    """
    parts = parse(name)
    marked = name.startswith("《")
    place = parts.place
    owned = len(squeezed_key(parts.brand)) >= _OWN or marked
    level = _LEVEL.match(_MARKS.sub("", name)) if not place and region and not marked else None
    if level is not None and level.group(1) != region[-1]:
        region = ""  # 全省…, told of by a city
    elif level is not None:
        parts, place = replace(parts, core=parts.core.removeprefix(level.group())), region
    if not place and not owned and not (len(region) > 2 and parts.core.startswith(region[:-1])):
        place = region
    if parts.brand and squeezed_key(parts.brand) != squeezed_key(parts.core):
        text = parts.core.replace(_MARKS.sub("", parts.brand), f"“{parts.brand}”", 1)
    else:
        text = f"《{parts.core}》" if marked else f"“{parts.core}”" if parts.brand and place else parts.core
    return text if marked else f"{place}{text}"


def document_key(name: str) -> str:
    """The normal form by which importers join discovered initiatives of several documents.

    A brand of five characters and more stands alone whatever word follows it (“X”云平台 is “X”项目); a shorter one, and
    a name without a brand, together with its place.
    """
    parts = parse(name)
    brand = squeezed_key(parts.brand)
    if brand and brand not in words.stopped() and len(brand) >= _OWN:
        return _key(brand)
    return parts.place + _key(brand if len(brand) >= _COMMON else squeezed_key(parts.core))


def slug(name: str) -> str:
    """A short stable address for a discovered initiative: equal for names that `document_key` holds equal."""
    return "x-" + blake2s(document_key(name).encode(), digest_size=6).hexdigest()


_REGION = re.compile(r".+?(?:自治区|自治州|省|市|州(?![省县市区])|盟|县|区|旗)")


def regions(path: str) -> list[str]:
    """The regions of a path, outermost first: 吉林省辽源市 → 吉林省, 辽源市."""
    return _REGION.findall(path)
