"""Says whose text a document is: masthead, signature, source line, byline, title; never the host of a reprint."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from archive.extraction.catalogue import Catalogue
from archive.extraction.deixis import ours
from archive.extraction.findings import Passage
from archive.extraction.header.parts import Parts, place_of, spans_of
from archive.extraction.header.press import press_mark
from archive.extraction.header.sources import (
    Issuer,
    at_end,
    body,
    closing,
    context,
    field,
    named_line,
    press,
    reporter,
    source,
)
from archive.extraction.organisations import find, naming
from archive.extraction.traditional import fold
from archive.schema.vocabulary import BlockKind, Genre, Level, OrganisationKind
from archive.values.spans import Span
from archive.values.width import full_width

#: Before a superior whose wishes a text carries out.
_DEMAND = re.compile(r"(?:落实|贯彻|按照|根据|依据|传达|响应|遵照|学习)[^，。；]{0,10}$")
_GIVEN_BY = re.compile(r"由(.{2,24}?)提供")
_SPEAKER = re.compile(r"我(?:受|代表)(.{3,40}?)(?:委托|[，,]?\s*(?:[向作讲]|就))")
_PRESS = re.compile(
    r"本报讯|本报(?:记者|通讯员|评论员)|(?:记者|通讯员)\s*[:：]?\s*[\u4e00-\u9fff]{2,4}|(?:社|网|报).{0,10}\d{1,2}日(?:电|讯)|据.{2,10}(?:报道|消息)"
)
#: Who decides what the text then calls for (共青团……县委决定开展……); what was decided of late is told by others.
_DECIDES = re.compile(
    r"(?:^|[，。；])(?P<who>[^，。；：]{4,60}?)(?:研究|商议|讨论)?[，,]?(?:现)?决定[，,]?"
    r"(?=[于在自从面向以将对]|联合|继续|组织|开展|举办|启动|实施|命名|授予|表彰|评选|招募|选拔|聘任|成立|追授)"
)
_TOLD = re.compile(r"[近昨]日|日前|[获据]悉|据了解|据介绍|记者|报道")
#: Who reports, in brackets where a text ends: （通讯员 张三 记者 李四）.
_REPORTED = re.compile(r"[（(](?:[^（）()，。]{0,12}?)(?:通讯员|记者)[^（）()。]{2,40}[）)]\s*$")
#: A column that portrays committees: 青春风采｜共青团……县委, 基层经验｜团……县委：…….
_PORTRAIT = re.compile(
    r"^[^|｜丨]{2,12}[|｜丨]\s*\S{3,28}(?:委员会|[省市县区州旗]委|团委)$"
    r"|^[^|｜丨]{0,6}(?:基层|各地|县域|区县|县区|市州|经验|风采|典型|案例|巡礼|展播)[^|｜丨]{0,6}[|｜丨]"
)
#: Who holds what a text announces, as a line of its own says: 主办单位：……
_HELD_BY = re.compile(
    r"^[\s•·●◆■▪（(一二三四五六七八九十、.\d)）【]*主\s*办\s*(?:单位|方|机构)[】]?\s*[：:]?\s*(?P<who>\S.{3,80})?$"
)
#: Genres that a committee writes of itself: the committee that the text opens with is the issuer. A yearbook is not.
_OWN = frozenset({Genre.REPORT, Genre.WORK_POINTS, Genre.SUMMARY, Genre.NOTICE, Genre.BULLETIN, Genre.WECHAT})
#: A title about what another committee issued.
_OF_ANOTHER = re.compile(r"转发|学习|贯彻|落实|传达")
_GUEST = re.compile(r"一行.{0,6}?[到赴来莅]")
_VISIT = re.compile(r"[来莅蒞][\u4e00-\u9fff]{0,6}?(?:调研|考察|视察|检查|督导|指导|慰问)")
_SMALL = (Level.TOWNSHIP, Level.GRASSROOTS)
#: A passage longer than this is more than a line; a line of those who hold something is not longer than the second.
_LINE, _HOLDERS = 20, 100
_LEAGUE = re.compile(r"团[\u4e00-\u9fff]{0,8}委|共青团|团组织|团[员干]")
_Rule = Callable[[Parts, int | None, Catalogue], Iterator[Issuer]]


def issuer_of(parts: Parts, genre: Genre, year: int | None, catalogue: Catalogue) -> Issuer | None:
    """The issuer by the first rule that names a body, None where the document does not say."""
    told, portrait = is_press(parts), bool(_PORTRAIT.match(parts.title.strip()))
    rules: list[_Rule] = [_masthead, _signature, field, source, press, at_end]
    rules += [reporter, closing] if told or portrait else [_title, reporter, closing]
    rules.append(named_line)
    if genre is not Genre.FEATURE and not (told and genre is Genre.NEWS):
        rules += [_provider, _speaker]
    if not told:
        rules.append(_decision)
    if genre is Genre.OTHER and not told and not portrait:
        rules.append(_account)
    elif genre in _OWN and not portrait:
        rules += [_bare_title, _opening]
    if not told:
        rules.append(_holder)
    return next((issuer for rule in rules for issuer in rule(parts, year, catalogue)), None)


def is_press(parts: Parts) -> bool:
    """Whether a medium tells the text: its opening, a byline, or who is named in brackets at its end says so."""
    bylines = "\n".join(parts.of(p) for p in parts.head if p.kind is BlockKind.METADATA)
    marked = any(press_mark(parts.of(p)[:160]) for p in parts.running[:2])
    signed = any(_REPORTED.search(parts.of(p)[-80:]) for p in parts.running[-1:])
    return marked or signed or bool(_PRESS.search(parts.text[:400]) or _PRESS.search(bylines))


def _passages(
    parts: Parts, kinds: tuple[BlockKind, ...], rule: str, year: int | None, catalogue: Catalogue
) -> Iterator[Issuer]:
    passages = parts.kind(*kinds)
    for at, passage in enumerate(passages):
        name = body(parts.of(passage), year, catalogue, context(parts))
        if name:
            yield Issuer(name, rule, spans_of([passage]))
        elif at + 1 < len(passages) and rule == "masthead":  # a red head on two lines
            pair = passages[at : at + 2]
            if name := body("".join(parts.of(p) for p in pair), year, catalogue, context(parts)):
                yield Issuer(name, rule, spans_of(pair))


def _masthead(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    for issuer in _passages(parts, (BlockKind.MASTHEAD,), "masthead", year, catalogue):
        # The office edits the committee's bulletin; what it signs is its own.
        yield replace(issuer, name=naming.without_office(issuer.name))
    note = next(iter(parts.kind(BlockKind.NOTE)), None)
    if parts.kind(BlockKind.MASTHEAD) and note is not None:
        # A masthead by abbreviation (内团办通报): the note under it speaks for the issuer.
        for name, span in _committees(parts, note, year, catalogue):
            if name:
                yield Issuer(name, "editor's-note", (span,))


def _committees(parts: Parts, passage: Passage, year: int | None, catalogue: Catalogue) -> Iterator[tuple[str, Span]]:
    """The committees that a passage names, and where; an empty name where the whole document leaves open which."""
    text = parts.of(passage)
    for mention in find(text, issuer=None, year=year, catalogue=catalogue, title=parts.title):
        if _DEMAND.search(text[max(0, mention.start - 14) : mention.start]):
            continue
        if mention.kind is OrganisationKind.LEAGUE and mention.level not in _SMALL:
            # What the passage leaves open the document may tell.
            name = mention.organisation or body(mention.text, year, catalogue, context(parts))
            yield name or "", Span(passage.start + mention.start, passage.start + mention.stop)


def _signature(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    yield from _passages(parts, (BlockKind.SIGNATURE,), "signature", year, catalogue)


def _title(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """The committee that title or subtitle name; who comes to visit is told of by the visited."""
    for line in (full_width(fold(parts.title)), full_width(fold(parts.subtitle or ""))):
        name = body(line, year, catalogue, "") if line and not _VISIT.search(line) else None
        if name and _GUEST.search(line) and ours([parts.text]) not in ("", name.removesuffix("委员会")[-1]):
            return  # 云山市委一行到南溪调研, told by 我区
        if name:
            yield Issuer(name, "title", parts.title_spans)


def _bare_title(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """The committee that the title of a text of its own names by its kind (2016年团市委工作总结), where the text tells which."""
    line = full_width(fold(parts.title))
    if "团" in line and not _OF_ANOTHER.search(line) and (name := body(line, year, catalogue, context(parts))):
        yield Issuer(name, "title", parts.title_spans)


def _holder(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """The committee that is named first among those who hold what the text announces."""
    passages = parts.article.passages
    for at, passage in enumerate(passages):
        text = parts.of(passage)
        if passage.stop - passage.start > _HOLDERS or "主" not in text[:12]:
            continue
        match = _HELD_BY.match(text)
        if match is None:
            continue
        where = passages[at + 1] if not match["who"] and at + 1 < len(passages) else passage
        start = where.start + (match.start("who") if match["who"] else 0)
        first = re.split(r"[、，；\s]", parts.words[start : where.stop])[0]
        name = body(first, year, catalogue, context(parts)) if "团" in first else None
        if name:
            yield Issuer(name, "holder", (Span(start, start + len(first)),))


def _provider(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """Who handed the page to the paper (本版稿件由……提供)."""
    for passage in parts.kind(BlockKind.FURNITURE):
        match = _GIVEN_BY.search(parts.of(passage))
        name = body(match[1], year, catalogue, context(parts)) if match else None
        if name and match:
            yield Issuer(name, "provided-by", (place_of(passage, match, 1),))


def _speaker(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """For whom a report is given (我代表共青团……委员会向大会报告)."""
    for passage in parts.running[:6]:
        match = _SPEAKER.search(parts.of(passage))
        name = body(match[1], year, catalogue, context(parts)) if match else None
        if name and match:
            yield Issuer(name, "speaker", (place_of(passage, match, 1),))


def _decision(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """The committee that decides what the text then calls for."""
    if any(_TOLD.match(parts.of(p)) for p in parts.running[:1]):
        return
    for passage in parts.running[:3]:
        text = parts.of(passage)
        for match in _DECIDES.finditer(text):
            if _TOLD.search(text[: match.end()]):
                continue
            if name := body(match["who"], year, catalogue, context(parts)):
                yield Issuer(name, "decision", (place_of(passage, match, "who"),))


def _account(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """The same in a text of no known genre, if its first sentence speaks of the league: then it is an account of it."""
    first = next((p for p in parts.running if p.stop - p.start > _LINE), None)
    if first is not None and _LEAGUE.search(re.split("[。！？]", parts.of(first), maxsplit=1)[0]):
        # What the centre awards is told by those whom it awards.
        yield from (own for own in _opening(parts, year, catalogue) if own.name != naming.CENTRAL.name)


def _opening(parts: Parts, year: int | None, catalogue: Catalogue) -> Iterator[Issuer]:
    """In genres that a committee writes of itself, the committee that its text names first."""
    for passage in parts.running[:4]:
        if parts.of(passage).endswith("："):  # whom a notice addresses
            continue
        for name, span in _committees(parts, passage, year, catalogue):
            if name:
                yield Issuer(name, "opening", (span,))
            return  # its own name may be blanked out, and that of a superior stand later
