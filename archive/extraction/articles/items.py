"""The items of a bulletin: under one masthead several articles, each with a headline of its own.

Evidence is needed: the masthead lists their headlines, or the first headline and others after it name different committees,
or short news stand under a headline of their own, or several headlines say whose work follows (某镇团委：……).
"""

import re
from dataclasses import replace

from archive.extraction.articles.segment import is_running
from archive.extraction.layout import rank
from archive.extraction.traditional import fold
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Block

#: A committee with its place in a headline: 南溪团县委, 团南溪县委, 共青团南溪县委, 南溪共青团.
_COMMITTEE = re.compile(
    r"团([\u4e00-\u9fff]{2,6}?)[省市县区州旗盟]委|(?:^|[：，、 ])([\u4e00-\u9fff]{2,6}?)(?:团[省市县区州旗盟]?委|共青团)"
)
#: Whose work follows a headline that begins so; the headline over short news.
_TOLD_OF = re.compile(r"[\u4e00-\u9fff]{2,16}(?:团委|团工委|[省市县区州旗镇乡]|街道|大学|学院|中学|公司)[：:]")
_BRIEF = re.compile(r"(?:简讯|短讯|快讯|一句话新闻|(?:工作|基层|信息|各地)?(?:简讯|动态|快报|集锦|短波|速递|扫描))")
#: Contents list at least so many headlines, in lines that the reader takes for these.
_SEVERAL = 2
_CONTENTS = (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.METADATA, BlockKind.LIST_ITEM)
_NO_PLACE = re.compile(r"各级|各地|全[省市县区州团]|基层|^共青|^[省市县区州]")


def items(blocks: tuple[Block, ...], text: str) -> list[int]:
    """Where the items of a bulletin begin; none where it holds one article."""
    heads = [at for at, b in enumerate(blocks) if b.kind is BlockKind.HEADING and _opens(blocks, at, text)]
    listed = _listed(blocks, heads, text)
    if len(listed) >= _SEVERAL:
        return listed
    labelled = [at for at in heads if _TOLD_OF.match(blocks[at].of(text))]
    brief = [at for at in heads[1:] if _BRIEF.fullmatch("".join(blocks[at].of(text).split()))]
    if brief or len(labelled) > 1:
        return sorted({heads[0], *labelled, *brief})
    places = {at: place for at in heads if (place := _place(blocks[at].of(text)))}
    if len(set(places.values())) < 2 or not heads or heads[0] not in places:
        return []
    return list(places)


def with_contents(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """The blocks, with the list of contents between masthead and first item as part of the masthead."""
    if not any(b.kind is BlockKind.MASTHEAD for b in blocks):
        return blocks
    heads = [at for at, b in enumerate(blocks) if b.kind is BlockKind.HEADING and _opens(blocks, at, text)]
    listed = _listed(blocks, heads, text)
    if len(listed) < _SEVERAL:
        return blocks
    return tuple(
        replace(b, kind=BlockKind.MASTHEAD, level=0) if at < listed[0] and b.kind in _CONTENTS else b
        for at, b in enumerate(blocks)
    )


def _opens(blocks: tuple[Block, ...], at: int, text: str) -> bool:
    """Whether an unnumbered headline has running text directly under it."""
    return at + 1 < len(blocks) and is_running(blocks[at + 1]) and rank(blocks[at].of(text)) is None


def _listed(blocks: tuple[Block, ...], heads: list[int], text: str) -> list[int]:
    """The headlines that the contents list, in the masthead or between it and the first of them."""
    first = heads[0] if heads else 0
    contents = [_key(b.of(text)) for at, b in enumerate(blocks) if b.kind is BlockKind.MASTHEAD or at < first]
    return [at for at in heads if any(line.endswith(_key(blocks[at].of(text))) for line in contents)]


def _key(line: str) -> str:
    return re.sub(r"[\W\d_]+", "", line)


def _place(headline: str) -> str | None:
    found = _COMMITTEE.search(fold(headline))
    place = (found[1] or found[2]) if found else None
    return None if place is None or _NO_PLACE.search(place) else place
