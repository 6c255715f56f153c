"""Reads from where a text says that it comes: source and author lines, press marks, reporters' tags; never the host of a reprint."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from archive.extraction.catalogue import Catalogue, seed_table
from archive.extraction.header.parts import Parts, place_of
from archive.extraction.header.press import PRINTED_IN, press_mark
from archive.extraction.organisations import canonical
from archive.extraction.organisations.known import known_bodies
from archive.schema.vocabulary import BlockKind, OrganisationKind
from archive.values.spans import Span

#: A label that ends the value before it, as pages print them without a blank between.
_NEXT = r"(?:作者|编辑|责任?编辑?|编审|审核|发布[者人]?|发布[时日][间期]|更新[时日][间期]|时间|日期|浏览(?:次数|量)?|点击(?:[数量率]|次数)?|阅读(?:[数量]|次数)?|字[体号]|录入|摄影|记者)\s*[:：]"
_SOURCE = re.compile(
    r"(?<!图片)(?<!图)(?<!资料)(?<!注明)(?<!数据)(?<!素材)(?<!视频)(?<![“\"「])"
    r"(?P<label>(?:信息|稿件|文章|新闻|内容|本文)?来\s*源(?:单位)?|发布(?:单位|机构|人)|发文(?:机关|单位)|作\s*者|[供撰]\s*稿(?:单位)?|来自|转自|转载自|摘自)"
    r"\s*(?P<colon>[:：丨|｜])?\s*"
    rf"(?:于\s*(?=[“\"「]))?(?P<value>(?:(?!{_NEXT})[^\s:：|丨｜，。；【】〔〕（）()\[\]]){{2,40}})"
)
#: In brackets at the very end of a text: （来源：……）, （……供稿）.
_AT_END = re.compile(
    r"[（(【\[]\s*(?:来\s*源\s*[:：]\s*)?(?P<value>[^（）()【】\[\]，。：:]{3,30}?)\s*(?:供稿|提供|供图)?\s*[）)】\]]\s*$"
)
#: A periodical named in 《》 as the source or the place of the first print.
_FIRST_PRINT = re.compile(
    r"(?:来\s*源\s*[：:]|原载|原刊|首发|刊载|刊发|原发表)于?[^《》]{0,16}《\s*(?P<paper>[^》]{2,14}?)\s*》"
)
#: A paper's name before the date of posting.
_PAPER = re.compile(
    r"([\u4e00-\u9fff]{2,8}(?:日报|晚报|青年报|时报|早报|晨报|商报|都市报))[\s·|｜/／]{1,3}(?:(?:19|20)\d\d|数字报|电子[报版])"
)
#: Of which medium the reporter is who signs a text or opens it: （新甘肃·甘肃经济日报记者…）; of two, the last is the paper.
_REPORTER = re.compile(
    r"[（(](?P<medium>[^（）()，。]{2,26}?)(?:全媒体|见习|首席|特派|实习)?(?:记者|通讯员)[:： ]?[^（）()。]{2,30}[）)]"
)
#: 江海日报记者 张三 on a line of its own.
_BYLINE = re.compile(
    r"^[□■○●◎◆\s]*(?:[文图][/／|｜:：]\s*)?(?P<medium>(?!本[报刊网台])[\u4e00-\u9fff]{2,12}?(?:报|网|社|台|在线|客户端|传媒|融媒体?中心))(?:[·•]\S{2,10}?)?"
    r"(?:全媒体|融媒体?|见习|首席|特派|实习)*(?:记者|通讯员)"
)
#: A printed name that is a committee's and nothing else.
_COMMITTEE = re.compile(
    r"(?:共青)?团中央(?:办公厅)?|(?:中国)?(?:共青)?团[\u4e00-\u9fff]{2,20}委(?:员会)?(?:[\u4e00-\u9fff]{2,4}部|办公[室厅])?|[\u4e00-\u9fff]{2,10}(?:团[省市县区州盟旗]?委|共青团)"
)
_CREDIT = re.compile(
    r"[（(【]?(?:责任?编辑?|编辑|编审|审核|终审|发布|录入)[者人]?\s*[:：丨]\s*(?P<value>[^\s（）()【】]{4,24})"
)
_YEAR, _TOKEN = re.compile(r"(?:19|20)\d\d"), re.compile(r"[^\s|｜丨（）()\[\]]+")
#: An account of a committee is named as the committee's town: 青春镇江, “团聚镇江”微信公众号.
_ACCOUNT = re.compile(
    r"^[“\"「]?(?P<name>[^“”\"「」]{2,16}?)[”\"」]?(?:官方)?(?:微信)?(?:公众(?:号|平台)|微信|微博|官微|视频号)?$"
)
_LEAGUE_ACCOUNT = re.compile(r"^(?:青春|共青团|青年)(?P<place>[\u4e00-\u9fff]{2,8}?)(?:发布)?$")
#: A printed name shorter than this may be a person's.
_SHORTEST = 4
#: The names of some media are as short as a person's: 舜网, 洛报.
_SHORT_MEDIUM = re.compile(r"(?![本我官全外内各该])[\u4e00-\u9fff]{1,2}(?:网|报|台)")
#: What follows a medium's name and is longer than a person's is its column (江海网文明江海), unless it tells a role.
_COLUMN, _ROLE = 4, re.compile(r"记者|通讯员|作者|编辑|编审|责编|审核|发布|综合|整理|转载|频道|年|版|[-—－·\d《》<>]")
_LINES = (BlockKind.METADATA, BlockKind.FURNITURE, BlockKind.DISTRIBUTION, BlockKind.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuer: its canonical name, by which rule, from which characters."""

    name: str
    rule: str
    spans: tuple[Span, ...]


@cache
def _medium() -> re.Pattern[str]:
    return re.compile(str(seed_table("lexicon/media.toml")["medium"]))


@cache
def _host() -> re.Pattern[str]:
    hosts = seed_table("lexicon/media.toml")["hosts"]
    return re.compile("(?:" + "|".join(hosts if isinstance(hosts, list) else []) + ")$")


def body(printed: str, year: int | None, catalogue: Catalogue, text: str = "") -> str | None:
    """The league committee that a printed name means."""
    found = canonical(printed, text=text, year=year, catalogue=catalogue)
    return found.name if found and found.kind is OrganisationKind.LEAGUE else None


def context(parts: Parts) -> str:
    """Where bare names (团市委) are resolved: the title and the opening of the text."""
    return f"{parts.title}\n{parts.subtitle or ''}\n{parts.text[:3000]}"


def field(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """What the format itself states: the source before the author; the host never."""
    for name in ("source", "author"):
        value = parts.reading.meta().get(name, "").strip()
        if value:
            places = (m for m in parts.reading.metadata if m.name == name and m.start is not None and m.stop)
            spans = tuple(Span(m.start, m.stop) for m in islice(places, 1) if m.start is not None and m.stop)
            for issuer in _named(value, year, catalogue, "format-field", spans):
                if name == "source" or issuer.name.startswith(("共青团", "中国共产主义")):
                    yield issuer


def source(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """Source lines at head and foot; in a chain the first named is the origin."""
    foot = {id(p) for p in parts.foot}
    for passage in (*parts.head, *parts.foot):
        if passage.kind not in _LINES and not (id(passage) in foot and passage.kind is BlockKind.HEADING):
            continue
        text = parts.of(passage)
        if passage.kind in (BlockKind.METADATA, BlockKind.FURNITURE) and (paper := _PAPER.match(text)):
            yield Issuer(paper[1], "source-line", (Span(passage.start, passage.start + paper.end(1)),))
        if first := PRINTED_IN.fullmatch(text[:80]) or _FIRST_PRINT.search(text[:200]):
            yield Issuer(first["paper"], "first-print", (place_of(passage, first, "paper"),))
        # Whoever wrote it, the source goes before the author's own paper.
        for match in sorted(_SOURCE.finditer(text[:200]), key=lambda m: "作" in m["label"]):
            span = place_of(passage, match, "value")
            plain = match["colon"] is not None and "源" in match["label"] and len(text) <= 100
            yield from _named(match["value"], year, catalogue, "source-line", (span,), context(parts), plain=plain)


def at_end(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """The committee or medium that is named in brackets where the text ends, as its source or as who sent it in."""
    for passage in parts.running[-1:]:
        text = parts.of(passage)
        match = _AT_END.search(text, max(0, len(text) - 48))
        if match and (_COMMITTEE.fullmatch(match["value"]) or _medium().fullmatch(match["value"])):
            yield from _named(match["value"], year, catalogue, "source-line", (place_of(passage, match, "value"),))


#: Who speaks, behind the name of the committee: 共青团云山市委书记 李某.
_SPEAKER = re.compile(r"(?:党组)?副?(?:书记|主席|部长|主任)\s+[\u4e00-\u9fff·]{2,4}$")


def named_line(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """The medium or committee that stands beside the day under a title (江海日报 2022-03-01)."""
    for passage in parts.head:
        if passage.kind is not BlockKind.METADATA:
            continue
        line = _SPEAKER.sub("", parts.of(passage).strip())
        if _COMMITTEE.fullmatch(line):
            yield from _named(line, year, catalogue, "named-line", (Span(passage.start, passage.stop),))
        if not _YEAR.search(parts.of(passage)):
            continue
        for match in _TOKEN.finditer(parts.of(passage)):
            if _COMMITTEE.fullmatch(match[0]) or (len(match[0]) > 2 and _medium().fullmatch(match[0])):
                yield from _named(match[0], year, catalogue, "named-line", (place_of(passage, match),))


def press(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """The medium whose mark opens the text (某某日报讯, 某某网消息, 新华社北京5月4日电)."""
    for passage in parts.running[:2]:
        mark = press_mark(parts.of(passage)[:160])
        if mark is None or mark.medium is None:
            continue
        name = _paper_of(mark.medium)
        start = passage.start + mark.start + mark.medium.index(name)
        yield from _named(name, year, catalogue, "press-mark", (Span(start, start + len(name)),))


def _paper_of(names: str, *, last: bool = False) -> str:
    """Of two names the paper, before its client: 中青报·中青网; without one the first, or the `last`."""
    both = re.split("[·•]", names)
    return next((name for name in both if name.endswith("报")), both[-1 if last else 0])


def reporter(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """The paper whose reporter is named in a byline, or where the text opens or ends."""
    for passage in (p for p in parts.head if p.kind is BlockKind.METADATA):
        if byline := _BYLINE.match(parts.of(passage)):
            yield from _named(byline["medium"], year, catalogue, "reporter", (place_of(passage, byline, "medium"),))
    for passage in (*parts.running[:1], *parts.running[-1:]):
        text = parts.of(passage)
        for match in _REPORTER.finditer(text):
            # A name of two characters is short for another (洛报).
            names = match["medium"].split()[-1:]  # behind the name of another
            name = _paper_of(names[0], last=True) if names else ""
            if len(name) > 2 and (match.start() < 60 or match.end() >= len(text) - 2):
                span = place_of(passage, match, "medium")
                yield from _named(name, year, catalogue, "reporter", (span,))


def closing(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """A medium that stands alone on a line after the text, as one signs; a committee that a line of credits names."""
    for passage in parts.foot:
        if (credit := _CREDIT.match(parts.of(passage))) and _COMMITTEE.fullmatch(credit["value"]):
            yield from _named(credit["value"], year, catalogue, "closing-line", (place_of(passage, credit, "value"),))
        first = parts.of(passage).split()[:1]
        if first and len(first[0]) > _SHORTEST and _medium().fullmatch(first[0]) and not _host().match(first[0]):
            yield Issuer(first[0], "closing-line", (Span(passage.start, passage.start + len(first[0])),))


def _named(
    value: str,
    year: int | None,
    catalogue: Catalogue,
    rule: str,
    spans: tuple[Span, ...],
    text: str = "",
    *,
    plain: bool = False,
) -> Iterator[Issuer]:
    """Whom a printed name means: a committee, an account of one, a medium; with `plain` any other name as printed."""
    if _host().match(value):
        return
    name = body(value, year, catalogue) or _account(value, year, catalogue)
    medium = _medium().match(value)
    if plain and (medium is None or len(medium[0]) <= 2) and _SHORT_MEDIUM.fullmatch(value):
        yield Issuer(value, rule, spans)
        return
    if name is None and medium is None and text and "团" in value:
        name = body(value, year, catalogue, text)
    if name:
        yield Issuer(name, rule, spans)
    elif medium and len(medium[0]) > 2:
        paper = _paper_of(value)
        if paper.endswith("报") and (known := known_bodies(catalogue).named(paper)):  # 中青报·中青网
            yield Issuer(known.name, rule, spans)
            return
        column = plain and len(value) - len(medium[0]) >= _COLUMN and not _ROLE.search(value, len(medium[0]))
        yield Issuer(value if column else medium[0], rule, spans)
    elif (
        plain
        and len(value) >= _SHORTEST
        and re.fullmatch(r"(?=.*[\u4e00-\u9fff]{2})[\u4e00-\u9fffA-Za-z0-9·•“”]+", value)
    ):
        yield Issuer(value.strip("“”"), rule, spans)


def _account(value: str, year: int | None, catalogue: Catalogue) -> str | None:
    """The committee whose account a name is: 青春镇江, “镇江共青团”微信公众号."""
    account = _ACCOUNT.match(value)
    if account is None:
        return None
    name = account["name"]
    league = _LEAGUE_ACCOUNT.match(name)
    return body(f"{league['place']}共青团" if league else name, year, catalogue)
