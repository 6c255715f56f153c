"""`/review/documents/…` and `/review/statements/…`: correct what was read from a text, add what was not, at its very words."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.errors import WrongUse
from archive.importers import deciding, dividing, marking, withdrawal
from archive.importers.marking import Place
from archive.queries import decisions, desk, document, milestones
from archive.queries.notes import Note
from archive.schema.vocabulary import FindingKind, Genre, Modality
from webapp.review import door
from webapp.review.pages import reason_given
from webapp.shell import asked
from webapp.shell.database import connection, engine

blueprint = Blueprint("desk", __name__)
door.protect(blueprint)

#: What can be added at marked words, in the order in which it is offered.
ADDED = (FindingKind.MILESTONE, FindingKind.INITIATIVE, FindingKind.ORGANISATION, FindingKind.TIME)


@blueprint.get("/review/documents/<public_id>")
def show(public_id: str) -> str:
    """A document's header, borders, marked words and history."""
    return _document(public_id)


@blueprint.post("/review/documents/<public_id>")
def change(public_id: str) -> ResponseReturnValue:
    """Do one thing to a document: header, mark, border, withdraw."""
    verbs = {"header": _header, "mark": _mark, "border": _border, "withdraw": _withdraw}
    verb = verbs.get(request.form.get("verb", ""))
    if verb is None:
        asked.refuse("bad")
    place = _place_of(public_id)
    try:
        verb(public_id, place)
    except WrongUse as error:
        return _document(public_id, str(error)), 400
    held = document.read(connection(), public_id)
    if held is None:
        return redirect(url_for("review.index"), code=303)
    return redirect(url_for("desk.show", public_id=public_id, _anchor="history"), code=303)


@blueprint.get("/review/statements/<public_id>")
def statement(public_id: str) -> str:
    """A milestone's date, words and history."""
    return _statement(public_id)


@blueprint.post("/review/statements/<public_id>")
def correct(public_id: str) -> ResponseReturnValue:
    """Change or reject a milestone, or let it report what another one does."""
    author, reason, verb = door.author(), reason_given(), request.form.get("verb")
    item = milestones.one(connection(), public_id)
    if item is None:
        asked.missing("milestone")
    place = marking.milestone(connection(), public_id)
    connection().rollback()
    try:
        if verb == "change":
            marking.change(engine(), FindingKind.MILESTONE, place, _filled("edtf", "headline", "modality"),
                           author=author, reason=reason)  # fmt: skip
        elif verb == "reject":
            marking.reject(engine(), FindingKind.MILESTONE, place, author=author, reason=reason)
            return redirect(url_for("desk.show", public_id=item.document, _anchor="history"), code=303)
        elif verb == "join":
            other = request.form.get("other", "").strip().rstrip("/").rsplit("/", 1)[-1].partition("#")[0][:40]
            dividing.join_events(engine(), [public_id, other], author=author, reason=reason)
        else:
            asked.refuse("bad")
    except WrongUse as error:
        return _statement(public_id, str(error)), 400
    return redirect(url_for("desk.statement", public_id=public_id, _anchor="history"), code=303)


@blueprint.get("/review/documents/<public_id>/<kind>/<int:start>-<int:stop>")
def note(public_id: str, kind: str, start: int, stop: int) -> str:
    """One mention, date or figure in a document."""
    return _note(public_id, kind, start, stop)


@blueprint.post("/review/documents/<public_id>/<kind>/<int:start>-<int:stop>")
def correct_note(public_id: str, kind: str, start: int, stop: int) -> ResponseReturnValue:
    """Change or reject it."""
    found = _found(public_id, kind, start, stop)
    whole = _place_of(public_id)
    place = Place(whole.sha256, start, stop, found.text, public_id)
    told = {"author": door.author(), "reason": reason_given()}
    try:
        if request.form.get("verb") == "reject":
            marking.reject(engine(), FindingKind(kind), place, **told)
        else:
            values = _filled(*deciding.FIELDS.get(FindingKind(kind), ()))
            marking.change(engine(), FindingKind(kind), place, values, **told)
    except WrongUse as error:
        return _note(public_id, kind, start, stop, str(error)), 400
    return redirect(url_for("desk.show", public_id=public_id, _anchor="history"), code=303)


def _header(public_id: str, place: Place) -> None:
    del public_id
    held = _filled(*deciding.FIELDS[FindingKind.DOCUMENT])
    as_it_is = {key: request.form.get(f"was_{key}", "") for key in held}
    values = {key: value for key, value in held.items() if value != as_it_is[key]}
    if not values:
        raise WrongUse("nothing was changed")
    marking.change(engine(), FindingKind.DOCUMENT, place, values, author=door.author(), reason=reason_given())


def _mark(public_id: str, place: Place) -> None:
    kind = request.form.get("kind", "")
    if kind not in set(ADDED):
        raise WrongUse("say what the words are")
    start, stop = _number("start"), _number("stop")
    words = request.form.get("words", "")
    here = [p for p in desk.paragraphs(connection(), public_id) if p.start <= start and stop <= p.stop]
    if not here or here[0].text[start - here[0].start : stop - here[0].start] != words:
        raise WrongUse("these words do not stand there; mark them again")
    connection().rollback()
    values = _filled("edtf", "headline", "modality", "initiative", "organisation")
    fitting = {key: value for key, value in values.items() if key in (*deciding.FIELDS[FindingKind(kind)], "modality")}
    if kind not in (FindingKind.MILESTONE, FindingKind.INITIATIVE):
        fitting.pop("modality", None)
    marking.add(
        engine(), FindingKind(kind), Place(place.sha256, start, stop, words[:60], public_id), fitting,
        author=door.author(), reason=reason_given(),
    )  # fmt: skip


def _border(public_id: str, place: Place) -> None:
    paragraphs = desk.paragraphs(connection(), public_id)
    connection().rollback()
    chosen = [(p.start, p.stop) for p in paragraphs if p.number == _number("paragraph")]
    if not chosen:
        raise WrongUse("there is no such paragraph")
    first = chosen[0][0] == place.start
    begins, joined = ([], chosen) if first else (chosen, [])
    marking.borders(engine(), place.sha256, begins, joined, author=door.author(), reason=reason_given())


def _withdraw(public_id: str, place: Place) -> None:
    del place
    withdrawal.withdraw(engine(), public_id, author=door.author(), reason=reason_given())


def _place_of(public_id: str) -> Place:
    try:
        place = marking.document(connection(), public_id)
    except WrongUse:
        asked.missing("document")
    connection().rollback()
    return place


def _filled(*names: str) -> dict[str, str]:
    """What the form says, without what it leaves empty."""
    values = {name: request.form.get(name, "").replace("\0", "").strip() for name in names}
    return {name: value for name, value in values.items() if value}


def _number(name: str) -> int:
    value = request.form.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1


def _document(public_id: str, problem: str = "") -> str:
    held = document.read(connection(), public_id)
    if held is None:
        asked.missing("document")
    paragraphs = desk.paragraphs(connection(), public_id)
    return render_template(
        "review/document.html",
        reading=held,
        paragraphs=paragraphs,
        marked=_marked(paragraphs),
        words=request.values.get("words", "")[:2000],
        above=desk.before(connection(), public_id),
        genres=list(Genre),
        modalities=list(Modality),
        added=ADDED,
        committees=desk.committees(connection()),
        initiatives=desk.initiatives(connection()),
        made=decisions.about_document(connection(), public_id),
        problem=problem,
    )


def _marked(paragraphs: list[desk.Paragraph]) -> list[tuple[int, int, int, str]]:
    """The words that were marked in the reader, or the places where words that were typed stand."""
    number = asked.number("p", 0, 0, 10**6)
    low, high = asked.number("from", -1, 0, 10**7), asked.number("to", -1, 0, 10**7)
    if number and low >= 0 and high > low:
        return [
            (p.number, p.start + low, p.start + high, p.text[low:high])
            for p in paragraphs
            if p.number == number and high <= len(p.text)
        ]
    words = request.args.get("words", "").strip()[:2000]
    found = desk.occurrences(paragraphs, words, number or None)[:50]
    return [(*place, words) for place in found]


def _statement(public_id: str, problem: str = "") -> str:
    item = milestones.one(connection(), public_id)
    if item is None:
        asked.missing("milestone")
    places = desk.places(connection(), [public_id])
    made = decisions.about_places(connection(), FindingKind.MILESTONE, places)
    return render_template(
        "review/statement.html", item=item, modalities=list(Modality), made=made, problem=problem
    )  # fmt: skip


def _found(public_id: str, kind: str, start: int, stop: int) -> Note:
    held = document.read(connection(), public_id)
    connection().rollback()
    notes = [note for paragraph in (held.paragraphs if held else ()) for note in paragraph.notes]
    found = next((n for n in notes if (n.kind.value, n.start, n.stop) == (kind, start, stop)), None)
    if found is None:
        asked.missing("finding")
    return found


def _note(public_id: str, kind: str, start: int, stop: int, problem: str = "") -> str:
    found = _found(public_id, kind, start, stop)
    held = document.read(connection(), public_id)
    place = _place_of(public_id)
    return render_template(
        "review/note.html",
        note=found,
        reading=held,
        fields=deciding.FIELDS.get(found.kind, ()),
        committees=desk.committees(connection()),
        initiatives=desk.initiatives(connection()),
        made=decisions.about_places(connection(), found.kind, [(place.sha256, start, stop)]),
        problem=problem,
    )
