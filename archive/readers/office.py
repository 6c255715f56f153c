"""Reads old office formats (DOC, WPS, RTF): LibreOffice, where it is installed, makes DOCX of them, which is then read.

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
_WAY_OUT = "install LibreOffice (soffice), or save it as DOCX, PDF or plain text"


def read(data: bytes) -> Reading:
    """The reading of an old office file.

    Raises:
        RejectedSource: if LibreOffice is not installed, takes too long, or makes nothing of the file.
    """
    rtf = data.lstrip().startswith(b"{\\rtf")
    command = next((found for name in _COMMANDS if (found := shutil.which(name))), None)
    if command is None:
        what = "RTF files are" if rtf else "Old Office files (doc, wps) are"
        raise RejectedSource(f"{what} read with LibreOffice, which is not installed here: {_WAY_OUT}.")
    with TemporaryDirectory(prefix="league-archive-") as folder:
        source = Path(folder) / ("source.rtf" if rtf else "source.doc")
        source.write_bytes(data)
        _convert(command, source)
        made = source.with_suffix(".docx")
        if not made.is_file() or made.stat().st_size > 256 * 1024 * 1024:
            raise RejectedSource(
                f"LibreOffice makes no text of it; it is damaged, encrypted or no document, or Writer is missing. {_WAY_OUT[0].upper()}{_WAY_OUT[1:]}."
            )
        reading = isolation.read("docx", made.read_bytes())
    return replace(reading, reader="office", media_type="application/rtf" if rtf else "application/msword")


def _restrain(process: int) -> None:
    """Limit its memory, where the system can do that to a running process."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import resource

        resource.prlimit(process, resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _convert(command: str, source: Path) -> None:
    """Run LibreOffice on a file; what it makes stands beside it. The whole process group ends with the time limit."""
    profile = (source.parent / "profile").as_uri()
    arguments = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir"]
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
