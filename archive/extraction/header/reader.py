"""The order in which a header is read, and what articles of one page lend each other."""

import re
from dataclasses import replace

from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Article, DatedBasis, Document
from archive.extraction.header.dates import printed_dates
from archive.extraction.header.genre import genre_of
from archive.extraction.header.inferred import inferred_date
from archive.extraction.header.issuer import issuer_of
from archive.extraction.header.number import issue_year, number_year, own_number
from archive.extraction.header.opening_day import later_day, opening_day
from archive.extraction.header.parts import Parts, incipit
from archive.extraction.header.period import period_of
from archive.extraction.header.proposed import proposed
from archive.extraction.header.sources import Issuer
from archive.extraction.hints import Hints
from archive.schema.vocabulary import Basis, BlockKind, Genre
from archive.values import edtf
from archive.values.reading import Reading

#: The field in which the reader of tables says how many rows there are.
ROWS = "rows"
_MONTH = 31
_DIGEST = re.compile(r"摘编")


def read(reading: Reading, articles: list[Article], catalogue: Catalogue, hints: Hints) -> list[Document]:
    """The documents of a source with their headers understood; what a person said (`hints`) outweighs what is read."""
    parts = _with_masthead([Parts(reading, article) for article in articles])
    own = [_about(article, hints) for article in articles]
    dates = [_own_dates(p, catalogue, said) for p, said in zip(parts, own, strict=True)]
    shared = next((found[0] for found in dates if found and found[0].basis is not Basis.INFERRED), None)
    documents = []
    for part, found, said in zip(parts, dates, own, strict=True):
        if shared and (not found or found[0].basis is Basis.INFERRED) and len(articles) > 1:
            found = [_page_date(shared), *found]
        documents.append(_document(part, found, catalogue, said))
    return documents


def _about(article: Article, hints: Hints) -> Hints:
    """What was said about this article."""
    places = [p for p in article.passages if p.start < p.stop]
    if not hints.headers or not places:
        return hints
    return hints.of(min(p.start for p in places), max(p.stop for p in places))


def _with_masthead(parts: list[Parts]) -> list[Parts]:
    """The items of a bulletin share the masthead of the first."""
    masthead = tuple(parts[0].kind(BlockKind.MASTHEAD)) if parts else ()
    if not masthead:
        return parts
    return [parts[0], *(p if p.kind(BlockKind.MASTHEAD) else replace(p, shared=masthead) for p in parts[1:])]


def _own_dates(parts: Parts, catalogue: Catalogue, hints: Hints) -> list[DatedBasis]:
    rows = is_table(parts.reading)
    inferred = None if rows else inferred_date(parts, catalogue)
    dates = printed_dates(parts, catalogue, inferred.interval if inferred else None)
    if not dates and not rows and (issued := issue_year(parts)) is not None:
        dates = [issued]
    if not dates and not rows:
        inferred = opening_day(parts, inferred) or later_day(parts, inferred) or inferred
    numbered = None if rows else number_year(parts)
    if numbered and (inferred is None or _before(inferred, numbered) or (inferred.interval.days or 0) > _MONTH):
        inferred = numbered
    if inferred and not any(_agree(inferred, d) for d in dates):
        dates = [*dates, _beside(inferred) if dates else inferred]
    if hints.published is not None:
        given = DatedBasis(
            hints.published,
            hints.published_edtf or edtf.write(hints.published),
            Basis.EXPLICIT,
            "given",
            (),
            "The date was given with the file.",
            "日期由导入者给定。",
        )
        dates = [given, *dates]
    return dates


def _before(first: DatedBasis, then: DatedBasis) -> bool:
    """Whether one date ends before the other begins."""
    end, begin = first.interval.latest, then.interval.earliest
    return end is not None and begin is not None and end < begin


def _agree(inferred: DatedBasis, printed: DatedBasis) -> bool:
    """Whether a text's own dates go with a printed one: they end in its year or before it, at most a year."""
    first, last, day = inferred.interval.earliest, inferred.interval.latest, printed.interval.latest
    if first is None or last is None or day is None:
        return False
    return 0 <= day.year - last.year <= 1 and first <= day


def _beside(inferred: DatedBasis) -> DatedBasis:
    """What the text makes certain, as a competitor of printed dates."""
    return replace(
        inferred,
        reason_en=f"The text itself speaks of {inferred.edtf} as its latest certain date.",
        reason_zh=f"正文中可以确定的最晚时间为{inferred.edtf}。",
    )


def _page_date(shared: DatedBasis) -> DatedBasis:
    """The date of a page's dated article, for those beside it that print none."""
    return DatedBasis(
        shared.interval,
        shared.edtf,
        Basis.INHERITED,
        "page-date",
        shared.spans,
        f"It prints no date; another article of the same page is dated {shared.edtf}.",
        f"本文未印日期；同版另一篇文章日期为{shared.edtf}。",
    )


def _document(parts: Parts, dates: list[DatedBasis], catalogue: Catalogue, hints: Hints) -> Document:
    article = parts.article
    rows = is_table(parts.reading)
    genre = Genre.OTHER if rows else genre_of(parts)
    published = dates[0] if dates else None
    day = published.interval.latest or published.interval.earliest if published else None
    issuer = issuer_of(parts, genre, day.year if day else None, catalogue)
    if rows and issuer and not any(s.overlaps(t) for s in issuer.spans for t in parts.title_spans):
        issuer = None  # whom a row names is of that row
    if hints.issuer:
        issuer = Issuer(hints.issuer, "given", ())
    open_ = None if issuer or rows else proposed(parts, day.year if day else None, catalogue)
    title, title_spans, title_rule = parts.title, parts.title_spans, article.title_rule or "headline"
    if hints.title and not title_spans:
        title, title_rule = hints.title, "given"
    elif not title_spans:
        title, title_spans, title_rule = incipit(parts)
    number, number_span = own_number(parts)
    number = number or hints.number
    period = None if genre is Genre.NOTICE else period_of(parts, genre, published, catalogue)
    if rows and period and period.rule != "title-period":
        period = None
    return Document(
        id=article.id,
        title=title,
        passages=article.passages,
        genre=genre,
        subtitle=parts.subtitle,
        number=number,
        number_span=number_span,
        issuer=issuer.name if issuer else None,
        issuer_rule=issuer.rule if issuer else None,
        issuer_spans=issuer.spans if issuer else open_.spans if open_ else (),
        issuer_candidates=open_.names if open_ else (),
        title_spans=title_spans,
        title_rule=title_rule,
        published=published,
        period=period,
        other_dates=tuple(dates[1:]),
        digest=hints.digest or _is_digest(parts),
        continued_from=article.continued_from,
        continued_on=article.continued_on,
        rows=rows,
    )


def is_table(reading: Reading) -> bool:
    """Whether a reading is a table of statements (archive.readers.tables): rows that were never one text."""
    return any(field.name == ROWS for field in reading.metadata)


def _is_digest(parts: Parts) -> bool:
    """Whether the first or last lines say that this is a digest made for the archive."""
    passages = parts.article.passages
    return any(_DIGEST.search(parts.of(p)[:80]) and "非原文" in parts.of(p) for p in (*passages[:6], *passages[-4:]))
