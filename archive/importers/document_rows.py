"""Documents → rows: the header, the places it was read from, the passages; and which passage an offset lies in."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from archive.extraction.findings import DatedBasis, Document
from archive.importers.names import Names
from archive.importers.rows import Identity, Row, Rows
from archive.schema import metadata as tables
from archive.schema.vocabulary import DocumentPlaceKind
from archive.values.days import day_or_none
from archive.values.spans import Span

#: Which decision touched a finding: (kind of finding, start, stop) → key of the correction.
Marks = Mapping[tuple[str, int, int], int]


class DocumentRows:
    """Adds the rows of documents, and remembers where their passages lie."""

    def __init__(
        self, text: str, rows: Rows, names: Names, next_key: Callable[[type[tables.Base]], int], marks: Marks
    ) -> None:
        self._text, self._rows, self._names = text, rows, names
        self._next, self._marks = next_key, marks
        self._passages: dict[str, tuple[list[int], list[tuple[int, int, int]]]] = {}

    def passage_at(self, document: str, offset: int) -> tuple[int, int, int] | None:
        """Start, stop and key of the document's passage that holds `offset`, None where none does."""
        starts, held = self._passages[document]
        at = bisect_right(starts, offset) - 1
        return held[at] if at >= 0 and offset < held[at][1] else None

    def add(self, source_key: int, ordinal: int, document: Document, identity: Identity) -> None:
        """The rows of one document."""
        spans = document.spans or (Span(0, max(1, len(self._text))),)
        start, stop = min(s.start for s in spans), max(s.stop for s in spans)
        self._rows.add(
            tables.Document,
            id=identity.key,
            public_id=identity.public_id,
            source_id=source_key,
            ordinal=ordinal,
            start=start,
            stop=stop,
            title=document.title,
            subtitle=document.subtitle,
            genre=document.genre,
            number=document.number,
            issuer_id=self._names.organisation(document.issuer),
            issuer_rule=document.issuer_rule,
            **_dated("published", document.published),
            **_dated("period", document.period),
            other_dates=[_other(d) for d in document.other_dates],
            digest=document.digest,
            continued_from=document.continued_from,
            continued_on=document.continued_on,
            withdrawn=identity.withdrawn,
            correction_id=self._marks.get(("document", start, stop)),
        )
        self._places(identity.key, document, spans)
        self._passage_rows(identity.key, document)

    def _places(self, key: int, document: Document, body: Sequence[Span]) -> None:
        places = {
            DocumentPlaceKind.BODY: body,
            DocumentPlaceKind.TITLE: document.title_spans,
            DocumentPlaceKind.NUMBER: (document.number_span,) if document.number_span else (),
            DocumentPlaceKind.ISSUER: document.issuer_spans,
            DocumentPlaceKind.PUBLISHED: document.published.spans if document.published else (),
            DocumentPlaceKind.PERIOD: document.period.spans if document.period else (),
        }
        for kind, spans in places.items():
            for ordinal, span in enumerate(spans, 1):
                self._rows.add(
                    tables.DocumentPlace, document_id=key, kind=kind, ordinal=ordinal, start=span.start, stop=span.stop
                )

    def _passage_rows(self, key: int, document: Document) -> None:
        held: list[tuple[int, int, int]] = []
        for ordinal, passage in enumerate((p for p in document.passages if p.start < p.stop), 1):
            own = self._next(tables.Passage)
            held.append((passage.start, passage.stop, own))
            self._rows.add(
                tables.Passage,
                id=own,
                document_id=key,
                ordinal=ordinal,
                kind=passage.kind,
                start=passage.start,
                stop=passage.stop,
                level=passage.level,
                headings=list(passage.headings),
                page=passage.page,
                text=self._text[passage.start : passage.stop],
            )
        held.sort()
        self._passages[document.id] = ([start for start, _, _ in held], held)


def _dated(prefix: str, value: DatedBasis | None) -> Row:
    return {
        f"{prefix}_earliest_day": day_or_none(value.interval.earliest) if value else None,
        f"{prefix}_latest_day": day_or_none(value.interval.latest) if value else None,
        f"{prefix}_edtf": value.edtf if value else None,
        f"{prefix}_basis": value.basis if value else None,
        f"{prefix}_rule": value.rule if value else None,
        f"{prefix}_reason_en": value.reason_en if value else "",
        f"{prefix}_reason_zh": value.reason_zh if value else "",
    }


def _other(value: DatedBasis) -> Row:
    earliest, latest = value.interval.earliest, value.interval.latest
    return {
        "edtf": value.edtf,
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "basis": value.basis.value,
        "rule": value.rule,
        "spans": [[s.start, s.stop] for s in value.spans],
        "reason_en": value.reason_en,
        "reason_zh": value.reason_zh,
    }
