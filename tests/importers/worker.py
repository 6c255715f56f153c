"""A process of its own that imports with the stub: `python -m tests.importers.worker URL PATH… [--slow SECONDS]`."""

import sys
import time
from pathlib import Path
from typing import Any

from archive import database
from archive.importers import one, store
from archive.importers.run import import_paths
from tests.importers import stub


def main(arguments: list[str]) -> None:
    """Import; with --slow, every step inside the transaction takes that long, so that a kill meets it."""
    one.read = stub.read
    one.annotate = stub.annotate
    if "--slow" in arguments:
        at = arguments.index("--slow")
        pause = float(arguments[at + 1])
        del arguments[at : at + 2]
        insert = store.bulk.insert

        def slowly(*rest: Any) -> None:
            time.sleep(pause)
            insert(*rest)

        store.bulk.insert = slowly
    url, *paths = arguments
    engine = database.connect(url)
    print("ready", flush=True)
    try:
        done = import_paths(engine, [Path(p) for p in paths], report=lambda f, _: print(f.outcome.value, flush=True))
    finally:
        engine.dispose()
    sys.exit(1 if "rejected" in {f.outcome.value for f in done.files} else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
