"""`/documents`: the documents held; one of them to be read with all that was found in it; its source as it came."""

from enum import StrEnum

from flask import Blueprint, Response, render_template
from werkzeug.http import dump_options_header

from archive.queries import document, documents, page_images, scanned, voices
from archive.schema.vocabulary import DocumentPlaceKind, FindingKind, Genre
from webapp.drawing.lines import line_of
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("documents", __name__)

#: Documents on a page of the list.
SIZE = 100
#: Ending of the address and name of each form of reference.
CITATIONS = (("gbt7714.txt", "GB/T 7714"), ("bib", "BibTeX"), ("ris", "RIS"), ("csl.json", "CSL-JSON"))


class Beside(StrEnum):
    """What stands beside the text."""

    NOTES = "notes"
    SOURCE = "source"


@blueprint.get("/documents")
def index() -> str:
    """The list, by date of publication."""
    genre, issuer = asked.words("genre", Genre), asked.text("issuer") or None
    number = asked.number("page", 1, 1, 100_000)
    entries, total = documents.listed(
        connection(),
        issuer=issuer,
        genre=genre[0] if genre else None,
        offset=(number - 1) * SIZE,
        size=SIZE,
    )
    return render_template("documents/index.html", entries=entries, total=total, number=number, size=SIZE)


@blueprint.get("/documents/<public_id>")
def show(public_id: str) -> str:
    """One document to be read."""
    beside = asked.word("beside", Beside, Beside.NOTES)
    reading = document.read(connection(), public_id)
    if reading is None:
        asked.missing("document")
    return render_template(
        "documents/show.html",
        reading=reading,
        kinds=FindingKind,
        fields=DocumentPlaceKind,
        offsets=_offsets(reading),
        came=document.as_it_came(connection(), public_id) if beside is Beside.SOURCE else None,
        beside=beside,
        pages=page_images.numbers(connection(), public_id) if beside is Beside.SOURCE else [],
        line=line_of(item.when for item in reading.milestones),
        marks=tuple(dict.fromkeys((item.when, item.modality) for item in reading.milestones)),
        years=_years(reading),
        citations=CITATIONS,
        # What has an encoding came as text, and no OCR was asked.
        scan=None if reading.origin.encoding else scanned.of_document(connection(), public_id),
    )


@blueprint.get("/documents/<public_id>/source")
def source(public_id: str) -> Response:
    """The file as it came, byte for byte, as something to be kept and never to be run."""
    return _kept(documents.file(connection(), public_id))


@blueprint.get("/documents/<public_id>/list")
def list_(public_id: str) -> Response:
    """The list whose row told of the document, as it came."""
    return _kept(documents.list_file(connection(), public_id))


def _kept(found: documents.File | None) -> Response:
    if found is None:
        asked.missing("document")
    response = Response(found.content, mimetype="text/plain")
    response.headers["Content-Disposition"] = dump_options_header("attachment", {"filename": found.name})
    response.headers["Content-Type"] = "text/plain"
    response.set_etag(found.sha256)
    return response


def _years(reading: document.Reading) -> list[tuple[str, str, int]]:
    """The years that are told of: `(2018–2023, id of the first statement, how many)`."""
    found: dict[str, list[str]] = {}
    for item in reading.milestones:
        found.setdefault(voices.years_of(item.when), []).append(item.id)
    return [(span, found[span][0], len(found[span])) for span in sorted(found, key=voices.span_order)]


def _offsets(reading: document.Reading) -> dict[int, int]:
    """The number of the first milestone of each paragraph, counted through the document."""
    found, number = {}, 1
    for paragraph in reading.paragraphs:
        found[paragraph.number] = number
        number += len(paragraph.milestones)
    return found
