"""What can be asked in SQL, and what cannot: the table of hostile statements is the promise."""

import time

import pytest

from archive.errors import WrongUse
from archive.queries import frames, reports, sql

HOSTILE = [
    "DELETE FROM milestones",
    "INSERT INTO settings VALUES ('a', '1')",
    "UPDATE documents SET title = 'x'",
    "DROP VIEW timeline",
    "CREATE TABLE t (a integer)",
    "PRAGMA writable_schema = 1",
    "ATTACH 'other.db' AS other",
    "VACUUM INTO 'copy.db'",
    "SELECT 1; SELECT 2",
    "SELECT * FROM settings",
    "SELECT * FROM source_contents",
    "SELECT count(*) FROM milestones",
    "SELECT (SELECT count(*) FROM corrections)",
    "SELECT 1 FROM timeline, settings",
    "SELECT * FROM (SELECT * FROM milestones) AS timeline",
    "WITH timeline AS (SELECT * FROM settings) SELECT * FROM timeline",
    'WITH "timeline" (a, b) AS MATERIALIZED (SELECT key, value FROM settings) SELECT * FROM timeline',
    "WITH gone AS (DELETE FROM milestones RETURNING id) SELECT * FROM gone",
    "SELECT * FROM sqlite_master",
    "SELECT * FROM pg_class",
    "SELECT * FROM information_schema.tables",
    "SELECT load_extension('x')",
    "SELECT readfile('/etc/passwd')",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_sleep(5)",
    "SELECT set_config('role', 'x', false)",
    "SELECT query_to_xml('SELECT * FROM settings', true, true, '')",
    'SELECT "pg_sleep"(5)',
    "COPY settings TO '/tmp/x'",
    "SELECT length(randomblob(1000000000))",
    "EXPLAIN SELECT 1",
    "",
    "   ;",
    "-- nothing",
    "SELECT '\0'",
    "SELECT nonsense FROM timeline",
    "SELECT * FROM timeline WHERE edtf = :missing",
    "SELECT" + " 1 +" * 9000 + " 1",
]


@pytest.mark.parametrize("statement", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_statements_are_refused_with_a_sentence(engine, statement):
    with pytest.raises(sql.Refused) as caught:
        sql.ask(engine, statement)
    assert len(str(caught.value)) > 10


def test_what_takes_too_long_is_stopped(engine):
    begun = time.monotonic()
    with pytest.raises(sql.Refused, match="longer than"):
        sql.ask(
            engine,
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
            seconds=0.3,
        )
    assert time.monotonic() - begun < 5


def test_views_can_be_asked_joined_and_counted(engine):
    answer = sql.ask(
        engine,
        "WITH told AS (SELECT document, count(*) AS n FROM timeline GROUP BY document) "
        "SELECT d.title, told.n FROM documents_overview d JOIN told ON told.document = d.document "
        "WHERE d.document = :id /* :not_a_parameter */ AND ':nor' <> 'this'",
        {"id": "dreport"},
    )
    assert (answer.columns, answer.rows, answer.cut) == (("title", "n"), (("东川省2020年工作报告", 3),), False)


def test_percent_signs_and_colons_are_kept(engine):
    assert sql.ask(engine, "SELECT headline FROM timeline WHERE headline LIKE '%电话会议%' AND ':a' = ':a'").rows


def test_a_cut_answer_says_so(engine):
    assert sql.ask(engine, "SELECT * FROM timeline", limit=3).cut
    assert not sql.ask(engine, "SELECT * FROM timeline", limit=8).cut


def test_withdrawn_documents_are_in_no_view(engine):
    assert not sql.ask(engine, "SELECT 1 FROM documents_overview WHERE document = 'dhidden'").rows


@pytest.mark.parametrize("name", reports.all_reports())
def test_every_report_answers(engine, name):
    report = reports.named(name)
    assert reports.run(engine, report, {}).columns
    assert set(report.title) == set(report.description) == {"en", "zh"}
    assert {p.name for p in report.parameters} == set(sql.parameters(report.sql))


def test_a_report_refuses_what_it_does_not_know():
    with pytest.raises(WrongUse, match="there are"):
        reports.named("nothing")
    with pytest.raises(WrongUse, match="no parameter"):
        reports.named("initiatives_by_committee").values({"x": "1"})


def test_frames_have_days_and_whole_numbers(engine):
    frame = frames.view(engine, "timeline")
    assert str(frame["earliest"].dtype).startswith("datetime64")
    assert str(frame["days"].dtype) == "Int64"
    matrix = frames.matrix(engine)
    assert matrix.loc["小树苗计划", "共青团西岭省委员会"] == 1
    with pytest.raises(WrongUse, match="no view"):
        frames.view(engine, "settings")
