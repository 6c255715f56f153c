"""Settings from the environment, read when they are asked for and never at import time."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside.

    `database_url` is a SQLAlchemy URL; `data` the folder of the default database.
    """

    database_url: str
    data: Path


def load(database_url: str | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings: `database_url` as given, else ARCHIVE_DATABASE_URL, else an SQLite file in ARCHIVE_DATA (./data)."""
    environ = os.environ if environ is None else environ
    data = Path(environ.get("ARCHIVE_DATA") or "data")
    url = database_url or environ.get("ARCHIVE_DATABASE_URL") or f"sqlite:///{data / 'archive.db'}"
    return Settings(database_url=url, data=data)
