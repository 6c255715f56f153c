"""Files that wait for a decision: a folder beside the archive holds them, what was understood of them, and what a person set.

Nothing of it is in the archive. Who stages calls `open_`, `put`, and starts `archive.importers.staged` as a process of its
own, which understands or stores the files; `state` tells how far it is. A folder that nobody came back to is removed.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from archive.database import normal_url
from archive.errors import WrongUse
from archive.importers.corrections import Pending
from archive.importers.files import LARGEST, too_large
from archive.schema.vocabulary import Decision, FindingKind

#: Bytes of all files of an upload, how many there may be, and seconds after which an abandoned one is removed.
LARGEST_UPLOAD = 512 * 1024 * 1024
MOST = 500
#: Uploads of one person that wait for a decision at most.
MOST_WAITING = 20
ABANDONED = 24 * 3600
_TOKEN = re.compile(r"[a-z0-9]{20}")
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


def root(database_url: str) -> Path:
    """Where the uploads of an archive wait: beside an SQLite file, else in the data folder."""
    parsed = normal_url(database_url)
    if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return Path(f"{parsed.database}.staging")
    return Path(os.environ.get("ARCHIVE_DATA") or "data") / "staging"


def open_(database_url: str, author: str, kind: str = "upload") -> "Staging":
    """A new, empty upload of a person (or stored sources to be read anew: `reannotate`); abandoned ones are removed.

    Raises:
        WrongUse: if too many wait for their decision.
    """
    above = root(database_url)
    sweep(above)
    if len(waiting(database_url, author)) >= MOST_WAITING:
        raise WrongUse(f"{MOST_WAITING} uploads wait for your decision; store them or throw them away first")
    folder = above / "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(20))
    (folder / "files").mkdir(parents=True, mode=0o700)
    (folder / "previews").mkdir()
    _write(folder / "about.json", {"author": author, "created": time.time(), "kind": kind})
    return Staging(folder)


def find(database_url: str, token: str, author: str) -> "Staging | None":
    """The upload of this token, None where there is none or it is somebody else's."""
    folder = root(database_url) / token
    if not _TOKEN.fullmatch(token) or not (folder / "about.json").is_file():
        return None
    found = Staging(folder)
    return found if found.author == author else None


def waiting(database_url: str, author: str) -> "list[Staging]":
    """The uploads of a person that wait for a decision, the newest first."""
    above = root(database_url)
    tokens = sorted(p.name for p in above.iterdir() if p.is_dir()) if above.is_dir() else []
    found = [s for token in tokens if (s := find(database_url, token, author))]
    return sorted(found, key=lambda s: -s.created)


def sweep(above: Path) -> None:
    """Remove what nobody came back to for a day."""
    for folder in above.iterdir() if above.is_dir() else ():
        with contextlib.suppress(OSError):
            if folder.is_dir() and time.time() - folder.stat().st_mtime > ABANDONED and not Staging(folder).working():
                shutil.rmtree(folder, ignore_errors=True)


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
        return str(_read(self.folder / "about.json").get("author", ""))

    @property
    def kind(self) -> str:
        """Either `upload` or `reannotate`."""
        return str(_read(self.folder / "about.json").get("kind", "upload"))

    @property
    def created(self) -> float:
        """When, in seconds since 1970."""
        return float(_read(self.folder / "about.json").get("created", 0))

    def put(self, name: str, stream: BinaryIO) -> str:
        """Keep a file of this name (its folders are dropped); the name that it got.

        Raises:
            WrongUse: if it, or all of them together, are too large or too many; nothing of it is kept then.
        """
        safe = _safe(name)
        held = [p for p in self.files.rglob("*") if p.is_file()]
        if len(held) >= MOST:
            raise WrongUse(f"at most {MOST} files are taken at once; store these first")
        room = LARGEST_UPLOAD - sum(p.stat().st_size for p in held)
        path, number = self.files / safe, 1
        while path.exists():
            number += 1
            path = self.files / str(number) / safe
        path.parent.mkdir(exist_ok=True)
        size, partial = 0, path.with_name(f".{path.name}.part"[-200:])
        try:
            with partial.open("wb") as out:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    if size > min(room, LARGEST):
                        raise WrongUse(f"{safe}: {too_large(size)}" if size > LARGEST else _full())
                    out.write(piece)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        os.utime(self.folder)
        return safe

    def wishes(self) -> dict[str, Any]:
        """What the person set: `given` of all files, `left_out` (SHA-256), `decisions` by SHA-256, `columns` of tables."""
        empty: dict[str, Any] = {"given": {}, "left_out": [], "decisions": {}, "columns": []}
        return empty | _read(self.folder / "wishes.json")

    def wish(self, wishes: Mapping[str, Any]) -> None:
        """Keep what the person set."""
        _write(self.folder / "wishes.json", wishes)
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
        made = [_read(p) for p in sorted((self.folder / "previews").glob("*.json"))]
        return sorted((p for p in made if p), key=lambda p: str(p["path"]))

    def keep_only(self, paths: Collection[str]) -> None:
        """Drop the previews of what is no longer there: rows of a list whose columns are others now."""
        for held in self.previews():
            if held["path"] not in paths:
                self.preview_path(held["path"]).unlink(missing_ok=True)

    def tables(self) -> list[dict[str, Any]]:
        """The tables of the upload with their columns, as `archive.importers.tabular` describes them."""
        held: list[dict[str, Any]] = _read(self.folder / "tables.json").get("tables", [])
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
        held = _read(self.folder / "state.json")
        return State(**{k: v for k, v in held.items() if k in State.__slots__}, running=self.working())

    def tell(self, **values: Any) -> None:
        """Note how far the work is."""
        held = {k: v for k, v in _read(self.folder / "state.json").items() if k != "running"}
        _write(self.folder / "state.json", held | values)

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


def _safe(name: str) -> str:
    """The file's own name: without folders, hidden dots and what no file system takes."""
    own = name.replace("\\", "/").rsplit("/", 1)[-1]
    own = "".join(c for c in own if c.isprintable() and c not in '<>:"|?*\0').strip().lstrip(".")
    stem, dot, ending = own.rpartition(".")
    while len(own.encode()) > 200:
        stem = stem[:-1]
        own = f"{stem}{dot}{ending}" if stem else ending[:60]
    return own or "file"


def _full() -> str:
    return f"at most {LARGEST_UPLOAD // 1_000_000} MB are taken at once; store these first"


def _read(path: Path) -> dict[str, Any]:
    try:
        held: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return held


def _write(path: Path, values: Mapping[str, Any]) -> None:
    """Exchange the file at once, so that no reader meets half of it."""
    new = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    new.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    new.replace(path)


write = _write
