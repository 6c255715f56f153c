"""What a person sets of files before they are stored: it waits with them, and becomes decisions when they are."""

from typing import Any

from werkzeug.datastructures import MultiDict

from archive.errors import WrongUse
from archive.importers import deciding, tabular
from archive.importers.columns import HEAD
from archive.importers.staging import Staging
from archive.schema.vocabulary import Decision, FindingKind

Form = MultiDict[str, str]


def header(staging: Staging, form: Form) -> str:
    """Set issuer, date, title, number or period of one document; the fragment of its place on the page."""
    held = _file(staging, form)
    spans = [(min(s[0] for s in d["spans"]), max(s[1] for s in d["spans"]), d) for d in held["documents"] if d["spans"]]
    fitting = [d for d in spans if f"{d[0]}-{d[1]}" == form.get("document")]
    if not fitting:
        raise WrongUse("this document has other borders by now")
    start, stop, _ = fitting[0]
    names = deciding.FIELDS[FindingKind.DOCUMENT]
    given = {name: form.get(name, "").strip() for name in names if form.get(name, "").strip()}
    changed = {name: value for name, value in given.items() if value != form.get(f"was_{name}", "")}
    if not changed:
        raise WrongUse("nothing was changed")
    values = deciding.checked(FindingKind.DOCUMENT, changed)
    decisions = _decisions(staging, held["sha256"])
    place = (start, stop, Decision.CHANGED.value)
    earlier = next((d for d in decisions if (d["start"], d["stop"], d["decision"]) == place), None)
    if earlier is not None:
        earlier["after"] = earlier["after"] | values
    else:
        quoted = staging.text(held["path"])[start:stop]
        decisions.append(_decision(start, stop, quoted, Decision.CHANGED, fitting[0][2]["title"], values))
    _keep(staging, held["sha256"], decisions)
    return f"d-{held['sha256'][:12]}-{start}"


def borders(staging: Staging, form: Form) -> str:
    """Let documents begin at the paragraphs that are ticked, and nowhere else; the fragment of the file."""
    held = _file(staging, form)
    ticked = {int(value) for value in form.getlist("begins") if value.isascii() and value.isdigit()}
    blocks = sorted((b[0], b[1], b[3]) for d in held["documents"] for b in d["blocks"] if b[0] < b[1])
    firsts = {min(s[0] for s in d["spans"]) for d in held["documents"] if d["spans"]}
    decisions = _decisions(staging, held["sha256"])
    changed = False
    for at, (start, _, words) in enumerate(blocks):
        begins = start in firsts
        if at == 0 or begins == (start in ticked) or not words:
            continue
        changed = True
        sorts = (Decision.SPLIT.value, Decision.MERGED.value)
        decisions = [d for d in decisions if d["start"] != start or d["decision"] not in sorts]
        decision = Decision.MERGED if begins else Decision.SPLIT
        decisions.append(_decision(start, start + len(words), words, decision, words[:40], None))
    if not changed:
        raise WrongUse("nothing was changed")
    _keep(staging, held["sha256"], decisions)
    return f"f-{held['sha256'][:12]}"


def columns(staging: Staging, form: Form) -> str:
    """Say what the columns of a table mean; it holds for every table of these headings. The fragment of the tables."""
    held = staging.tables()
    number = form.get("table", "")
    if not (number.isascii() and number.isdigit() and int(number) < len(held)):
        raise WrongUse("there is no such table in this upload")
    headings = held[int(number)]["headings"]
    roles = {at: role for at in range(len(headings)) if (role := form.get(f"column-{at}", ""))}
    told = tabular.told(headings, form.get("rows", ""), roles)
    wishes = staging.wishes()
    others = [one for one in wishes["columns"] if one[HEAD] != told[HEAD]]
    staging.wish(wishes | {"columns": [*others, told]})
    return "tables"


def leave(staging: Staging, form: Form) -> str:
    """Leave a file out."""
    held = _file(staging, form)
    wishes = staging.wishes()
    staging.wish(wishes | {"left_out": sorted({*wishes["left_out"], held["sha256"]})})
    return f"f-{held['sha256'][:12]}"


def take(staging: Staging, form: Form) -> str:
    """Take a file that was left out after all."""
    held = _file(staging, form)
    wishes = staging.wishes()
    staging.wish(wishes | {"left_out": [s for s in wishes["left_out"] if s != held["sha256"]]})
    return f"f-{held['sha256'][:12]}"


def _file(staging: Staging, form: Form) -> dict[str, Any]:
    sha256 = form.get("file", "")
    held = next((p for p in staging.previews() if p["sha256"] and p["sha256"] == sha256), None)
    if held is None:
        raise WrongUse("there is no such file in this upload")
    return held


def _decisions(staging: Staging, sha256: str) -> list[dict[str, Any]]:
    return list(staging.wishes()["decisions"].get(sha256, ()))


def _keep(staging: Staging, sha256: str, decisions: list[dict[str, Any]]) -> None:
    wishes = staging.wishes()
    staging.wish(wishes | {"decisions": wishes["decisions"] | {sha256: decisions}})


def _decision(
    start: int, stop: int, quoted: str, decision: Decision, found: str, after: dict[str, Any] | None
) -> dict[str, Any]:
    told = {"start": start, "stop": stop, "quoted": quoted, "decision": decision.value}
    return told | {"before": {"found": found}, "after": after}
