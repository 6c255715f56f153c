"""How many milestones each choice would leave, counted over the columns in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
from sqlalchemy import Connection

from archive.queries.chosen import chosen
from archive.queries.columns import BASES, GENRES, MODALITIES, THEMES, Columns, Numbers, Pairs, columns
from archive.queries.filters import Axis, Filters


@dataclass(frozen=True, slots=True)
class Counts:
    """How many milestones each choice of one kind would leave, under the other filters."""

    organisations: dict[int, int]
    initiatives: dict[int, int]
    themes: dict[str, int]
    genres: dict[str, int]
    modalities: dict[str, int]
    bases: dict[str, int]


def counts(connection: Connection, filters: Filters) -> Counts:
    """All choices; a kind's own filter does not hide its other choices."""
    held = columns(connection)

    def under(**freed: Any) -> Numbers:
        return chosen(connection, replace(filters, axis=Axis.HAPPENED, **freed), held).mask

    def words(free: str, column: Numbers, known: Sequence[StrEnum]) -> dict[str, int]:
        numbers = np.bincount(column[under(**{free: ()})] + 1, minlength=len(known) + 1)[1:].tolist()
        return {str(word): n for word, n in sorted(zip(known, numbers, strict=True), key=lambda p: -p[1]) if n}

    def keys(pairs: Pairs, where: Numbers) -> dict[int, int]:
        numbers = np.bincount(pairs.key[where[pairs.row]])
        return {int(key): int(numbers[key]) for key in np.flatnonzero(numbers)}

    return Counts(
        keys(held.organisations, under(committees=())),
        keys(held.initiatives, under(initiatives=())),
        _themes(held, under(themes=())),
        words("genres", held.genre, GENRES),
        words("modalities", held.modality, MODALITIES),
        words("bases", held.basis, BASES),
    )


def _themes(held: Columns, where: Numbers) -> dict[str, int]:
    """Milestones by theme; one that names two initiatives of a theme counts once."""
    if "themed" not in held.orders:
        of = np.zeros(max(held.themes, default=0) + 1, np.int64)
        for key, theme in held.themes.items():
            of[key] = theme
        together = np.sort(held.initiatives.row.astype(np.int64) * len(THEMES) + of[held.initiatives.key])
        held.orders["themed"] = together[np.diff(together, prepend=-1) > 0]
    together = held.orders["themed"]
    shown = together[where[together // len(THEMES)]]
    numbers = np.bincount(shown % len(THEMES), minlength=len(THEMES))
    return {str(THEMES[n]): int(numbers[n]) for n in np.flatnonzero(numbers)}
