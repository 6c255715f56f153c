"""Finds a document's own number: the 发文字号 of its head, or the number of its issue. Numbers in the body are others'."""

import re
from collections.abc import Iterator

from archive.extraction.findings import DatedBasis
from archive.extraction.header.parts import Parts, place_of
from archive.extraction.traditional import fold
from archive.schema.vocabulary import Basis, BlockKind
from archive.values.intervals import DayInterval
from archive.values.spans import Span

#: GB/T 9704: code, year in six-cornered brackets, number. Other brackets occur.
_NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{0,12})\s*[〔\[［(（【﹝]\s*(?P<year>(?:19|20)\d\s?\d)\s*年?\s*[〕\]］)）】﹞]\s*第?\s*\d{1,4}\s*(?P<unit>[号期])"
)
_ISSUE = re.compile(
    r"(?:(?:19|20)\d\d\s*年\s*)?第\s*[\d一二三四五六七八九十百〇零]{1,5}\s*期(?:\s*[（(]?\s*总第\s*\d+\s*期\s*[）)]?)?"
)
_PRINTED_IN = re.compile(
    r"(?:原载|原刊|刊载?于?|载于|发表于|选自|摘自)\s*《[^》]{2,20}》(?:杂志)?[，,（(\s]*((?:19|20)\d\d)\s*年\s*第?\s*\d{1,3}\s*期"
)
_LABEL = re.compile(r"^(?:发文字号|文\s*号|文件编号|字\s*号)\s*[:：]?")
_HEAD = (BlockKind.MASTHEAD, BlockKind.METADATA, BlockKind.HEADING)


#: A number in brackets at the end of a title.
_BEHIND = re.compile(
    r"(?:通知|意见|方案|决定|通报|办法|规定|公告|函)[（(]([\u4e00-\u9fff]{1,12}〔(?:19|20)\d\d〕\d{1,4}号)[）)]$"
)
#: The year in a number; an issue of a periodical has none in brackets.
_YEAR = re.compile(r"[〔\[［（(【﹝]((?:19|20)\d\d)年?[〕\]］)）】﹞]第?\d{1,4}号$")
_WHOLE = re.compile(r"[（(]?\s*总第\s*\d+\s*期\s*[）)]?")


def own_number(parts: Parts) -> tuple[str | None, Span | None]:
    """The number as it is cited (code, year, number) and the place of its printed line; (None, None) without one.

    A number with its code counts before one without.
    """
    found = list(_numbers(parts))
    best = next((f for f in found if f[2]), None) or next(iter(found), None)
    return (best[0], best[1]) if best else (None, None)


def number_year(parts: Parts) -> DatedBasis | None:
    """The year of the document's own number: the text was issued in it, though no day is printed."""
    number, span = own_number(parts)
    year = _YEAR.search(fold(number)) if number and span else None
    if year is None or span is None:
        return None
    return DatedBasis(
        DayInterval.year(int(year[1])),
        year[1],
        Basis.INFERRED,
        "number-year",
        (span,),
        f"No date is printed; the document's number {number} is of {year[1]}.",
        f"文中未印日期；发文字号“{number}”表明为{year[1]}年。",
    )


def issue_year(parts: Parts) -> DatedBasis | None:
    """The year of the periodical in which the text says that it first stood: （原载《……》2023年第5期）."""
    for passage in (*parts.head, *parts.foot):
        if match := _PRINTED_IN.search(parts.of(passage)):
            return DatedBasis(
                DayInterval.year(int(match[1])),
                match[1],
                Basis.EXPLICIT,
                "issue-year",
                (place_of(passage, match, 1),),
                f"It says that it was printed in an issue of {match[1]}.",
                f"文中注明原载于{match[1]}年的期刊。",
            )
    return None


def _numbers(parts: Parts) -> Iterator[tuple[str, Span, bool]]:
    head = [p for p in parts.head if p.kind in _HEAD or p.stop - p.start <= 40]
    for at, passage in enumerate(head):
        text = parts.of(passage)
        if (behind := _BEHIND.search(text)) and passage.kind is BlockKind.HEADING:
            span = place_of(passage, behind, 1)
            yield re.sub(r"\s+", "", span.of(parts.reading.text)), span, True
        if "《" in text or passage.stop - passage.start > 80:
            continue
        match = _NUMBER.search(text) or (_ISSUE.search(text) if passage.kind is BlockKind.MASTHEAD else None)
        if match is None:
            continue
        start, stop = passage.start + match.start(), passage.start + match.end()
        if match.re is _ISSUE and at + 1 < len(head) and _WHOLE.fullmatch(parts.of(head[at + 1])):
            stop = head[at + 1].stop  # 总第N期 on a line of its own
        printed = re.sub(r"\s+", "", parts.reading.text[start:stop])
        coded = match.re is _NUMBER and bool(match["code"])
        if match.re is _NUMBER and not coded and match["unit"] == "号" and not _LABEL.match(text):
            before = parts.of(head[at - 1]).strip() if at else ""
            if 0 < len(before) <= 14 and re.fullmatch(r"[\u4e00-\u9fff]+", before):
                printed = before + printed
        yield printed, Span(start, stop), coded or match.re is _ISSUE
