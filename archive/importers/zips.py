"""Members of zip archives, read safely: no path outside, no bomb, no archive in the archive, names of old programmes."""

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from archive.errors import RejectedSource

#: Limits of one archive: members, bytes of all members together, and how far one may swell.
MOST_MEMBERS = 10_000
LARGEST_SUM = 1024 * 1024 * 1024
LARGEST_RATIO = 200

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# A zip that holds one of these is a document of its own (DOCX, XLSX, ODT, EPUB).
_DOCUMENT_MARKS = frozenset({"[Content_Types].xml", "mimetype", "OFD.xml"})


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive; `read` answers its bytes or raises RejectedSource."""

    name: str
    size: int
    read: Callable[[], bytes]


def looks_like_zip(path: Path) -> bool:
    """Whether the file begins as a zip does."""
    with path.open("rb") as handle:
        return handle.read(4) in _SIGNATURES


def is_archive(path: Path) -> bool:
    """Whether the file is a zip archive of files, rather than one document that is packed as a zip.

    Raises:
        RejectedSource: if it begins as a zip, or calls itself one, but is broken.
    """
    if not looks_like_zip(path):
        if path.suffix.lower() == ".zip" and path.stat().st_size:
            raise RejectedSource("broken zip archive: it does not begin as a zip file; fetch it again, or rename it")
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return not _DOCUMENT_MARKS & set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise RejectedSource(f"broken zip archive: {error}") from error


def members(path: Path, largest: int) -> list[Member]:
    """The files of an archive in the order of their names; one that cannot be taken in raises when it is read.

    Raises:
        RejectedSource: if the archive as a whole is refused.
    """
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
    if not infos:
        raise RejectedSource("empty zip archive")
    if len(infos) > MOST_MEMBERS:
        raise RejectedSource(f"the zip archive holds {len(infos):,} files, at most {MOST_MEMBERS:,} are taken in")
    if sum(info.file_size for info in infos) > LARGEST_SUM:
        raise RejectedSource(f"the zip archive would unpack to more than {LARGEST_SUM / 1e6:,.0f} MB")
    held = [Member(_name(info), info.file_size, _reader(path, info, largest)) for info in infos]
    return sorted((m for m in held if not furniture(m.name)), key=lambda m: m.name)


def _reader(path: Path, info: zipfile.ZipInfo, largest: int) -> Callable[[], bytes]:
    def read() -> bytes:
        _refuse(info, largest)
        try:
            with zipfile.ZipFile(path) as archive, archive.open(info) as handle:
                # The size in the directory may lie: never read more than the limit.
                content = handle.read(largest + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise RejectedSource(f"broken member of the zip archive: {error}") from error
        if len(content) > largest:
            raise RejectedSource(f"unpacks to more than {largest / 1e6:,.0f} MB")
        if content[:4] in _SIGNATURES and not _packed_document(content):
            raise RejectedSource("a zip archive inside a zip archive; unpack it first")
        return content

    return read


def _refuse(info: zipfile.ZipInfo, largest: int) -> None:
    name = _name(info)
    pure = PurePosixPath(name.replace("\\", "/"))
    if pure.is_absolute() or ".." in pure.parts or (len(name) > 1 and name[1] == ":"):
        raise RejectedSource("its path leads outside of the zip archive")
    if info.flag_bits & 0x1:
        raise RejectedSource("encrypted; unpack it with its password first")
    if info.file_size > largest:
        raise RejectedSource(f"unpacks to {info.file_size / 1e6:,.0f} MB, at most {largest / 1e6:,.0f} MB are taken in")
    if info.file_size > 1024 * 1024 and info.file_size > LARGEST_RATIO * max(info.compress_size, 1):
        raise RejectedSource("swells more than two-hundredfold; looks like a bomb")


def _packed_document(content: bytes) -> bool:
    return any(mark.encode() in content for mark in _DOCUMENT_MARKS)


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; Chinese programmes wrote GBK where the format means cp437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def furniture(name: str) -> bool:
    """Whether a path is what systems and programmes leave beside files: hidden files, lists of pictures, marks of open files."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(
        (part.startswith((".", "~$")) and part != "..") or part.lower() in ("__macosx", "thumbs.db", "desktop.ini")
        for part in parts
    )
