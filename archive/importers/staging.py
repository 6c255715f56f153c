"""One upload that waits for a decision: a folder with its files, what was understood of them, and what a person set.

Nothing of it is in the archive. `archive.importers.uploads` opens and finds them; `archive.importers.staged`, a process of
its own, understands or stores the files, and `state` tells how far it is.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from archive.errors import WrongUse
from archive.importers.corrections import Pending
from archive.importers.files import LARGEST, too_large
from archive.schema.vocabulary import Decision, FindingKind

#: Bytes of all files of an upload, and how many there may be.
LARGEST_UPLOAD = 512 * 1024 * 1024
MOST = 500
#: Bytes of the name of a file, as systems count them.
LONGEST_NAME = 200
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class State:
    """How far the work is: `verb` is preview or store, `running` whether a process is at it now."""

    verb: str = ""
    done: int = 0
    total: int | None = None
    finished: bool = False
    batch: int | None = None
    problem: str = ""
    running: bool = False


class Staging:
    """One upload."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = folder / "files"

    @property
    def token(self) -> str:
        """Its name in addresses."""
        return self.folder.name

    @property
    def author(self) -> str:
        """Who brought it."""
        return str(read(self.folder / "about.json").get("author", ""))

    @property
    def kind(self) -> str:
        """Either `upload` or `reannotate`."""
        return str(read(self.folder / "about.json").get("kind", "upload"))

    @property
    def created(self) -> float:
        """When, in seconds since 1970."""
        return float(read(self.folder / "about.json").get("created", 0))

    def put(self, name: str, stream: BinaryIO) -> str:
        """Keep a file of this name (its folders are dropped); the name that it got.

        Raises:
            WrongUse: if it, or all of them together, are too large or too many; nothing of it is kept then.
        """
        safe = safe_name(name)
        held = [p for p in self.files.rglob("*") if p.is_file()]
        if len(held) >= MOST:
            raise WrongUse(f"at most {MOST} files are taken at once; store these first")
        room = LARGEST_UPLOAD - sum(p.stat().st_size for p in held)
        size, partial = 0, self.files / f".{secrets.token_hex(8)}.part"
        try:
            with partial.open("wb") as out:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    if size > min(room, LARGEST):
                        raise WrongUse(f"{safe}: {too_large(size)}" if size > LARGEST else _full())
                    out.write(piece)
            # A browser brings several files at once: no two of them get one place.
            with (self.folder / "names").open("a") as names:
                fcntl.flock(names, fcntl.LOCK_EX)
                partial.replace(self._place(safe))
        finally:
            partial.unlink(missing_ok=True)
        os.utime(self.folder)
        return safe

    def _place(self, name: str) -> Path:
        """Where a file of this name goes: a second one of the same name into a folder with a number."""
        for number in count(1):
            folder = self.files if number == 1 else self.files / str(number)
            if not (folder / name).exists() and (folder.is_dir() or not folder.exists()):
                folder.mkdir(exist_ok=True)
                return folder / name
        raise AssertionError("numbers do not end")

    def wishes(self) -> dict[str, Any]:
        """What the person set: `given` of all files, `left_out` (SHA-256), `decisions` by SHA-256, `columns` of tables."""
        empty: dict[str, Any] = {"given": {}, "left_out": [], "decisions": {}, "columns": []}
        return empty | read(self.folder / "wishes.json")

    def wish(self, wishes: Mapping[str, Any]) -> None:
        """Keep what the person set."""
        write(self.folder / "wishes.json", wishes)
        os.utime(self.folder)

    def pending(self, sha256: str) -> list[Pending]:
        """The decisions of the person about a file, as they are laid over what is found in it."""
        made = self.wishes()["decisions"].get(sha256, ())
        return [
            Pending(
                -number, sha256, FindingKind.DOCUMENT, d["start"], d["stop"], d["quoted"], Decision(d["decision"]),
                d.get("after"), d.get("before"),
            )
            for number, d in enumerate(made, 1)
        ]  # fmt: skip

    def digest(self, sha256: str) -> str:
        """Of what was set about a file: a preview with another one is made anew."""
        wishes = self.wishes()
        told = [wishes["given"], wishes["columns"], wishes["decisions"].get(sha256)]
        written = json.dumps(told, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(written.encode()).hexdigest()[:16]

    def previews(self) -> list[dict[str, Any]]:
        """What was understood so far, file by file, by name."""
        made = [read(p) for p in sorted((self.folder / "previews").glob("*.json"))]
        return sorted((p for p in made if p), key=lambda p: str(p["path"]))

    def keep_only(self, paths: Collection[str]) -> None:
        """Drop the previews of what is no longer there: rows of a list whose columns are others now."""
        for held in self.previews():
            if held["path"] not in paths:
                self.preview_path(held["path"]).unlink(missing_ok=True)

    def tables(self) -> list[dict[str, Any]]:
        """The tables of the upload with their columns, as `archive.importers.tabular` describes them."""
        held: list[dict[str, Any]] = read(self.folder / "tables.json").get("tables", [])
        return held

    def preview_path(self, path: str) -> Path:
        """Where the preview of a file stands."""
        return self.folder / "previews" / f"{hashlib.sha256(path.encode()).hexdigest()[:24]}.json"

    def keep_text(self, path: str, text: str) -> None:
        """Keep the reading of a file, for the characters that decisions quote."""
        self.preview_path(path).with_suffix(".txt").write_bytes(text.encode("utf-8", "surrogatepass"))

    def text(self, path: str) -> str:
        """The reading of a file, empty where there is none."""
        try:
            return self.preview_path(path).with_suffix(".txt").read_bytes().decode("utf-8", "surrogatepass")
        except OSError:
            return ""

    def state(self) -> State:
        """How far the work is."""
        held = read(self.folder / "state.json")
        return State(**{k: v for k, v in held.items() if k in State.__slots__}, running=self.working())

    def tell(self, **values: Any) -> None:
        """Note how far the work is."""
        held = {k: v for k, v in read(self.folder / "state.json").items() if k != "running"}
        write(self.folder / "state.json", held | values)

    @contextlib.contextmanager
    def alone(self, patience: int = 1) -> Iterator[bool]:
        """Whether no other process works on it, after so many looks; none can while this block lasts."""
        with (self.folder / "lock").open("a") as handle:
            for look in range(patience):
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    time.sleep(0.05 if look + 1 < patience else 0)
                    continue
                yield True
                return
            yield False

    def working(self) -> bool:
        """Whether a process works on it now."""
        try:
            with self.alone() as free:
                return not free
        except OSError:
            return False

    def remove(self) -> None:
        """Throw it away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def safe_name(name: str) -> str:
    """The file's own name: without folders, hidden dots and what no file system takes; its ending stays where it is cut."""
    own = name.replace("\\", "/").rsplit("/", 1)[-1]
    own = "".join(c for c in own if c.isprintable() and c not in '<>:"|?*\0').strip().lstrip(".")
    stem, dot, ending = own.rpartition(".")
    while len(own.encode()) > LONGEST_NAME and stem:
        stem = stem[:-1]
        own = f"{stem}{dot}{ending}" if stem else ending
    return own.encode()[:LONGEST_NAME].decode("utf-8", "ignore").lstrip(".") or "file"


def _full() -> str:
    return f"at most {LARGEST_UPLOAD // 1_000_000} MB are taken at once; store these first"


def read(path: Path) -> dict[str, Any]:
    """What a file of an upload holds; nothing where there is none, or half of one."""
    try:
        held: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return held


def write(path: Path, values: Mapping[str, Any]) -> None:
    """Exchange the file at once, so that no reader meets half of it."""
    new = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    new.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    new.replace(path)
