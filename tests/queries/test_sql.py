"""What can be asked in SQL; what cannot stands in test_hostile."""

import pytest

from archive.errors import WrongUse
from archive.queries import frames, reports, sql


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


def test_a_report_refuses_what_it_does_not_know(engine):
    with pytest.raises(WrongUse, match="there are"):
        reports.named("nothing")
    with pytest.raises(WrongUse, match="no parameter"):
        reports.run(engine, reports.named("initiatives_by_committee"), {"x": "1"})


def test_frames_have_days_and_whole_numbers(engine):
    frame = frames.view(engine, "timeline")
    assert str(frame["earliest"].dtype).startswith("datetime64")
    assert str(frame["days"].dtype) == "Int64"
    matrix = frames.matrix(engine)
    assert matrix.loc["小树苗计划", "共青团西岭省委员会"] == 1
    with pytest.raises(WrongUse, match="no view"):
        frames.view(engine, "settings")
