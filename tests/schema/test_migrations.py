"""The history of the schema: it leads to the models, up, down and up again, with data and on both databases."""

import pytest
from alembic import command
from sqlalchemy import Engine, Inspector, inspect, select, text

from archive import database
from archive.errors import DatabaseProblem
from archive.extraction.catalogue import default_catalogue
from archive.importers import seeds
from archive.queries import textmatch
from archive.schema import HEAD
from archive.schema.metadata import Passage
from archive.schema.views import VIEWS
from archive.upgrading import config, upgrade
from benchmarks.site.generate import Sizes, fill

INDEX_TABLES = ("passage_search", "milestone_search")


def test_head_is_the_last_revision(blank_url: str) -> None:
    assert upgrade(blank_url, create=True) == (None, HEAD)


def test_models_equal_head(engine: Engine) -> None:
    made = config()
    with engine.connect() as connection:
        made.attributes["connection"] = connection
        command.check(made)


def test_check_sees_a_difference(engine: Engine) -> None:
    made = config()
    with engine.connect() as connection:
        connection.execute(text("DROP INDEX ix_documents_genre"))
        made.attributes["connection"] = connection
        with pytest.raises(Exception, match="New upgrade operations detected"):
            command.check(made)


def test_down_and_up_again_gives_the_same_schema(blank_url: str) -> None:
    upgrade(blank_url, create=True)
    before = _shape(blank_url)
    upgrade(blank_url, "base")
    assert set(_tables(blank_url)) == {"alembic_version"}
    upgrade(blank_url, create=True)
    assert _shape(blank_url) == before


@pytest.mark.parametrize("revision", [f"{number:04}" for number in range(1, int(HEAD))])
def test_upgrade_with_data(blank_url: str, revision: str) -> None:
    """Rows that a revision can hold are still there at the head."""
    upgrade(blank_url, revision, create=True)
    engine = database.create(blank_url)
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO regions (id, code, name, path, level) VALUES (7, '990000', '示例省', '示例省', 'province')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO regions (id, code, name, path, level, parent_id) "
                "VALUES (8, '990100', '示例市', '示例省示例市', 'prefecture', 7)"
            )
        )
    engine.dispose()
    assert upgrade(blank_url) == (revision, HEAD)
    engine = database.connect(blank_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id, parent_id FROM regions ORDER BY id")).fetchall() == [
            (7, None),
            (8, 7),
        ]
    engine.dispose()


def test_the_search_index_comes_along(blank_url: str) -> None:
    """What it finds, single characters among it, is what a scan finds, at each revision that makes it anew."""
    upgrade(blank_url, "0014", create=True)
    engine = database.create(blank_url)
    seeds.plant(engine, default_catalogue())
    fill(engine, Sizes(milestones=60, documents=12))
    made = config()
    terms = ("团", "青年", "团员", "服务", "服务社区")
    with engine.connect() as connection:
        held = [t for t in terms if connection.scalar(select(Passage.id).where(Passage.text.contains(t)).limit(1))]
    assert "团" in held
    assert any(len(term) == 2 for term in held)
    for revision in ("0014", "0015", "0014"):
        with engine.connect().execution_options(writing=True) as connection:
            made.attributes["connection"] = connection
            (command.upgrade if revision == "0015" else command.downgrade)(made, revision)
            connection.commit()
        with engine.connect() as connection:
            for term in terms:
                wanted = connection.scalars(select(Passage.id).where(Passage.text.contains(term))).all()
                found = connection.scalars(textmatch.hits(connection, "passage_search", term)).all()
                assert sorted(found) == sorted(wanted), (revision, term)
                assert set(textmatch.first(connection, "passage_search", term)) <= set(found)
    engine.dispose()


def test_views_are_there_and_answer(engine: Engine) -> None:
    with engine.connect() as connection:
        for view in VIEWS:
            answer = connection.exec_driver_sql(f"SELECT * FROM {view.name}")
            assert list(answer.keys()) == [column.name for column in view.columns]


def test_a_broken_reference_undoes_the_migration(blank_sqlite_url: str) -> None:
    upgrade(blank_sqlite_url, "0002", create=True)
    engine = database.create(blank_sqlite_url, foreign_keys=False)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO regions (id, code, name, path, level, parent_id) VALUES (1, '1', 'a', 'a', 'county', 99)")
        )
    engine.dispose()
    with pytest.raises(DatabaseProblem, match="point nowhere, in regions"):
        upgrade(blank_sqlite_url)
    engine = database.create(blank_sqlite_url)
    with engine.connect() as connection:
        assert database.revision_of(connection) == "0002"
        assert not inspect(connection).has_table("milestones")
    engine.dispose()


def _tables(url: str) -> list[str]:
    engine = database.create(url)
    try:
        return inspect(engine).get_table_names()
    finally:
        engine.dispose()


def _shape(url: str) -> dict[str, object]:
    engine = database.create(url)
    try:
        seen: Inspector = inspect(engine)
        return {
            name: (
                [(c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)],
                sorted(str(i["name"]) for i in seen.get_indexes(name)),
                sorted(str(c["name"]) for c in seen.get_check_constraints(name)),
                sorted(str(f["name"]) for f in seen.get_foreign_keys(name)),
            )
            for name in seen.get_table_names()
            if not name.startswith(INDEX_TABLES)
        }
    finally:
        engine.dispose()
