"""Finds a document's own date: every printed date that could be it, in the order in which they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import DatedBasis, Passage, TimeExpression
from archive.extraction.header.machine_dates import address_date, machine_date
from archive.extraction.header.parts import Parts
from archive.extraction.header.press import PRINTED_IN
from archive.extraction.time import each
from archive.schema.vocabulary import Basis, BlockKind, Role
from archive.values import edtf
from archive.values.intervals import DayInterval
from archive.values.spans import Span

_DATELINE = re.compile(r"(?:电|讯|消息)\s*(?:[（(\]】|丨:：]|记者|通讯员|$)|(?:电|讯)[\s/／据]")
_POSTED = re.compile(r"发布|发表|更新|上传|录入|来源|点击|浏览|阅读|\d{1,2}[:：]\d{2}")
#: Passages that may print the document's own date.
_DATING = frozenset({BlockKind.MASTHEAD, BlockKind.SIGNATURE, BlockKind.DISTRIBUTION, BlockKind.METADATA})
#: Dates of the page's file or of what a notice is about.
_NO_OWN = re.compile(
    r"[•·（(\s]*(?:归档|废止|失效|生效|截止|报名|公示|活动|生成|考试|面试|培训|会议|举办)+(?:时间|日期|期限)"
)
#: 2018 3 5, 201835日, 2018年3 5.
_LOST = re.compile(r"((?:19|20)\d\d)年?\s*(\d{1,2}\s+\d{1,2}|\d{2,4})\s*日?")
_ISSUED = re.compile(r"印发")
#: A text reprinted from a paper says when it was first printed (or is such a line as `PRINTED_IN`).
_FIRST_PRINT = re.compile(r"(?:原载|原刊|首发|原发表|刊载)于?")
_SPEECH = re.compile(r"^[（(].*[）)]$")


@dataclass(frozen=True, slots=True)
class _Rule:
    """Where a document's own date may be printed; rules are tried in the order of `RULES`."""

    name: str
    en: str
    zh: str


FIRST_PRINT = _Rule("first-print-date", "it says that it was first printed then", "文中注明原载日期")
MASTHEAD = _Rule("masthead-date", "the masthead prints it", "报头印有该日期")
SIGNED = _Rule("signature-date", "it is signed so", "落款日期")
SPEECH = _Rule("speech-date", "it stands in brackets under the title", "标题下括注的日期")
DATELINE = _Rule("dateline", "its dateline says so", "电头日期")
LINE = _Rule("date-line", "the date line of its head says so", "题下日期")
POSTED = _Rule("posting-date", "the page says it was posted then", "页面发布日期")
FORMAT = _Rule("format-date", "the file's own date field says so", "文件自带的日期字段")
ISSUED = _Rule("printing-date", "the foot says it was printed and sent then", "文末印发日期")
DAMAGED = _Rule(
    "damaged-date", "a date that lost its 年, 月 or 日 agrees with one in the text", "缺字日期，与文中日期相符"
)
ADDRESS = _Rule("address-date", "only the address of the page carries a date", "仅网页地址中有日期")
#: Days within which a text is posted after it was written, and is no later reprint.
_SOON = 7
RULES = (FIRST_PRINT, MASTHEAD, SIGNED, DATELINE, SPEECH, LINE, POSTED, FORMAT, ISSUED, DAMAGED, ADDRESS)


def printed_dates(parts: Parts, catalogue: Catalogue, year: DayInterval | None) -> list[DatedBasis]:
    """The dates that may be the document's own, the best first. `year` helps datelines that print none."""
    found = list(_lines(parts, catalogue))
    found += _fields(parts)
    found += _damaged(parts, catalogue)
    full = next((d.interval for r, d in sorted(found, key=_order) if r not in (FORMAT, ADDRESS)), None)
    lines = _datelines(parts, catalogue, full or year or next((d.interval for _, d in found), None))
    page = next((d.interval for r, d in sorted(found, key=_order) if r in (POSTED, LINE)), None)
    if page is not None and page == full:
        found += ((rule, _not_after(d, page)) for rule, d in lines)
    else:
        found += ((rule, d if full or year is None else _not_before(d, year)) for rule, d in lines)
    dates: list[DatedBasis] = []
    for _, dated in _posted_first(sorted(found, key=_order)):
        if not any(_same_place(dated, d) for d in dates):
            dates.append(dated)
    return dates


def _not_before(dateline: DatedBasis, told: DayInterval) -> DatedBasis:
    """A dateline without a year is of the next one where the text tells what was only known long after it.

    2月8日电 of a text that counts up to the end of 2021 is of 8 February 2022.
    """
    day, known = dateline.interval.latest, told.earliest
    if dateline.basis is not Basis.RELATIVE or day is None or known is None or dateline.interval.days != 1:
        return dateline
    if (told.days or 999) > 31 or (known - day).days <= 31 or (day.month, day.day) == (2, 29):
        return dateline
    return _moved(dateline, day, 1)


def _not_after(dateline: DatedBasis, posted: DayInterval) -> DatedBasis:
    """A dateline without a year is never later than the page that posts it: 12月30日电, posted on 2 January, is of the year before."""
    day, page = dateline.interval.latest, posted.latest
    if dateline.basis is not Basis.RELATIVE or day is None or page is None or dateline.interval.days != 1:
        return dateline
    if posted.days != 1 or day.year != page.year or (day - page).days <= 1 or (day.month, day.day) == (2, 29):
        return dateline
    return _moved(dateline, day, -1)


def _moved(dateline: DatedBasis, day: date, years: int) -> DatedBasis:
    """The same dateline in another year."""
    quote = re.search(r"（([^（）]*)）", dateline.reason_zh)
    interval = DayInterval.day(day.replace(year=day.year + years))
    return dated(DATELINE, interval, dateline.basis, dateline.spans, quote[1] if quote else "")


def _order(entry: tuple[_Rule, DatedBasis]) -> int:
    return RULES.index(entry[0])


def _posted_first(found: list[tuple[_Rule, DatedBasis]]) -> list[tuple[_Rule, DatedBasis]]:
    """A text is published when its page says so, where that is the dateline's day or a few days later.

    A dateline says when it was written; that counts where the page posted the text long after.
    """
    written = next((d for r, d in found[:1] if r is DATELINE), None)
    posted = next((entry for entry in found if entry[0] in (POSTED, LINE)), None)
    if written is None or posted is None:
        return found
    first, then = written.interval.earliest, posted[1].interval.latest
    if first is None or then is None or not 0 <= (then - first).days <= _SOON:
        return found
    return [posted, *(entry for entry in found if entry is not posted)]


def _same_place(a: DatedBasis, b: DatedBasis) -> bool:
    if a.interval == b.interval and (not a.spans or not b.spans):
        return True
    return any(s.overlaps(o) for s in a.spans for o in b.spans)


def dated(rule: _Rule, interval: DayInterval, basis: Basis, spans: tuple[Span, ...], printed: str = "") -> DatedBasis:
    """A date of the document with its reasons."""
    written = edtf.write(interval)
    quote_en, quote_zh = (f" ({printed})", f"（{printed}）") if printed else ("", "")
    return DatedBasis(
        interval,
        written,
        basis,
        rule.name,
        spans,
        f"The document is dated {written}: {rule.en}{quote_en}.",
        f"文件日期为{written}：{rule.zh}{quote_zh}。",
    )


def _explicit(text: str, catalogue: Catalogue, reference: DayInterval | None = None) -> Iterator[TimeExpression]:
    for e in each(text, reference, catalogue=catalogue):
        if e.interval and e.interval.closed and (e.interval.days or 999) <= 31 and e.role is not Role.NAME:
            yield e


def _lines(parts: Parts, catalogue: Catalogue) -> Iterator[tuple[_Rule, DatedBasis]]:
    fields = {m.start for m in parts.reading.metadata if m.start is not None}
    head, foot = {id(p) for p in parts.head}, {id(p) for p in parts.foot}
    for passage in (*parts.shared, *parts.article.passages):
        text = parts.of(passage)
        rule = _rule(passage, text, id(passage) in head, id(passage) in foot)
        if rule is None or passage.start in fields:
            continue
        for e in _explicit(text, catalogue):
            if e.basis is Basis.EXPLICIT and e.interval is not None:
                span = Span(passage.start + e.start, passage.start + e.stop)
                yield rule, dated(rule, e.interval, Basis.EXPLICIT, (span,), e.text)
                break


def _rule(passage: Passage, text: str, in_head: bool, in_foot: bool) -> _Rule | None:
    """As what a line would date the document, None for a line that does not."""
    if (in_head or in_foot) and len(text) <= 80 and "《" in text and _reprinted(text):
        return FIRST_PRINT
    if passage.kind not in _DATING or _NO_OWN.match(text):
        return None
    if passage.kind is BlockKind.MASTHEAD:
        return MASTHEAD
    if passage.kind is BlockKind.SIGNATURE:
        return SIGNED
    if passage.kind is BlockKind.DISTRIBUTION:
        return ISSUED if _ISSUED.search(text) else None
    if not (in_head or in_foot):
        return None
    if in_head and _SPEECH.match(text):
        return SPEECH
    return POSTED if _POSTED.search(text) or in_foot else LINE


def _reprinted(text: str) -> bool:
    """Whether a line says where and when the text was first printed."""
    return bool(_FIRST_PRINT.search(text) or PRINTED_IN.fullmatch(text))


def _fields(parts: Parts) -> Iterator[tuple[_Rule, DatedBasis]]:
    """The date field that the format carries, and the date in the address of the page."""
    if parts.article.id != "A1":
        return
    for name, rule, read in (("date", FORMAT, machine_date), ("url", ADDRESS, address_date)):
        for field in parts.reading.metadata:
            if field.name != name or (interval := read(field.value)) is None:
                continue
            spans = (Span(field.start, field.stop),) if field.start is not None and field.stop else ()
            yield rule, dated(rule, interval, Basis.EXPLICIT, spans, field.value[:80])
            break


def _damaged(parts: Parts, catalogue: Catalogue) -> Iterator[tuple[_Rule, DatedBasis]]:
    """Short lines at the end that are a date without its words (2018 3 5), where the text has a date that agrees."""
    for passage in parts.foot:
        match = _LOST.fullmatch(parts.of(passage).strip())
        if match is None:
            continue
        for e in _explicit(parts.text, catalogue):
            for day in _splits(match[1], match[2]):
                if e.basis is Basis.EXPLICIT and e.interval is not None and e.interval.contains(day):
                    span = Span(passage.start, passage.stop)
                    yield DAMAGED, dated(DAMAGED, day, Basis.EXPLICIT, (span,), parts.of(passage))
                    return


def _splits(year: str, rest: str) -> Iterator[DayInterval]:
    """The days that a year and digits whose words are lost may mean: 35 is 3 May or nothing, 112 two days."""
    pieces = rest.split()
    pairs = [pieces] if len(pieces) == 2 else [[rest[:cut], rest[cut:]] for cut in range(1, len(rest))]
    for month, day in pairs:
        if month.isdecimal() and day.isdecimal() and (found := machine_date(f"{year}-{month:0>2}-{day:0>2}")):
            yield found


def _datelines(parts: Parts, catalogue: Catalogue, reference: DayInterval | None) -> Iterator[tuple[_Rule, DatedBasis]]:
    """Datelines open the text (北京5月4日电) or, in some papers, close it."""
    passages = [p for p in parts.article.passages if p.kind is not BlockKind.MASTHEAD]
    for passage in [*passages[:8], *passages[8:][-6:]]:
        opening = parts.of(passage)[:60]
        cue = _DATELINE.search(opening)
        if cue is None:
            continue
        for e in _explicit(opening[: cue.end()], catalogue, reference):
            if opening[e.stop : cue.start()].strip(" \u3000") or e.interval is None:
                continue
            span = Span(passage.start + e.start, passage.start + e.stop)
            yield DATELINE, dated(DATELINE, e.interval, e.basis, (span,), e.text)
            return
