"""Committees as authority records in EAC-CPF (2010)."""

from datetime import UTC, datetime

from archive.exports.markup import Element, child, document, element
from archive.queries.committees import Committee
from archive.queries.organisations import Page

_AGENCY = "League archive"


def eac_cpf(page: Page, site: str, changed_at: datetime | None) -> bytes:
    """The record of a committee: its names, its rung and place, its superiors and subordinates, its documents."""
    root = element(
        "eac-cpf",
        xmlns="urn:isbn:1-931666-33-4",
        xmlns__xlink="http://www.w3.org/1999/xlink",
        xmlns__xsi="http://www.w3.org/2001/XMLSchema-instance",
        xsi__schemaLocation="urn:isbn:1-931666-33-4 https://eac.staatsbibliothek-berlin.de/schema/cpf.xsd",
    )
    _control(root, page.committee, changed_at)
    described = child(root, "cpfDescription")
    _identity(described, page)
    _description(described, page)
    _relations(described, page, site)
    return document(root)


def _control(root: Element, committee: Committee, changed_at: datetime | None) -> None:
    control = child(root, "control")
    child(control, "recordId", committee.public_id)
    child(control, "maintenanceStatus", "derived")
    child(child(control, "maintenanceAgency"), "agencyName", _AGENCY)
    declared = child(control, "languageDeclaration")
    child(declared, "language", "Chinese", languageCode="zho")
    child(declared, "script", "Simplified Chinese", scriptCode="Hans")
    event = child(child(control, "maintenanceHistory"), "maintenanceEvent")
    moment = changed_at or datetime(1970, 1, 1, tzinfo=UTC)
    child(event, "eventType", "derived")
    child(event, "eventDateTime", moment.isoformat(), standardDateTime=moment.isoformat())
    child(event, "agentType", "machine")
    child(event, "agent", _AGENCY)


def _identity(described: Element, page: Page) -> None:
    identity = child(described, "identity")
    child(identity, "entityId", page.committee.public_id)
    child(identity, "entityType", "corporateBody")
    names = (page.committee.name, page.committee.official_name, *page.aliases)
    for n, name in enumerate(dict.fromkeys(names)):
        entry = child(identity, "nameEntry", xml__lang="zho", scriptCode="Hans")
        child(entry, "part", name)
        child(entry, "authorizedForm" if n == 0 else "alternativeForm", _AGENCY)


def _description(described: Element, page: Page) -> None:
    description = child(described, "description")
    first, last = page.valid
    if first is not None or last is not None:
        years = child(child(description, "existDates"), "dateRange")
        if first is not None:
            child(years, "fromDate", str(first), standardDate=f"{first:04}")
        if last is not None:
            child(years, "toDate", str(last), standardDate=f"{last:04}")
    if page.committee.code:
        source = f"GB/T 2260 {page.committee.code}"
        child(
            child(description, "place"), "placeEntry", page.committee.place, countryCode="CN", vocabularySource=source
        )
    for run in page.runs:
        child(child(description, "function"), "term", run.initiative.name)


def _relations(described: Element, page: Page, site: str) -> None:
    relations = element("relations")
    linked = [(page.superior, "hierarchical-parent"), *((c, "hierarchical-child") for c in page.subordinates)]
    for committee, kind in linked:
        if committee is None:
            continue
        href = f"{site}/committees/{committee.public_id}"
        made = child(relations, "cpfRelation", cpfRelationType=kind, xlink__type="simple", xlink__href=href)
        child(made, "relationEntry", committee.name)
    for held in page.issued:
        href = f"{site}/documents/{held.public_id}"
        made = child(
            relations, "resourceRelation", resourceRelationType="creatorOf", xlink__type="simple", xlink__href=href
        )
        child(made, "relationEntry", held.title)
    for public_id, title, _, _ in page.telling:
        href = f"{site}/documents/{public_id}"
        made = child(
            relations, "resourceRelation", resourceRelationType="subjectOf", xlink__type="simple", xlink__href=href
        )
        child(made, "relationEntry", title)
    if len(relations):
        described.append(relations)
