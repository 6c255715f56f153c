"""The uploads that wait for a decision, beside the archive: opened, found again by their tokens, removed when nobody comes back."""

import contextlib
import os
import re
import secrets
import shutil
import time
from pathlib import Path

from archive.database import normal_url
from archive.errors import WrongUse
from archive.importers.staging import Staging, write

#: Uploads of one person that wait for a decision at most, and seconds after which an abandoned one is removed.
MOST_WAITING = 20
ABANDONED = 24 * 3600

_TOKEN = re.compile(r"[a-z0-9]{20}")


def root(database_url: str) -> Path:
    """Where the uploads of an archive wait: beside an SQLite file, else in the data folder."""
    parsed = normal_url(database_url)
    if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return Path(f"{parsed.database}.staging")
    return Path(os.environ.get("ARCHIVE_DATA") or "data") / "staging"


def open_(database_url: str, author: str, kind: str = "upload") -> Staging:
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
    write(folder / "about.json", {"author": author, "created": time.time(), "kind": kind})
    return Staging(folder)


def find(database_url: str, token: str, author: str) -> Staging | None:
    """The upload of this token, None where there is none or it is somebody else's."""
    folder = root(database_url) / token
    if not _TOKEN.fullmatch(token) or not (folder / "about.json").is_file():
        return None
    found = Staging(folder)
    return found if found.author == author else None


def waiting(database_url: str, author: str) -> list[Staging]:
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
