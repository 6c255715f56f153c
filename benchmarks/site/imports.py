"""Imports the demonstration's documents into an empty archive and into a copy of a large one: the ratio per document.

    python -m benchmarks.site.imports /tmp/bench-site/million.db

Documents are taken in one by one, in turn with the other archive, so that both see the same quiet and busy minutes; what is measured is
processor time, of this process and of those that it starts.
"""

import argparse
import os
import resource
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from archive import database
from archive.extraction.catalogue import default_catalogue
from archive.importers import bulk, run, seeds
from archive.importers.writing import writing
from archive.schema.base import table_of
from archive.schema.metadata import Rollup
from archive.schema.vocabulary import RollupSubject
from archive.upgrading import upgrade

ROWS = 200_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("large", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.large.parent) as name:
        empty, large = Path(name) / "empty.db", Path(name) / "large.db"
        upgrade(f"sqlite:///{empty}", create=True)
        shutil.copy(asked.large, large)
        # Else the first checkpoint would wait until all of the copy is written.
        os.sync()
        engines = {"empty": database.connect(f"sqlite:///{empty}"), "large": database.connect(f"sqlite:///{large}")}
        seeds.plant(engines["empty"], default_catalogue())
        importing(engines)
        storing(engines["empty"])
        for engine in engines.values():
            engine.dispose()


def importing(engines: dict) -> None:
    files = sorted(p for p in seeds.demonstration().iterdir() if p.suffix in (".txt", ".md", ".html"))[:16]
    spent: dict[str, list[float]] = {name: [] for name in engines}
    for file in files:
        for name, engine in engines.items():
            started = processor()
            run.import_paths(engine, [file])
            spent[name].append((processor() - started) * 1000)
    for name, times in spent.items():
        print(
            f"import into {name:<6} {statistics.median(times[2:]):>8.0f} ms per document (median of {len(files) - 2})"
        )
    ratio = statistics.median(b / a for a, b in zip(spent["empty"][2:], spent["large"][2:], strict=True))
    whole = sum(spent["large"][2:]) / sum(spent["empty"][2:])
    print(f"large / empty {ratio:.2f} at the median, {whole:.2f} of all documents together")


def processor() -> float:
    """Seconds of processor time, of all children too: what one that still runs has spent is not counted when it ends."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    running = (pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split())
    threads = (thread for pid in running for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    spent = sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
    return time.process_time() + children.ru_utime + children.ru_stime + spent


def storing(engine) -> None:
    """`bulk.insert` against executemany of the driver, into the same table."""
    rows = [
        {"subject": RollupSubject.ALL, "subject_id": n, "earliest_day": n, "latest_day": n, "milestones": 1, "inherited": 0}
        for n in range(10, ROWS)
    ]  # fmt: skip
    took = {}
    for name in ("driver", "bulk"):
        with writing(engine) as connection:
            connection.exec_driver_sql("DELETE FROM rollups")
            started = processor()
            if name == "bulk":
                bulk.insert(connection, table_of(Rollup), rows)
            else:
                raw = connection.connection.driver_connection
                raw.executemany(
                    "INSERT INTO rollups (subject, subject_id, earliest_day, latest_day, milestones, inherited) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    [tuple(row.values()) for row in rows],
                )
            took[name] = processor() - started
    print(f"bulk.insert / executemany, rows per second: {took['driver'] / took['bulk']:.2f}")


if __name__ == "__main__":
    main()
