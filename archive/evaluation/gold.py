"""Gold files: what careful readers found in one source, with spans in the source as decoded (gold/guidelines.md)."""

import json
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.errors import WrongUse
from archive.values.reading import Reading
from archive.values.spans import Span

Row = Mapping[str, Any]


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
        WrongUse: if it is no JSON object that names its source.
    """
    try:
        data = json.loads(path.read_bytes().decode("utf-8"))
    except (OSError, ValueError) as error:
        raise WrongUse(f"{path}: cannot be read as a gold file ({error})") from None
    if not isinstance(data, dict) or not isinstance(data.get("source"), str):
        raise WrongUse(f"{path}: a gold file is a JSON object with a key 'source' that names its document")
    return Gold(path, data["source"], {k: tuple(v) for k, v in data.items() if isinstance(v, list)})


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
