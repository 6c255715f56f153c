"""Reads old office formats (DOC, WPS, RTF; XLS, ET, ODS): LibreOffice, where it is installed, makes new ones, which are then read.

LibreOffice runs with a profile of its own for every call, in a folder that is thrown away, within a time limit; macros
are not run by it without a window.
"""

import contextlib
import os
import shutil
import signal
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.errors import RejectedSource
from archive.readers import isolation
from archive.values.reading import Reading

#: Seconds that LibreOffice may take for one file.
SECONDS = 50
#: Bytes of address space.
_MEMORY = 2 * 1024**3

_COMMANDS = ("soffice", "libreoffice")
_WAY_OUT = "install LibreOffice (soffice), or save it as DOCX, XLSX, PDF or plain text"
_DOCX, _XLSX = "docx:MS Word 2007 XML", "xlsx:Calc MS Excel 2007 XML"
_ENDINGS = {"rtf": "rtf", "doc": "doc, wps", "xls": "xls, et", "ods": "ods"}


def read(data: bytes) -> Reading:
    """The reading of an old office file.

    Raises:
        RejectedSource: if LibreOffice is not installed, takes too long, or makes nothing of the file.
    """
    rtf = data.lstrip().startswith(b"{\\rtf")
    reading = isolation.read("docx", _made(data, "rtf" if rtf else "doc", _DOCX, "RTF" if rtf else "Old Office"))
    return replace(reading, reader="office", media_type="application/rtf" if rtf else "application/msword")


def sheets(data: bytes) -> Reading:
    """The reading of an old or open spreadsheet (XLS, ET, ODS), as `xlsx` reads one.

    Raises:
        RejectedSource: as `read` does.
    """
    old = data.startswith(b"\xd0\xcf")
    reading = isolation.read(
        "xlsx", _made(data, "xls" if old else "ods", _XLSX, "Old Excel" if old else "OpenDocument")
    )
    kind = "application/vnd.ms-excel" if old else "application/vnd.oasis.opendocument.spreadsheet"
    return replace(reading, media_type=kind)


def _made(data: bytes, ending: str, wanted: str, what: str) -> bytes:
    """What LibreOffice makes of a file."""
    command = next((found for name in _COMMANDS if (found := shutil.which(name))), None)
    if command is None:
        raise RejectedSource(
            f"{what} files ({_ENDINGS[ending]}) are read with LibreOffice, which is not installed here: {_WAY_OUT}."
        )
    with TemporaryDirectory(prefix="league-archive-") as folder:
        source = Path(folder) / f"source.{ending}"
        source.write_bytes(data)
        _convert(command, source, wanted)
        made = source.with_suffix(f".{wanted.partition(':')[0]}")
        if not made.is_file() or made.stat().st_size > 256 * 1024 * 1024:
            raise RejectedSource(
                "LibreOffice makes nothing of it: it is damaged, encrypted or no document, or a part of LibreOffice is missing "
                "(Writer for texts, Calc for tables). Save it as DOCX, XLSX, PDF or plain text."
            )
        return made.read_bytes()


def _restrain(process: int) -> None:
    """Limit its memory, where the system can do that to a running process."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import resource

        resource.prlimit(process, resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _convert(command: str, source: Path, wanted: str) -> None:
    """Run LibreOffice on a file to make what is wanted of it; what it makes stands beside it. The whole process group ends with the time limit."""
    profile = (source.parent / "profile").as_uri()
    arguments = ["--headless", "--norestore", "--nolockcheck", "--convert-to", wanted, "--outdir"]
    started = subprocess.Popen(
        [command, f"-env:UserInstallation={profile}", *arguments, str(source.parent), str(source)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=source.parent,
        # Caches and settings of whatever it calls go with the folder.
        env={**os.environ, "HOME": str(source.parent), "TMPDIR": str(source.parent)}
        | {f"XDG_{name}_HOME": str(source.parent / name.lower()) for name in ("CACHE", "CONFIG", "DATA", "STATE")},
        start_new_session=True,
    )
    _restrain(started.pid)
    try:
        started.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise RejectedSource(f"LibreOffice needs more than {SECONDS} seconds for it; save it as DOCX.") from None
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()
