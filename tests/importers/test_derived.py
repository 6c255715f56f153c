"""What is derived from findings stays in step with them: counts, search index, reprints, catalogue."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, insert, select

from archive import database
from archive.extraction.catalogue import Catalogue, Initiative, default_catalogue
from archive.importers import check, one, reprints, rollups, run, seeds
from archive.importers.catalogue import from_connection
from archive.importers.run import import_paths
from archive.importers.writing import writing
from archive.schema.metadata import Initiative as InitiativeRow
from archive.schema.metadata import InitiativeAlias, Region, Reprint, Rollup
from archive.schema.vocabulary import InitiativeKind, Provenance, RollupSubject, Theme
from archive.values import bigrams, timekeys
from archive.values.days import to_day
from tests.importers import stub
from tests.importers.conftest import dump

pytestmark = pytest.mark.usefixtures("stubbed")


def test_counts_per_interval(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    day = to_day(__import__("datetime").date(2021, 5, 4))
    with engine.connect() as connection:
        rows = connection.execute(
            select(Rollup.subject, Rollup.milestones).where(Rollup.earliest_day == day).order_by(Rollup.subject)
        ).all()
        assert sorted((row.subject.value, row.milestones) for row in rows) == [
            ("all", 1), ("initiative", 1), ("organisation", 1),
        ]  # fmt: skip
        assert sum(connection.scalars(select(Rollup.milestones).where(Rollup.subject == RollupSubject.ALL))) == 4


def find(engine: Engine, query: str) -> list[str]:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            sql = "SELECT p.text FROM passage_search s JOIN passages p ON p.id = s.rowid & ? WHERE passage_search MATCH ? ORDER BY p.id"
            return list(connection.exec_driver_sql(sql, (timekeys.MASK, bigrams.phrase(query))).scalars())
        sql = (
            "SELECT p.text FROM passage_search s JOIN passages p ON p.id = s.id "
            "WHERE league_bigrams(s.folded) @@ CAST(%s AS tsquery) AND position(%s IN s.folded) > 0 ORDER BY p.id"
        )
        return list(connection.exec_driver_sql(sql, (bigrams.tsquery(query), bigrams.fold(query))).scalars())


@pytest.mark.parametrize("query", ["志愿", "示例行动", "１２０人", "句", "2021-06-01", "「示", "没有的词"])
def test_search_finds_what_a_scan_finds(engine: Engine, letter: Path, query: str) -> None:
    import_paths(engine, [letter])
    with engine.connect() as connection:
        texts = connection.exec_driver_sql("SELECT text FROM passages ORDER BY id").scalars().all()
    assert find(engine, query) == [t for t in texts if bigrams.fold(query) in bigrams.fold(t)]


def test_the_index_forgets_what_is_gone(engine: Engine, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_paths(engine, [letter])
    read = stub.read
    monkeypatch.setattr(one, "read", lambda data, name="": read(data.replace("启动".encode(), "开展".encode())))
    run.reannotate(engine)
    assert find(engine, "启动") == []
    assert len(find(engine, "开展")) == 1


SENTENCES = [
    f"第{a}批{b}青年参加了{c}的活动并且说出了自己的看法" for a in "一二三四五" for b in "甲乙丙丁" for c in "城乡校企"
]


def article(seed: int, length: int) -> str:
    return "。\n".join(random.Random(seed).sample(SENTENCES, length))


def test_reprints_are_linked(engine: Engine, tmp_path: Path) -> None:
    original = article(1, 20)
    (tmp_path / "1.txt").write_bytes(f"# 原文\n{original}".encode())
    (tmp_path / "2.txt").write_bytes(f"# 转载\n来源：某报\n{original}\n责编：某人".encode())
    (tmp_path / "3.txt").write_bytes(f"# 别文\n{'字形各不相同的另一篇文章' * 3}".encode())
    (tmp_path / "4.txt").write_bytes(f"# 摘录\n{original[: len(original) * 6 // 10]}".encode())
    import_paths(engine, [tmp_path])
    assert links(engine) == {("转载", "原文"), ("摘录", "原文"), ("摘录", "转载")}


def test_reprints_stay_linked_when_one_is_annotated_anew(engine: Engine, tmp_path: Path) -> None:
    for n in (1, 2):
        (tmp_path / f"{n}.txt").write_bytes(f"# 第{n}篇\n{article(1, 20)}".encode())
    import_paths(engine, [tmp_path])
    before = dump(engine)["reprints"]
    assert len(before) == 1
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE sources SET findings_sha256 = repeat('0', 64)" if engine.dialect.name != "sqlite"
                                   else "UPDATE sources SET findings_sha256 = printf('%064d', 0)")  # fmt: skip
    run.reannotate(engine)
    assert dump(engine)["reprints"] == before


def test_a_digest_is_no_reprint_of_its_original(engine: Engine, tmp_path: Path) -> None:
    for n in (1, 2):
        (tmp_path / f"{n}.txt").write_bytes(f"# 第{n}篇\n{article(1, 20)}".encode())
    (tmp_path / "2.txt.source.toml").write_text("digest = true", encoding="utf-8")
    import_paths(engine, [tmp_path])
    assert links(engine) == set()


def links(engine: Engine) -> set[tuple[str, str]]:
    from sqlalchemy.orm import aliased

    from archive.schema.metadata import Document

    later, earlier = aliased(Document), aliased(Document)
    query = (
        select(later.title, earlier.title)
        .join_from(Reprint, later, Reprint.document_id == later.id)
        .join(earlier, Reprint.of_document_id == earlier.id)
    )
    with engine.connect() as connection:
        return {tuple(row) for row in connection.execute(query)}


@given(st.text(max_size=60))
def test_fingerprints_ignore_white_space_and_punctuation(text: str) -> None:
    assert reprints.fingerprints([text]) == reprints.fingerprints(["，".join(text.split())])


def test_planting_twice_changes_nothing(engine: Engine) -> None:
    before = dump(engine)
    seeds.plant(engine, default_catalogue())
    assert dump(engine) == before


def test_regions_know_what_lies_above(engine: Engine) -> None:
    from sqlalchemy.orm import aliased

    above = aliased(Region)
    with engine.connect() as connection:
        row = connection.execute(
            select(Region.path, above.path).join(above, Region.parent_id == above.id).where(Region.code == "220402")
        ).first()
    assert row is not None
    assert tuple(row) == ("吉林省辽源市龙山区", "吉林省辽源市")


def test_a_mentioned_committee_brings_its_superiors(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("# 一\n共青团吉林省辽源市委员会2021-01-01开会。".encode())
    import_paths(engine, [tmp_path])
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT committee, superior, region FROM committees WHERE committee LIKE '共青团吉林省%%' ORDER BY committee"
        ).fetchall()
    assert [tuple(row) for row in rows] == [
        ("共青团吉林省委员会", "中国共产主义青年团中央委员会", "吉林省"),
        ("共青团吉林省辽源市委员会", "共青团吉林省委员会", "吉林省辽源市"),
    ]


def test_the_catalogue_of_an_untouched_archive_is_that_of_seeds(engine: Engine) -> None:
    with engine.connect() as connection:
        assert from_connection(connection) is default_catalogue()


def test_names_that_people_add_join_the_catalogue(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    with writing(engine) as connection:
        key = connection.scalar(select(InitiativeRow.id).where(InitiativeRow.name == "示例行动"))
        connection.execute(
            insert(InitiativeAlias).values(
                id=900_000, initiative_id=key, alias="示例活动", provenance=Provenance.PERSON
            )
        )
    with engine.connect() as connection:
        found = {i.name: i.aliases for i in from_connection(connection).initiatives}
    assert found["示例行动"] == ("示例活动",)


def test_a_discovered_initiative_that_the_catalogue_learns_keeps_its_row(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    known = Initiative("demo", "示例行动", InitiativeKind.PROGRAMME, Theme.RURAL)
    seeds.plant(engine, Catalogue(initiatives=(known,)))
    with engine.connect() as connection:
        row = connection.execute(select(InitiativeRow.__table__).where(InitiativeRow.name == "示例行动")).one()
    assert row.slug.startswith("x-")
    assert (row.kind, row.theme, row.provenance) == (InitiativeKind.PROGRAMME, Theme.RURAL, Provenance.CATALOGUE)


def test_a_catalogue_that_has_changed_is_planted_over_the_old_one(engine: Engine) -> None:
    old = Initiative("demo", "旧名行动", InitiativeKind.PROGRAMME, Theme.RURAL, aliases=("旧名",), family="f")
    new = Initiative("demo", "新名行动", InitiativeKind.HONOUR, Theme.RURAL, aliases=("旧名", "旧名行动"), family="f")
    families = (("f", "示例族"),)
    assert seeds.plant(engine, Catalogue(initiatives=(old,), families=families)) > 0
    assert seeds.plant(engine, Catalogue(initiatives=(new,), families=families)) == 2
    assert seeds.plant(engine, Catalogue(initiatives=(new,), families=families)) == 0
    with engine.connect() as connection:
        row = connection.execute(select(InitiativeRow.__table__).where(InitiativeRow.slug == "demo")).one()
        aliases = connection.scalars(select(InitiativeAlias.alias).where(InitiativeAlias.initiative_id == row.id)).all()
    assert (row.name, row.kind, sorted(aliases)) == ("新名行动", InitiativeKind.HONOUR, ["旧名", "旧名行动"])


def test_what_nothing_names_any_more_goes(engine: Engine, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_paths(engine, [letter])
    monkeypatch.setattr(stub, "NAMED", __import__("re").compile("《([^》]+)》"))
    run.reannotate(engine)
    with engine.connect() as connection:
        query = select(InitiativeRow.name).where(InitiativeRow.provenance == Provenance.DISCOVERED)
        assert list(connection.scalars(query)) == []


LINES = st.lists(
    st.sampled_from([f"202{y}-0{m}-1{d}「行动{d}」共青团示例县委员会{d}人" for y in "01" for m in "12" for d in "012"]),
    min_size=1,
    max_size=6,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=1, max_size=4))
def test_any_sequence_of_imports_leaves_a_sound_archive(
    sqlite_template: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    files: list[list[str]],
) -> None:
    folder = tmp_path_factory.mktemp("law")
    (folder / "x.db").write_bytes(sqlite_template.read_bytes())
    engine = database.connect(f"sqlite:///{folder / 'x.db'}")
    try:
        for n, lines in enumerate(files):
            path = folder / f"{n}.txt"
            path.write_bytes("\n".join([f"# 第{n}", *lines]).encode())
            import_paths(engine, [path])
        monkeypatch.setattr(stub, "COUNT", __import__("re").compile(r"([01])人"))
        run.reannotate(engine)
        assert list(check.faults(engine)) == []
        with engine.connect() as connection:
            assert rollups.wrong(connection) == []
    finally:
        monkeypatch.undo()
        monkeypatch.setattr(one, "read", stub.read)
        monkeypatch.setattr(one, "annotate", stub.annotate)
        engine.dispose()
