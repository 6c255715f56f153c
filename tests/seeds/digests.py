"""The sample documents of seeds/ with what their sidecars say, and the measure of how much two texts have in common."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.importers.given import SIDECAR, Given, from_sidecar

DOCUMENTS = Path(__file__).parents[2] / "seeds" / "documents"

#: So many letters and digits in a row are no coincidence and no name any more.
RUN = 22


@dataclass(frozen=True)
class Digest:
    """One sample document: its file, its text, and its sidecar."""

    path: Path
    text: str
    given: Given


def digests() -> Iterator[Digest]:
    """All sample documents, in the order of their names."""
    for path in sorted(DOCUMENTS.iterdir()):
        if not path.name.endswith(SIDECAR):
            sidecar = path.with_name(path.name + SIDECAR)
            yield Digest(path, path.read_text("utf-8"), from_sidecar(sidecar.read_bytes(), sidecar.name))


def squeezed(text: str) -> str:
    """The letters and digits of a text; official titles in book marks are names and left out."""
    return re.sub(r"[\s\W_]+", "", re.sub(r"《[^》]{1,160}》", "", text))


def runs(texts: Iterable[str], length: int = RUN) -> set[str]:
    """Every run of `length` letters and digits in the texts."""
    return {s[i : i + length] for s in map(squeezed, texts) for i in range(len(s) - length + 1)}
