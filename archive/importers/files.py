"""Finds the files that were handed in: files, folders (without walking in circles), members of zip archives."""

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from archive.errors import RejectedSource, WrongUse
from archive.importers import attachments, nearby, zips
from archive.importers.given import SIDECAR, Given, beside, from_sidecar

#: Bytes; a larger file is rejected without being read.
LARGEST = 64 * 1024 * 1024
#: Kinds of characters that steer a terminal or turn the direction of writing.
_STEERING = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file that was handed in: its bytes, or the reason why there are none."""

    path: str
    size: int | None = None
    content: bytes | None = None
    given: Given = field(default_factory=Given)
    rejected: str = ""
    #: What is called so beside it (a file, and what is attached to it); nothing where there is none.
    beside: "Callable[[str], Iterable[Incoming]] | None" = field(default=None, compare=False, repr=False)
    #: How many documents it lists where it is such a list, and nothing else.
    listed: int | None = None
    #: What its outcome tells a person: of such a list its columns, of a row what it lacks.
    remark: str = ""
    #: Whether what its rows bring follows it already.
    opened: bool = False

    @property
    def name(self) -> str:
        """The file's name without folders."""
        return self.path.replace("!", "/").replace("\\", "/").rsplit("/", 1)[-1]


def incoming(paths: Iterable[Path]) -> Iterator[Incoming]:
    """All files under `paths`, read one at a time, folders in the order of their names.

    Raises:
        WrongUse: if one of the paths does not exist (nothing has been read then).
    """
    wanted = list(paths)
    for path in wanted:
        if not os.path.lexists(path):
            raise WrongUse(f"there is no file or folder {path}; nothing was imported")
    return _all(wanted)


def shown(path: Path | str) -> str:
    """A path that can be stored and printed: what no encoding knows, and what steers terminals, is replaced."""
    words = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("\ufffd" if unicodedata.category(c) in _STEERING else c for c in words)


#: Tables come first of their folder: a list of documents knows what stands beside it.
TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".et", ".ods")


def _tables_first(name: str) -> bool:
    return not name.lower().endswith(TABLES)


def _all(paths: list[Path]) -> Iterator[Incoming]:
    for path in sorted(paths, key=lambda p: _tables_first(p.name)):
        if path.is_dir():
            yield from _folder(path, frozenset())
        else:
            yield from _file(path)


def _folder(folder: Path, above: frozenset[str]) -> Iterator[Incoming]:
    real = os.path.realpath(folder)
    if real in above:
        yield Incoming(shown(folder), rejected="folder loop: this link leads to a folder above it")
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: (_tables_first(entry.name), entry.name))
    except OSError as error:
        yield Incoming(shown(folder), rejected=f"the folder cannot be read: {error.strerror}")
        return
    for entry in entries:
        if zips.furniture(entry.name) or entry.name.endswith(SIDECAR):
            continue
        if entry.is_dir():
            yield from _folder(entry, above | {real})
        else:
            yield from _file(entry)


def _file(path: Path) -> Iterator[Incoming]:
    size = None
    try:
        if not path.is_file():
            yield Incoming(shown(path), rejected=_not_a_file(path))
            return
        size = path.stat().st_size
        if size > LARGEST and not zips.looks_like_zip(path):
            yield Incoming(shown(path), size, rejected=too_large(size))
            return
        if zips.is_archive(path):
            yield from _members(path)
            return
        yield from _with_attachments(Incoming(shown(path), size, path.read_bytes(), beside(path), beside=_near(path)))
    except OSError as error:
        yield Incoming(shown(path), size, rejected=f"the file cannot be read: {error.strerror or error}")
    except RejectedSource as error:
        yield Incoming(shown(path), size, rejected=str(error))


def _with_attachments(file: Incoming) -> Iterator[Incoming]:
    """A file, and after it what is attached to it."""
    yield file
    for name, content, given in attachments.attached(file.content or b"", file.name, file.given):
        label = shown(f"{file.path}!{name}")
        if len(content) > LARGEST:
            yield Incoming(label, len(content), rejected=too_large(len(content)))
        else:
            yield Incoming(label, len(content), content, given)


def _members(path: Path) -> Iterator[Incoming]:
    held = zips.members(path, LARGEST)
    by_name = {m.name.replace("\\", "/"): m for m in held}
    for member in sorted(held, key=lambda m: _tables_first(m.name)):
        if not member.name.endswith(SIDECAR):
            yield from _member(path, by_name, member)


def _member(path: Path, held: Mapping[str, zips.Member], member: zips.Member) -> Iterator[Incoming]:
    label, own = shown(f"{path}!{member.name}"), member.name.replace("\\", "/")

    def near(name: str) -> Iterable[Incoming]:
        found = nearby.matching(held, nearby.relative(PurePosixPath(own).parent, name))
        return _member(path, held, held[found]) if found else ()

    try:
        about = held.get(own + SIDECAR)
        given = from_sidecar(about.read(), about.name) if about else Given()
        content = member.read()
        yield from _with_attachments(Incoming(label, len(content), content, given, beside=near))
    except RejectedSource as error:
        yield Incoming(label, member.size, rejected=str(error))


def _near(path: Path) -> "Callable[[str], Iterable[Incoming]]":
    """Finds files of the folder of `path`, and of folders in it, by relative names."""

    def find(name: str) -> Iterable[Incoming]:
        found = nearby.file(path.parent, name)
        return _file(found) if found else ()

    return find


def too_large(size: int) -> str:
    """Why a file of this size is rejected."""
    return f"too large: {size / 1e6:,.0f} MB, at most {LARGEST / 1e6:,.0f} MB are taken in; split it"


def _not_a_file(path: Path) -> str:
    if path.is_symlink():
        return "the link leads nowhere, or to itself"
    return "no regular file (a device, pipe or socket)"
