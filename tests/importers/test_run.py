"""One import run: outcomes, what is stored, and that doing it twice changes nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from archive.errors import WrongUse
from archive.importers import one, run
from archive.importers.files import Incoming
from archive.importers.given import Given
from archive.importers.run import import_paths, reannotate
from archive.schema.metadata import Batch, BatchFile, Document, Milestone, Source
from archive.schema.vocabulary import Outcome
from tests.importers import stub
from tests.importers.conftest import LETTER, dump

pytestmark = pytest.mark.usefixtures("stubbed")


def outcomes(done: run.Run) -> list[Outcome]:
    return [f.outcome for f in done.files]


def test_everything_found_is_stored(engine: Engine, letter: Path) -> None:
    done = import_paths(engine, [letter])
    assert [(f.outcome, f.documents, f.milestones) for f in done.files] == [(Outcome.NEW, 2, 4)]
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT earliest, latest, edtf, quote, committees, initiatives, document_title FROM timeline ORDER BY start, earliest"
            )
        ).fetchall()
    assert rows[0] == (
        "2021-05-04", "2021-05-04", "2021-05-04", "共青团示例县委员会于2021-05-04启动「示例行动」，120人参加。",
        "共青团示例县委员会", "示例行动", "志愿行动周报",
    )  # fmt: skip
    assert [r.edtf for r in rows] == ["2021-05-04", "2021-06-01", "2021-06-02", "2022-01-09"]


def test_comparison_by_sql(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT committee, words, quote, edtf, basis, modality, document_title "
                "FROM initiative_mentions_by_committee WHERE initiative = '示例行动' ORDER BY start"
            )
        ).fetchall()
        figures = connection.execute(text("SELECT value, unit, edtf FROM reported_figures ORDER BY start")).fetchall()
    assert rows[1] == (
        "共青团示例县委员会", "示例行动", "2021-06-01「示例行动」走进学校，2021-06-02总结，30人获奖。", "2021-06-01",
        "explicit", "done", "志愿行动周报",
    )  # fmt: skip
    assert figures == [(120.0, "人", "2021-05-04"), (30.0, "人", "2021-06-01")]


def test_the_same_file_twice_changes_no_row(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    before = dump(engine)
    again = import_paths(engine, [letter])
    assert outcomes(again) == [Outcome.SAME]
    assert (again.files[0].documents, again.files[0].milestones) == (2, 4)
    assert dump(engine) == before


def test_new_words_of_the_sidecar_change_the_source_in_place(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    ids = _public_ids(engine)
    letter.with_name("letter.txt.source.toml").write_text(
        'url = "https://example.org/a"\npublished = "2021-07"\nretrieved = 2026-01-02\n', encoding="utf-8"
    )
    assert outcomes(import_paths(engine, [letter])) == [Outcome.CHANGED]
    assert _public_ids(engine) == ids
    with engine.connect() as connection:
        assert connection.scalar(select(Source.origin_url)) == "https://example.org/a"
        assert set(connection.scalars(select(Document.published_edtf))) == {"2021-07"}
    before = dump(engine)
    assert outcomes(import_paths(engine, [letter.parent])) == [Outcome.SAME]
    assert dump(engine) == before


def test_silence_takes_no_word_back(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter], given=Given(url="https://example.org/a"))
    assert outcomes(import_paths(engine, [letter])) == [Outcome.SAME]
    with engine.connect() as connection:
        assert connection.scalar(select(Source.origin_url)) == "https://example.org/a"


def test_words_that_change_no_finding_leave_the_findings_alone(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    before = dump(engine)
    assert outcomes(import_paths(engine, [letter], given=Given(note="from a friend"))) == [Outcome.CHANGED]
    after = dump(engine)
    assert {name for name in before if before[name] != after[name]} == {"sources", "archive_state"}


def test_a_new_version_of_extraction_keeps_ids(engine: Engine, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_paths(engine, [letter])
    ids = _public_ids(engine)
    with engine.connect() as connection:
        kept = dict(connection.execute(select(Milestone.text, Milestone.public_id)).all())
    monkeypatch.setattr(one, "EXTRACTION_VERSION", "next")
    monkeypatch.setattr(stub, "DAY", __import__("re").compile(r"2021-\d\d-\d\d"))
    assert outcomes(import_paths(engine, [letter])) == [Outcome.CHANGED]
    assert _public_ids(engine) == ids
    with engine.connect() as connection:
        now = dict(connection.execute(select(Milestone.text, Milestone.public_id)).all())
    assert now == {text_: public for text_, public in kept.items() if "2022" not in text_}


def test_reannotation_that_finds_the_same_changes_no_row(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    before = dump(engine)
    assert outcomes(reannotate(engine)) == [Outcome.SAME]
    assert dump(engine) == before


def test_the_same_bytes_twice_in_one_run(engine: Engine, letter: Path) -> None:
    (letter.parent / "copy.txt").write_bytes(letter.read_bytes())
    done = import_paths(engine, [letter.parent])
    assert outcomes(done) == [Outcome.NEW, Outcome.DUPLICATE]
    assert "copy.txt" in done.files[1].reason
    assert outcomes(import_paths(engine, [letter.parent])) == [Outcome.SAME, Outcome.DUPLICATE]


def test_one_bad_file_does_not_cost_the_others(engine: Engine, letter: Path) -> None:
    (letter.parent / "a-empty.txt").write_bytes(b"")
    (letter.parent / "b-binary.dat").write_bytes(bytes(range(256)))
    (letter.parent / "c-nul.txt").write_bytes("# 一\n有\0零".encode())
    done = import_paths(engine, [letter.parent])
    assert outcomes(done) == [Outcome.REJECTED, Outcome.REJECTED, Outcome.REJECTED, Outcome.NEW]
    assert [f.reason for f in done.files[:2]] == ["empty file", "not text"]
    assert "NUL" in done.files[2].reason
    with engine.connect() as connection:
        stored = connection.execute(select(BatchFile.outcome, BatchFile.reason).order_by(BatchFile.ordinal)).all()
        assert [tuple(row) for row in stored] == [(f.outcome, f.reason) for f in done.files]
        assert connection.scalar(select(Batch.finished_at)) is not None


def test_a_mistake_of_the_programme_costs_one_file(
    engine: Engine, letter: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (letter.parent / "z.txt").write_bytes("# 崩\n共青团示例县委员会2020-01-01".encode())
    right = stub.annotate

    def wrong(reading: object, *rest: object) -> object:
        if "崩" in reading.text:  # type: ignore[attr-defined]
            raise ZeroDivisionError("oops")
        return right(reading, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(one, "annotate", wrong)
    done = import_paths(engine, [letter.parent])
    assert outcomes(done) == [Outcome.NEW, Outcome.REJECTED]
    assert "ZeroDivisionError: oops" in done.files[1].reason
    assert "z.txt could not be taken in" in caplog.text


def test_a_missing_path_does_nothing(engine: Engine, letter: Path, tmp_path: Path) -> None:
    before = dump(engine, batches=True)
    with pytest.raises(WrongUse, match="there is no file or folder"):
        import_paths(engine, [letter, tmp_path / "nowhere"])
    assert dump(engine, batches=True) == before


def test_a_dry_run_writes_nothing(engine: Engine, letter: Path) -> None:
    before = dump(engine, batches=True)
    seen = []
    done = import_paths(engine, [letter], dry_run=True, report=lambda outcome, found: seen.append(found))
    assert [(f.outcome, f.documents, f.milestones) for f in done.files] == [(Outcome.NEW, 2, 4)]
    assert [d.title for d in seen[0].documents] == ["志愿行动周报", "第二篇"]
    assert dump(engine, batches=True) == before


def test_the_original_bytes_are_kept(engine: Engine, letter: Path) -> None:
    from archive.importers import content

    import_paths(engine, [letter])
    with engine.connect() as connection:
        assert content.of_source(connection, 1) == LETTER.encode()


def test_ids_are_the_same_in_every_archive(sqlite_url: str, postgresql_url: str, letter: Path) -> None:
    from archive import database

    ids = []
    for url in (sqlite_url, postgresql_url):
        engine = database.connect(url)
        import_paths(engine, [letter])
        ids.append(_public_ids(engine))
        engine.dispose()
    assert ids[0] == ids[1]


def _public_ids(engine: Engine) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        return sorted(
            (row.title, row.public_id) for row in connection.execute(select(Document.title, Document.public_id))
        )


def test_a_document_that_is_split_keeps_its_id_for_the_larger_part(
    engine: Engine, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_paths(engine, [letter])
    before = dict(_public_ids(engine))
    read = stub.read

    def split(data: bytes, name: str = "") -> object:
        reading = read(data, name)
        blocks = [replace(b, level=1) if "没有日期" in b.span.of(reading.text) else b for b in reading.blocks]
        return replace(reading, blocks=tuple(blocks))

    monkeypatch.setattr(one, "read", split)
    assert outcomes(reannotate(engine)) == [Outcome.CHANGED]
    after = dict(_public_ids(engine))
    assert {title: after[title] for title in before} == before
    assert set(after) - set(before) == {"没有日期的一句。"}
    assert len(set(after.values())) == 3
    monkeypatch.setattr(one, "read", read)
    assert outcomes(reannotate(engine)) == [Outcome.CHANGED]
    assert dict(_public_ids(engine)) == before


def test_files_at_hand_are_taken_in_like_files_on_disk(engine: Engine) -> None:
    done = run.import_files(engine, [Incoming("upload.txt", content=LETTER.encode())])
    assert [(f.outcome, f.documents) for f in done.files] == [(Outcome.NEW, 2)]
    assert outcomes(run.import_files(engine, [Incoming("upload.txt", content=LETTER.encode())])) == [Outcome.SAME]


def test_an_import_leaves_statistics_for_the_planner(engine: Engine, letter: Path) -> None:
    assert outcomes(import_paths(engine, [letter])) == [Outcome.NEW]
    if engine.dialect.name == "sqlite":  # PostgreSQL gathers them by itself
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'milestones'"))
