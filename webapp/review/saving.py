"""`/review/reports`: editors save a question as a report for everybody, change it, take it away."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.errors import WrongUse
from archive.importers import saving
from archive.queries import choices, definitions, reports, sql
from webapp.review import door
from webapp.shell import asked
from webapp.shell.database import engine

blueprint = Blueprint("saving", __name__)
door.protect(blueprint)

_TEXTS = ("title_en", "title_zh", "description_en", "description_zh")


@blueprint.get("/review/reports")
def show() -> str:
    """The form: of a question (`?sql=`), or of a report that is changed or copied (`?report=`)."""
    wanted = asked.one("report")
    if not wanted:
        return _form({"sql": asked.one("sql"), "name": ""}, "")
    try:
        report = reports.named(wanted, engine())
    except WrongUse:
        asked.missing("report")
    return _form(_fields(report), "")


@blueprint.post("/review/reports")
def save() -> ResponseReturnValue:
    """Save it; what is wrong is said above the form, which keeps what was written."""
    fields = {name: value.replace("\r\n", "\n").replace("\0", "")[:20_000] for name, value in request.form.items()}
    if fields.get("verb") == "parameters":
        return _form(fields, "")
    name = fields.get("name", "").strip()
    try:
        if fields.get("verb") == "remove":
            saving.remove(engine(), name, author=door.author())
            return redirect(url_for("reports.index"), code=303)
        told = definition(fields)
        _require_right(name, told)
        saving.save(engine(), name, told, author=door.author())
    except WrongUse as problem:
        return _form(fields, str(problem)), 400
    return redirect(url_for("reports.show", name=name), code=303)


def _require_right(name: str, told: dict[str, Any]) -> None:
    """Parse the report and ask it once: what is wrong is said to the one who can mend it.

    Raises:
        WrongUse: if it is wrong, has no title, or has the name of a ready report.
    """
    if name in reports.all_reports():
        raise WrongUse(f"{name} is the name of a ready report; choose another")
    report = definitions.parsed(name, told)
    if not report.title["en"]:
        raise WrongUse("a report has a title")
    reports.run(engine(), report, {}, limit=1)


def definition(fields: dict[str, str]) -> dict[str, Any]:
    """What the form holds, under the keys of a file of seeds/reports; a title in one language stands for both."""
    told: dict[str, Any] = {
        key: {
            "en": fields.get(f"{key}_en", "").strip() or fields.get(f"{key}_zh", "").strip(),
            "zh": fields.get(f"{key}_zh", "").strip() or fields.get(f"{key}_en", "").strip(),
        }
        for key in ("title", "description")
    }
    statement = fields.get("sql", "").strip()
    told["query"] = {"sql": statement}
    told["parameters"] = [_parameter(name, fields) for name in sql.parameters(statement)]
    if kind := fields.get("chart", ""):
        keys = definitions.chart_keys(kind)
        places = ("across", "value", "series")
        told["chart"] = {"kind": kind} | {
            key: fields[place] for key, place in zip(keys, places, strict=False) if fields.get(place)
        }
    return told


def _parameter(name: str, fields: dict[str, str]) -> dict[str, Any]:
    offered = fields.get(f"{name}.choices", "").strip()
    listed = [value.strip() for value in offered.replace("，", ",").split(",") if value.strip()]
    named = offered in choices.LISTS or offered in choices.WORDS
    told: dict[str, Any] = {"name": name, "type": fields.get(f"{name}.type", "text")}
    told |= {"default": fields.get(f"{name}.default", ""), "optional": f"{name}.optional" in fields}
    told |= {"choices": offered if named else listed}
    for language, other in (("en", "zh"), ("zh", "en")):
        told[language] = fields.get(f"{name}.{language}", "") or fields.get(f"{name}.{other}", "") or name
    return told


def _fields(report: definitions.Report) -> dict[str, str]:
    """A report as the fields of the form; a ready one is copied under a name of its own."""
    fields = {"name": report.name if report.author else f"{report.name}_2", "sql": report.sql}
    for language in ("en", "zh"):
        fields |= {f"title_{language}": report.title[language], f"description_{language}": report.description[language]}
    if report.chart:
        keys = definitions.chart_keys(report.chart["kind"])
        fields["chart"] = report.chart["kind"]
        fields |= {
            place: report.chart.get(key, "") for place, key in zip(("across", "value", "series"), keys, strict=False)
        }
    for p in report.parameters:
        offered = p.choices if isinstance(p.choices, str) else ", ".join(p.choices)
        fields |= {f"{p.name}.type": p.type, f"{p.name}.default": p.default, f"{p.name}.choices": offered}
        fields |= {f"{p.name}.en": p.title["en"], f"{p.name}.zh": p.title["zh"]}
        fields |= {f"{p.name}.optional": "1"} if p.optional else {}
    return fields


def _form(fields: dict[str, str], problem: str) -> str:
    return render_template(
        "review/report.html",
        fields=fields,
        names=sql.parameters(fields.get("sql", "")),
        types=definitions.TYPES,
        kinds=definitions.CHARTS,
        lists=[*choices.LISTS, *choices.WORDS],
        texts=_TEXTS,
        saved=fields.get("name", "") in reports.saved(engine()),
        problem=problem,
    )
