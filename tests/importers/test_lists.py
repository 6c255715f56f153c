"""Lists of documents: each row brings a document, as its text or as a file beside the list, with what the row says of it."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from archive.importers import doubtful, preview
from archive.importers.check import faults
from archive.importers.files import incoming
from archive.importers.lists import published
from archive.importers.run import Run, import_files, import_paths, reannotate
from archive.importers.withdrawal import withdraw
from archive.queries import document, documents
from archive.schema.vocabulary import Doubt, Outcome
from tests.importers.conftest import opened
from tests.makers import xlsx

BODY = "全市各级团组织要高度重视青年夜校工作。2021年3月4日，南溪团市委举办青年夜校，120人参加。"
UNDATED = "全市各级团组织要高度重视青年夜校工作。"
LETTER = "关于举办青年夜校的通知\n\n各县团委：\n\n南溪团市委决定于2021年5月4日举办青年夜校，现将有关事项通知如下。\n"
HEAD = "标题,发文单位,成文日期,文号,正文,文件,链接\n"


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    with opened(sqlite_url) as engine:
        yield engine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where files are handed in, away from the database."""
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def written(folder: Path, rows: str, name: str = "目录.csv") -> Path:
    path = folder / name
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def outcomes(run: Run) -> list[tuple[str, str]]:
    return [(f.outcome.value, f.path.rpartition("/")[2]) for f in run.files]


def rows(engine: Engine, statement: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


DOCUMENTS = (
    "SELECT d.title, d.number, d.published_edtf, d.issuer_rule, s.origin_url FROM documents d "
    "JOIN sources s ON s.id = d.source_id ORDER BY d.title"
)


def test_a_row_with_its_text_is_a_document(engine: Engine, folder: Path) -> None:
    file = written(
        folder, f"青年夜校工作情况,共青团山西省委员会,2021.3.8,南团发〔2021〕3号,{BODY},,https://example.org/1\n"
    )
    run = import_paths(engine, [file])
    assert outcomes(run) == [("listed", "目录.csv"), ("new", "目录.csv!青年夜校工作情况.txt")]
    assert rows(engine, DOCUMENTS) == [
        ("青年夜校工作情况", "南团发〔2021〕3号", "2021-03-08", "given", "https://example.org/1")
    ]
    assert rows(engine, "SELECT note, list_row FROM sources ORDER BY id") == [
        (None, None), ("from the list 目录.csv", "2")
    ]  # fmt: skip


def test_a_row_with_a_file_says_what_the_file_is(engine: Engine, folder: Path) -> None:
    (folder / "通知.txt").write_text(LETTER, encoding="utf-8")
    written(folder, "关于举办青年夜校的通知,,2021-04-20,,,通知,\n")
    run = import_paths(engine, [folder])
    assert outcomes(run) == [("listed", "目录.csv"), ("new", "通知.txt")]
    assert rows(engine, DOCUMENTS)[0][2] == "2021-04-20"


def test_a_file_that_came_before_its_list_gets_what_the_list_says(engine: Engine, folder: Path) -> None:
    (folder / "a.txt").write_text(LETTER, encoding="utf-8")
    written(folder, "关于举办青年夜校的通知,,2021-04-20,,,a.txt,\n")
    run = import_files(engine, [*incoming([folder / "a.txt"]), *incoming([folder / "目录.csv"])])
    assert outcomes(run) == [("new", "a.txt"), ("listed", "目录.csv"), ("changed", "a.txt")]
    assert rows(engine, DOCUMENTS)[0][2] == "2021-04-20"


def test_files_of_a_zip_are_found_beside_their_list(engine: Engine, folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("一/通知.txt", LETTER)
        archive.writestr("目录.csv", HEAD + "关于举办青年夜校的通知,,2021-04-20,,,一/通知.txt,\n")
    run = import_paths(engine, [folder / "a.zip"])
    assert [(o, p) for o, p in outcomes(run)] == [("listed", "a.zip!目录.csv"), ("new", "通知.txt")]
    assert rows(engine, DOCUMENTS)[0][2] == "2021-04-20"


def test_a_list_that_grows_brings_what_is_new(engine: Engine, folder: Path) -> None:
    first = f"青年夜校工作情况,,2021-03-08,,{BODY},,\n"
    import_paths(engine, [written(folder, first)])
    assert outcomes(import_paths(engine, [written(folder, first)]))[1][0] == "same"
    run = import_paths(engine, [written(folder, f"另一篇,,2022,,{BODY}另，召开全会。,,\n{first}")])
    assert [o for o, _ in outcomes(run)] == ["listed", "new", "same"]
    run = import_paths(engine, [written(folder, first.replace("03-08", "03-09"))])
    assert [o for o, _ in outcomes(run)] == ["listed", "changed"]


def test_a_list_tells_of_files_that_are_held_already(engine: Engine, folder: Path) -> None:
    (folder / "通知.txt").write_text(LETTER, encoding="utf-8")
    import_paths(engine, [folder / "通知.txt"])
    (folder / "elsewhere").mkdir()
    run = import_paths(engine, [written(folder / "elsewhere", "关于举办青年夜校的通知,,2021-04-20,,,通知.txt,\n")])
    assert [o for o, _ in outcomes(run)] == ["listed", "changed"]
    assert rows(engine, DOCUMENTS)[0][2] == "2021-04-20"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("甲,,,,,没有.txt,", "row 2: there is no file 没有.txt beside the list"),
        (",,,,,,https://example.org/", "row 2: it gives an address alone"),
        (",,2021,3号,,,", "row 2: it gives neither a title nor a text nor a file"),
        ("甲,,,,,../secret.txt,", "row 2: there is no file"),
        ("甲,,,,,/etc/passwd,", "row 2: there is no file"),
        ("甲,,,,,link.txt,", "row 2: there is no file"),
    ],
    ids=["file", "address", "nothing", "above", "absolute", "link"],
)
def test_a_row_that_brings_nothing_says_why(engine: Engine, folder: Path, row: str, reason: str) -> None:
    (folder.parent / "secret.txt").write_text(LETTER, encoding="utf-8")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    run = import_paths(engine, [written(folder, row + "\n")])
    assert [f.outcome for f in run.files] == [Outcome.LISTED, Outcome.REJECTED]
    assert run.files[1].reason.startswith(reason)
    assert rows(engine, "SELECT reader FROM sources") == [("list",)]


def test_a_row_that_names_what_no_system_can_look_for_costs_no_other(engine: Engine, folder: Path) -> None:
    long = "关于青年夜校的说明" * 20
    file = written(folder, f"甲,,,,,{long}/附件.docx,\n乙,,,,{BODY},,\n")
    run = import_paths(engine, [file])
    assert outcomes(run) == [("listed", "目录.csv"), ("rejected", "目录.csv!甲.txt"), ("new", "目录.csv!乙.txt")]
    assert "cannot be looked for" in run.files[1].reason


def test_a_row_with_only_a_title_is_an_entry(engine: Engine, folder: Path) -> None:
    run = import_paths(
        engine, [written(folder, "青年夜校工作总结,共青团山西省委员会,2021-03,3号,,,https://example.org/\n")]
    )
    assert run.files[1].reason == "row 2: Only its entry is held: the row gives neither a text nor a file"
    assert rows(engine, DOCUMENTS) == [("青年夜校工作总结", "3号", "2021-03", "given", "https://example.org/")]
    (text_,) = rows(engine, "SELECT text FROM source_readings ORDER BY source_id")[-1]
    assert "发文单位：共青团山西省委员会\n成文日期：2021-03\n文号：3号\n链接：https://example.org/" in str(text_)


def test_titles_of_every_year_are_entries_of_their_own(engine: Engine, folder: Path) -> None:
    run = import_paths(engine, [written(folder, "工作总结,,2021,,,,\n工作总结,,2022,,,,\n")])
    assert [o for o, _ in outcomes(run)] == ["listed", "new", "new"]


def test_words_that_are_no_date_are_kept_as_words(engine: Engine, folder: Path) -> None:
    run = import_paths(engine, [written(folder, f"青年夜校工作情况,,辛丑年春,,{UNDATED},,\n")])
    assert run.files[1].outcome is Outcome.NEW
    assert run.files[1].reason == "row 2: its date '辛丑年春' is not understood; it is kept as these words"
    assert rows(engine, "SELECT date_words FROM sources ORDER BY id") == [(None,), ("辛丑年春",)]
    with engine.connect() as connection:
        (item,) = doubtful.queue(connection, [Doubt.UNDATED])
    assert (item.title, item.detail) == ("青年夜校工作情况", "辛丑年春")
    run = import_paths(engine, [written(folder, f"青年夜校工作情况,,2021-03-08,,{UNDATED},,\n")])
    assert [o for o, _ in outcomes(run)] == ["listed", "changed"]
    assert rows(engine, "SELECT date_words, given_published FROM sources WHERE reader = 'plain'") == [
        (None, "2021-03-08")
    ]


def test_a_preview_tells_the_words_of_a_date(engine: Engine, folder: Path) -> None:
    seen: list[preview.Preview] = []
    with engine.connect() as connection:
        import_paths(
            engine, [written(folder, f"青年夜校工作情况,,辛丑年春,,{UNDATED},,\n")], dry_run=True,
            report=lambda o, a: seen.append(preview.of(connection, o, a)),
        )  # fmt: skip
    assert [d.detail for d in seen[1].doubts if d.sort is Doubt.UNDATED] == ["辛丑年春"]


def test_the_list_is_kept_byte_for_byte_and_rows_lead_to_it(engine: Engine, folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(xlsx([["题名", "正文"], ["青年夜校工作情况", BODY], ["另一篇", "第二段在此。"]]))
    import_paths(engine, [folder / "a.xlsx"])
    with engine.connect() as connection:
        (public_id,) = connection.execute(text("SELECT public_id FROM documents WHERE title = '另一篇'")).one()
        file = documents.list_file(connection, public_id)
        held = document.read(connection, public_id)
        assert documents.file(connection, public_id) is not None
    assert file is not None
    assert file.content == (folder / "a.xlsx").read_bytes()
    assert held is not None
    assert (held.origin.list_name, held.origin.list_row, held.origin.list_handed_out) == ("a.xlsx", "1月!3", True)
    assert rows(engine, "SELECT text FROM source_readings ORDER BY source_id")[0] == (
        f"题名\t正文\n青年夜校工作情况\t{BODY}\n另一篇\t第二段在此。",
    )
    assert list(faults(engine)) == []
    withdraw(engine, public_id, author="某人", reason="隐私")
    with engine.connect() as connection:
        (other,) = connection.execute(text("SELECT public_id FROM documents WHERE title <> '另一篇'")).one()
        assert documents.list_file(connection, other) is None


def test_a_list_is_understood_anew_as_a_list(engine: Engine, folder: Path) -> None:
    import_paths(engine, [written(folder, f"青年夜校工作情况,,2021,,{BODY},,\n")])
    assert [f.outcome.value for f in reannotate(engine).files] == ["same", "same"]


def test_sheets_of_both_kinds_come_in(engine: Engine, folder: Path) -> None:
    events = [["日期", "单位", "内容"], ["2021-03-04", "共青团山西省委员会", "举办青年夜校，120人参加"]]
    listed = [["题名", "发文机关", "正文"], ["青年夜校工作情况", "山西团省委", f"{BODY}\n第二段在此。"]]
    (folder / "a.xlsx").write_bytes(xlsx(events, listed))
    run = import_paths(engine, [folder / "a.xlsx"])
    assert outcomes(run) == [("new", "a.xlsx"), ("new", "a.xlsx!青年夜校工作情况.txt")]
    found = rows(engine, "SELECT o.name FROM documents d JOIN organisations o ON o.id = d.issuer_id")
    assert ("共青团山西省委员会",) in found
    assert [r[0] for r in rows(engine, "SELECT text FROM passages ORDER BY id")][-1] == "第二段在此。"


def test_a_sidecar_names_the_columns(engine: Engine, folder: Path) -> None:
    (folder / "a.csv").write_text(f"甲,乙,丙\n青年夜校,2021-03-08,{BODY}\n", encoding="utf-8")
    sidecar = folder / "a.csv.source.toml"
    sidecar.write_text('publisher = "南溪日报"\n[columns]\ntitle = "甲"\ndate = "乙"\ntext = "丙"\n', encoding="utf-8")
    assert [o for o, _ in outcomes(import_paths(engine, [folder / "a.csv"]))] == ["listed", "new"]
    sidecar.unlink()
    run = import_paths(engine, [folder / "a.csv"])
    assert [o for o, _ in outcomes(run)] == ["listed", "same"]
    sidecar.write_text('[columns]\ntitel = "甲"\n', encoding="utf-8")
    assert import_paths(engine, [folder / "a.csv"]).files[0].outcome is Outcome.REJECTED


def test_a_title_said_twice_gives_two_documents(engine: Engine, folder: Path) -> None:
    run = import_paths(engine, [written(folder, f"通知,,2021,,{BODY},,\n通知,,2022,,{BODY}再次。,,\n")])
    assert [p for _, p in outcomes(run)][1:] == ["目录.csv!通知.txt", "目录.csv!通知 (2).txt"]
    assert len(rows(engine, DOCUMENTS)) == 2


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("2023-06-08", "2023-06-08"), ("2023.6.8", "2023-06-08"), ("2023/6", "2023-06"), ("2023", "2023"),
        ("2023年6月", "2023-06"), ("2023年6月8日", "2023-06-08"), ("二〇二三年六月八日", "2023-06-08"), ("2020/2023", "2020/2023"),
    ],
    ids=str,
)  # fmt: skip
def test_dates_as_tables_write_them(cell: str, written: str) -> None:
    assert published(cell) == written


@pytest.mark.parametrize("cell", ["某日", "去年", "6月8日", "2023-13", "2023年6月8日至我们会议闭幕之后的那一天为止"])
def test_what_is_no_date_is_not_guessed(cell: str) -> None:
    assert published(cell) is None
