"""The commands that make, fill, mend and copy an archive: what they print, and their exit status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive import upgrading
from archive.cli import main
from archive.importers import one, seeds
from archive.schema import HEAD
from tests.importers import stub
from tests.importers.conftest import LETTER


@pytest.fixture(autouse=True)
def stubbed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The stub for reading and annotating, and two small files as the demonstration."""
    monkeypatch.setattr(one, "read", stub.read)
    monkeypatch.setattr(one, "annotate", stub.annotate)
    folder = tmp_path / "demonstration"
    folder.mkdir()
    (folder / "a.txt").write_bytes(LETTER.encode())
    (folder / "a.txt.source.toml").write_text("digest = true", encoding="utf-8")
    monkeypatch.setattr(seeds, "demonstration", lambda: folder)


def call(url: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--database", url, *arguments])


def test_init_makes_an_archive_with_the_demonstration(blank_url: str) -> None:
    done = call(blank_url, "init")
    assert done.exit_code == 0, done.output
    assert "the archive is ready" in done.stderr
    assert "1 sources with 2 documents and 4 milestones" in done.stderr


def test_init_empty_has_no_documents(blank_url: str) -> None:
    assert call(blank_url, "init", "--empty").exit_code == 0
    assert call(blank_url, "check").exit_code == 0


def test_init_twice_is_wrong_use_unless_asked(blank_url: str) -> None:
    call(blank_url, "init")
    again = call(blank_url, "init")
    assert (again.exit_code, "there is an archive at" in again.stderr) == (2, True)
    kindly = call(blank_url, "init", "--if-missing")
    assert (kindly.exit_code, kindly.stderr) == (0, "the archive exists; nothing was done\n")


def test_an_older_archive_is_brought_up_to_date_only_when_asked(blank_url: str) -> None:
    upgrading.upgrade(blank_url, "0008", create=True)
    assert "upgrade" in call(blank_url, "init", "--if-missing").stderr
    assert call(blank_url, "init", "--if-missing", "--upgrade", "--empty").exit_code == 0
    assert call(blank_url, "check").exit_code == 0


def test_an_init_that_was_killed_is_finished_by_the_next(blank_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(seeds, "plant", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert call(blank_url, "init").exit_code != 0
    assert "1 sources with 2 documents" in call(blank_url, "init", "--if-missing").stderr
    assert call(blank_url, "check").exit_code == 0


def test_import_tells_every_file(database_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(LETTER.encode())
    (folder / "b.txt").write_bytes(b"")
    done = call(database_url, "import", str(folder), "--format", "json")
    assert done.exit_code == 1
    rows = json.loads(done.stdout)
    assert [(row["outcome"], row["documents"], row["reason"]) for row in rows] == [
        ("new", 2, ""),
        ("rejected", 0, "empty file"),
    ]
    assert "2 files (1 new, 1 rejected); 1 sources with 2 documents and 4 milestones" in done.stderr
    again = call(database_url, "import", str(folder / "a.txt"))
    assert (again.exit_code, again.stdout.splitlines()[1].split()[:3]) == (0, ["same", "2", "4"])


def test_options_are_kept_with_the_source(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(LETTER.encode())
    done = call(
        database_url, "import", str(tmp_path / "a.txt"), "--origin", "https://example.org/a", "--published", "2021-07",
        "--publisher", "某报",
    )  # fmt: skip
    assert done.exit_code == 0
    from archive import database

    engine = database.connect(database_url)
    with engine.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT DISTINCT origin_url, publisher, published_edtf FROM documents_overview"
        ).one()
    engine.dispose()
    assert tuple(row) == ("https://example.org/a", "某报", "2021-07")


def test_a_dry_run_shows_documents_and_stores_none(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(LETTER.encode())
    done = call(database_url, "import", "--dry-run", str(tmp_path / "a.txt"))
    assert done.exit_code == 0
    assert "A1 志愿行动周报 · 共青团示例县委员会 · undated" in done.stdout
    assert "nothing was written" in done.stderr
    assert call(database_url, "import", str(tmp_path / "a.txt")).stdout.splitlines()[1].startswith("new")


def test_reannotate_finds_the_same(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(LETTER.encode())
    call(database_url, "import", str(tmp_path / "a.txt"))
    done = call(database_url, "reannotate", "a.txt")
    assert (done.exit_code, done.stdout.splitlines()[1].split()[0]) == (0, "same")


def test_upgrade_of_a_current_archive_changes_nothing(database_url: str) -> None:
    done = call(database_url, "upgrade")
    assert (done.exit_code, done.stderr) == (0, f"schema version {HEAD}\n")


def test_check_tells_what_is_wrong(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(LETTER.encode())
    call(database_url, "import", str(tmp_path / "a.txt"))
    assert call(database_url, "check").exit_code == 0
    from archive import database

    engine = database.connect(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE figures SET text = '1人'")
    engine.dispose()
    done = call(database_url, "check", "--format", "csv")
    assert done.exit_code == 1
    assert "Every finding quotes its source" in done.stdout


def test_backup_and_restore(sqlite_url: str, tmp_path: Path) -> None:
    assert call(sqlite_url, "backup", str(tmp_path / "copy.db")).exit_code == 0
    other = f"sqlite:///{tmp_path / 'other.db'}"
    assert call(other, "restore", str(tmp_path / "copy.db")).exit_code == 0
    assert call(other, "check").exit_code == 0


WRONG = {
    "missing path": (["import", "/nowhere/at/all"], "there is no file or folder /nowhere/at/all; nothing was imported"),
    "nonsense date": (["import", "--published", "2023年", "."], "is no EDTF date"),
    "missing backup": (["restore", "--force", "/nowhere/copy.db"], "there is no file /nowhere/copy.db"),
    "unknown command": (["improt"], "No such command"),
    "no path": (["import"], "Missing argument"),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_wrong_use(sqlite_url: str, name: str) -> None:
    arguments, message = WRONG[name]
    done = call(sqlite_url, *arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize("command", ["import .", "upgrade", "check", "reannotate", "backup x.db"])
@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("sqlite:////nowhere/archive.db", "there is no archive at /nowhere/archive.db; make one by: league-archive"),
        ("mysql://x/y", "mysql is not supported"),
        ("nonsense", "is no database URL"),
        ("postgresql://nobody@127.0.0.1:1/x", "cannot"),
    ],
    ids=["missing", "other", "nonsense", "no server"],
)
def test_no_database(command: str, url: str, message: str) -> None:
    done = call(url, *command.split())
    assert done.exit_code == 2
    assert message in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize("command", ["import .", "check", "reannotate"])
def test_a_database_of_another_version(blank_url: str, command: str) -> None:
    from archive.upgrading import upgrade

    upgrade(blank_url, "0002", create=True)
    done = call(blank_url, *command.split())
    assert done.exit_code == 2
    assert f"is of schema version 0002, this programme needs {HEAD}" in done.stderr
    assert "upgrade" in done.stderr
    assert call(blank_url, "upgrade").exit_code == 0
    assert call(blank_url, "check").exit_code == 0


def test_a_database_of_a_newer_programme(sqlite_url: str) -> None:
    from archive import database

    engine = database.connect(sqlite_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    for command in ("import .", "timeline", "check", "upgrade"):
        done = call(sqlite_url, *command.split())
        assert (done.exit_code, "9999" in done.stderr) == (2, True)
        assert "update the programme" in done.stderr


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("hello, this is no database at all, but long enough to look at", encoding="utf-8")
    for command in ("import .", "upgrade", "init"):
        done = call(f"sqlite:///{tmp_path / 'x.db'}", *command.split())
        assert (done.exit_code, "Traceback" in done.output) == (2, False), done.output
    assert (tmp_path / "x.db").read_text(encoding="utf-8").startswith("hello")


def test_a_foreign_database_is_left_alone(blank_url: str) -> None:
    from archive import database

    engine = database.create(blank_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE mine (x integer)")
    engine.dispose()
    done = call(blank_url, "init")
    assert (done.exit_code, "holds other tables and no archive" in done.stderr) == (2, True)
    assert "is not an archive yet" in call(blank_url, "check").stderr


def test_every_command_has_help() -> None:
    for name in main.list_commands(None):  # type: ignore[arg-type]
        done = CliRunner().invoke(main, [name, "--help"])
        assert done.exit_code == 0, name
        assert len(done.stdout.splitlines()) > 3


def test_passwords_are_never_printed(blank_postgresql_url: str) -> None:
    url = blank_postgresql_url.replace("archive@", "archive:secret@")
    told = [call(url, "check"), call(url, "init", "--empty"), call(url, "init"), call(url, "backup", "x.db")]
    assert [done.exit_code for done in told] == [2, 0, 2, 2]
    assert not [done.output for done in told if "secret" in done.output]


def test_a_database_that_cannot_be_written_to(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(LETTER.encode())
    done = call(f"sqlite:///file:{tmp_path / 'archive.db'}?mode=ro&uri=true", "import", str(tmp_path / "a.txt"))
    assert (done.exit_code, "cannot be written to" in done.stderr) == (2, True), done.output


def test_a_database_that_another_process_holds(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    from archive import database

    (tmp_path / "a.txt").write_bytes(LETTER.encode())
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 50)
    holder = sqlite3.connect(tmp_path / "archive.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    done = call(sqlite_url, "import", str(tmp_path / "a.txt"))
    holder.close()
    assert (done.exit_code, "another process keeps the database locked" in done.stderr) == (2, True), done.output


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    for command in ("check", "init", "upgrade"):
        done = call(f"sqlite:///{tmp_path}", command)
        assert (done.exit_code, "Traceback" in done.output) == (2, False), done.output


def test_two_inits_at_once_both_succeed(blank_sqlite_url: str) -> None:
    import subprocess
    import sys

    code = "from archive.cli import main; main()"
    command = [sys.executable, "-c", code, "--database", blank_sqlite_url, "init", "--empty"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate(timeout=120)[1] for process in both]
    assert {process.returncode for process in both} <= {0, 2}, told
    assert not [text for text in told if "Traceback" in text]
    assert call(blank_sqlite_url, "check").exit_code == 0


def test_the_files_of_a_batch_are_listed(blank_url: str, tmp_path: Path) -> None:
    call(blank_url, "init", "--empty")
    (tmp_path / "a.txt").write_bytes(LETTER.encode())
    (tmp_path / "b.txt").write_bytes(b"\xff")
    call(blank_url, "import", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    done = call(blank_url, "batches", "show", "1", "--format", "json")
    assert [(row["outcome"], row["documents"], row["reason"]) for row in json.loads(done.stdout)] == [
        ("new", 2, ""), ("rejected", 0, "not text"),
    ]  # fmt: skip
    assert call(blank_url, "batches", "show", "9").exit_code == 2


def test_a_damaged_archive_is_told_in_a_line(blank_sqlite_url: str) -> None:
    call(blank_sqlite_url, "init")
    file = Path(blank_sqlite_url.removeprefix("sqlite:///"))
    whole, kept = file.read_bytes(), file.stat().st_size // 2
    file.write_bytes(whole[:kept] + b"\xff" * (len(whole) - kept))
    done = call(blank_sqlite_url, "check")
    assert done.exit_code == 2
    assert "the file is damaged, restore a backup" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_who_has_no_name_on_the_machine_imports_all_the_same(
    blank_sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a container the number of the user may stand in no list."""
    monkeypatch.setattr("getpass.getuser", lambda: {}["uid 4242"])
    call(blank_sqlite_url, "init", "--empty")
    done = call(blank_sqlite_url, "import", str(tmp_path / "demonstration"))
    assert done.exit_code == 0, done.output
    assert call(blank_sqlite_url, "batches", "undo", "1").exit_code == 0
