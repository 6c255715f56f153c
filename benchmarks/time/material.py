"""The texts of the benchmark and what a careful reader finds in them.

`public*.csv` hold short surfaces of public documents with a few characters about them; they are read one document
after another, as running text. The real documents of ../shared/corpus are read whole, where they are there.
"""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from archive.values import edtf
from archive.values.intervals import DayInterval

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"


class Row(NamedTuple):
    """One annotated expression; `required` is False where two readers might differ."""

    start: int
    stop: int
    earliest: date | None
    latest: date | None
    kind: str
    required: bool


class Text(NamedTuple):
    """One text with its date and its expressions."""

    name: str
    text: str
    reference: DayInterval
    rows: tuple[Row, ...]


def texts() -> Iterator[Text]:
    """All texts that are at hand."""
    yield from _public()
    if (SHARED / "corpus").is_dir():
        yield from _corpus()
        yield from _gold()


def general() -> Iterator[Text]:
    """Two hundred short inputs, each one expression, on Thursday 7 November 2019."""
    for row in _read(HERE / "general.csv"):
        rows = (Row(0, len(row["input"]), _day(row["earliest"]), _day(row["latest"]), row["kind"], True),)
        yield Text(row["input"], row["input"], DayInterval.day(date(2019, 11, 7)), rows)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _public() -> Iterator[Text]:
    documents: dict[str, list[dict[str, str]]] = {}
    for path in sorted((HERE / "annotations").glob("public*.csv")):
        for row in _read(path):
            documents.setdefault(row["document"], []).append(row)
    for name, group in documents.items():
        text, rows = "", []
        for row in group:
            if text:
                text += "……" if row["left"][:1] in ",、" else "……。"
            start = len(text) + len(row["left"])
            text += row["left"] + row["surface"] + row["right"]
            if row["interval"] != "?":
                days = edtf.parse(row["interval"])
                rows.append(Row(start, start + len(row["surface"]), days.earliest, days.latest, row["kind"], True))
            elif row["surface"] or row["kind"] == "optional":
                rows.append(Row(start, max(start + 1, len(text)), None, None, row["kind"], False))
        yield Text(name, text, edtf.parse(group[0]["reference"]), tuple(rows))


def _corpus() -> Iterator[Text]:
    for path in sorted((HERE / "annotations").glob("corpus-*.csv")):
        source = next((SHARED / "corpus").glob(path.stem[-3:] + "_*"))
        whole = source.read_bytes().decode("utf-8")
        groups: dict[str, list[dict[str, str]]] = {}
        for row in _read(path):
            groups.setdefault(row["article"], []).append(row)
        at = 0
        for article, group in groups.items():
            text = _article(whole, path.stem[-3:], article)
            at, rows = 0, []
            for row in group:
                found = re.compile(r"\s*".join(map(re.escape, row["surface"]))).search(text, at)
                if found is None:
                    raise ValueError(f"{path.name}: {row['surface']} is not in {article}")
                at = found.end()
                rows.append(
                    Row(
                        *found.span(),
                        _day(row["earliest"]),
                        _day(row["latest"]),
                        row["kind"],
                        row["required"] == "true",
                    )
                )
            yield Text(f"{path.stem[-3:]} {article}", text, edtf.parse(group[0]["reference"]), tuple(rows))


def _article(whole: str, name: str, article: str) -> str:
    """The newspaper page 000 has three articles, parted by its marks of continuation; of 001 the first third is annotated."""
    if name != "000":
        return whole[: len(whole) // 3]
    first = whole.index("（上接1版）")
    second = whole.rindex("“驻”进", 0, whole.index("（上接1版）", first + 1))
    return {"A1": whole[:first], "A2": whole[first:second], "A3": whole[second:]}[article]


def _gold() -> Iterator[Text]:
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = next((SHARED / "corpus").glob(path.stem + "_*")).read_bytes().decode("utf-8")
        published = gold["documents"][0]["published"].rstrip("?~")
        rows = tuple(
            Row(*r["span"], _day(r["earliest"]), _day(r["latest"]), r["role"], r["required"]) for r in gold["time"]
        )
        yield Text(path.stem, text, edtf.parse(published), rows)
