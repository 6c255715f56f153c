"""Ready reports answer on both databases, in a real Datasette with the same rows, and survive as files."""

import contextlib
import http.client
import json
import socket
import subprocess
import sys
import time
import tomllib
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from archive.errors import WrongUse
from archive.importers import saving
from archive.queries import choices, definitions, reports, sql

NAMES = list(reports.all_reports())
SAVED = {
    "title": {"en": "Mine", "zh": "自用"},
    "description": {"en": "", "zh": ""},
    "query": {"sql": "SELECT headline FROM timeline WHERE edtf LIKE :edtf || '%'"},
    "parameters": [{"name": "edtf", "type": "text", "en": "Date", "zh": "日期", "optional": True}],
}


def test_there_are_twenty_and_more() -> None:
    assert len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_every_report_answers_and_is_described(engine: Engine, name: str) -> None:
    report = reports.named(name)
    answer = reports.run(engine, report, {})
    assert answer.columns
    assert len(set(answer.columns)) == len(answer.columns)
    assert all(report.title[language] and report.description[language] for language in ("en", "zh"))
    assert all(p.title["en"] and p.title["zh"] for p in report.parameters)
    assert {p.name for p in report.parameters} == set(sql.parameters(report.sql))
    assert set(report.chart.values()) - {report.chart.get("kind")} <= set(answer.columns)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_survives_as_a_file(name: str) -> None:
    report = reports.named(name)
    assert definitions.parsed(name, tomllib.loads(definitions.as_toml(report))) == report


@pytest.mark.parametrize("name", [*choices.LISTS, *choices.WORDS])
def test_every_list_of_choices_is_there(engine: Engine, name: str) -> None:
    offered = choices.of(engine, name)
    assert len(set(offered)) == len(offered)
    # The sample's bodies have no regions and its initiatives no families.
    assert offered or name in ("families", "provinces")


def test_the_first_choice_stands_in(engine: Engine) -> None:
    report = reports.named("adoption_order")
    assert reports.values(engine, report, {}) == {"initiative": choices.of(engine, "initiatives")[0]}
    assert reports.values(engine, report, {"initiative": "x"}) == {"initiative": "x"}


def test_adoption_is_ordered_by_what_had_certainly_begun(engine: Engine) -> None:
    found = reports.run(engine, reports.named("adoption_order"), {"initiative": "青年书屋"})
    rows = found.rows
    assert found.columns[3:5] == ("known_by", "begun")
    known = [row[3] for row in rows]
    assert known == sorted(known, key=lambda day: (day is None, day))
    assert all(row[4] <= row[3] for row in rows if row[3] and row[4])
    assert {row[0] for row in rows if row[3] is None} <= {None}


def test_counts_are_those_of_the_mentions(engine: Engine) -> None:
    counted = sql.ask(engine, "SELECT committee, initiative, mentions FROM initiatives_of_committees").rows
    told = sql.ask(
        engine, "SELECT committee, initiative, count(*) FROM initiative_mentions_by_committee GROUP BY 1, 2"
    ).rows
    assert sorted(map(str, counted)) == sorted(map(str, told))
    years = "SELECT initiative, sum(mentions), sum(planned) FROM initiatives_by_year GROUP BY initiative"
    again = "SELECT initiative, count(*), sum(CASE WHEN modality = 'planned' THEN 1 ELSE 0 END) FROM initiative_mentions_by_committee GROUP BY initiative"
    assert sorted(sql.ask(engine, years).rows) == sorted(sql.ask(engine, again).rows)
    whole = sql.ask(engine, "SELECT sum(milestones) FROM milestones_by_year").rows
    assert whole == sql.ask(engine, "SELECT count(*) FROM timeline").rows


def test_what_is_wrong_with_a_report_is_said() -> None:
    table: dict[str, Any] = json.loads(json.dumps(SAVED))
    with pytest.raises(WrongUse, match="no name for a report"):
        definitions.parsed("Mine!", table)
    with pytest.raises(WrongUse, match="lacks 'title'"):
        definitions.parsed("mine", {key: table[key] for key in table if key != "title"})
    with pytest.raises(WrongUse, match="other parameters"):
        definitions.parsed("mine", table | {"parameters": []})
    with pytest.raises(WrongUse, match="there are bars"):
        definitions.parsed("mine", table | {"chart": {"kind": "pie"}})
    with pytest.raises(WrongUse, match="no list of choices"):
        definitions.parsed("mine", table | {"parameters": [table["parameters"][0] | {"choices": "nothing"}]})


def test_saved_reports_stand_beside_the_ready_ones(sqlite_url: str) -> None:
    from archive import database

    engine = database.connect(sqlite_url)
    saving.save(engine, "mine", SAVED, author="编者")
    assert reports.named("mine", engine).author == "编者"
    assert reports.run(engine, reports.named("mine", engine), {}).rows == ()
    saving.save(engine, "mine", SAVED | {"title": {"en": "New", "zh": "新"}}, author="另一人")
    assert (reports.saved(engine)["mine"].title["en"], reports.saved(engine)["mine"].author) == ("New", "另一人")
    saving.remove(engine, "mine", author="编者")
    assert reports.saved(engine) == {}
    with pytest.raises(WrongUse, match="no saved report"):
        saving.remove(engine, "mine", author="编者")
    with engine.connect() as connection:
        verbs = connection.execute(
            text("SELECT verb, author FROM audit_entries WHERE subject = 'mine' ORDER BY id")
        ).all()
    engine.dispose()
    assert [tuple(row) for row in verbs] == [
        ("report save", "编者"),
        ("report save", "另一人"),
        ("report remove", "编者"),
    ]


@pytest.fixture(scope="module")
def datasette(engine: Engine) -> Iterator[tuple[http.client.HTTPConnection, str]]:
    """A real Datasette on the same file."""
    path = Path(str(engine.url.database))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", str(path), "--port", str(port)]
    command += ["--setting", "max_returned_rows", "20000", "--setting", "sql_time_limit_ms", "20000"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        yield connection, path.stem
        connection.close()
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", NAMES)
def test_datasette_answers_with_the_same_rows(
    engine: Engine, datasette: tuple[http.client.HTTPConnection, str], name: str
) -> None:
    connection, stem = datasette
    report = reports.named(name)
    values = reports.values(engine, report, {})
    ours = sql.ask(engine, report.sql, values, seconds=20, limit=20_000)
    asked = urllib.parse.urlencode({"sql": report.sql, "_shape": "arrays", **values})
    connection.close()
    connection.request("GET", f"/{urllib.parse.quote(stem)}.json?{asked}")
    told = json.loads(connection.getresponse().read())
    assert told["ok"], told
    assert tuple(told["columns"]) == ours.columns
    assert [tuple(row) for row in told["rows"]] == list(ours.rows)
