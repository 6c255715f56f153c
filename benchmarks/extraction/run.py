"""How fast all extraction together is, what memory it takes, and what a large catalogue costs: `python -m benchmarks.extraction.run`.

The texts are the documents of seeds/ and, where it is beside the project, the corpus. Seconds are the processor's, so that other
work on the machine counts little; the best of several runs counts.
"""

import argparse
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from archive.extraction import figures, initiatives, milestones, organisations
from archive.extraction import time as times
from archive.extraction.catalogue import Catalogue, Initiative, default_catalogue, seed_rows
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import InitiativeKind, Theme
from archive.values.reading import Reading

PROMISE = 300_000
RUNS = 5
ROOT = Path(__file__).resolve().parents[2]
ROOMS = {
    "time": times,
    "organisations": organisations,
    "initiatives": initiatives,
    "figures": figures,
    "milestones": milestones,
}
KINDS = ("青年创业大赛", "青年讲师团", "电商培训", "志愿服务项目", "新媒体矩阵", "青年人才驿站", "文艺汇演", "联席会议")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; exit status 1 if all extraction is slower than promised, or a large catalogue costs more than twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="texts to read instead")
    options = parser.parse_args(arguments)
    readings = [read(f.read_bytes(), f.name) for f in options.files or files()]
    size = sum(len(r.text) for r in readings)
    catalogue = default_catalogue()
    whole = best(lambda: run(readings, catalogue))
    print(f"{len(readings)} texts, {size:,} characters")
    print(f"all extraction   {size / whole:12,.0f} characters a second")
    for name, seconds in by_room(readings, catalogue):
        print(f"  {name:14} {seconds / whole:12.0%} of the time")
    small, large = (best(lambda c=c: run(readings, c)) for c in (grown(catalogue, 500), grown(catalogue, 50_000)))
    print(f"50,000 names     {large / small:12.2f} times the cost of 500")
    print(f"memory           {peak(readings, catalogue):12.1f} MB at most for one text, {resident():.0f} MB resident")
    return int(size / whole < PROMISE or large > 2 * small)


def files() -> list[Path]:
    """The texts of the demonstration and of the corpus."""
    seeds = [f for f in sorted((ROOT / "seeds/documents").iterdir()) if f.suffix in (".txt", ".md", ".html")]
    return [*seeds, *sorted((ROOT.parent / "shared/corpus").glob("*.*"))]


def run(readings: Sequence[Reading], catalogue: Catalogue) -> None:
    """Annotate all texts once."""
    for reading in readings:
        annotate(reading, catalogue)


def best(act: Callable[[], None]) -> float:
    """The least processor seconds of several runs, after one that builds what is built once."""
    act()
    return min(_seconds(act) for _ in range(RUNS))


def _seconds(act: Callable[[], None]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def by_room(readings: Sequence[Reading], catalogue: Catalogue) -> Iterator[tuple[str, float]]:
    """The seconds that each room takes in one run."""
    spent = dict.fromkeys(ROOMS, 0.0)
    originals = {name: room.annotate for name, room in ROOMS.items()}
    for name, room in ROOMS.items():

        def timed(*given: object, name: str = name) -> object:
            begun = time.process_time()
            found = originals[name](*given)
            spent[name] += time.process_time() - begun
            return found

        room.annotate = timed
    try:
        run(readings, catalogue)
    finally:
        for name, room in ROOMS.items():
            room.annotate = originals[name]
    yield from spent.items()


def grown(catalogue: Catalogue, count: int) -> Catalogue:
    """A catalogue with that many names of initiatives: made of places and kinds, beside the real ones."""
    places = dict.fromkeys(row["name"] for row in seed_rows("regions.csv"))
    names = (f"{place}{kind}{n}" for n in ("", "甲", "乙", "丙") for kind in KINDS for place in places)
    real = catalogue.initiatives[:count]
    made = [
        Initiative(f"made-{n}", name, InitiativeKind.PROGRAMME, Theme.CONTRIBUTION)
        for n, name in zip(range(count - len(real)), names, strict=False)
    ]
    return replace(catalogue, initiatives=(*real, *made))


def peak(readings: Sequence[Reading], catalogue: Catalogue) -> float:
    """The most memory that annotating one text takes, in MB, beside what is built once."""
    most = 0
    for reading in readings:
        tracemalloc.start()
        annotate(reading, catalogue)
        most = max(most, tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return most / 1e6


def resident() -> float:
    """The resident memory of this process at its most, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
