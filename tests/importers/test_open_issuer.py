"""A document whose issuer stays open is in the queue with the committees that may have issued it."""

from pathlib import Path

from sqlalchemy import Engine, select

from archive.importers import curation, doubtful
from archive.importers.run import import_paths
from archive.schema.metadata import Document, Organisation
from archive.schema.vocabulary import Doubt

OPEN = """关于报送夜校开课情况的通知

各乡镇团委：

四川各地的夜校都已开课，请于本周五前把半年总结报送团市委，字数不超过两千字，逾期不再受理。

团市委
2021年6月28日
"""
TOLD = """团嘉兴市委把夜校开进工业园

本报讯（记者 张三）工业园里的夜校每周开课两次，青年工人下了班就来听课，已有三百人报名。
"""


def test_an_open_issuer_lists_whom_it_may_mean(engine: Engine, tmp_path: Path) -> None:
    for name, text in (("open.txt", OPEN), ("told.txt", TOLD)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    import_paths(engine, [tmp_path / "open.txt", tmp_path / "told.txt"])
    with engine.connect() as connection:
        held = {i.title: i.candidates for i in doubtful.queue(connection, [Doubt.ISSUER])}
    assert held["团嘉兴市委把夜校开进工业园"] == ("共青团浙江省嘉兴市委员会",)
    named = held["关于报送夜校开课情况的通知"]
    assert "共青团四川省绵阳市委员会" in named
    assert len(named) > 1
    assert all(name.startswith("共青团四川省") for name in named)


def test_the_only_committee_is_taken_and_of_several_none(engine: Engine, tmp_path: Path) -> None:
    for name, text in (("open.txt", OPEN), ("told.txt", TOLD)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    import_paths(engine, [tmp_path / "open.txt", tmp_path / "told.txt"])
    with engine.connect() as connection:
        items = doubtful.queue(connection, [Doubt.ISSUER])
    for item in items:
        curation.accept(engine, item, author="甲")
    with engine.connect() as connection:
        issued = select(Document.title, Organisation.name).outerjoin(
            Organisation, Organisation.id == Document.issuer_id
        )
        assert set(map(tuple, connection.execute(issued))) == {
            ("团嘉兴市委把夜校开进工业园", "共青团浙江省嘉兴市委员会"),
            ("关于报送夜校开课情况的通知", None),
        }
        assert doubtful.queue(connection, [Doubt.ISSUER]) == []
