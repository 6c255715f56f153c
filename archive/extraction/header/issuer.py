"""Says whose text a document is: masthead, signature, source line, byline, title; never the host of a reprint."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive.extraction.catalogue import Catalogue, seed_table
from archive.extraction.findings import Passage
from archive.extraction.header.parts import Parts, spans_of
from archive.extraction.organisations import canonical, find
from archive.extraction.traditional import fold
from archive.schema.vocabulary import BlockKind, Genre, OrganisationKind
from archive.values.spans import Span
from archive.values.width import full_width

_SOURCE = re.compile(
    r"(?:(?:信息|稿件|文章|新闻)?来\s*源(?:单位)?|发布(?:单位|机构|人)|发文(?:机关|单位)|作\s*者|供\s*稿|转自|转载自|摘自)\s*[:：]?\s*"
    r"([^\s:：|丨，。；【】〔〕（）()]{2,40})"
)
#: A periodical named in 《》 as the source or the place of the first print.
_FIRST_PRINT = re.compile(r"(?:来\s*源\s*[：:]|原载|原刊|首发|刊载|刊发|原发表)于?[^《》]{0,16}《([^》]{2,14})》")
#: A paper's name before the date of posting.
_PAPER = re.compile(r"([\u4e00-\u9fff]{2,8}(?:日报|晚报|青年报|时报|早报|晨报|商报|都市报))[\s·|｜]{1,3}(?:19|20)\d\d")
#: Of which medium the reporter is who signs a text or opens it: （新甘肃·甘肃经济日报记者…）; of two, the last is the paper.
_REPORTER = re.compile(
    r"[（(](?:[^（）()，。]{1,12}[·•])?([^（）()，。·•]{2,14}?)(?:全媒体|见习|首席|特派|实习)?(?:记者|通讯员)[:： ]?[^（）()。]{2,30}[）)]"
)
#: Before a superior whose wishes a text carries out.
_DEMAND = re.compile(r"(?:落实|贯彻|按照|根据|依据|传达|响应|遵照|学习)[^，。；]{0,10}$")
_GIVEN_BY = re.compile(r"由(.{2,24}?)提供")
_SPEAKER = re.compile(r"我(?:受|代表)(.{4,40}?)(?:委托|[，,]?\s*(?:向|作))")
_PRESS = re.compile(
    r"本报讯|本报(?:记者|通讯员|评论员)|(?:记者|通讯员)\s*[:：]?\s*[\u4e00-\u9fff]{2,4}|(?:社|网|报).{0,10}\d{1,2}日(?:电|讯)|据.{2,10}(?:报道|消息)"
)
#: Genres that a committee writes of itself: the committee that the text opens with is the issuer.
_OWN = frozenset(
    {
        Genre.REPORT,
        Genre.WORK_POINTS,
        Genre.SUMMARY,
        Genre.NOTICE,
        Genre.YEARBOOK,
        Genre.BULLETIN,
        Genre.WECHAT,
        Genre.OTHER,
    }
)


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


def issuer_of(parts: Parts, genre: Genre, year: int | None, catalogue: Catalogue) -> Issuer | None:
    """The issuer by the first rule that names a body, None where the document does not say."""
    bylines = "\n".join(parts.of(p) for p in parts.head if p.kind is BlockKind.METADATA)
    press = _PRESS.search(parts.text[:400]) is not None or _PRESS.search(bylines) is not None
    rules = (_masthead, _signature, _field, _source, _title) if not press else (_masthead, _signature, _field, _source)
    for rule in rules:
        for issuer in rule(parts, year, catalogue):
            return issuer
    for issuer in _reporter(parts, year, catalogue):
        return issuer
    if genre in (Genre.FEATURE, Genre.NEWS) and (press or genre is Genre.FEATURE):
        return None
    for issuer in (
        *_provider(parts, year, catalogue),
        *_speaker(parts, year, catalogue),
        *_opening(parts, genre, year, catalogue),
    ):
        return issuer
    return None


def _body(printed: str, year: int | None, catalogue: Catalogue, text: str = "") -> str | None:
    """The league committee that a printed name means."""
    body = canonical(printed, text=text, year=year, catalogue=catalogue)
    return body.name if body and body.kind is OrganisationKind.LEAGUE else None


def _passages(
    parts: Parts, kinds: tuple[BlockKind, ...], rule: str, year: int | None, catalogue: Catalogue
) -> Iterator[Issuer]:
    passages = parts.kind(*kinds)
    for at, passage in enumerate(passages):
        name = _body(parts.of(passage), year, catalogue, _context(parts))
        if name:
            yield Issuer(name, rule, spans_of([passage]))
        elif at + 1 < len(passages) and rule == "masthead":  # a red head on two lines
            pair = passages[at : at + 2]
            if name := _body("".join(parts.of(p) for p in pair), year, catalogue, _context(parts)):
                yield Issuer(name, rule, spans_of(pair))


def _context(parts: Parts) -> str:
    """Where bare names (团市委) are resolved: the title and the opening of the text."""
    return f"{parts.title}\n{parts.subtitle or ''}\n{parts.text[:3000]}"


def _masthead(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    yield from _passages(parts, (BlockKind.MASTHEAD,), "masthead", year, catalogue)
    note = next(iter(parts.kind(BlockKind.NOTE)), None)
    if parts.kind(BlockKind.MASTHEAD) and note is not None:
        # A masthead by abbreviation (内团办通报): the note under it speaks for the issuer.
        name = _first(parts, note, year, catalogue)
        if name:
            yield name


def _first(parts: Parts, passage: Passage, year: int | None, catalogue: Catalogue) -> Issuer | None:
    text = parts.of(passage)
    for mention in find(text, issuer=None, year=year, catalogue=catalogue, title=parts.title):
        if _DEMAND.search(text[max(0, mention.start - 14) : mention.start]):
            continue
        if mention.kind is OrganisationKind.LEAGUE and mention.organisation:
            span = Span(passage.start + mention.start, passage.start + mention.stop)
            return Issuer(mention.organisation, "editor's-note", (span,))
    return None


def _signature(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    yield from _passages(parts, (BlockKind.SIGNATURE,), "signature", year, catalogue)


def _field(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """What the format itself states: the source before the author; the host never."""
    for name in ("source", "author"):
        value = parts.reading.meta().get(name, "").strip()
        if value:
            for issuer in _named(value, year, catalogue, "format-field", ()):
                if name == "source" or issuer.name.startswith(("共青团", "中国共产主义")):
                    yield issuer


def _source(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """Source lines at head and foot; in a chain the first named is the origin."""
    lines = [
        p
        for p in (*parts.head, *parts.foot)
        if p.kind in (BlockKind.METADATA, BlockKind.FURNITURE, BlockKind.DISTRIBUTION, BlockKind.PARAGRAPH)
    ]
    for passage in lines:
        if passage.kind is BlockKind.METADATA and (paper := _PAPER.match(parts.of(passage))):
            yield Issuer(paper[1], "source-line", (Span(passage.start, passage.start + paper.end(1)),))
        if first := _FIRST_PRINT.search(parts.of(passage)[:200]):
            span = Span(passage.start + first.start(1), passage.start + first.end(1))
            yield Issuer(first[1], "first-print", (span,))
        for match in _SOURCE.finditer(parts.of(passage)[:200]):
            span = Span(passage.start + match.start(1), passage.start + match.end(1))
            yield from _named(match[1], year, catalogue, "source-line", (span,))


def _reporter(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """The paper whose reporter is named where the text opens or ends."""
    for passage in (*parts.running[:1], *parts.running[-1:]):
        text = parts.of(passage)
        for match in _REPORTER.finditer(text):
            # A name of two characters is short for another (洛报).
            if len(match[1]) > 2 and (match.start() < 60 or match.end() >= len(text) - 2):
                span = Span(passage.start + match.start(1), passage.start + match.end(1))
                yield from _named(match[1], year, catalogue, "reporter", (span,))


def _named(value: str, year: int | None, catalogue: Catalogue, rule: str, spans: tuple[Span, ...]) -> Iterator[Issuer]:
    if _host().match(value):
        return
    name = _body(value, year, catalogue)
    if name:
        yield Issuer(name, rule, spans)
    elif medium := _medium().match(value):
        yield Issuer(medium[0], rule, spans)


def _title(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """The committee that title or subtitle name."""
    for line in (full_width(fold(parts.title)), full_width(fold(parts.subtitle or ""))):
        name = _body(line, year, catalogue, "") if line else None
        if name:
            yield Issuer(name, "title", parts.title_spans)


def _provider(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """Who handed the page to the paper (本版稿件由……提供)."""
    for passage in parts.kind(BlockKind.FURNITURE):
        match = _GIVEN_BY.search(parts.of(passage))
        name = _body(match[1], year, catalogue, _context(parts)) if match else None
        if name and match:
            yield Issuer(name, "provided-by", (Span(passage.start + match.start(1), passage.start + match.end(1)),))


def _speaker(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """For whom a report is given (我代表共青团……委员会向大会报告)."""
    for passage in parts.running[:6]:
        match = _SPEAKER.search(parts.of(passage))
        name = _body(match[1], year, catalogue, _context(parts)) if match else None
        if name and match:
            yield Issuer(name, "speaker", (Span(passage.start + match.start(1), passage.start + match.end(1)),))


def _opening(parts: Parts, genre: Genre, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """In genres that a committee writes of itself, the committee that its text names first."""
    if genre not in _OWN:
        return
    for passage in parts.running[:4]:
        issuer = _first(parts, passage, year, catalogue)
        if issuer is not None:
            yield Issuer(issuer.name, "opening", issuer.spans)
