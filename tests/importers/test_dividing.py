"""Names that stand for two, names that are taught, and events that people join and part."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from archive.errors import WrongUse
from archive.importers import curation, dividing
from archive.importers.catalogue import from_connection
from archive.importers.run import import_paths, reannotate
from archive.schema.metadata import (
    Correction,
    Event,
    EventMilestone,
    Initiative,
    InitiativeMention,
    Milestone,
    MilestoneInitiative,
    OrganisationMention,
)
from archive.schema.vocabulary import FindingKind, Provenance

pytestmark = pytest.mark.usefixtures("stubbed")


def put(engine: Engine, folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        import_paths(engine, [folder / f"{name}.txt"])


def named(engine: Engine) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        held = (
            select(Milestone.edtf, Initiative.name)
            .join(MilestoneInitiative, MilestoneInitiative.milestone_id == Milestone.id)
            .join(Initiative, Initiative.id == MilestoneInitiative.initiative_id)
            .order_by(Milestone.sort_day, MilestoneInitiative.ordinal)
        )
        return [tuple(row) for row in connection.execute(held)]  # type: ignore[misc]


def test_one_name_of_two_committees_is_split(engine: Engine, tmp_path: Path) -> None:
    put(
        engine, tmp_path,
        a="# 甲\n共青团东县委员会2021-05-04启动「暖阳」", b="# 乙\n共青团西县委员会2021-06-04启动「暖阳」",
    )  # fmt: skip
    kind = FindingKind.INITIATIVE
    key = dividing.split(engine, kind, "暖阳", "西县暖阳", committee="共青团西县委员会", author="甲")
    assert named(engine) == [("2021-05-04", "暖阳"), ("2021-06-04", "西县暖阳")]
    with engine.connect() as connection:
        assert connection.scalar(select(Initiative.provenance).where(Initiative.name == "西县暖阳")) is (
            Provenance.PERSON
        )
        marked = select(InitiativeMention.correction_id).where(InitiativeMention.correction_id.is_not(None))
        assert connection.scalars(marked).all() == [key]
    put(engine, tmp_path, c="# 丙\n共青团西县委员会2021-07-04「暖阳」总结")
    assert named(engine)[-1] == ("2021-07-04", "西县暖阳")
    curation.undo(engine, key)
    assert {name for _, name in named(engine)} == {"暖阳"}


def test_a_body_is_split_by_its_printed_words(engine: Engine, tmp_path: Path) -> None:
    put(engine, tmp_path, a="# 甲\n共青团东县委员会2021-05-04开会", b="# 乙\n共青团西县委员会2021-06-04开会")
    kind = FindingKind.ORGANISATION
    dividing.split(
        engine, kind, "共青团东县委员会", "共青团西县委员会", printed=["共青团东县委员会"], author="甲"
    )  # fmt: skip
    with engine.connect() as connection:
        assert len(set(connection.scalars(select(OrganisationMention.organisation_id)))) == 1


@pytest.mark.parametrize("how", [{}, {"printed": ["不在"]}, {"committee": "不在"}], ids=str)
def test_a_split_that_describes_nothing_is_refused(engine: Engine, tmp_path: Path, how: dict[str, str]) -> None:
    put(engine, tmp_path, a="# 甲\n2021-05-04启动「暖阳」")
    with pytest.raises(WrongUse):
        dividing.split(engine, FindingKind.INITIATIVE, "暖阳", "别的", author="甲", **how)  # type: ignore[arg-type]


def test_an_alias_enters_the_catalogue_and_leaves_it(engine: Engine, tmp_path: Path) -> None:
    put(engine, tmp_path, a="# 甲\n2021-05-04启动「暖阳行动」")
    key = dividing.alias(engine, FindingKind.INITIATIVE, "暖阳工程", "暖阳行动", author="甲")
    with engine.connect() as connection:
        assert ("暖阳工程",) in [i.aliases for i in from_connection(connection).initiatives]
    with pytest.raises(WrongUse):
        dividing.alias(engine, FindingKind.INITIATIVE, "暖阳工程", "暖阳行动", author="甲")
    curation.undo(engine, key)
    with engine.connect() as connection:
        assert ("暖阳工程",) not in [i.aliases for i in from_connection(connection).initiatives]


def events(engine: Engine) -> list[frozenset[str]]:
    with engine.connect() as connection:
        rows = connection.execute(
            select(Event.id, Milestone.text)
            .join(EventMilestone, EventMilestone.event_id == Event.id)
            .join(Milestone, Milestone.id == EventMilestone.milestone_id)
        ).all()
    found: dict[int, set[str]] = {}
    for event, text in rows:
        found.setdefault(event, set()).add(text[-1])
    return sorted(map(frozenset, found.values()), key=sorted)


def ids(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        return {text[-1]: key for text, key in connection.execute(select(Milestone.text, Milestone.public_id))}


def test_reports_are_joined_and_parted_by_people(engine: Engine, tmp_path: Path) -> None:
    put(
        engine, tmp_path,
        a="# 甲\n2021-05-04「暖阳」启动仪式举行A", b="# 乙\n2021-05-04「暖阳」启动仪式举行B", c="# 丙\n2021-09-01开学C",
    )  # fmt: skip
    assert events(engine) == [{"A", "B"}]
    m = ids(engine)
    parted = dividing.part_event(engine, m["A"], [m["B"]], author="甲", reason="two towns")
    assert events(engine) == []
    joined = dividing.join_events(engine, [m["A"], m["C"]], author="甲")
    reannotate(engine)
    assert events(engine) == [{"A", "C"}]
    curation.undo(engine, parted)
    assert events(engine) == [{"A", "B", "C"}]
    curation.undo(engine, joined)
    assert events(engine) == [{"A", "B"}]


def test_a_new_report_does_not_join_what_was_parted(engine: Engine, tmp_path: Path) -> None:
    put(engine, tmp_path, a="# 甲\n2021-05-04「暖阳」启动仪式举行A", b="# 乙\n2021-05-04「暖阳」启动仪式举行B")
    m = ids(engine)
    dividing.part_event(engine, m["A"], [m["B"]], author="甲")
    put(engine, tmp_path, c="# 丙\n2021-05-04「暖阳」启动仪式举行C")
    assert len(events(engine)) == 1
    assert not any({"A", "B"} <= event for event in events(engine))


def test_a_decision_about_an_event_is_flagged_when_a_report_is_gone(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from archive.importers import one
    from tests.importers import stub

    put(engine, tmp_path, a="# 甲\n2021-05-04「暖阳」启动A", b="# 乙\n2021-09-04开会B")
    m = ids(engine)
    dividing.join_events(engine, [m["A"], m["B"]], author="甲")
    assert events(engine) == [{"A", "B"}]

    def without(*arguments):  # type: ignore[no-untyped-def]
        found = stub.annotate(*arguments)
        return found if "开会" not in found.text else __import__("dataclasses").replace(found, milestones=())

    monkeypatch.setattr(one, "annotate", without)
    reannotate(engine)
    with engine.connect() as connection:
        assert "no longer found" in (connection.scalar(select(Correction.flag)) or "")
    monkeypatch.setattr(one, "annotate", stub.annotate)
    reannotate(engine)
    with engine.connect() as connection:
        assert connection.scalar(select(Correction.flag)) is None
    assert events(engine) == [{"A", "B"}]
