"""Names of private persons are covered in everything that is stored and handed out, and come back when they may."""

from pathlib import Path

from sqlalchemy import Engine

from archive.exports import whole
from archive.importers import check, privacy
from archive.importers.run import import_paths, reannotate
from archive.queries import document, documents, search

TEXT = """# 竹溪团县委走访村民

共青团竹溪县委员会 2021年5月6日

5月4日，团县委书记周远山走访村民陈秋生。陈秋生说，今年收成不错。
"""


def stored(engine: Engine) -> str:
    """Every text of every table."""
    found = []
    with engine.connect() as connection:
        inspected = [*connection.dialect.get_table_names(connection)]
        for table in inspected:
            if table != "source_contents" and "search" not in table:
                found += [str(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')]
    return "\n".join(found)


def test_a_private_name_is_nowhere_until_it_may_be(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "visit.md"
    file.write_text(TEXT, encoding="utf-8")
    assert privacy.hide_persons(engine, True)
    assert not privacy.hide_persons(engine, True)
    import_paths(engine, [file])
    assert "陈秋生" not in stored(engine)
    assert "周远山" in stored(engine)
    assert list(check.faults(engine)) == []
    with engine.connect() as connection:
        public_id = connection.exec_driver_sql("SELECT public_id FROM documents").scalar_one()
        assert documents.file(connection, public_id) is None
        reading = document.read(connection, public_id)
        assert reading is not None
        assert not reading.origin.handed_out
        assert search.search(connection, "陈秋生").passages_in_all == 0
    whole.export(engine, tmp_path / "all")
    for written in (tmp_path / "all").rglob("*"):
        assert not written.is_file() or "陈秋生".encode() not in written.read_bytes()
    privacy.hide_persons(engine, False)
    reannotate(engine)
    with engine.connect() as connection:
        held = documents.file(connection, public_id)
        assert held is not None
        assert held.content == TEXT.encode()
        assert search.search(connection, "陈秋生").passages_in_all == 1
    assert list(check.faults(engine)) == []
