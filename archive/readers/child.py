"""The child process of `isolation`: `python -m archive.readers.child READER BYTES SECONDS < file > answer.json`.

`python -m archive.readers.child serve BYTES` reads file after file (`worker`): a line of JSON with the reader, the name of
the file, its size and the seconds of all cores together, then the file; it answers with the size of its JSON, a line's end,
and the JSON.
"""

import base64
import json
import os
import sys
from array import array
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from archive.errors import RejectedSource
from archive.readers.isolation import NeedsOcr
from archive.values.reading import Reading

#: The modules that are run here; each has `read(data) -> Reading`.
ISOLATED = ("pdf", "docx", "odt", "email", "ocr", "xlsx", "texts", "epub", "ofd", "csv_rows")


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
        "origins": base64.b64encode(array("l", reading.origins).tobytes()).decode("ascii"),
        "encoding": reading.encoding,
        "reader": reading.reader,
        "media_type": reading.media_type,
        "metadata": [(m.name, m.value, m.start, m.stop) for m in reading.metadata],
    }


def restrain(memory: int, seconds: int, *, again: bool = False) -> None:
    """Limit this process; nothing may be written to any file (where the system knows such limits).

    With `again`, the seconds are counted from now on, and can be set again.
    """
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent is all there is
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds if again else seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1] if again else seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _reader(name: str) -> Callable[..., Reading]:
    if name not in ISOLATED:
        raise SystemExit(2)
    read: Callable[..., Reading] = import_module(f"archive.readers.{name}").read
    return read


def _serve(memory: int) -> None:
    """Read files until nobody asks any more."""
    wishes, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what parsers print is no answer
    while line := wishes.readline():
        wish = json.loads(line)
        read, data = _reader(wish["reader"]), wishes.read(wish["size"])
        restrain(memory, wish["seconds"], again=True)
        if wish["reader"] == "texts":
            read = partial(read, name=wish["name"])
        answer = json.dumps(_answer(read, data)).encode("ascii")
        answers.write(b"%d\n%b" % (len(answer), answer))
        answers.flush()


def main(arguments: list[str]) -> None:
    """The child: reads the file from standard input, answers on standard output."""
    if arguments[0] == "serve":
        _serve(int(arguments[1]))
        return
    reader, memory, seconds = arguments
    read = _reader(reader)
    data = sys.stdin.buffer.read()
    restrain(int(memory), int(seconds))
    answer = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what parsers print is no answer
    with open(answer, "wb") as out:  # noqa: PTH123 (a descriptor, no path)
        out.write(json.dumps(_answer(read, data)).encode("ascii"))


if __name__ == "__main__":
    main(sys.argv[1:])
