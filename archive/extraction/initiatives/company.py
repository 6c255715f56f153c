"""Quotations that stand together or return: the runs of a list, what is a name for its company, what a text quotes again."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.view import Quote

SENTENCE = re.compile(r"[。！？；!?;…]|——$")
_LINK = re.compile(
    r"(?:、|和|及|以及|与|，)?"
    r"(?:共青团|少先队|红领巾|青少年|青年|[\u4e00-\u9fff]{0,4}(?:妇联|总工会|团[省市县区]委|团委|科协|关工委|文联|学联|青联|少工委))?"
)
_WIDEST_LINK = 8
#: A list that says how many undertakings it names.
_COUNTED_LIST = re.compile(
    r"等(?:[一二三四五六七八九十\d]+(?:大|项|个|类)|一批|一系列)(?!(?:板块|模块|环节|部分|篇章|方面|维度|领域|指标))"
)
_SEVERAL = 3
#: Who somebody is, no undertaking: “蓉漂青年”.
_SOMEBODY = re.compile(r"(?:青年|学子|少年|志愿者|队员)$")
_LONGEST = 40
_LONGEST_OF_LIST = 24


def groups(text: str, quotes: Sequence[Quote]) -> Iterator[list[Quote]]:
    """Runs of quotations of one depth with nothing but a list mark, or whose they are, between them."""
    group: list[Quote] = []
    for q in sorted(quotes, key=lambda q: (q.depth, q.start)):
        if group and _follows(text, group[-1], q):
            group.append(q)
            continue
        if group:
            yield group
        group = [q]
    if group:
        yield group


def _follows(text: str, last: Quote, q: Quote) -> bool:
    near = q.depth == last.depth and 0 <= q.start - last.stop <= _WIDEST_LINK
    return near and bool(_LINK.fullmatch(text, last.stop, q.start))


def joined(
    text: str, group: Sequence[Quote], rules: Sequence[str | None], tail: str, headed: bool, known: Container[int] = ()
) -> list[str | None]:
    """The rules of a run with `quoted-beside` for those that are names because another of the list is, or all are counted."""
    counted = headed and len(group) >= _SEVERAL and _COUNTED_LIST.match(tail) is not None
    familiar = [q.start in known for q in group]
    if len(group) < 2 or (not counted and not any(rules) and not any(familiar)):
        return list(rules)
    out = list(rules)
    sure = [rule not in (None, "quoted-act") or name for rule, name in zip(rules, familiar, strict=True)]
    for i, q in enumerate(group):
        near = [k for k in (i - 1, i + 1) if 0 <= k < len(group) and text[_between(group, i, k)] != "，"]
        if out[i] is None and (counted or any(sure[k] for k in near)) and _fit(text[slice(*q.inside)]):
            out[i] = "quoted-beside"
    return out


def _between(group: Sequence[Quote], i: int, k: int) -> slice:
    first, second = sorted((i, k))
    return slice(group[first].stop, group[second].start)


def _fit(inside: str) -> bool:
    bare = re.sub(r"[、\s·]", "", inside)
    fits = 3 <= len(bare) <= _LONGEST_OF_LIST and "，" not in bare
    return fits and bare not in words.stopped() and SENTENCE.search(inside) is None


def repeated(text: str, quotes: Sequence[Quote], taken: Container[int]) -> Iterator[Candidate]:
    """`quoted-repeated`: words with a word of the young that a text quotes again and again, unless each time as a quality."""
    counts = Counter(text[slice(*q.inside)] for q in quotes if q.depth == 0)
    for q in quotes:
        inside = text[slice(*q.inside)]
        likely = counts[inside] > 1 and q.start not in taken and q.depth == 0 and 4 <= len(inside) <= _LONGEST
        if not likely or inside in words.stopped() or SENTENCE.search(inside):
            continue
        if _SOMEBODY.search(inside):
            continue
        if words.begins_with("bare", "young_brand").search(inside) and not as_quality(text, q):
            yield Candidate(q.start, q.stop, text[q.start : q.stop], "quoted-repeated", words.head_of(inside), inside)


def as_quality(text: str, q: Quote) -> bool:
    """Whether a quotation only says how something is: “五有”的, “五有”标准."""
    return text[q.stop : q.stop + 1] == "的" or words.begins_with("after", "negative").match(text, q.stop) is not None
