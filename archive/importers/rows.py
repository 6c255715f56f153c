"""Annotation → rows: what is stored of each finding. Pure, but for the keys that it is handed."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table

from archive.extraction.findings import Annotation, DatedBasis, Document, Milestone
from archive.importers.names import Names
from archive.schema import metadata as tables
from archive.schema.base import table_of
from archive.schema.vocabulary import DocumentPlaceKind
from archive.values.days import day_or_none
from archive.values.sentences import sentence_around
from archive.values.spans import Span

Row = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """Rows per table, in the order in which foreign keys allow them to be inserted."""

    by_table: dict[Table, list[Row]] = field(default_factory=dict)

    def add(self, model: type[tables.Base], **values: Any) -> None:
        """Add one row."""
        self.of(model).append(values)

    def of(self, model: type[tables.Base]) -> list[Row]:
        """The rows of a table so far."""
        return self.by_table.setdefault(table_of(model), [])


ORDER: tuple[type[tables.Base], ...] = (
    tables.Document,
    tables.DocumentPlace,
    tables.Passage,
    tables.TimeExpression,
    tables.Milestone,
    tables.OrganisationMention,
    tables.OrganisationCandidate,
    tables.InitiativeMention,
    tables.Figure,
    tables.MilestoneOrganisation,
    tables.MilestoneInitiative,
    tables.MilestoneFigure,
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Under which key and permanent id a document is stored, and whether a person withdrew it."""

    key: int
    public_id: str
    withdrawn: str | None = None


#: Which decision touched a finding: (kind of table, start, stop) → key of the correction.
Marks = Mapping[tuple[str, int, int], int]


class Builder:
    """Builds the rows of one source."""

    def __init__(
        self,
        annotation: Annotation,
        identities: Mapping[str, Identity],
        names: Names,
        next_key: Callable[[type[tables.Base]], int],
        marks: Marks,
    ) -> None:
        self._found, self._identities, self._names = annotation, identities, names
        self._next, self._marks = next_key, marks
        self.rows = Rows()
        self._passages: dict[str, tuple[list[int], list[tuple[int, int, int]]]] = {}
        self._milestones: dict[str, list[tuple[int, int, int]]] = {}

    def build(self, source_key: int, milestone_ids: Callable[[str, Sequence[str]], list[str]]) -> Rows:
        """All rows below `source_key`."""
        for ordinal, document in enumerate(self._found.documents, 1):
            self._document(source_key, ordinal, document)
        times = self._times()
        figures_of = self._milestone_rows(milestone_ids, times)
        self._mentions()
        keys = self._figures()
        for milestone_key, spans in figures_of:
            for figure in sorted({keys[span] for span in spans if span in keys}):
                self.rows.add(tables.MilestoneFigure, milestone_id=milestone_key, figure_id=figure)
        return self.rows

    def _key(self, model: type[tables.Base]) -> int:
        return self._next(model)

    def _document(self, source_key: int, ordinal: int, document: Document) -> None:
        identity = self._identities[document.id]
        spans = document.spans or (Span(0, max(1, len(self._found.text))),)
        start, stop = min(s.start for s in spans), max(s.stop for s in spans)
        self.rows.add(
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
                self.rows.add(
                    tables.DocumentPlace, document_id=key, kind=kind, ordinal=ordinal, start=span.start, stop=span.stop
                )

    def _passage_rows(self, key: int, document: Document) -> None:
        held: list[tuple[int, int, int]] = []
        for ordinal, passage in enumerate((p for p in document.passages if p.start < p.stop), 1):
            own = self._key(tables.Passage)
            held.append((passage.start, passage.stop, own))
            self.rows.add(
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
                text=self._found.text[passage.start : passage.stop],
            )
        held.sort()
        self._passages[document.id] = ([start for start, _, _ in held], held)

    def _place(self, kind: str, finding: Any) -> Row:
        """The columns that every finding has."""
        starts, held = self._passages[finding.document]
        at = bisect_right(starts, finding.start) - 1
        inside = at >= 0 and finding.start < held[at][1]
        low, high, passage = held[at] if inside else (finding.start, finding.stop, None)
        sentence = sentence_around(self._found.text, finding.start, finding.stop, low, high)
        return {
            "document_id": self._identities[finding.document].key,
            "passage_id": passage,
            "correction_id": self._marks.get((kind, finding.start, finding.stop)),
            "start": finding.start,
            "stop": finding.stop,
            "text": self._found.text[finding.start : finding.stop],
            "rule": finding.rule,
            "sentence_start": sentence[0],
            "sentence_stop": sentence[1],
        }

    def _times(self) -> dict[tuple[str, int, int], int]:
        keys: dict[tuple[str, int, int], int] = {}
        for t in self._found.time:
            key = self._key(tables.TimeExpression)
            keys.setdefault((t.document, t.start, t.stop), key)
            self.rows.add(
                tables.TimeExpression,
                id=key,
                **self._place("time", t),
                earliest_day=day_or_none(t.interval.earliest) if t.interval else None,
                latest_day=day_or_none(t.interval.latest) if t.interval else None,
                edtf=t.edtf,
                role=t.role,
                basis=t.basis,
                reference=t.reference,
                anchor=t.anchor,
            )
        return keys

    def _milestone_rows(
        self, ids: Callable[[str, Sequence[str]], list[str]], times: Mapping[tuple[str, int, int], int]
    ) -> list[tuple[int, list[tuple[str, int, int]]]]:
        figures = []
        for document in self._found.documents:
            own = [m for m in self._found.milestones if m.document == document.id]
            texts = [self._found.text[m.start : m.stop] for m in own]
            places = self._milestones.setdefault(document.id, [])
            for milestone, public_id in zip(own, ids(self._identities[document.id].public_id, texts), strict=True):
                key = self._milestone(milestone, public_id, times)
                places.append((milestone.start, milestone.stop, key))
                figures.append((key, [(document.id, s.start, s.stop) for s in milestone.figures]))
        return figures

    def _milestone(self, m: Milestone, public_id: str, times: Mapping[tuple[str, int, int], int]) -> int:
        key = self._key(tables.Milestone)
        earliest, latest = day_or_none(m.interval.earliest), day_or_none(m.interval.latest)
        sort_day = earliest if earliest is not None else latest
        self.rows.add(
            tables.Milestone,
            id=key,
            public_id=public_id,
            **self._place("milestone", m),
            headline=m.headline,
            earliest_day=earliest,
            latest_day=latest,
            sort_day=sort_day,
            edtf=m.edtf,
            basis=m.basis,
            modality=m.modality,
            salience=m.salience,
            lod=99,
            time_expression_id=times.get((m.document, m.time.start, m.time.stop)) if m.time else None,
            inherited_from=m.inherited_from,
            reason_en=m.reason_en,
            reason_zh=m.reason_zh,
        )
        copied = {"sort_day": sort_day, "salience": m.salience}
        for ordinal, name in enumerate(dict.fromkeys(m.organisations), 1):
            body = self._names.organisations[name]
            self.rows.add(
                tables.MilestoneOrganisation, milestone_id=key, organisation_id=body, ordinal=ordinal, **copied
            )
        for ordinal, name in enumerate(dict.fromkeys(m.initiatives), 1):
            initiative = self._names.initiatives[name]
            self.rows.add(
                tables.MilestoneInitiative, milestone_id=key, initiative_id=initiative, ordinal=ordinal, **copied
            )
        return key

    def _milestone_around(self, document: str, start: int, stop: int) -> int | None:
        around = [(b - a, key) for a, b, key in self._milestones.get(document, ()) if a <= start and stop <= b]
        return min(around)[1] if around else None

    def _mentions(self) -> None:
        for o in self._found.organisations:
            key = self._key(tables.OrganisationMention)
            self.rows.add(
                tables.OrganisationMention,
                id=key,
                **self._place("organisation", o),
                organisation_id=self._names.organisation(o.organisation),
                kind=o.kind,
                level=o.level,
            )
            for ordinal, name in enumerate(dict.fromkeys(o.candidates), 1):
                body = self._names.organisations[name]
                self.rows.add(tables.OrganisationCandidate, mention_id=key, organisation_id=body, ordinal=ordinal)
        for i in self._found.initiatives:
            self.rows.add(
                tables.InitiativeMention,
                id=self._key(tables.InitiativeMention),
                **self._place("initiative", i),
                milestone_id=self._milestone_around(i.document, i.start, i.stop),
                initiative_id=self._names.initiatives[i.initiative],
                organisation_id=self._names.organisation(i.organisation),
                modality=i.modality,
                known=i.known,
            )

    def _figures(self) -> dict[tuple[str, int, int], int]:
        keys: dict[tuple[str, int, int], int] = {}
        for f in self._found.figures:
            key = self._key(tables.Figure)
            keys.setdefault((f.document, f.start, f.stop), key)
            self.rows.add(
                tables.Figure,
                id=key,
                **self._place("figure", f),
                milestone_id=self._milestone_around(f.document, f.start, f.stop),
                value=f.value,
                unit=f.unit,
                value_base=f.value_base,
                approximate=f.approximate,
                counted=f.counted,
                initiative_id=self._names.initiative(f.initiative),
                organisation_id=self._names.organisation(f.organisation),
                modality=f.modality,
                part_of_total=f.part_of_total,
            )
        return keys


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
