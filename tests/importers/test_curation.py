"""The queue of what is doubtful, and the verbs of a person who reviews it."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from archive import database
from archive.errors import WrongUse
from archive.importers import curation, dividing, doubtful, sharing, withdrawal
from archive.importers.doubtful import Item
from archive.importers.run import import_paths, reannotate
from archive.queries import decisions
from archive.schema.metadata import (
    Correction,
    Document,
    Family,
    Initiative,
    InitiativeAlias,
    InitiativeMention,
    MilestoneInitiative,
    Organisation,
    OrganisationMention,
)
from archive.schema.vocabulary import Doubt, FindingKind, Provenance
from archive.upgrading import upgrade
from tests.importers.conftest import opened

pytestmark = pytest.mark.usefixtures("stubbed")


def queue(engine: Engine, *sorts: Doubt) -> list[Item]:
    with engine.connect() as connection:
        return doubtful.queue(connection, sorts)


def shown(engine: Engine, column: object) -> list[object]:
    with engine.connect() as connection:
        return list(connection.scalars(select(column)))  # type: ignore[call-overload]


def names_of_milestones(engine: Engine) -> set[object]:
    with engine.connect() as connection:
        held = select(Initiative.name).join(MilestoneInitiative, MilestoneInitiative.initiative_id == Initiative.id)
        return set(connection.scalars(held))


def test_the_queue_holds_what_is_doubtful(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    assert [(i.sort, i.subject) for i in queue(engine)] == [
        (Doubt.UNDATED, "志愿行动周报"),
        (Doubt.UNDATED, "第二篇"),
        (Doubt.INITIATIVE, "示例行动"),
    ]
    assert len({i.id for i in queue(engine)}) == 3


def test_a_decided_item_leaves_the_queue_and_comes_back_when_it_is_undone(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    before = queue(engine)
    (key,) = curation.accept(engine, before[0], author="甲", reason="really undated")
    assert queue(engine) == before[1:]
    with engine.connect() as connection:
        (made,) = decisions.latest(connection)
    assert (made.author, made.reason, made.state) == ("甲", "really undated", "standing")
    curation.undo(engine, key)
    assert queue(engine) == before
    with pytest.raises(WrongUse):
        curation.undo(engine, key)


def test_a_date_and_an_issuer_are_set(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    values = {"published": "2021-07", "issuer": "共青团别处县委员会"}
    curation.change(engine, queue(engine)[1], values, author="甲")
    assert shown(engine, Document.published_edtf) == [None, "2021-07"]
    assert len(queue(engine, Doubt.UNDATED)) == 1
    reannotate(engine)
    assert shown(engine, Document.published_edtf) == [None, "2021-07"]


@pytest.mark.parametrize("values", [{"published": "soon"}, {"colour": "red"}, {"issuer": " "}, {}], ids=str)
def test_nonsense_is_wrong_use_and_decides_nothing(engine: Engine, letter: Path, values: dict[str, str]) -> None:
    import_paths(engine, [letter])
    with pytest.raises(WrongUse):
        curation.change(engine, queue(engine)[0], values, author="甲")
    assert shown(engine, Correction.id) == []


def test_a_rejected_initiative_is_gone_everywhere_and_stays_away(engine: Engine, letter: Path, tmp_path: Path) -> None:
    import_paths(engine, [letter])
    (item,) = queue(engine, Doubt.INITIATIVE)
    (key,) = curation.reject(engine, item, author="甲")
    other = tmp_path / "other.txt"
    other.write_text("# 另\n2023-01-01「示例行动」开始", encoding="utf-8")
    import_paths(engine, [other])
    assert shown(engine, InitiativeMention.id) == []
    assert names_of_milestones(engine) == set()
    curation.undo(engine, key)
    assert names_of_milestones(engine) == {"示例行动"}


def test_an_accepted_initiative_enters_the_catalogue(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    (key,) = curation.accept(engine, queue(engine, Doubt.INITIATIVE)[0], author="甲")
    held = select(Initiative.provenance).where(Initiative.name == "示例行动")
    with engine.connect() as connection:
        assert connection.scalar(held) is Provenance.PERSON
        assert connection.scalars(select(InitiativeMention.known)).all() == [True, True]
    curation.undo(engine, key)
    with engine.connect() as connection:
        assert connection.scalar(held) is Provenance.DISCOVERED


def test_a_withdrawn_document_is_no_witness_of_a_name(engine: Engine, tmp_path: Path) -> None:
    for name, day in (("a", "2021-05-04"), ("b", "2021-05-05")):
        (tmp_path / f"{name}.txt").write_text(f"# {name}\n{day}「示例行动」开始", encoding="utf-8")
        import_paths(engine, [tmp_path / f"{name}.txt"])
    (of_both,) = queue(engine, Doubt.INITIATIVE)
    withdrawal.withdraw(engine, of_both.document, reason="wrong", author="甲")
    (left,) = queue(engine, Doubt.INITIATIVE)
    assert (of_both.title, of_both.detail) == ("a", "2×")
    assert (left.title, left.detail, left.id) == ("b", "1×", of_both.id)


def two(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("# 甲\n2021-05-04「青春护航行动」开始\n2021-06-01「青春护航专项行动」结束", encoding="utf-8")
    import_paths(engine, [path])


def test_a_suggested_join_is_accepted_and_undone(engine: Engine, tmp_path: Path) -> None:
    two(engine, tmp_path)
    (item,) = queue(engine, Doubt.JOIN)
    (key,) = curation.accept(engine, item, author="甲")
    assert names_of_milestones(engine) == {item.other}
    assert queue(engine, Doubt.JOIN) == []
    with pytest.raises(WrongUse):
        curation.merge(engine, FindingKind.INITIATIVE, item.other, item.subject, author="甲")
    curation.undo(engine, key)
    assert names_of_milestones(engine) == {item.subject, item.other}


def test_merged_bodies_are_apart_again_when_that_is_undone(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    county, city = "共青团示例县委员会", "共青团示例市委员会"
    key, *_ = curation.merge(engine, FindingKind.ORGANISATION, county, city, author="甲")
    named = select(Organisation.name).join(OrganisationMention, OrganisationMention.organisation_id == Organisation.id)
    with engine.connect() as connection:
        assert set(connection.scalars(named)) == {city}
    with pytest.raises(WrongUse, match=f"{county} means {city} by decision {key}"):
        curation.merge(engine, FindingKind.ORGANISATION, city, county, author="甲")
    curation.undo(engine, key)
    with engine.connect() as connection:
        assert set(connection.scalars(named)) == {county, city}


def test_a_family_is_one_decision_and_a_short_name_of_an_issuer_its_canonical_one(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    (initiative,) = queue(engine, Doubt.INITIATIVE)
    assert len(curation.change(engine, initiative, {"family": "志愿服务"}, author="甲")) == 1
    assert len(curation.set_family(engine, "示例行动", "另一族", author="甲")) == 1
    curation.change(engine, queue(engine, Doubt.UNDATED)[0], {"issuer": "吕梁团市委"}, author="甲")
    with engine.connect() as connection:
        issued = select(Organisation.name).join(Document, Document.issuer_id == Organisation.id)
        assert "共青团山西省吕梁市委员会" in set(connection.scalars(issued))


def test_a_name_that_nobody_holds_has_alike_ones(engine: Engine, tmp_path: Path) -> None:
    two(engine, tmp_path)
    with pytest.raises(WrongUse, match="did you mean 青春护航行动 or 青春护航专项行动"):
        curation.merge(engine, FindingKind.INITIATIVE, "青春护航活动", "青春护航行动", author="甲")
    with pytest.raises(WrongUse, match=r"holds no initiative 另一件事$"):
        curation.reject_name(engine, "另一件事", author="甲")
    with pytest.raises(WrongUse, match=r"its words are 「?青春护航行动」? \(1×\)"):
        dividing.split(engine, FindingKind.INITIATIVE, "青春护航行动", "另一名", printed=["别的"], author="甲")


def test_a_refused_join_is_not_suggested_again(engine: Engine, tmp_path: Path) -> None:
    two(engine, tmp_path)
    curation.reject(engine, queue(engine, Doubt.JOIN)[0], author="甲")
    assert queue(engine, Doubt.JOIN) == []
    assert len(names_of_milestones(engine)) == 2


def test_what_is_no_reprint_is_linked_no_more(engine: Engine, tmp_path: Path) -> None:
    words = "".join(chr(0x4E00 + 37 * n % 9000) for n in range(400))
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"# {name}\n{words}{name}", encoding="utf-8")
    import_paths(engine, [tmp_path / "a.txt", tmp_path / "b.txt"])
    (item,) = queue(engine, Doubt.REPRINT)
    (key,) = curation.reject(engine, item, author="甲")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM reprints").scalar() == 0
    curation.undo(engine, key)
    assert queue(engine, Doubt.REPRINT) == [item]


def test_corrections_are_shared_as_a_file(engine: Engine, letter: Path, blank_sqlite_url: str) -> None:
    from archive.extraction.catalogue import default_catalogue
    from archive.importers import seeds

    import_paths(engine, [letter])
    curation.change(engine, queue(engine)[1], {"published": "2021-07"}, author="甲")
    curation.reject(engine, queue(engine, Doubt.INITIATIVE)[0], author="乙")
    with engine.connect() as connection:
        text = sharing.dumped(connection)
    upgrade(blank_sqlite_url, create=True)
    other = database.connect(blank_sqlite_url)
    try:
        seeds.plant(other, default_catalogue())
        assert sharing.load(other, text) == (2, 0)
        import_paths(other, [letter])
        assert shown(other, Document.published_edtf) == [None, "2021-07"]
        assert shown(other, InitiativeMention.id) == []
        assert sharing.load(other, text) == (0, 0)
        with other.connect() as connection:
            assert sharing.dumped(connection) == text
    finally:
        other.dispose()


def test_shared_decisions_teach_what_they_taught_where_they_were_made(
    engine: Engine, letter: Path, blank_url: str
) -> None:
    """An archive that holds the documents already: its own catalogue learns the name, its family and its alias."""
    name = select(Initiative.provenance, Family.slug).outerjoin(Family).where(Initiative.name == "示例行动")
    import_paths(engine, [letter])
    curation.accept(engine, queue(engine, Doubt.INITIATIVE)[0], author="甲")
    (put,) = curation.set_family(engine, "示例行动", "示范", author="甲")
    dividing.alias(engine, FindingKind.INITIATIVE, "示行", "示例行动", author="甲")
    upgrade(blank_url, create=True)
    with opened(blank_url) as other:
        import_paths(other, [letter])
        with engine.connect() as here, other.connect() as there:
            assert there.execute(name).one() == (Provenance.DISCOVERED, None)
            text = sharing.dumped(here)
        assert sharing.load(other, text) == (3, 0)
        with other.connect() as there:
            assert there.execute(name).one() == (Provenance.PERSON, "示范")
            assert there.scalar(select(InitiativeAlias.alias)) == "示行"
        curation.undo(engine, put)
        with engine.connect() as here:
            text = sharing.dumped(here)
        assert sharing.load(other, text) == (0, 1)
        with other.connect() as there:
            assert there.execute(name).one() == (Provenance.PERSON, None)


SHARED = {
    "source_sha256": "archive", "kind": "initiative", "start": 0, "stop": 1, "quoted": "甲", "decision": "merged",
    "before": None, "after": {"name": "乙"}, "author": "mary", "reason": "", "decided_at": "2026-01-01T00:00:00+00:00",
    "undone_at": None,
}  # fmt: skip


def file_of(**changes: object) -> str:
    return json.dumps({"format": sharing.FORMAT, "corrections": [SHARED | changes]})


@pytest.mark.parametrize(
    "changes",
    [
        {"decided_at": "2026-01-01T00:00:00"},
        {"after": ["乙"]},
        {"after": None},
        {"after": {}},
        {"start": "0"},
        {"author": None},
        {"quoted": "a\0b"},
        {"decision": "added", "after": {"alias": "乙"}},
        {"kind": "milestone", "source_sha256": "0" * 64, "after": {"milestones": [["x"]]}},
    ],
    ids=str,
)
def test_a_file_with_a_decision_that_nobody_can_have_made_is_refused(
    sqlite_url: str, changes: dict[str, object]
) -> None:
    with opened(sqlite_url) as engine:
        with pytest.raises(WrongUse):
            sharing.load(engine, file_of(**changes))
        assert sharing.load(engine, file_of()) == (1, 0)


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"format": "x"}', f'{{"format": "{sharing.FORMAT}"}}', "[" * 100_000],
    ids=lambda text: text[:60] or "empty",
)
def test_another_file_is_refused(engine: Engine, text: str) -> None:
    with pytest.raises(WrongUse):
        sharing.load(engine, text)
