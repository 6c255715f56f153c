"""A batch is taken back as a whole, stays hidden through every re-import, and comes back as it was."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection, Engine

from archive.cli import main
from archive.errors import WrongUse
from archive.importers import check, withdrawal
from archive.importers.run import import_paths, reannotate
from archive.queries import document, documents, imports
from tests.importers.conftest import dump

pytestmark = pytest.mark.usefixtures("stubbed")


def shown(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM timeline").scalar() or 0


def latest(connection: Connection) -> imports.Run:
    return imports.latest(connection)[0]


def test_a_batch_goes_and_comes_back(engine: Engine, letter: Path, tmp_path: Path) -> None:
    import_paths(engine, [letter])
    other = tmp_path / "other.txt"
    other.write_text("# 另\n2023-01-01「示例行动」开始", encoding="utf-8")
    batch = import_paths(engine, [letter, other]).batch or 0
    before = dump(engine, moments=False)
    taken = withdrawal.undo(engine, batch, author="甲", reason="the wrong folder")
    assert (taken.sources, taken.documents, shown(engine)) == (1, 1, 4)
    assert list(check.faults(engine)) == []
    reannotate(engine)
    import_paths(engine, [other])
    assert shown(engine) == 4
    with engine.connect() as connection:
        run = next(run for run in imports.latest(connection) if run.id == batch)
    assert (run.undone, [f.brought for f in run.files]) == (True, [(), ()])
    assert withdrawal.restore(engine, batch).documents == 1
    after = dump(engine, moments=False)
    assert {n for n in before if before[n] != after[n]} <= {"archive_state", "audit_entries"}
    assert list(check.faults(engine)) == []


def test_the_history_names_what_each_file_brought(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    with engine.connect() as connection:
        assert [title for _, title in latest(connection).files[0].brought] == ["志愿行动周报", "第二篇"]


def test_only_what_was_undone_is_restored(engine: Engine, letter: Path) -> None:
    batch = import_paths(engine, [letter]).batch or 0
    with pytest.raises(WrongUse):
        withdrawal.restore(engine, batch)
    with pytest.raises(WrongUse):
        withdrawal.undo(engine, 99, author="甲")
    withdrawal.undo(engine, batch, author="甲")
    with pytest.raises(WrongUse):
        withdrawal.undo(engine, batch, author="甲")


def test_the_same_on_the_command_line(sqlite_url: str, letter: Path) -> None:
    def call(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["--database", sqlite_url, *arguments])
        return done.exit_code, done.output

    call("import", str(letter))
    assert call("batches", "undo", "1")[0] == 0
    assert "undone" in call("batches")[1]
    assert call("batches", "restore", "1") == (0, "1 sources with 2 documents are shown again\n")
    assert call("batches", "restore", "1")[0] == 2


def test_one_document_goes_with_the_file_that_holds_it(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    with engine.connect() as connection:
        first, second = connection.exec_driver_sql("SELECT public_id FROM documents ORDER BY id").scalars().all()
        assert documents.file(connection, second) is not None
    withdrawal.withdraw(engine, first, author="甲", reason="asked by its author")
    import_paths(engine, [letter])
    reannotate(engine)
    with engine.connect() as connection:
        assert document.read(connection, first) is None
        kept = document.read(connection, second)
        assert kept is not None
        assert not kept.origin.handed_out
        assert documents.file(connection, second) is None
    withdrawal.show_again(engine, first)
    with engine.connect() as connection:
        held = documents.file(connection, second)
        assert held is not None
        assert held.content == letter.read_bytes()


def test_a_withdrawal_has_a_document_and_a_reason(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    with engine.connect() as connection:
        first = connection.exec_driver_sql("SELECT public_id FROM documents ORDER BY id").scalars().all()[0]
    with pytest.raises(WrongUse, match="reason"):
        withdrawal.withdraw(engine, first, author="甲", reason=" ")
    with pytest.raises(WrongUse, match="no document"):
        withdrawal.withdraw(engine, "zz", author="甲", reason="r")
    with pytest.raises(WrongUse, match="not withdrawn"):
        withdrawal.show_again(engine, first)
