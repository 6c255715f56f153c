"""What an import would store of one file, for a person to judge: the documents with their borders, and what is doubtful.

Nothing is written. Decisions that stand about the same bytes are laid over, as they would be when the file is stored.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from archive.extraction.findings import Annotation, DatedBasis, Document, Milestone
from archive.importers import corrections, difference, laying, remarks, reprints
from archive.importers.batches import FileOutcome
from archive.importers.difference import Change
from archive.importers.table_rows import ROW, ROW_ZH
from archive.schema import metadata as tables
from archive.schema.vocabulary import Basis, Doubt, Outcome
from archive.values.intervals import DayInterval

#: Characters shown of each end of a document, and of each paragraph.
EDGE, BLOCK = 24, 48


@dataclass(frozen=True, slots=True)
class Doubted:
    """One thing to look at before storing: what sort, in which document, the characters, and what is uncertain."""

    sort: Doubt
    document: str
    text: str
    detail: str = ""
    start: int = 0
    stop: int = 0
    detail_zh: str = ""


@dataclass(frozen=True, slots=True)
class Previewed:
    """One document as it would be stored. `begins` and `ends` are its first and last characters."""

    id: str
    title: str
    spans: tuple[tuple[int, int], ...]
    begins: str
    ends: str
    genre: str
    number: str | None
    issuer: str | None
    issuer_rule: str | None
    published: DatedBasis | None
    period: DatedBasis | None
    counts: tuple[tuple[str, int], ...]
    milestones: tuple[Milestone, ...]
    #: Canonical names of the bodies it names, and how often; initiatives also say whether the catalogue knows them.
    committees: tuple[tuple[str, int], ...] = ()
    initiatives: tuple[tuple[str, int, bool], ...] = ()
    #: Start, stop, kind and first characters of each paragraph: a border can stand before any.
    blocks: tuple[tuple[int, int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """One file: its outcome, what is doubtful (first), and its documents."""

    outcome: FileOutcome
    doubts: tuple[Doubted, ...] = ()
    documents: tuple[Previewed, ...] = ()
    #: What would appear, vanish or change of a source that is held already.
    changes: tuple[Change, ...] = ()


def of(
    connection: Connection, outcome: FileOutcome, annotation: Annotation | None, pending: Sequence[Any] = ()
) -> Preview:
    """The preview of a file whose outcome a dry run told; without documents where nothing would be stored.

    `pending` are decisions that will be kept only when the file is stored.
    """
    if annotation is None:
        return Preview(outcome)
    decisions = [*corrections.standing(connection, outcome.sha256 or ""), *pending]
    laid = laying.lay_over(annotation, decisions).annotation
    doubts = sorted(_doubts(connection, laid, outcome), key=lambda d: list(Doubt).index(d.sort))
    held = outcome.outcome is Outcome.CHANGED
    changes = difference.of(connection, outcome.sha256 or "", annotation, pending) if held else ()
    return Preview(outcome, tuple(doubts), tuple(_document(laid, d) for d in laid.documents), tuple(changes))


def _document(annotation: Annotation, document: Document) -> Previewed:
    spans = tuple((span.start, span.stop) for span in document.spans)
    text = "".join(annotation.text[start:stop] for start, stop in spans)
    own = [m for m in annotation.milestones if m.document == document.id]
    return Previewed(
        document.id,
        document.title,
        spans,
        " ".join(text[:EDGE].split()),
        " ".join(text[-EDGE:].split()),
        document.genre.value,
        document.number,
        document.issuer,
        document.issuer_rule,
        document.published,
        document.period,
        _counts(annotation, document.id),
        tuple(sorted(own, key=lambda m: m.start)),
        tuple(
            Counter(
                m.organisation for m in annotation.organisations if m.document == document.id and m.organisation
            ).most_common()
        ),
        _initiatives(annotation, document.id),
        tuple((p.start, p.stop, p.kind.value, annotation.text[p.start : p.stop][:BLOCK]) for p in document.passages),
    )


def _initiatives(annotation: Annotation, document: str) -> tuple[tuple[str, int, bool], ...]:
    own = [m for m in annotation.initiatives if m.document == document]
    known = {m.initiative for m in own if m.known}
    return tuple((name, times, name in known) for name, times in Counter(m.initiative for m in own).most_common())


def _counts(annotation: Annotation, document: str) -> tuple[tuple[str, int], ...]:
    kinds = ("time", "organisations", "initiatives", "figures", "milestones")
    return tuple((k, sum(f.document == document for f in getattr(annotation, k))) for k in kinds)


def _doubts(connection: Connection, annotation: Annotation, outcome: FileOutcome) -> Iterator[Doubted]:
    if not annotation.documents:
        return
    for document in annotation.documents:
        yield from header_doubts(document, outcome.date_words)
        for row in remarks.undated(annotation, document):
            words = annotation.text[row.start : row.stop][:BLOCK]
            yield Doubted(Doubt.UNDATED, document.id, words, ROW, row.start, row.stop, ROW_ZH)
        yield from _reprints(connection, annotation, document, outcome)
    for mention in annotation.organisations:
        if mention.organisation is None and mention.candidates:
            yield Doubted(
                Doubt.COMMITTEE, mention.document, mention.text, " / ".join(mention.candidates), mention.start,
                mention.stop,
            )  # fmt: skip
    discovered = Counter((m.document, m.initiative) for m in annotation.initiatives if not m.known)
    for (name, initiative), times in discovered.items():
        yield Doubted(Doubt.INITIATIVE, name, initiative, f"{times}×")


def header_doubts(document: Document, words: str = "") -> Iterator[Doubted]:
    """What is doubtful about the header of one document; `words` are those of a date that a list gives it."""
    if document.issuer is None:
        yield Doubted(Doubt.ISSUER, document.id, document.title, " / ".join(document.issuer_candidates))
    if document.published is None:
        yield Doubted(Doubt.UNDATED, document.id, document.title, words)
        return
    if document.published.basis is Basis.INFERRED:
        reasons = (document.published.reason_en, document.published.reason_zh)
        yield Doubted(Doubt.INFERRED, document.id, document.published.edtf, reasons[0], detail_zh=reasons[1])
    others = [o.edtf for o in document.other_dates if not o.interval.overlaps(document.published.interval)]
    others += [words] if words else []
    if others:
        yield Doubted(Doubt.DATES, document.id, document.published.edtf, " / ".join(dict.fromkeys(others)))


def _reprints(
    connection: Connection, annotation: Annotation, document: Document, outcome: FileOutcome
) -> Iterator[Doubted]:
    """Documents of other sources that share enough of their text with this one."""
    texts = (annotation.text[p.start : p.stop] for p in document.passages if p.kind not in reprints.REPEATED)
    grams = sorted(reprints.fingerprints(texts))
    shared: Counter[int] = Counter()
    for at in range(0, len(grams), 500):
        rows = select(tables.Fingerprint.document_id).where(tables.Fingerprint.gram.in_(grams[at : at + 500]))
        shared.update(connection.scalars(rows))
    for key, number in shared.most_common(20):
        held = connection.execute(
            select(tables.Document.title, tables.Document.digest, tables.Source.sha256, tables.Source.name)
            .join(tables.Source, tables.Document.source_id == tables.Source.id)
            .where(tables.Document.id == key)
        ).one()
        size = connection.scalar(select(func.count()).where(tables.Fingerprint.document_id == key)) or 1
        share = min(1.0, number / min(len(grams), size))
        enough = number >= reprints.LEAST_SHARED and share >= reprints.LEAST_SHARE
        if enough and held.sha256 != outcome.sha256 and held.digest == document.digest:
            yield Doubted(Doubt.REPRINT, document.id, document.title, f"{share:.0%} · {held.title} ({held.name})")


def as_json(preview: Preview) -> dict[str, Any]:
    """The preview as plain values."""
    outcome = preview.outcome
    return {
        "path": outcome.path,
        "outcome": outcome.outcome.value,
        "reason": outcome.reason,
        "size": outcome.size,
        "sha256": outcome.sha256,
        "doubts": [asdict(doubt) for doubt in preview.doubts],
        "documents": [_document_object(document) for document in preview.documents],
        "changes": [asdict(change) | {"sort": change.sort} for change in preview.changes],
    }


def _document_object(document: Previewed) -> dict[str, Any]:
    milestones = [
        {"span": [m.start, m.stop], "headline": m.headline, "modality": m.modality.value}
        | _date(m.interval, m.edtf, m.basis, m.rule, m.reason_en, m.reason_zh)
        for m in document.milestones
    ]
    names = ("id", "title", "spans", "begins", "ends", "genre", "number", "issuer", "issuer_rule", "committees")
    told = {name: getattr(document, name) for name in (*names, "initiatives", "blocks")}
    for name, d in (("published", document.published), ("period", document.period)):
        told[name] = d and _date(d.interval, d.edtf, d.basis, d.rule, d.reason_en, d.reason_zh)
    return told | {"counts": dict(document.counts), "milestones": milestones}


def _date(
    interval: DayInterval, written: str, basis: Basis, rule: str, reason_en: str, reason_zh: str
) -> dict[str, Any]:
    earliest, latest = interval.earliest, interval.latest
    return {
        "edtf": written,
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "basis": basis.value,
        "rule": rule,
        "reason": reason_en,
        "reason_zh": reason_zh,
    }
