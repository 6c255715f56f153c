"""Row keys that sort by time: SQLite's search index then hands out the earliest hits first, without reading the others.

A key holds a day and the key of the row that is indexed: `(day + 2²²) << 40 | row`. What has no day comes last.
"""

#: Bits of the row's own key.
BITS = 40
#: Which bits of a key are the row's.
MASK = (1 << BITS) - 1
_HALF = 1 << 22
_LAST = (1 << 23) - 1


def key(day: int | None, row: int) -> int:
    """The key of a row (0 ≤ row < 2⁴⁰) on a day since 1970-01-01; days beyond ±2²² count as the furthest.

    Raises:
        ValueError: if the row's key does not fit.
    """
    if not 0 <= row <= MASK:
        raise ValueError(f"{row} does not fit into {BITS} bits")
    return (_LAST if day is None else max(0, min(day + _HALF, _LAST - 1))) << BITS | row


def row(found: int) -> int:
    """The row of a key."""
    return found & MASK
