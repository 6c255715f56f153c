"""How a file that would be stored is shown to a person: what is doubtful first, then each document; or as JSON."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.importers.preview import Doubted, Preview, Previewed
    from archive.values.intervals import DayInterval

#: Milestones of each document that are shown on the screen; JSON has all.
FIRST = 5
#: Differences from what is held that are shown of each file.
MOST = 40
#: What each sort of doubt means, in words.
WORDS = {
    "issuer": "no issuer was found",
    "undated": "no date was found",
    "inferred-date": "the date is worked out from the whole text",
    "dates": "other dates compete with its own",
    "reprint": "may repeat a document that is held",
    "committee": "ambiguous committee",
    "initiative": "initiative that the catalogue does not hold",
    "join": "may be one initiative",
    "family": "may serve the same purpose",
}


def text(preview: "Preview") -> str:
    """The preview of one file, for the screen."""
    outcome = preview.outcome
    reason = f": {outcome.reason}" if outcome.reason else ""
    lines = [f"{outcome.outcome.value:9} {outcome.path}{reason}"]
    if preview.doubts:
        lines.append(f"  doubtful ({len(preview.doubts)}):")
        lines += [f"    ? {_doubt(doubt)}" for doubt in preview.doubts]
    for document in preview.documents:
        lines += _document(document)
    if preview.changes:
        lines.append(f"  against what is held ({len(preview.changes)}):")
        lines += [
            f"    {c.sort:9} {c.kind.value} {c.words}: {_changed(c.before, c.after)}" for c in preview.changes[:MOST]
        ]
    return "\n".join(lines)


def _changed(before: str, after: str) -> str:
    return " → ".join(part for part in (before, after) if part)


def _doubt(doubt: "Doubted") -> str:
    detail = f" — {doubt.detail}" if doubt.detail else ""
    return f"[{doubt.document}] {WORDS[doubt.sort.value]}: {doubt.text}{detail}"


def _document(document: "Previewed") -> list[str]:
    dated = document.published
    borders = ", ".join(f"{start}–{stop}" for start, stop in document.spans)
    lines = [
        f"  {document.id} {document.title} · {document.issuer or 'issuer unknown'} · {_date(dated.interval, dated.edtf) if dated else 'undated'}",
        f"     {document.genre}{' · ' + document.number if document.number else ''} · characters {borders}: "
        f"{document.begins} … {document.ends}",
    ]
    if document.issuer_rule:
        lines.append(f"     issuer by rule {document.issuer_rule}")
    if dated:
        lines.append(
            f"     date {_date(dated.interval, dated.edtf)} ({dated.basis.value}): {dated.reason_en or 'given'}"
        )
    if document.period:
        period = document.period
        lines.append(f"     period {_date(period.interval, period.edtf)} ({period.basis.value}): {period.reason_en}")
    lines.append("     " + ", ".join(f"{number} {kind}" for kind, number in document.counts))
    lines += [
        f"       {_date(m.interval, m.edtf)}  {m.headline} ({m.basis.value}, {m.modality.value})"
        for m in document.milestones[:FIRST]
    ]
    more = len(document.milestones) - FIRST
    return [*lines, f"       … and {more} more milestone{'s' if more > 1 else ''}"] if more > 0 else lines


def _date(interval: "DayInterval", written: str) -> str:
    """A date as a reader would write it."""
    from archive.queries.when import When
    from webapp.shell.dates import written as in_words

    return in_words(When(interval.earliest, interval.latest, written), "en")


def json_of(previews: "Iterable[Preview]") -> str:
    """All previews as a JSON list."""
    from archive.importers.preview import as_json

    return json.dumps([as_json(preview) for preview in previews], ensure_ascii=False, indent=1)
