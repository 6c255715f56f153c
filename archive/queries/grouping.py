"""Rows of columns in memory that are alike, together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive.queries.columns import Numbers


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows that are alike in every column: `first` of each group, its `count`; `number` is the group of each row."""

    first: Numbers
    count: Numbers
    number: Numbers
    documents: Numbers


def grouped(*columns: Numbers) -> Groups:
    """Groups of equal rows, in the order of the columns."""
    order = np.argsort(joined, kind="stable") if (joined := _joined(columns)) is not None else np.lexsort(columns[::-1])
    new = np.zeros(len(order), bool)
    new[:1] = True
    for column in columns:
        sorted_column = column[order]
        new[1:] |= sorted_column[1:] != sorted_column[:-1]
    number = np.empty(len(order), np.int64)
    number[order] = np.cumsum(new) - 1
    starts = np.flatnonzero(new)
    count = np.diff(np.append(starts, len(order)))
    return Groups(order[starts], count, number, np.ones(len(starts), np.int64))


def _joined(columns: Sequence[Numbers]) -> Numbers | None:
    """All columns as one number, which is sorted much faster than several keys; None where it would be too great."""
    if not len(columns[0]):
        return None
    found, size = np.zeros(len(columns[0]), np.int64), 1
    for column in columns:
        low, wide = int(column.min()), int(column.max()) - int(column.min()) + 1
        size *= wide
        if size >= 1 << 62:
            return None
        found = found * wide + (column.astype(np.int64) - low)
    return found
