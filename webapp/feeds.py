"""Answers in formats that other programmes read: the filtered timeline as CSV, iCalendar and TimelineJS; Atom feeds."""

import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from flask import Blueprint, Response, request
from sqlalchemy import Engine

from archive.exports import atom, calendar, statements, streams
from archive.queries import harvest, milestones, records
from archive.queries.filters import Filters
from archive.queries.milestones import Item
from webapp.api import answering
from webapp.shell import asked, dates
from webapp.shell.database import connection, engine
from webapp.shell.language import current

blueprint = Blueprint("feeds", __name__)

#: Entries of a feed.
ENTRIES = 50
#: Slides that TimelineJS can be asked to carry.
SLIDES = 1000


@blueprint.get("/timeline.csv")
def csv() -> Response:
    """Every milestone that matches, as CSV; `?bom=1` puts a mark in front by which Excel knows the encoding."""
    lines = streams.csv_lines(statements.COLUMNS, statements.rows(_matching(), site()))
    mark = "\ufeff" if request.args.get("bom") else ""
    return _streamed(lines, "text/csv", "timeline.csv", mark)


@blueprint.get("/timeline.ics")
def ics() -> Response:
    """Every milestone that matches, as an iCalendar file."""
    lines = calendar.ics(_matching(), site(), answering.state()[1])
    return _streamed(lines, "text/calendar", "timeline.ics")


@blueprint.get("/timeline.timelinejs.json")
def timelinejs() -> Response:
    """The milestones that match, as TimelineJS reads them: at most a thousand, which the address says by `limit`."""
    limit = asked.number("limit", SLIDES, 1, SLIDES)
    items = [item for _, item in zip(range(limit), _matching(), strict=False)]
    return answering.as_json(statements.timelinejs(items, site()))


@blueprint.get("/feeds/documents.atom")
def documents() -> Response:
    """The documents that came in last."""
    found = records.newest(connection(), ENTRIES)
    entries = [
        atom.Entry(
            f"tag:league-archive,2026:documents/{r.public_id}",
            r.title,
            f"{site()}/documents/{r.public_id}",
            r.added_at,
            r.issuer.official_name if r.issuer else "",
            " · ".join(part for part in (str(r.genre), r.number or "", dates.written(r.published, current())) if part),
            r.subjects[:5],
        )
        for r in found
    ]
    return _feed("documents", "新入馆文献 · New documents", entries)


@blueprint.get("/feeds/milestones.atom")
def newest_milestones() -> Response:
    """The milestones that match the filters of the timeline and came in last."""
    filters = asked.filters()
    found = records.newest_milestones(connection(), filters, ENTRIES)
    full = [(milestones.one(connection(), public_id), moment) for public_id, moment in found]
    entries = [_entry(item, moment) for item, moment in full if item is not None]
    return _feed("milestones", "新增大事 · New milestones", entries)


def site() -> str:
    """The address under which the site is cited: ARCHIVE_SITE_URL, else as this reader reached it; no slash at its end."""
    return (os.environ.get("ARCHIVE_SITE_URL") or request.host_url).rstrip("/")


def _matching() -> Iterator[Item]:
    # What was asked is read now; the rows are read while the answer is sent, when the request's connection is closed.
    return _walked(engine(), asked.filters(), *asked.interval())


def _walked(archive: Engine, filters: Filters, low: date | None, high: date | None) -> Iterator[Item]:
    with archive.connect() as own:
        yield from harvest.all_milestones(own, filters, low, high)


def _entry(item: Item, moment: datetime) -> atom.Entry:
    words = "".join(text for text, told, _ in item.quote.pieces if told)
    body = item.committees[0] if item.committees else item.issuer
    return atom.Entry(
        f"tag:league-archive,2026:milestones/{item.id}",
        item.headline,
        f"{site()}/milestones/{item.id}",
        moment,
        body.official_name if body else "",
        f"{dates.written(item.when, current())}：{words}（《{item.document_title}》）",
        tuple(i.name for i in item.initiatives),
    )


def _feed(name: str, title: str, entries: Iterable[atom.Entry]) -> Response:
    revision, changed_at = answering.state()
    identity = f"tag:league-archive,2026:feeds/{name}{_query()}"
    body = atom.feed(identity, title, request.url, f"{site()}/", entries, changed_at)
    response = Response(body, content_type="application/atom+xml; charset=utf-8")
    response.set_etag(f"{answering.tag(revision)}-{current()}", weak=True)
    response.last_modified = changed_at
    response.make_conditional(request)
    return response


def _query() -> str:
    text = request.query_string.decode("ascii", "replace")
    return f"?{text}" if text else ""


def _streamed(lines: Iterable[str], mimetype: str, name: str, mark: str = "") -> Response:
    response = Response(streams.gathered(lines, mark=mark), mimetype=mimetype)
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response
