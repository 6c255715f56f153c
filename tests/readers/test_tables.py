"""Tables of milestones: columns by their headings, each row a sentence, each character with its place in the table."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from archive.errors import RejectedSource
from archive.readers import isolation, read, tables
from archive.readers.headings import RowKind, columns, head
from archive.values.reading import Reading
from tests.makers import xlsx

TABLE = """南溪大事记,,,,
日期,单位,内容,人数,备注
2021-03-04,南溪团市委,举办青年夜校,120人,内部
2021.5,云岭团省委,"启动""青年志愿服务""行动，部署工作",,
,,,,
2020年6月7日,,召开全会,,
"""
ROWS = [
    "南溪大事记",
    "2021年3月4日，南溪团市委举办青年夜校，120人。",
    '2021年5月，云岭团省委启动"青年志愿服务"行动，部署工作。',
    "2020年6月7日，召开全会。",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_row_is_a_sentence(encoding: str) -> None:
    reading = read(TABLE.encode(encoding), "南溪大事记.csv")
    assert reading.text.split("\n") == ROWS
    assert (reading.reader, reading.meta()["columns left out"]) == ("csv", "备注")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators(separator: str) -> None:
    data = f"日期{separator}内容\r\n2021-03-04{separator}举办青年夜校\r\n"
    assert read(data.encode(), "a.tsv" if separator == "\t" else "a.csv").text == "a\n2021年3月4日，举办青年夜校。"


def test_every_character_knows_its_cell() -> None:
    reading = read(TABLE.encode(), "a.csv")
    for words in ("举办青年夜校", "120人", "启动", "部署工作", "召开全会"):
        at = reading.text.index(words)
        assert reading.origins[at] == TABLE.index(words)


def test_a_line_break_in_a_cell_ends_no_row() -> None:
    data = '日期,内容\r\n2021-03-04,"举办\r\n青年夜校"\r\n'
    assert read(data.encode(), "a.csv").text.split("\n") == ["a", "2021年3月4日，举办  青年夜校。"]


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(RejectedSource, match="more than 100,000 rows"):
        read(("日期,内容" + "\n" * 100_001).encode(), "a.csv")


def test_a_table_is_read_in_a_child_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    kept = isolation.read

    def counted(reader: str, data: bytes) -> Reading:
        asked.append(reader)
        return kept(reader, data)

    monkeypatch.setattr(isolation, "read", counted)
    data = "日期,内容\n2021-03-04,只读一次\n".encode()
    assert tables.tables(data) == tables.tables(data)
    assert asked == ["csv_rows"]


def test_excel_with_days_as_numbers() -> None:
    data = xlsx([["日期", "单位", "内容"], [44259, "南溪团市委", "举办青年夜校"], ["2020年", "", "召开全会"]])
    reading = read(data, "a.xlsx")
    assert reading.text.split("\n") == ["a", "2021年3月4日，南溪团市委举办青年夜校。", "2020年，召开全会。"]
    assert reading.reader == "xlsx"


def test_sheets_stand_under_their_names_and_what_is_no_table_of_statements_is_named() -> None:
    one, two = (
        [["日 期", "内容（简）"], ["2021-03-04", "举办青年夜校"]],
        [["时间", "事项"], ["2021-05-04", "召开座谈会"]],
    )
    reading = read(xlsx(one, two, [["甲", "乙"], ["1", "无关"]]), "a.xlsx")
    rows = ["a", "1月", "2021年3月4日，举办青年夜校。", "2月", "2021年5月4日，召开座谈会。"]
    assert reading.text.split("\n") == rows
    assert reading.meta()["sheets left out"] == "3月"


def test_merged_cells_hold_for_every_row() -> None:
    rows = [["日期", "内容"], ["2021-03-04", "举办青年夜校"], ["", "召开座谈会"], ["2021-05-04", "召开\n全会"]]
    reading = read(xlsx(rows, merged=["A2:A3"]), "a.xlsx")
    assert reading.text.split("\n")[1:] == [
        "2021年3月4日，举办青年夜校。", "2021年3月4日，召开座谈会。", "2021年5月4日，召开 全会。"
    ]  # fmt: skip


def test_a_list_of_documents_is_no_table_of_statements() -> None:
    with pytest.raises(RejectedSource, match="a list of documents"):
        read("标题,日期,内容\n一,2021,二\n".encode(), "a.csv")


def test_what_was_told_of_a_head_is_all_that_is_known_of_it() -> None:
    headings = ("标题", "日期", "内容")
    as_statements = {"head": head(headings), "rows": "statements", "date": "日期", "text": "标题"}
    found = columns(headings, [{"date": "日期"}, as_statements])
    assert (found.kind, dict(found.at), found.told) == (RowKind.STATEMENTS, {"date": 1, "text": 0}, True)
    assert columns((*headings, "文号"), [as_statements]).kind is RowKind.DOCUMENTS


def test_unknown_headings_are_asked_about() -> None:
    with pytest.raises(RejectedSource, match=r"甲, 乙 .*date and which the text.*--columns date=HEADING,text=HEADING"):
        read("甲,乙\n2021-03-04,举办青年夜校\n".encode(), "a.csv")


def test_what_was_told_counts_where_it_fits() -> None:
    told = [{"date": "何时", "text": "何事"}, {"date": "甲", "text": "乙"}]
    assert read("甲,乙\n2021-03-04,举办青年夜校\n".encode(), "a.csv", told).text.endswith("举办青年夜校。")


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(RejectedSource, match="no rows"):
        read("日期,内容\n".encode(), "a.csv")


def test_a_text_with_commas_is_no_table() -> None:
    assert read("会议总结,了工作,部署\n会议总结,了工作,部署。\n".encode(), "a.txt").reader == "plain"


def test_a_text_that_begins_with_a_body_is_no_predicate_of_the_committee() -> None:
    rows = "时间,委员会,事件\n1953,南溪团市委,南溪县学联成立\n1954,南溪团市委,成立南溪县学联\n"
    assert read(rows.encode(), "a.csv").text.split("\n")[1:] == [
        "1953年，南溪团市委，南溪县学联成立。", "1954年，南溪团市委成立南溪县学联。"
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["委员会", "团组织名称", "牵头单位", "实施单位（盖章）"])
def test_whose_work_it_is_has_many_names(heading: str) -> None:
    reading = read(f"日期,{heading},事件,出处\n2021,南溪团市委,举办青年夜校,志书\n".encode(), "a.csv")
    assert reading.text.endswith("\n2021年，南溪团市委举办青年夜校。")
    assert reading.meta()["columns"] == f"date=日期, text=事件, committee={heading}"
    assert reading.meta()["columns left out"] == "出处"


def test_days_that_were_not_set_as_days_and_cells_that_failed() -> None:
    rows = [["日期", "单位", "内容"], ["44259", "青山团市委", "举办青年夜校"], ["44260.5", "青山团市委", "举办第二期"]]
    assert read(xlsx(rows), "a.xlsx").text.split("\n")[1:] == [
        "2021年3月4日，青山团市委举办青年夜校。", "2021年3月5日，青山团市委举办第二期。",
    ]  # fmt: skip


def test_a_head_of_two_rows() -> None:
    rows = [
        ["2021年活动台账"],
        ["日期", "单位", "活动"],
        ["", "", "名称", "内容", "人数"],
        ["2021-03-04", "青山团市委", "青年夜校", "举办青年夜校", "120"],
    ]
    reading = read(xlsx(rows, merged=["A1:E1", "A2:A3", "B2:B3", "C2:E2"]), "a.xlsx")
    assert reading.text.split("\n")[1:] == ["2021年3月4日，青山团市委举办青年夜校，120。"]
    assert reading.meta()["columns left out"] == "名称"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("ending", "form"), [("xls", "xls:MS Excel 97"), ("ods", "ods")])
def test_old_and_open_spreadsheets_are_read_through_libreoffice(tmp_path: Path, ending: str, form: str) -> None:
    (tmp_path / "a.csv").write_text("日期,单位,内容\n2021-03-04,青山团市委,举办青年夜校\n", encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--norestore",
        "--infilter=CSV:44,34,76,1",
        "--convert-to",
        form,
        "--outdir",
    ]
    home = {**os.environ, "HOME": str(tmp_path)}
    subprocess.run([*command, str(tmp_path), str(tmp_path / "a.csv")], capture_output=True, check=True, env=home)
    reading = read((tmp_path / f"a.{ending}").read_bytes(), f"a.{ending}")
    assert reading.text.split("\n")[1:] == ["2021年3月4日，青山团市委举办青年夜校。"]
