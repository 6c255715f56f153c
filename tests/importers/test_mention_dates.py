"""The days of a mention that stands in no milestone: those of its own sentence or section, not of the whole document."""

from pathlib import Path

from sqlalchemy import Engine, text

from archive.importers.run import import_paths

REPORT = """在共青团郴州市委全委会议上的工作报告

（2021年1月15日）

一、2020年工作回顾

2020年，全市各级团组织开展“青春先锋”行动，服务青年3万人次。

二、2021年工作安排

（一）在“青春领航”工程上求实效

要把“青春领航”工程办到青年身边，让更多青年受益。
"""


def test_a_planned_mention_lies_after_the_report_and_not_in_the_year_under_review(
    engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    import_paths(engine, [tmp_path / "report.txt"])
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT words, milestone, earliest, latest, edtf, modality FROM initiative_mentions_by_committee "
                "WHERE published = '2021-01-15' ORDER BY start"
            )
        ).fetchall()
    done = [r for r in rows if "青春先锋" in r.words]
    heading = [r for r in rows if "青春领航" in r.words and r.milestone is None]
    assert [r.edtf for r in done] == ["2020"]
    assert heading
    assert {r.modality for r in heading} == {"planned"}
    # A plan runs from the document's own day to the end of its year: what is planned has not happened before.
    assert {(r.earliest, r.latest, r.edtf) for r in heading} == {("2021-01-15", "2021-12-31", "2021-01-15/2021-12-31")}
