"""What is told of a table that is taken in: the columns as they were taken, those left out, and rows that no date places."""

from pathlib import Path

from sqlalchemy import Engine, select

from archive.importers import curation, doubtful, preview
from archive.importers.batches import FileOutcome
from archive.importers.run import import_paths
from archive.queries import decisions
from archive.schema.metadata import Milestone
from archive.schema.vocabulary import Doubt, FindingKind
from webapp.shell.problems import in_chinese

TABLE = "日期,事件,出处\n1994,青山团市委建成青年驿站8个,志书\n2019-04-31,青山团市委举办青年歌会3场,志书\n"
TOLD = (
    "columns taken: date=日期, text=事件; columns left out: 出处. Rows without a date that could be read, "
    "and so without a milestone, 1: 2019年4月31日，青山团市委举办青年歌会3场"
)


def told(engine: Engine, file: Path, content: str) -> FileOutcome:
    file.write_text(content, encoding="utf-8")
    (outcome,) = import_paths(engine, [file]).files
    return outcome


def test_the_outcome_tells_columns_and_rows_without_a_date(engine: Engine, tmp_path: Path) -> None:
    outcome = told(engine, tmp_path / "a.csv", TABLE)
    assert (outcome.reason.rstrip("。"), outcome.milestones) == (TOLD, 1)
    assert "未采用的列：出处" in (in_chinese(TOLD) or "")
    assert "（1行）" in (in_chinese(TOLD) or "")


def test_nothing_more_is_told_where_nothing_is_left_out(engine: Engine, tmp_path: Path) -> None:
    outcome = told(engine, tmp_path / "a.csv", "日期,事件\n1994,青山团市委建成青年驿站8个\n")
    assert outcome.reason == "columns taken: date=日期, text=事件"
    assert in_chinese(outcome.reason) == "各列用途：date=日期, text=事件"


def test_a_preview_names_the_row_as_doubtful(engine: Engine, tmp_path: Path) -> None:
    file, seen = tmp_path / "a.csv", []
    file.write_text(TABLE, encoding="utf-8")
    with engine.connect() as connection:
        import_paths(
            engine, [file], dry_run=True, report=lambda o, a: seen.append(preview.of(connection, o, a))
        )  # fmt: skip
    rows = [d for d in seen[0].doubts if d.sort is Doubt.UNDATED and d.detail]
    assert [d.text for d in rows] == ["2019年4月31日，青山团市委举办青年歌会3场。"]
    assert seen[0].outcome.reason.startswith("columns taken")


def test_a_list_of_documents_tells_its_columns_too(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "题名,发文日期,正文,密级\n青山团市委举办歌会,2021-05-04,青山团市委举办青年歌会。,公开\n", encoding="utf-8"
    )
    listed = import_paths(engine, [file]).files[0]
    assert listed.reason == (
        "a list of 1 documents. columns taken: title=题名, date=发文日期, text=正文; columns left out: 密级"
    )
    assert in_chinese(listed.reason) == (
        "列有1篇文献的目录。各列用途：title=题名, date=发文日期, text=正文；未采用的列：密级"
    )


def test_rows_without_a_date_wait_for_a_person(engine: Engine, tmp_path: Path) -> None:
    told(engine, tmp_path / "a.csv", TABLE.replace("志书", "") + "辛丑年春,青山团市委举办青年论坛2场,\n")
    first, second = rows_of(engine)
    assert (first.subject, first.detail) == (
        "2019年4月31日，青山团市委举办青年歌会3场。",
        "a row of the table, no milestone",
    )
    curation.change(engine, first, {"edtf": "2019-04-30"}, author="甲")
    curation.accept(engine, second, author="甲", reason="nobody knows")
    assert rows_of(engine) == []
    with engine.connect() as connection:
        assert "2019-04-30" in set(connection.scalars(select(Milestone.edtf)))
        assert [d.state for d in decisions.latest(connection)] == ["standing", "standing"]


def rows_of(engine: Engine) -> list[doubtful.Item]:
    with engine.connect() as connection:
        return [i for i in doubtful.queue(connection, [Doubt.UNDATED]) if i.kind is FindingKind.MILESTONE]
