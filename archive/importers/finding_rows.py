"""Annotation → rows: what is stored of each finding. Pure, but for the keys that it is handed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from archive.extraction.findings import Annotation, InitiativeMention, Milestone
from archive.extraction.milestones.dating import Dating
from archive.importers.document_rows import DocumentRows, Marks
from archive.importers.names import Names
from archive.importers.rows import Identity, Row, Rows
from archive.schema import metadata as tables
from archive.values.days import day_or_none
from archive.values.intervals import DayInterval
from archive.values.sentences import sentence_around

_STRETCH = 256


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
        self._key, self._marks = next_key, marks
        self.rows = Rows()
        self._documents = DocumentRows(annotation.text, self.rows, names, next_key, marks)
        self._milestones: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
        #: When a milestone was, by its key.
        self._when: dict[int, DayInterval] = {}
        self._datings: dict[str, Dating] = {}

    def build(self, source_key: int, milestone_ids: Callable[[str, Sequence[str]], list[str]]) -> Rows:
        """All rows below `source_key`; `milestone_ids` gives permanent ids to the milestones of a document."""
        for ordinal, document in enumerate(self._found.documents, 1):
            self._documents.add(source_key, ordinal, document, self._identities[document.id])
        times = self._times()
        figures_of = self._milestone_rows(milestone_ids, times)
        self._mentions()
        keys = self._figures()
        for milestone_key, spans in figures_of:
            for figure in sorted({keys[span] for span in spans if span in keys}):
                self.rows.add(tables.MilestoneFigure, milestone_id=milestone_key, figure_id=figure)
        return self.rows

    def _place(self, kind: str, finding: Any) -> Row:
        """The columns that every finding has."""
        inside = self._documents.passage_at(finding.document, finding.start)
        low, high, passage = inside or (finding.start, finding.stop, None)
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
            for milestone, public_id in zip(own, ids(self._identities[document.id].public_id, texts), strict=True):
                key = self._milestone(milestone, public_id, times)
                self._remember(document.id, milestone.start, milestone.stop, key)
                figures.append((key, [(document.id, s.start, s.stop) for s in milestone.figures]))
        return figures

    def _milestone(self, m: Milestone, public_id: str, times: Mapping[tuple[str, int, int], int]) -> int:
        key = self._key(tables.Milestone)
        earliest, latest = day_or_none(m.interval.earliest), day_or_none(m.interval.latest)
        sort_day = earliest if earliest is not None else latest
        self._when[key] = m.interval
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

    def _remember(self, document: str, start: int, stop: int, key: int) -> None:
        """Note a milestone under every stretch of the text that it covers, so that finding it again is a look-up."""
        for stretch in range(start // _STRETCH, (stop - 1) // _STRETCH + 1):
            self._milestones.setdefault((document, stretch), []).append((start, stop, key))

    def _milestone_around(self, document: str, start: int, stop: int) -> int | None:
        """The narrowest milestone that holds the span."""
        near = self._milestones.get((document, start // _STRETCH), ())
        around = [(b - a, key) for a, b, key in near if a <= start and stop <= b]
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
        published = {d.id: d.published.interval.latest for d in self._found.documents if d.published}
        for i in self._found.initiatives:
            milestone = self._milestone_around(i.document, i.start, i.stop)
            place = self._place("initiative", i)
            self.rows.add(
                tables.InitiativeMention,
                id=self._key(tables.InitiativeMention),
                **place,
                milestone_id=milestone,
                **_told(
                    self._date_of(i, place["sentence_start"]) if milestone is None else self._when[milestone],
                    published.get(i.document),
                ),
                initiative_id=self._names.initiatives[i.initiative],
                organisation_id=self._names.organisation(i.organisation),
                modality=i.modality,
                known=i.known,
            )

    def _date_of(self, mention: InitiativeMention, sentence: int) -> DayInterval | None:
        """When that is of which a mention outside all milestones speaks: dated as a statement of its sentence is."""
        if mention.document not in self._datings:
            document = next(d for d in self._found.documents if d.id == mention.document)
            times = [t for t in self._found.time if t.document == document.id]
            self._datings[document.id] = Dating(self._found.text, document, times)
        date = self._datings[mention.document].of(sentence, mention.start, mention.stop, mention.modality)
        return date.interval if date else None

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


def _told(when: DayInterval | None, published: date | None) -> Row:
    """The days of a mention, the day by which it was certainly so, and the year in which they lie where they lie in one."""
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    one = earliest and latest and earliest.year == latest.year
    return {
        "earliest_day": day_or_none(earliest),
        "latest_day": day_or_none(latest),
        "known_day": day_or_none(min((day for day in (latest, published) if day), default=None)),
        "year": earliest.year if one and earliest else None,
    }
