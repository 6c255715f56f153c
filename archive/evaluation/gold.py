"""Gold files: what careful readers found in one source, with spans in the source as decoded (gold/guidelines.md)."""

import json
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from archive.errors import WrongUse
from archive.values.reading import Reading
from archive.values.spans import Span

Row = Mapping[str, Any]
#: What every row of a kind that is scored says.
_SAID = {
    "time": ("text", "required", "earliest", "latest"),
    "org_mentions": ("org",),
    "initiative_mentions": ("initiative",),
    "figures": ("value_base",),
    "milestones": ("modality",),
}


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file: the name of its source and its rows by kind."""

    path: Path
    source: str
    rows: Mapping[str, tuple[Row, ...]]

    def of(self, kind: str) -> tuple[Row, ...]:
        """The rows of a kind (`time`, `org_mentions`, `initiative_mentions`, `figures`, `milestones`, `documents`)."""
        return self.rows.get(kind, ())


def load(path: Path) -> Gold:
    """Read one gold file.

    Raises:
        WrongUse: if it is no JSON object that names its source, or one of its rows does not say what is compared.
    """
    try:
        data = json.loads(path.read_bytes().decode("utf-8"))
    except (OSError, ValueError) as error:
        raise WrongUse(f"{path}: cannot be read as a gold file ({error})") from None
    if not isinstance(data, dict) or not isinstance(data.get("source"), str):
        raise WrongUse(f"{path}: a gold file is a JSON object with a key 'source' that names its document")
    rows = {k: tuple(v) for k, v in data.items() if isinstance(v, list)}
    for kind in _SAID:
        for number, row in enumerate(rows.get(kind, ()), 1):
            try:
                _check(kind, row)
            except (KeyError, IndexError, TypeError, ValueError) as error:
                why = f"it has no {error}" if isinstance(error, KeyError) else error
                raise WrongUse(f"{path}: row {number} of {kind} cannot be compared ({why})") from None
    return Gold(path, data["source"], rows)


def _check(kind: str, row: Row) -> None:
    """Take out of a row what the scores will, in the same way; whatever that raises is wrong with it."""
    start, stop = row["span"]
    Span(start, stop)
    for key in _SAID[kind]:
        row[key]
    if kind == "time" or row.get("core"):
        date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"])
    float(row.get("value_base", 0))


class Placer:
    """Finds source spans again in a reading's text, by the origins that every character of the reading knows."""

    def __init__(self, reading: Reading) -> None:
        kept = sorted((o, i) for i, o in enumerate(reading.origins) if not reading.text[i].isspace())
        self._origins = [o for o, _ in kept]
        self._positions = [i for _, i in kept]

    def place(self, span: tuple[int, int]) -> Span | None:
        """The place of `[start, stop)` of the source in the text, None where the reading left it out."""
        low, high = bisect_left(self._origins, span[0]), bisect_left(self._origins, span[1])
        inside = self._positions[low:high]
        return Span(min(inside), max(inside) + 1) if inside else None
