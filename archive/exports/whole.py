"""Everything that is held, as a folder or a zip file: SQLite, CSV with a Data Package, JSON Lines, and a manifest."""

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from archive import __version__, database
from archive.errors import WrongUse
from archive.exports import annotations, answers, streams
from archive.exports.snapshot import snapshot
from archive.queries import about, privacy
from archive.schema import HEAD
from archive.schema.views import VIEWS, View

#: Views that are written; how the keeper imported is the keeper's own.
WRITTEN: tuple[View, ...] = tuple(view for view in VIEWS if view.name != "imports")

_TYPES = {"text": "string", "integer": "integer", "number": "number"}
_README = """\
League archive {version}, revision {revision}, {created}

archive.db          the archive as one SQLite database (tables may change, the documented views are stable); not there
                    when the archive lives in PostgreSQL
datapackage.json    what the CSV files hold: every column with its type, meaning and unit (Data Package)
data/*.csv          the documented views, UTF-8, comma, header; an empty cell is no value
data/*.parquet      the same with their types; not there where the archive runs without pyarrow
annotations.jsonl   one line per source: its text and all that was found in it, spans [start, end) in code points
manifest.json       version, revision, date; size, rows and SHA-256 of every file
SHA256SUMS          for: sha256sum --check SHA256SUMS

Documents that were withdrawn are not in here, nor is the original file of a source that holds one. {persons}

本包为全部馆藏：SQLite 数据库、CSV 表（附 Data Package 说明）、逐源标注（JSON Lines）、清单与校验和。已撤下者不在其中。
{persons_zh}
"""
#: What is said of names of persons: as printed, and where private ones are hidden.
_PERSONS = (
    "Names of persons\nstand in the texts as their sources printed them; use them as your law on personal data demands.",
    "文中人名照原文印出，使用时请遵守个人信息保护的规定。",
)
_HIDDEN = (
    "Names of private\npersons are covered (〇) wherever a cue showed them, and no original file is in here.",
    "凡有线索可辨认的私人姓名均以〇代替，原始文件不在其中。",
)


@dataclass(frozen=True, slots=True)
class Written:
    """One file of the export; `rows` is None for what has none."""

    path: str
    bytes: int
    sha256: str
    rows: int | None = None


def export(engine: Engine, target: Path) -> list[Written]:
    """Write everything to the new folder `target`, or to the zip file of that name.

    Raises:
        WrongUse: if `target` exists (a folder may be there if it is empty), or cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise WrongUse(f"{target} exists; choose another name")
    try:
        if target.suffix != ".zip":
            target.mkdir(exist_ok=True)
            return _folder(engine, target)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".export-") as held:
            folder = Path(held) / "files"
            folder.mkdir()
            written = _folder(engine, folder)
            packed = Path(held) / "packed.zip"
            _pack(folder, packed, target.stem)
            packed.replace(target)
            return written
    except OSError as error:
        raise WrongUse(f"cannot write {target}: {error.strerror or error}") from error


def _folder(engine: Engine, folder: Path) -> list[Written]:
    rows: dict[str, int] = {}
    with _steady(engine, folder) as connection:
        held = about.holdings(connection)
        persons, persons_zh = _HIDDEN if privacy.persons_hidden(connection) else _PERSONS
        (folder / "data").mkdir()
        for view in WRITTEN:
            with streams.opened(folder / "data" / f"{view.name}.csv") as file:
                names = [column.name for column in view.columns]
                rows[f"data/{view.name}.csv"] = streams.write_csv(file, names, streams.rows_of(connection, view))
            if answers.has_parquet():
                path = f"data/{view.name}.parquet"
                rows[path] = answers.write(folder / path, "parquet", names, streams.rows_of(connection, view))
        with streams.opened(folder / "annotations.jsonl") as file:
            rows["annotations.jsonl"] = streams.write_lines(file, annotations.sources(connection))
    created = datetime.now(UTC).replace(microsecond=0).isoformat()
    written = [_told(folder, path, rows.get(_name(folder, path))) for path in _files(folder)]
    package = _package(created, held, written)
    (folder / "datapackage.json").write_text(_json(package), encoding="utf-8")
    readme = _README.format(
        version=__version__, revision=held.revision, created=created, persons=persons, persons_zh=persons_zh
    )
    (folder / "README.txt").write_text(readme, encoding="utf-8")
    written += [_told(folder, folder / name) for name in ("datapackage.json", "README.txt")]
    (folder / "manifest.json").write_text(_json(_manifest(created, held, written)), encoding="utf-8")
    written.append(_told(folder, folder / "manifest.json"))
    sums = "".join(f"{file.sha256}  {file.path}\n" for file in written)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    return written


@contextmanager
def _steady(engine: Engine, folder: Path) -> Iterator[Connection]:
    """A connection that sees one state of the archive: of SQLite the copy itself, of PostgreSQL one transaction."""
    if engine.dialect.name != "sqlite":
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            yield connection
        return
    target = folder / "archive.db"
    snapshot(engine, target)
    # An immutable copy: nothing is written beside it while it is read.
    reader = database.create(f"sqlite:///file:{target.absolute().as_posix()}?immutable=1&uri=true")
    try:
        with reader.connect() as connection:
            yield connection
    finally:
        reader.dispose()


def _package(created: str, held: about.Holdings, written: list[Written]) -> dict[str, Any]:
    known = {file.path: file for file in written}
    return {
        "profile": "tabular-data-package",
        "name": "league-archive",
        "title": "League archive",
        "version": f"{__version__}+{held.revision}",
        "created": created,
        "resources": [_resource(view, known[f"data/{view.name}.csv"]) for view in WRITTEN],
    }


def _resource(view: View, file: Written) -> dict[str, Any]:
    fields = [
        {
            "name": column.name,
            "type": _TYPES[column.type],
            "description": column.meaning,
            **({"unit": column.unit} if column.unit else {}),
            **({"constraints": {"required": True}} if not column.null and column.type != "text" else {}),
        }
        for column in view.columns
    ]
    return {
        "profile": "tabular-data-resource",
        "name": view.name.replace("_", "-"),
        "path": file.path,
        "title": view.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _manifest(created: str, held: about.Holdings, written: list[Written]) -> dict[str, Any]:
    return {
        "name": "league-archive",
        "version": __version__,
        "schema": HEAD,
        "created": created,
        "revision": held.revision,
        "changed_at": held.changed_at.isoformat() if held.changed_at else None,
        "holdings": {
            "sources": held.sources,
            "documents": held.documents,
            "digests": held.digests,
            "milestones": held.milestones,
        },
        "files": [asdict(file) for file in written],
    }


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _told(folder: Path, path: Path, rows: int | None = None) -> Written:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Written(_name(folder, path), path.stat().st_size, digest, rows)


def _pack(folder: Path, target: Path, name: str) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for path in _files(folder):
            packed.write(path, f"{name}/{_name(folder, path)}")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
