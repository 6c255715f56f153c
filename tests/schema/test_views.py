"""The views are a promise: the same columns and types on both databases, every column described in both languages."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from archive.importers import one
from archive.importers.run import import_paths
from archive.schema.views import VIEWS, View
from tests.importers import stub

VALUES = {"text": str, "integer": int, "number": (int, float)}
NAMES = [view.name for view in VIEWS]

#: The promise. A name may be added; one that is taken away or changed breaks what people have written.
PROMISED = {
    "timeline": {"milestone", "earliest", "latest", "edtf", "basis", "modality", "headline", "quote", "document"},
    "initiative_mentions_by_committee": {
        "committee", "initiative", "words", "quote", "earliest", "latest", "edtf", "basis", "modality", "document",
        "document_title",
    },
    "reported_figures": {"committee", "initiative", "counted", "value", "unit", "approximate", "edtf", "quote"},
    "documents_overview": {"document", "title", "genre", "issuer", "published_edtf", "period_edtf", "digest"},
    "committees": {"committee", "official_name", "level", "region", "superior", "documents", "milestones"},
    "milestones_by_month": {"committee", "year", "month", "milestones"},
    "coverage": {"committee", "year", "documents"},
    "national_milestones_overview": {"slug", "headline_zh", "headline_en", "earliest", "latest", "edtf", "source_url"},
}  # fmt: skip


@pytest.fixture
def filled(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr(one, "read", stub.read)
    monkeypatch.setattr(one, "annotate", stub.annotate)
    (tmp_path / "a.txt").write_bytes(
        "# 一\n共青团吉林省辽源市委员会于2021-05-04启动「示例行动」，120人参加。\n「示例行动」没有日期。".encode()
    )
    (tmp_path / "b.txt").write_bytes("# 二\n一份没有机构的文件，1965-03-01写成。".encode())
    (tmp_path / "b.txt.source.toml").write_text(
        'published = "2021-06"\ndigest = true\nretrieved = 2026-01-02\n', "utf-8"
    )
    import_paths(engine, [tmp_path / "a.txt", tmp_path / "b.txt"])
    return engine


def test_promised_columns() -> None:
    held = {view.name: {column.name for column in view.columns} for view in VIEWS}
    assert {name: columns - held[name] for name, columns in PROMISED.items()} == {name: set() for name in PROMISED}


@pytest.mark.parametrize("view", VIEWS, ids=NAMES)
def test_every_column_is_described(view: View) -> None:
    assert view.title
    assert view.title_zh
    assert len({column.name for column in view.columns}) == len(view.columns)
    for column in view.columns:
        assert column.type in VALUES, column.name
        assert column.meaning, column.name
        assert any("一" <= c <= "鿿" for c in column.meaning_zh), column.name


def test_values_are_of_the_declared_types(filled: Engine) -> None:
    with filled.connect() as connection:
        for view in VIEWS:
            for row in connection.exec_driver_sql(f"SELECT * FROM {view.name}").mappings():
                for column in view.columns:
                    value = row[column.name]
                    if value is None:
                        assert column.null, f"{view.name}.{column.name} is empty, and does not say when"
                    else:
                        assert isinstance(value, VALUES[column.type]), f"{view.name}.{column.name}: {value!r}"
                        assert not isinstance(value, bool)


def test_both_databases_answer_alike(
    sqlite_url: str, postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from archive import database

    monkeypatch.setattr(one, "read", stub.read)
    monkeypatch.setattr(one, "annotate", stub.annotate)
    (tmp_path / "a.txt").write_bytes(
        "# 一\n共青团示例县委员会于2021-05-04启动「示例行动」，120人参加。\n共青团示例市委员会1949-12-31、2020-02-29。".encode()
    )
    answers = []
    for url in (sqlite_url, postgresql_url):
        engine = database.connect(url)
        import_paths(engine, [tmp_path / "a.txt"])
        with engine.connect() as connection:
            answers.append(
                {
                    view.name: sorted(
                        tuple(repr(value) for value in row)
                        for row in connection.exec_driver_sql(f"SELECT * FROM {view.name}")
                    )
                    for view in VIEWS
                }
            )
        engine.dispose()
    assert answers[0] == answers[1]


def test_days_before_1970_are_days(filled: Engine) -> None:
    with filled.connect() as connection:
        rows = connection.exec_driver_sql("SELECT earliest, latest FROM timeline WHERE edtf = '1965-03-01'").fetchall()
    assert [tuple(row) for row in rows] == [("1965-03-01", "1965-03-01")]


def test_a_month_is_not_its_first_day(filled: Engine) -> None:
    with filled.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT published_earliest, published_latest, published_edtf, digest FROM documents_overview WHERE title = '二'"
        ).one()
    assert tuple(row) == ("2021-06-01", "2021-06-30", "2021-06", 1)


def test_a_mention_outside_a_milestone_inherits_from_its_document(filled: Engine) -> None:
    with filled.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT edtf, basis, milestone IS NULL FROM initiative_mentions_by_committee ORDER BY start"
        ).fetchall()
    # Its document prints no date: the mention is of no known day, after the League took its name.
    undated = ("1957-05-15/..", "inherited", True)
    assert [(row[0], row[1], bool(row[2])) for row in rows] == [("2021-05-04", "explicit", False), undated]


def test_what_is_withdrawn_is_in_no_view(filled: Engine) -> None:
    with filled.begin() as connection:
        connection.exec_driver_sql("UPDATE documents SET withdrawn = 'on request'")
        for view in VIEWS:
            columns = {column.name for column in view.columns}
            if "document" in columns:
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {view.name}").scalar() == 0, view.name
