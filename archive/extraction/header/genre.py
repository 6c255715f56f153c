"""Says what sort of text a document is, by the cues of seeds/lexicon/genres.toml (domain.md §2)."""

import re
from functools import cache

from archive.extraction.catalogue import seed_table
from archive.extraction.header.parts import Parts
from archive.extraction.layout import rank
from archive.extraction.traditional import fold
from archive.schema.vocabulary import BlockKind, Genre
from archive.values.width import full_width

_QUOTE = re.compile(r"“[^“”]{12,}”")
_PRESS = re.compile(r"本报讯|本报(?:记者|通讯员)|通讯员|记者|(?:电|讯)\s*[（(]")

#: Who reports, in brackets where a text ends.
_REPORTED = re.compile(r"[（(][^（）()，。]{0,12}(?:通讯员|记者)[^（）()。]{2,40}[）)]\s*$")
_OF_A_DAY = re.compile(r"[近日]日|日前|[日月]，|\d日[上下晚]|召开|举办|举行|开展|启动|[开闭落]幕|揭牌|揭晓")
_POSTED = re.compile(r"来源|发布|更新|作者|\d{1,2}[:：]\d{2}|客户端")


@cache
def _cues() -> tuple[tuple[Genre, str, re.Pattern[str]], ...]:
    rows = seed_table("lexicon/genres.toml")["genre"]
    assert isinstance(rows, list)
    return tuple((Genre(r["genre"]), r["where"], re.compile(r["pattern"])) for r in rows)


def genre_of(parts: Parts) -> Genre:
    """The genre: the first cue that fits, in the order of the file; else by the habits of newspapers and web pages."""
    places = {
        "title": re.sub(r"\s", "", full_width(fold(parts.title))),
        "subtitle": full_width(fold(parts.subtitle or "")),
        "masthead": "\n".join(parts.of(p) for p in parts.kind(BlockKind.MASTHEAD)),
        "head": "\n".join(parts.of(p) for p in parts.head),
        "opening": parts.text[:600],
        "foot": "\n".join(parts.of(p) for p in parts.foot),
        "text": parts.text,
    }
    for genre, where, pattern in _cues():
        if pattern.search(places[where]):
            return genre
    if parts.running and parts.of(parts.running[0]).endswith("：") and parts.kind(BlockKind.SIGNATURE):
        return Genre.NOTICE  # addressed and signed
    continued = parts.article.continued_from or parts.article.continued_on
    if continued or (parts.kind(BlockKind.CAPTION) and not _is_web(parts)):
        return Genre.NEWSPAPER_PAGE_ARTICLE
    quotes = len(_QUOTE.findall(parts.text))
    inner = [
        p
        for p in parts.kind(BlockKind.HEADING)
        if (p.start, p.stop) not in {(s.start, s.stop) for s in parts.title_spans}
    ]
    if len(parts.text) > 1200 and quotes >= 4 and (inner or quotes >= 8):
        return Genre.FEATURE
    head = "\n".join(parts.of(p) for p in parts.head if p.kind is BlockKind.METADATA)
    if _PRESS.search(parts.text[:300]) or _PRESS.search(head) or _REPORTED.search(parts.text[-80:]):
        return Genre.NEWS
    if len(parts.text) < 2500 and _sections(parts) < 2 and _OF_A_DAY.search(parts.text[:200]):
        return Genre.NEWS
    return Genre.OTHER


def _is_web(parts: Parts) -> bool:
    """Whether the text was posted on a page of its own: a line of its head or the format says when or whence."""
    lines = [parts.of(p) for p in parts.head if p.kind is BlockKind.METADATA]
    return parts.reading.reader == "html" or any(_POSTED.search(line) for line in lines)


def _sections(parts: Parts) -> int:
    """How many numbered first sections (一、……) a text has: news has none, an account of one's work has several."""
    return sum(rank(parts.of(p)) == 3 for p in parts.article.passages)
