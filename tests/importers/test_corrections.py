"""What people decide stays through every re-import, and is flagged, never moved, where the text has changed."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from archive.errors import WrongUse
from archive.importers import corrections, one
from archive.importers.run import import_paths, reannotate
from archive.importers.writing import writing
from archive.schema.metadata import Correction, Document, Figure, Milestone, Source
from archive.schema.vocabulary import Decision, FindingKind
from tests.importers import stub
from tests.importers.conftest import dump

pytestmark = pytest.mark.usefixtures("stubbed")


def decide(engine: Engine, model: Any, which: str, decision: Decision, **more: Any) -> int:
    kinds = {Figure: FindingKind.FIGURE, Milestone: FindingKind.MILESTONE, Document: FindingKind.DOCUMENT}
    with writing(engine) as connection:
        row = connection.execute(select(model.start, model.stop).where(_text(model).contains(which))).first()
        assert row is not None
        sha256 = connection.scalar(select(Source.sha256)) or ""
        quoted = connection.exec_driver_sql("SELECT text FROM source_readings").scalar()[row.start : row.stop]
        return corrections.decide(
            connection, source_sha256=sha256, kind=kinds[model], start=row.start, stop=row.stop, quoted=quoted,
            decision=decision, author="editor", **more,
        )  # fmt: skip


def _text(model: Any) -> Any:
    return model.title if model is Document else model.text


def figures(engine: Engine) -> list[tuple[str, float, int | None]]:
    with engine.connect() as connection:
        rows = connection.execute(select(Figure.text, Figure.value_base, Figure.correction_id).order_by(Figure.start))
        return [tuple(row) for row in rows]


def test_a_rejected_finding_stays_away(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    decide(engine, Figure, "120人", Decision.REJECTED)
    assert reannotate(engine).files[0].outcome.value == "changed"
    assert figures(engine) == [("30人", 30.0, None)]
    before = dump(engine)
    assert reannotate(engine).files[0].outcome.value == "same"
    assert import_paths(engine, [letter]).files[0].outcome.value == "same"
    assert dump(engine) == before


def test_a_changed_finding_keeps_its_new_values_and_its_mark(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    key = decide(engine, Figure, "120人", Decision.CHANGED, before={"value_base": 120}, after={"value_base": 121.0})
    reannotate(engine)
    assert figures(engine) == [("120人", 121.0, key), ("30人", 30.0, None)]


def test_an_accepted_finding_is_marked(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    key = decide(engine, Figure, "30人", Decision.ACCEPTED)
    reannotate(engine)
    assert figures(engine)[1] == ("30人", 30.0, key)


def test_a_new_date_is_given_as_edtf(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    decide(engine, Milestone, "启动", Decision.CHANGED, after={"edtf": "2021-05", "modality": "planned"})
    reannotate(engine)
    with engine.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT earliest, latest, edtf, modality FROM timeline WHERE quote LIKE '%%启动%%'"
        ).one()
    assert tuple(row) == ("2021-05-01", "2021-05-31", "2021-05", "planned")


def test_a_document_can_be_given_another_header(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    decide(engine, Document, "第二篇", Decision.CHANGED, after={"published": "2022-01", "genre": "bulletin"})
    reannotate(engine)
    with engine.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT published_edtf, genre FROM documents_overview WHERE title = '第二篇'"
        ).one()
    assert tuple(row) == ("2022-01", "bulletin")


def test_a_corrected_issuer_is_understood_throughout_a_source_of_one_document(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes("# 独篇\n本会2021-05-04启动「示例行动」。".encode())
    import_paths(engine, [tmp_path / "one.txt"])
    decide(engine, Document, "独篇", Decision.CHANGED, after={"issuer": "共青团示例县委员会", "published": "2021-06"})
    reannotate(engine)
    with engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT issuer, published, committees FROM timeline").one()
        rules = connection.exec_driver_sql("SELECT published_rule, correction_id IS NULL FROM documents").one()
    assert tuple(row) == ("共青团示例县委员会", "2021-06", "共青团示例县委员会")
    assert (rules[0], bool(rules[1])) == ("corrected", False)


def test_undoing_brings_the_finding_back(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    before = figures(engine)
    key = decide(engine, Figure, "120人", Decision.REJECTED)
    reannotate(engine)
    with writing(engine) as connection:
        corrections.undo(connection, key)
    reannotate(engine)
    assert figures(engine) == before
    with writing(engine) as connection, pytest.raises(WrongUse, match="no standing decision"):
        corrections.undo(connection, key)


@pytest.mark.parametrize(
    ("change", "flag"),
    [
        ({"quoted": "别的字"}, "the text under it has changed"),
        ({"start": 3, "stop": 4, "quoted": "愿"}, "what it decided about was not found again"),
    ],
    ids=["text", "finding"],
)
def test_a_decision_that_no_longer_fits_is_flagged(
    engine: Engine, letter: Path, change: dict[str, Any], flag: str
) -> None:
    import_paths(engine, [letter])
    key = decide(engine, Figure, "120人", Decision.REJECTED)
    with writing(engine) as connection:
        connection.execute(Correction.__table__.update().values(**change))
    monkey_version(engine)
    reannotate(engine)
    assert len(figures(engine)) == 2
    with engine.connect() as connection:
        assert connection.execute(select(Correction.id, Correction.flag)).all() == [(key, flag)]


def monkey_version(engine: Engine) -> None:
    """Make the stored findings look stale, so that re-annotation stores them again."""
    with writing(engine) as connection:
        connection.exec_driver_sql(f"UPDATE sources SET findings_sha256 = '{'0' * 64}'")


@pytest.mark.parametrize(
    "after", [{"colour": 1}, {"modality": "never"}, {"edtf": "20xx"}], ids=["field", "word", "date"]
)
def test_values_that_cannot_be_used_are_flagged(engine: Engine, letter: Path, after: dict[str, Any]) -> None:
    import_paths(engine, [letter])
    decide(engine, Milestone, "启动", Decision.CHANGED, after=after)
    monkey_version(engine)
    reannotate(engine)
    with engine.connect() as connection:
        assert "its values cannot be used" in (connection.scalar(select(Correction.flag)) or "")


def test_a_change_without_values_is_refused(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    with pytest.raises(WrongUse, match="needs the values"):
        decide(engine, Figure, "120人", Decision.CHANGED)


def test_the_correction_survives_a_new_version(engine: Engine, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_paths(engine, [letter])
    decide(engine, Figure, "120人", Decision.REJECTED)
    monkeypatch.setattr(one, "EXTRACTION_VERSION", "next")
    monkeypatch.setattr(stub, "COUNT", __import__("re").compile(r"(\d\d+)人"))
    import_paths(engine, [letter])
    assert [text for text, _, _ in figures(engine)] == ["30人"]
