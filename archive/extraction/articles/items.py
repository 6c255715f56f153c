"""The items of a bulletin: under one masthead several articles, each with a headline of its own.

Evidence is needed: the masthead lists their headlines, or the first headline and others after it name different committees.
"""

import re

from archive.extraction.articles.segment import is_running
from archive.extraction.layout import rank
from archive.extraction.traditional import fold
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Block

#: A committee with its place in a headline: 南溪团县委, 团南溪县委, 共青团南溪县委, 南溪共青团.
_COMMITTEE = re.compile(
    r"团([\u4e00-\u9fff]{2,6}?)[省市县区州旗盟]委|(?:^|[：，、 ])([\u4e00-\u9fff]{2,6}?)(?:团[省市县区州旗盟]?委|共青团)"
)
_NO_PLACE = re.compile(r"各级|各地|全[省市县区州团]|基层|^共青|^[省市县区州]")


def items(blocks: tuple[Block, ...], text: str) -> list[int]:
    """Where the items of a bulletin begin; none where it holds one article."""
    heads = [at for at, b in enumerate(blocks) if b.kind is BlockKind.HEADING and _opens(blocks, at, text)]
    listed = _listed(blocks, heads, text)
    if len(listed) > 1:
        return listed
    places = {at: place for at in heads if (place := _place(blocks[at].of(text)))}
    if len(set(places.values())) < 2 or not heads or heads[0] not in places:
        return []
    return list(places)


def _opens(blocks: tuple[Block, ...], at: int, text: str) -> bool:
    """Whether an unnumbered headline has running text directly under it."""
    return at + 1 < len(blocks) and is_running(blocks[at + 1]) and rank(blocks[at].of(text)) is None


def _listed(blocks: tuple[Block, ...], heads: list[int], text: str) -> list[int]:
    """The headlines that the contents in the masthead list."""
    contents = [_key(b.of(text)) for b in blocks if b.kind is BlockKind.MASTHEAD]
    return [at for at in heads if any(line.endswith(_key(blocks[at].of(text))) for line in contents)]


def _key(line: str) -> str:
    return re.sub(r"[\W\d_]+", "", line)


def _place(headline: str) -> str | None:
    found = _COMMITTEE.search(fold(headline))
    place = (found[1] or found[2]) if found else None
    return None if place is None or _NO_PLACE.search(place) else place
