"""`/oai`: the documents for harvesters by OAI-PMH 2.0, described in Dublin Core."""

import os
from collections.abc import Callable
from datetime import UTC, datetime

from flask import Blueprint, Response, current_app, request

from archive.exports.dublin_core import oai_dc
from archive.exports.markup import Element, child, clean, document, element
from archive.queries import records
from archive.queries.records import Record
from archive.schema.vocabulary import Genre
from webapp import oai_asking as asking
from webapp.feeds import site
from webapp.oai_asking import Harvest, Refused
from webapp.shell.database import connection

blueprint = Blueprint("oai", __name__)

#: Records of one answer.
SIZE = 100
_NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
_SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"


@blueprint.route("/oai", methods=["GET", "POST"])
def provider() -> Response:
    """The answer to a verb, or the errors of the protocol (with status 200, as it demands)."""
    root = element(
        "OAI-PMH",
        xmlns=_NAMESPACE,
        xmlns__xsi="http://www.w3.org/2001/XMLSchema-instance",
        xsi__schemaLocation=f"{_NAMESPACE} {_SCHEMA}",
    )
    child(root, "responseDate", asking.moment(datetime.now(UTC)))
    asked = request.values
    told = child(root, "request", request.base_url)
    try:
        verb = asked.get("verb", "")
        asking.require(asked, VERBS)
        answer = element(verb)
        VERBS[verb][0](answer)
        told.attrib.update({name: clean(value) for name, value in asked.items()})
        root.append(answer)
    except Refused as error:
        if error.code not in ("badVerb", "badArgument"):
            told.attrib.update({name: clean(value) for name, value in asked.items()})
        child(root, "error", str(error), code=error.code)
    return Response(document(root), content_type="text/xml; charset=utf-8")


def _identify(answer: Element) -> None:
    first = records.earliest(connection()) or datetime(1970, 1, 1, tzinfo=UTC)
    child(answer, "repositoryName", "League archive")
    child(answer, "baseURL", request.base_url)
    child(answer, "protocolVersion", "2.0")
    child(answer, "adminEmail", _setting("ADMIN_EMAIL", "keeper@league-archive.invalid"))
    child(answer, "earliestDatestamp", asking.moment(first))
    child(answer, "deletedRecord", "transient")
    child(answer, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    described = element(
        "oai-identifier",
        xmlns="http://www.openarchives.org/OAI/2.0/oai-identifier",
        xsi__schemaLocation="http://www.openarchives.org/OAI/2.0/oai-identifier "
        "http://www.openarchives.org/OAI/2.0/oai-identifier.xsd",
    )
    for name, value in (
        ("scheme", "oai"),
        ("repositoryIdentifier", _namespace()),
        ("delimiter", ":"),
        ("sampleIdentifier", f"oai:{_namespace()}:a1b2c3d4e5"),
    ):
        child(described, name, value)
    child(answer, "description").append(described)


def _formats(answer: Element) -> None:
    identifier = request.values.get("identifier")
    if identifier is not None:
        _named(identifier)
    made = child(answer, "metadataFormat")
    child(made, "metadataPrefix", asking.PREFIX)
    child(made, "schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    child(made, "metadataNamespace", "http://www.openarchives.org/OAI/2.0/oai_dc/")


def _sets(answer: Element) -> None:
    if "resumptionToken" in request.values:
        raise Refused("badResumptionToken", "The list of sets is given whole; it has no resumption token.")
    groups = records.groups(connection())
    if not groups:
        raise Refused("noSetHierarchy", "The archive holds no records yet, and so no sets.")
    for group in groups:
        made = child(answer, "set")
        child(made, "setSpec", f"genre:{group.genre}" if group.genre else f"issuer:{group.issuer}")
        child(made, "setName", group.name)


def _record(answer: Element) -> None:
    asking.require_prefix(request.values["metadataPrefix"])
    answer.append(_full(_named(request.values["identifier"])))


def _list(write: Callable[[Record], Element]) -> Callable[[Element], None]:
    def listed(answer: Element) -> None:
        harvest = asking.harvest(request.values)
        size = int(current_app.config.get("OAI_SIZE", SIZE))
        found, total = records.walk(
            connection(),
            after=harvest.after,
            size=size + 1,
            since=harvest.since,
            until=harvest.until,
            genre=_genre(harvest),
            issuer=harvest.issuer,
        )
        if not found:
            raise Refused("noRecordsMatch", "No record matches.")
        for record in found[:size]:
            answer.append(write(record))
        if len(found) > size or harvest.cursor:
            token = harvest.token(found[size - 1].key, size) if len(found) > size else ""
            child(answer, "resumptionToken", token, completeListSize=str(total), cursor=str(harvest.cursor))

    return listed


def _genre(harvest: Harvest) -> Genre | None:
    if harvest.genre is None:
        return None
    if harvest.genre not in set(Genre):
        raise Refused("noRecordsMatch", "There is no such set.")
    return Genre(harvest.genre)


def _named(identifier: str) -> Record:
    prefix = f"oai:{_namespace()}:"
    public_id = identifier.removeprefix(prefix) if identifier.startswith(prefix) else ""
    record = records.one(connection(), public_id, withdrawn=True) if public_id and "\0" not in public_id else None
    if record is None:
        raise Refused("idDoesNotExist", "There is no record of that identifier.")
    return record


def _header(record: Record) -> Element:
    made = element("header", **({"status": "deleted"} if record.withdrawn else {}))
    child(made, "identifier", f"oai:{_namespace()}:{record.public_id}")
    child(made, "datestamp", asking.moment(record.changed_at))
    child(made, "setSpec", f"genre:{record.genre}")
    if record.issuer:
        child(made, "setSpec", f"issuer:{record.issuer.public_id}")
    return made


def _full(record: Record) -> Element:
    made = element("record")
    made.append(_header(record))
    if not record.withdrawn:
        address = f"{site()}/documents/{record.public_id}"
        child(made, "metadata").append(oai_dc(record, address))
    return made


def _namespace() -> str:
    return _setting("OAI_NAMESPACE", "league-archive.local")


def _setting(name: str, default: str) -> str:
    return str(current_app.config.get(name) or os.environ.get(f"ARCHIVE_{name}") or default)


#: Verb → what answers it, arguments that it needs, arguments that it takes besides.
VERBS: dict[str, tuple[Callable[[Element], None], tuple[str, ...], tuple[str, ...]]] = {
    "Identify": (_identify, (), ()),
    "ListMetadataFormats": (_formats, (), ("identifier",)),
    "ListSets": (_sets, (), ("resumptionToken",)),
    "GetRecord": (_record, ("identifier", "metadataPrefix"), ()),
    "ListIdentifiers": (_list(_header), (), asking.LISTING),
    "ListRecords": (_list(_full), (), asking.LISTING),
}
