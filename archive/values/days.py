"""Days as whole numbers: the database keeps a day as the count of days since 1970-01-01 (negative before)."""

from datetime import date, timedelta

_EPOCH = date(1970, 1, 1)

#: Where a rollup or a drawing needs a number for an end that is open; no real day lies there (years 1 and 9999).
OPEN_PAST = (date.min - _EPOCH).days
OPEN_FUTURE = (date.max - _EPOCH).days


def to_day(when: date) -> int:
    """The number of the day."""
    return (when - _EPOCH).days


def from_day(number: int) -> date:
    """The day of the number."""
    return _EPOCH + timedelta(days=number)


def day_or_none(when: date | None) -> int | None:
    """The number of the day, None for an open end."""
    return None if when is None else to_day(when)


def date_or_none(number: int | None) -> date | None:
    """The day of the number, None for an open end."""
    return None if number is None else from_day(number)
