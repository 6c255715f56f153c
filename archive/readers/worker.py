"""A child process that reads file after file, so that ten thousand small texts need not start ten thousand processes.

Each file has the limits of `isolation`; a file that breaks the child, or takes too long, costs that child alone, and the
next file gets a new one. So does every so-many-th, and the one after a large file: what parsers keep does not pile up.
"""

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, Any

#: Files that one child reads, and bytes of a file after which it is not used again.
MOST_FILES, LARGE = 2000, 4 * 1024**2
#: Children that are kept for the next file.
MOST_IDLE = 2


def environment() -> dict[str, str]:
    """The environment of a child: it finds what this process finds (and with -P nothing of the folder it stands in).

    Few arenas: what each thread of OCR sets aside counts against the limit of memory, used or not. No home: libraries
    would make folders there.
    """
    path = os.pathsep.join(p for p in sys.path if p)
    homeless = {"HOME": os.devnull, "XDG_CACHE_HOME": os.devnull}
    return {**os.environ, **homeless, "PYTHONPATH": path, "PYTHONWARNINGS": "ignore", "MALLOC_ARENA_MAX": "2"}


@dataclass(slots=True)
class Worker:
    """One child, and how many files it has read. `late` says that the last one was stopped for its time."""

    memory: int
    process: "subprocess.Popen[bytes]" = field(init=False)
    files: int = 0
    late: bool = False

    def __post_init__(self) -> None:
        """Start the child."""
        command = [sys.executable, "-P", "-m", "archive.readers.child", "serve", str(self.memory)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment())

    def ask(self, wish: Mapping[str, Any], data: bytes, seconds: float, most: int) -> bytes:
        """The child's answer to one wish; b"" where it breaks, answers more than `most` bytes, or is `late`."""
        timer = threading.Timer(seconds, self._stop_late)
        timer.daemon = True
        timer.start()
        try:
            return self._exchange(self.process.stdin, self.process.stdout, {**wish, "size": len(data)}, data, most)
        except (OSError, ValueError):
            self.close()
            return b""
        except BaseException:
            self.close()  # it stands in the middle of an answer
            raise
        finally:
            timer.cancel()

    def _exchange(
        self, to: IO[bytes] | None, back: IO[bytes] | None, wish: Mapping[str, Any], data: bytes, most: int
    ) -> bytes:
        assert to is not None
        assert back is not None
        to.write(json.dumps(wish).encode("ascii") + b"\n")
        to.write(data)
        to.flush()
        self.files += 1
        size = int(back.readline(32) or b"0")
        answer = back.read(size) if 0 < size <= most else b""
        if not answer or len(answer) < size or len(data) + size > LARGE or self.files >= MOST_FILES:
            self.close()
        return answer if len(answer) == size else b""

    def _stop_late(self) -> None:
        self.late = True
        self.process.kill()

    @property
    def usable(self) -> bool:
        """Whether it can be asked again."""
        return self.process.poll() is None

    def close(self) -> None:
        """End the child."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError, ValueError):
                if pipe is not None:
                    pipe.close()
        self.process.wait()


#: Children that wait for a file, by process: after a fork nobody asks the parent's.
_IDLE: list[tuple[int, Worker]] = []


def ask(wish: Mapping[str, Any], data: bytes, seconds: float, memory: int, most: int) -> tuple[bytes, bool]:
    """The answer of a child to one wish (b"" where it broke), and whether it was stopped for its time.

    A child that was used before may have died for reasons of its own: then a new one is asked.
    """
    worker = _idle(memory) or Worker(memory)
    used = worker.files > 0
    answer = worker.ask(wish, data, seconds, most)
    if not answer and used and not worker.late:
        worker.close()
        worker = Worker(memory)
        answer = worker.ask(wish, data, seconds, most)
    if worker.usable and len(_IDLE) < MOST_IDLE:
        _IDLE.append((os.getpid(), worker))
    else:
        worker.close()
    return answer, worker.late


def _idle(memory: int) -> Worker | None:
    while _IDLE:
        process, worker = _IDLE.pop()
        if process != os.getpid():
            continue
        if worker.usable and worker.memory == memory:
            return worker
        worker.close()
    return None


@atexit.register
def close_all() -> None:
    """End the children that wait."""
    for process, worker in _IDLE:
        if process == os.getpid():
            worker.close()
