"""Milestones as an iCalendar file (RFC 5545): all-day entries that last as long as the date is wide."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from archive.queries.milestones import Item

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
#: Octets of a line.
_WIDE = 75


def ics(items: Iterable[Item], site: str, stamp: datetime | None) -> Iterator[str]:
    """The lines of the calendar; `site` is the address of the archive, `stamp` when it was last changed."""
    yield from ("BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "PRODID:-//league-archive//timeline//ZH\r\n")
    yield "CALSCALE:GREGORIAN\r\n"
    moment = (stamp or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for item in items:
        if not item.when.undated:
            yield _event(item, site, moment)
    yield "END:VCALENDAR\r\n"


def _event(item: Item, site: str, moment: str) -> str:
    # An open end is not known; the entry then is the one day that is.
    first = item.when.earliest or item.when.latest
    last = item.when.latest or item.when.earliest
    assert first is not None
    assert last is not None
    words = "".join(text for text, told, _ in item.quote.pieces if told)
    told = f"{words}\n《{item.document_title}》\n{item.when.edtf} ({item.when.basis})\n{item.reason_zh}"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{item.id}@league-archive",
        f"DTSTAMP:{moment}",
        f"DTSTART;VALUE=DATE:{_day(first)}",
        f"DTEND;VALUE=DATE:{_day_after(last)}",
        f"SUMMARY:{_escaped(item.headline)}",
        f"DESCRIPTION:{_escaped(told)}",
        f"URL:{site}/milestones/{item.id}",
        "TRANSP:TRANSPARENT",
    ]
    if item.initiatives:
        lines.append("CATEGORIES:" + ",".join(_escaped(i.name) for i in item.initiatives))
    lines.append("END:VEVENT")
    return "".join(_folded(line) for line in lines)


def _day_after(last: date) -> str:
    return _day(last if last == date.max else last + timedelta(days=1))


def _day(moment: date) -> str:
    return moment.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    shown = "".join(c for c in text if c == "\n" or ord(c) >= 32)
    return shown.translate(_ESCAPED)


def _folded(line: str) -> str:
    """The line cut into pieces of at most 75 octets, never within a character."""
    pieces, size, start = [], 0, 0
    for at, c in enumerate(line):
        octets = len(c.encode())
        if size + octets > _WIDE:
            pieces.append(line[start:at])
            start, size = at, 1
        size += octets
    pieces.append(line[start:])
    return "\r\n ".join(pieces) + "\r\n"
