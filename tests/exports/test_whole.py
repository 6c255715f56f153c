import hashlib
import json
import sqlite3
import zipfile
from contextlib import closing

import pandas as pd
import pyarrow.parquet
import pytest
from click.testing import CliRunner
from sqlalchemy import text

from archive.cli import main
from archive.errors import WrongUse
from archive.exports import whole
from archive.extraction.catalogue import default_catalogue
from archive.extraction.contract import as_json
from archive.extraction.pipeline import annotate
from archive.importers import check
from archive.readers import read

#: What tests/exports/conftest.py imports; of the first, one document is withdrawn.
FILES = ("lvliang-newspaper-page-2020.txt", "hebei-rural-2022.html", "shanxi-bulletin-2023-05.md")


@pytest.fixture(scope="session")
def folder(sample_engine, tmp_path_factory):
    target = tmp_path_factory.mktemp("whole") / "all"
    whole.export(sample_engine, target)
    return target


@pytest.fixture(scope="session")
def real_folder(real_engine, tmp_path_factory):
    target = tmp_path_factory.mktemp("whole") / "real"
    whole.export(real_engine, target)
    return target


def lines(folder):
    return [json.loads(line) for line in (folder / "annotations.jsonl").read_text("utf-8").splitlines()]


def test_checksums_and_sizes_hold(folder):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    told = {file["path"]: file for file in manifest["files"]}
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    held = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    assert held.keys() == told.keys() | {"manifest.json", "SHA256SUMS"}
    assert sums.keys() == held.keys() - {"SHA256SUMS"}
    for name, path in held.items():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert sums.get(name, digest) == digest
        if name in told:
            assert (told[name]["sha256"], told[name]["bytes"]) == (digest, path.stat().st_size)


def test_there_are_as_many_rows_as_in_the_archive(folder, sample_engine):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    rows = {file["path"]: file["rows"] for file in manifest["files"]}
    with sample_engine.connect() as connection:
        for view in whole.WRITTEN:
            number = connection.execute(text(f"SELECT count(*) FROM {view.name}")).scalar()
            assert rows[f"data/{view.name}.csv"] == number
            table = pyarrow.parquet.read_table(folder / f"data/{view.name}.parquet")
            assert (table.num_rows, table.column_names) == (number, [column.name for column in view.columns])


def test_the_tables_come_back_through_pandas(folder, sample_engine):
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert len(package["resources"]) == len(whole.WRITTEN)
    for resource in package["resources"]:
        frame = pd.read_csv(folder / resource["path"], dtype=str, keep_default_na=False)
        fields = resource["schema"]["fields"]
        assert list(frame.columns) == [field["name"] for field in fields]
        assert len(frame) == resource["rows"]
        with sample_engine.connect() as connection:
            view = resource["name"].replace("-", "_")
            stored = connection.execute(text(f"SELECT * FROM {view}")).all()
        written = sorted(tuple(row) for row in frame.itertuples(index=False))
        assert written == sorted(tuple("" if value is None else str(value) for value in row) for row in stored)


def test_the_types_of_the_package_are_those_of_the_cells(real_folder):
    for resource in json.loads((real_folder / "datapackage.json").read_text("utf-8"))["resources"]:
        frame = pd.read_csv(real_folder / resource["path"], dtype=str, keep_default_na=False)
        for field in resource["schema"]["fields"]:
            cells = frame[field["name"]]
            if field.get("constraints", {}).get("required"):
                assert (cells != "").all(), (resource["name"], field["name"])
            if field["type"] != "string":
                convert = int if field["type"] == "integer" else float
                assert all(convert(cell) == convert(cell) for cell in cells if cell)


def test_what_is_withdrawn_is_in_no_file(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            held = path.read_bytes()
            for words in ("这一段不应出现", "撤下的文献", "dhidden"):
                assert words.encode() not in held, path


def test_lines_are_what_annotate_prints(real_folder, real_engine):
    """Apart from ids: what is stored and exported is what extraction found (one document was withdrawn)."""
    with real_engine.connect() as connection:
        stored = connection.execute(
            text("SELECT s.sha256, s.name, c.content FROM sources s JOIN source_contents c ON c.source_id = s.id")
        ).all()
        compressed = {row.sha256: row for row in stored}
        withdrawn = set(
            connection.execute(
                text(
                    "SELECT s.sha256 FROM sources s JOIN documents d ON d.source_id = s.id WHERE d.withdrawn IS NOT NULL"
                )
            ).scalars()
        )
    exported = {line["source"]["sha256"]: line for line in lines(real_folder)}
    compared = 0
    for sha256, line in exported.items():
        if sha256 in withdrawn:
            continue
        data = source_bytes(compressed[sha256].content)
        reading = read(data, compressed[sha256].name)
        fresh = as_json(annotate(reading, default_catalogue()), line["source"])
        names = {d["id"]: n for n, d in enumerate(line["documents"])}
        fresh_names = {d["id"]: n for n, d in enumerate(fresh["documents"])}
        assert line["text"] == fresh["text"]
        for kind in ("time", "organisations", "figures", "milestones"):
            assert shape(line[kind], names) == shape(fresh[kind], fresh_names), kind
            compared += len(line[kind])
        assert [i["span"] for i in line["initiatives"]] == sorted(i["span"] for i in fresh["initiatives"])
    assert compared > 50


def source_bytes(content):
    import zlib

    try:
        return zlib.decompress(content)
    except zlib.error:
        return content


def shape(rows, names):
    kept = [
        (*row["span"], row["text"], row.get("edtf"), row.get("value_base"), row["rule"], names[row["document"]])
        for row in rows
    ]
    return sorted(kept, key=str)


def test_every_span_quotes_its_text_and_blanks_keep_the_place(real_folder):
    for line in lines(real_folder):
        shown = {d["id"] for d in line["documents"]}
        for kind in ("time", "organisations", "initiatives", "figures", "milestones"):
            for row in line[kind]:
                start, stop = row["span"]
                assert line["text"][start:stop] == row["text"]
                assert row["document"] in shown
    assert any("□□□□□□" in line["text"] for line in lines(real_folder))


def test_the_copy_is_an_archive_in_order(real_folder, real_engine):
    from archive import database

    copied = real_folder.parent / "copied.db"
    copied.write_bytes((real_folder / "archive.db").read_bytes())
    engine = database.connect(f"sqlite:///{copied}")
    with engine.connect() as connection:
        count = "SELECT count(*) FROM documents WHERE withdrawn IS NULL"
        with real_engine.connect() as original:
            assert connection.execute(text(count)).scalar() == original.execute(text(count)).scalar()
        assert connection.execute(text("SELECT count(*) FROM documents WHERE withdrawn IS NOT NULL")).scalar() == 0
        assert connection.execute(text("SELECT count(*) FROM batch_files")).scalar() == 0
    # The one thing that is missing on purpose: the bytes of the source that holds what was withdrawn.
    assert [fault.what.partition(":")[0] for fault in check.faults(engine)] == [FILES[0]]
    engine.dispose()


def test_the_copy_opens_read_only_and_without_a_log(real_folder):
    path = (real_folder / "archive.db").absolute()
    assert not path.with_name("archive.db-wal").exists()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("SELECT count(*) FROM timeline").fetchone()[0] > 0


def test_one_file_holds_the_same(real_engine, tmp_path):
    url = str(real_engine.url)
    done = CliRunner().invoke(main, ["--database", url, "export", "--all", str(tmp_path / "all.zip")])
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert packed.testzip() is None
        sums = packed.read("all/SHA256SUMS").decode().splitlines()
        for line in sums:
            digest, name = line.split("  ")
            assert hashlib.sha256(packed.read(f"all/{name}")).hexdigest() == digest
    assert [p.name for p in tmp_path.iterdir()] == ["all.zip"]


@pytest.mark.parametrize("arguments", [[], ["timeline"], ["timeline", "x.csv", "--all", "y"], ["timeline", "x.docx"]])
def test_wrong_use_is_told(real_engine, arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["--database", str(real_engine.url), "export", *arguments])
    assert done.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(real_engine, tmp_path):
    (tmp_path / "all.zip").write_text("mine")
    for target in (tmp_path / "all.zip", tmp_path, tmp_path / "no" / "folder"):
        with pytest.raises(WrongUse):
            whole.export(real_engine, target)
    assert (tmp_path / "all.zip").read_text() == "mine"


def test_one_view_as_lines(real_engine, tmp_path):
    target = tmp_path / "timeline.jsonl"
    assert (
        CliRunner().invoke(main, ["--database", str(real_engine.url), "export", "timeline", str(target)]).exit_code == 0
    )
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    with real_engine.connect() as connection:
        assert len(rows) == connection.execute(text("SELECT count(*) FROM timeline")).scalar()
