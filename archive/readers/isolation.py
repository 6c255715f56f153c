"""Runs the readers in child processes with limits of time and memory; what comes back is a Reading.

A damaged or hostile file can then cost its own child at most: parsers written in C may crash, loop or swallow memory.
Readers written in Python share a child (`worker`), a PDF or a picture gets one of its own. The child answers in JSON,
never in pickles, so that nothing it says is run.
"""

import base64
import json
import os
import subprocess
import sys
from array import array
from dataclasses import dataclass, field
from typing import Any

from archive.errors import RejectedSource
from archive.readers import worker
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Block, Metadatum, Reading

_TOO_LONG = "Reading it takes longer than {:g} seconds; split the file."
_BROKEN = "The file is damaged, or so large that reading it breaks the memory limit."


class NeedsOcr(RejectedSource):
    """The file holds pictures of text, or fonts that do not tell their characters."""


#: Seconds for one file where the keeper of the archive names no others: with storing it, no more than a minute.
SECONDS = 50


def seconds() -> float:
    """How long one file may take: ARCHIVE_FILE_SECONDS, else most of a minute."""
    told = os.environ.get("ARCHIVE_FILE_SECONDS", "")
    return float(told) if told.isdigit() and int(told) > 0 else SECONDS


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may take: seconds on the clock, bytes of address space, bytes of its answer."""

    seconds: float = field(default_factory=lambda: seconds())
    memory: int = 2 * 1024**3
    answer: int = 256 * 1024**2


#: Readers that share a child: C code of others at most parses XML or HTML there, and nothing is kept from file to file.
SHARED = frozenset({"texts", "docx", "odt", "email", "xlsx", "epub", "ofd", "csv_rows"})


def read(reader: str, data: bytes, limits: Limits | None = None, name: str = "") -> Reading:
    """The reading of `data` by the module `archive.readers.<reader>`, made in a child process.

    Raises:
        RejectedSource: if the reader refuses the file, breaks on it, or needs more than `limits` allow.
    """
    if reader in SHARED and limits is None:
        limits = Limits()
        wish = {"reader": reader, "name": name, "seconds": _cpu(limits.seconds)}
        answer, late = worker.ask(wish, data, limits.seconds, limits.memory, limits.answer)
        if late:
            raise RejectedSource(_TOO_LONG.format(limits.seconds))
        if not answer:
            raise RejectedSource(_BROKEN)
        return _reading(json.loads(answer))
    return _alone(reader, data, limits or Limits())


def _alone(reader: str, data: bytes, limits: Limits) -> Reading:
    command = [
        sys.executable,
        "-P",
        "-m",
        "archive.readers.child",
        reader,
        str(limits.memory),
        str(_cpu(limits.seconds)),
    ]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.seconds, env=worker.environment(), check=False
        )
    except subprocess.TimeoutExpired:
        raise RejectedSource(_TOO_LONG.format(limits.seconds)) from None
    if done.returncode or not done.stdout or len(done.stdout) > limits.answer:
        raise RejectedSource(_BROKEN)
    return _reading(json.loads(done.stdout))


def _cpu(seconds: float) -> int:
    """Seconds of all cores together."""
    return (int(seconds) + 1) * (os.cpu_count() or 1)


def _reading(answer: dict[str, Any]) -> Reading:
    if "scan" in answer:
        raise NeedsOcr(answer["scan"])
    if "rejected" in answer:
        raise RejectedSource(answer["rejected"])
    blocks = tuple(Block(BlockKind(kind), *rest) for kind, *rest in answer["blocks"])
    metadata = tuple(Metadatum(*entry) for entry in answer["metadata"])
    origins = array("l", base64.b64decode(answer["origins"]))
    named = (answer["reader"], answer["media_type"], answer["encoding"])
    return Reading(answer["text"], blocks, origins, *named, metadata)
