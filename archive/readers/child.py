"""The child process of `isolation`: `python -m archive.readers.child READER BYTES SECONDS < file > answer.json`."""

import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from archive.errors import RejectedSource
from archive.readers.isolation import NeedsOcr
from archive.values.reading import Reading

#: The modules that are run here; each has `read(data) -> Reading`.
ISOLATED = ("pdf", "docx", "odt", "email", "ocr", "xlsx")


def _answer(read: Callable[[bytes], Reading], data: bytes) -> dict[str, Any]:
    """What the child says: the reading's fields, or why there is none."""
    try:
        reading = read(data)
    except NeedsOcr as error:
        return {"scan": str(error)}
    except RejectedSource as error:
        return {"rejected": str(error)}
    except (MemoryError, RecursionError):
        return {"rejected": "Reading it needs more memory than is allowed; split the file."}
    return {
        "text": reading.text,
        "blocks": [(b.kind.value, b.start, b.stop, b.level, b.page) for b in reading.blocks],
        "origins": list(reading.origins),
        "reader": reading.reader,
        "media_type": reading.media_type,
        "metadata": [(m.name, m.value, m.start, m.stop) for m in reading.metadata],
    }


def restrain(memory: int, seconds: int) -> None:
    """Limit this process; nothing may be written to any file (where the system knows such limits)."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent is all there is
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(arguments: list[str]) -> None:
    """The child: reads the file from standard input, answers on standard output."""
    reader, memory, seconds = arguments
    if reader not in ISOLATED:
        raise SystemExit(2)
    read = import_module(f"archive.readers.{reader}").read
    data = sys.stdin.buffer.read()
    restrain(int(memory), int(seconds))
    answer = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what parsers print is no answer
    with open(answer, "wb") as out:  # noqa: PTH123 (a descriptor, no path)
        out.write(json.dumps(_answer(read, data)).encode("ascii"))


if __name__ == "__main__":
    main(sys.argv[1:])
