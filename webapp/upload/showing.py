"""What was understood of an upload as its page shows it: dates to be written out, the files with doubts first."""

from datetime import date
from typing import Any

from archive.importers.staging import Staging
from archive.queries.when import When
from archive.schema.vocabulary import Basis, Doubt

#: Milestones of a document that are shown before the list is unfolded.
FIRST = 8
#: Files on a page of the preview.
PAGE = 25


def files(staging: Staging) -> list[dict[str, Any]]:
    """Every file with the page that shows it, those with doubts and those that were turned away first."""
    left_out = set(staging.wishes()["left_out"])
    decided = staging.wishes()["decisions"]
    shown = []
    for number, held in enumerate(staging.previews(), 1):
        documents = [_document(document) for document in held["documents"]]
        own = {"number": number, "left_out": held["sha256"] in left_out, "documents": documents}
        own["decided"] = {(d["start"], d["stop"]) for d in decided.get(held["sha256"], ())}
        shown.append(held | own)
    order = sorted(shown, key=lambda f: (f["outcome"] != "rejected", -len(f["doubts"]), f["path"]))
    return [file | {"page": at // PAGE + 1} for at, file in enumerate(order)]


def doubts(files: list[dict[str, Any]]) -> dict[str, Any]:
    """What is doubtful in all files, the weightiest first; names that the catalogue does not hold apart, they are many."""
    held = [(f, d) for f in files if not f["left_out"] for d in f["doubts"]]
    ranked = sorted(held, key=lambda pair: list(Doubt).index(Doubt(pair[1]["sort"])))
    names = [pair for pair in ranked if pair[1]["sort"] == Doubt.INITIATIVE]
    return {"doubts": [pair for pair in ranked if pair[1]["sort"] != Doubt.INITIATIVE], "names": names}


def when(held: dict[str, Any] | None) -> When | None:
    """A date of a preview."""
    if held is None:
        return None
    ends = [date.fromisoformat(held[name]) if held[name] else None for name in ("earliest", "latest")]
    return When(ends[0], ends[1], held["edtf"], Basis(held["basis"]))


def _document(held: dict[str, Any]) -> dict[str, Any]:
    spans = held["spans"]
    start, stop = (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else (0, 0)
    return held | {
        "start": start,
        "stop": stop,
        "published_when": when(held["published"]),
        "period_when": when(held["period"]),
        "milestones": [m | {"when": when(m)} for m in held["milestones"]],
        "first": FIRST,
    }
