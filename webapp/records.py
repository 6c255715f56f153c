"""How a document or a committee is described elsewhere: citations, schema.org, EAC-CPF; linked from their pages."""

import json
from collections.abc import Callable

from flask import Blueprint, Response

from archive.exports import dublin_core, eac, references
from archive.queries import organisations, records
from archive.queries.records import Record
from webapp.api import answering
from webapp.feeds import site
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("records", __name__)

#: Ending of the address → media type and writer.
CITATIONS: dict[str, tuple[str, Callable[[Record, str], str]]] = {
    "bib": ("application/x-bibtex", references.bibtex),
    "ris": ("application/x-research-info-systems", references.ris),
    "csl.json": ("application/vnd.citationstyles.csl+json", references.csl_json),
    "gbt7714.txt": ("text/plain", references.gbt7714),
}


@blueprint.get("/documents/<public_id>.jsonld")
def json_ld(public_id: str) -> Response:
    """A document in the words of schema.org."""
    record = _record(public_id)
    made = dublin_core.json_ld(record, address(record), f"{site()}/")
    return Response(json.dumps(made, ensure_ascii=False, indent=1) + "\n", mimetype="application/ld+json")


@blueprint.get("/documents/<public_id>.<any('bib', 'ris', 'csl.json', 'gbt7714.txt'):ending>")
def citation(public_id: str, ending: str) -> Response:
    """A reference to a document, or to its paragraph of the number `p`."""
    record, paragraph = _record(public_id), asked.number("p", 0, 0, 1_000_000)
    mimetype, write = CITATIONS[ending]
    place = f"{address(record)}#p{paragraph}" if paragraph else address(record)
    response = Response(write(record, place), content_type=f"{mimetype}; charset=utf-8")
    response.headers["Content-Disposition"] = f"attachment; filename={record.public_id}.{ending}"
    return response


@blueprint.get("/committees/<public_id>.eac.xml")
def authority(public_id: str) -> Response:
    """A committee as an authority record."""
    page = organisations.one(connection(), public_id)
    if page is None:
        asked.missing("committee")
    body = eac.eac_cpf(page, site(), answering.state()[1])
    return Response(body, content_type="application/xml; charset=utf-8")


@blueprint.app_template_global("dublin_core")
def described(public_id: str) -> list[tuple[str, str]]:
    """The elements of Dublin Core of a document, for the head of its page; none where it is not shown."""
    record = records.one(connection(), public_id)
    return dublin_core.fields(record, address(record)) if record else []


def address(record: Record) -> str:
    """The permanent address of a document."""
    return f"{site()}/documents/{record.public_id}"


def _record(public_id: str) -> Record:
    record = records.one(connection(), public_id)
    if record is None:
        asked.missing("document")
    return record
