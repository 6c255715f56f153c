"""What a person does at a place of a text: correct, reject, add, draw borders; it shows at once and outlives the machine."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from archive.errors import WrongUse
from archive.importers import curation, marking
from archive.importers.marking import Place
from archive.importers.run import import_paths, reannotate
from archive.schema.metadata import Correction, Document, InitiativeMention, Milestone, Source
from archive.schema.vocabulary import Basis, FindingKind
from tests.importers.conftest import LETTER

pytestmark = pytest.mark.usefixtures("stubbed")


def place(engine: Engine, words: str) -> Place:
    with engine.connect() as connection:
        (sha256,) = connection.scalars(select(Source.sha256)).all()
    start = LETTER.index(words)
    return Place(sha256, start, start + len(words))


def rows(engine: Engine, *columns: object) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(*columns))]  # type: ignore[call-overload]


def test_a_marked_sentence_becomes_a_milestone_and_stays_one(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    here = place(engine, "没有日期的一句。")
    key = marking.add(engine, FindingKind.MILESTONE, here, {"edtf": "2021-07", "headline": "无日期"}, author="甲")
    reannotate(engine)
    own = [r for r in rows(engine, Milestone.headline, Milestone.edtf, Milestone.correction_id) if r[2]]
    assert own == [("无日期", "2021-07", key)]
    curation.undo(engine, key)
    assert not [r for r in rows(engine, Milestone.correction_id) if r[0]]


def test_a_mention_of_an_initiative_can_be_added(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    here = place(engine, "走进学校")
    marking.add(engine, FindingKind.INITIATIVE, here, {"initiative": "进校园行动"}, author="甲")
    assert ("走进学校", True) in rows(engine, InitiativeMention.text, InitiativeMention.known)


def test_a_milestone_is_dated_anew_and_says_by_whom(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    (public_id,) = next(iter(rows(engine, Milestone.public_id)))
    with engine.connect() as connection:
        here = marking.milestone(connection, str(public_id))
    marking.change(engine, FindingKind.MILESTONE, here, {"edtf": "2021-05"}, author="甲")
    shown = rows(engine, Milestone.edtf, Milestone.basis, Milestone.reason_en)
    assert ("2021-05", Basis.EXPLICIT, "A person set the date to 2021-05.") in shown
    marking.reject(engine, FindingKind.MILESTONE, here, author="甲")
    assert "2021-05" not in [r[0] for r in rows(engine, Milestone.edtf)]


def test_borders_are_drawn_and_taken_away(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    sentence, second = place(engine, "没有日期的一句。"), place(engine, "# 第二篇")
    borders = ([(sentence.start, sentence.stop)], [(second.start, second.stop)])
    keys = marking.borders(engine, sentence.sha256, *borders, author="甲")
    assert len(rows(engine, Document.id)) == 2
    assert (sentence.start,) in rows(engine, Document.start)
    assert rows(engine, Correction.flag) == [(None,), (None,)]
    for key in keys:
        curation.undo(engine, key)
    assert (second.start,) in rows(engine, Document.start)


def test_the_issuer_of_one_of_two_documents_is_understood_throughout_it(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    ((public_id, _), _) = sorted(rows(engine, Document.public_id, Document.ordinal), key=lambda row: row[1])
    with engine.connect() as connection:
        here = marking.document(connection, str(public_id))
    marking.change(engine, FindingKind.DOCUMENT, here, {"issuer": "共青团示例市委员会"}, author="甲")
    with engine.connect() as connection:
        told = connection.exec_driver_sql("SELECT DISTINCT issuer, committees FROM timeline ORDER BY 2").all()
    assert [tuple(row) for row in told] == [("共青团示例市委员会", "共青团示例市委员会")]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (FindingKind.MILESTONE, {}),
        (FindingKind.MILESTONE, {"edtf": "bald"}),
        (FindingKind.MILESTONE, {"edtf": "2021", "modality": "perhaps"}),
        (FindingKind.ORGANISATION, {"organisation": "没有的委员会"}),
        (FindingKind.FIGURE, {}),
    ],
    ids=str,
)
def test_nonsense_adds_nothing(engine: Engine, letter: Path, kind: FindingKind, values: dict[str, str]) -> None:
    import_paths(engine, [letter])
    with pytest.raises(WrongUse):
        marking.add(engine, kind, place(engine, "没有日期的一句。"), values, author="甲")
    assert rows(engine, Correction.id) == []


def test_words_across_paragraphs_are_refused(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    with pytest.raises(WrongUse, match="one paragraph"):
        marking.add(engine, FindingKind.MILESTONE, place(engine, "一句。\n# 第二"), {"edtf": "2021"}, author="甲")


def test_a_mention_of_a_name_that_is_refused_later_is_flagged(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    key = marking.add(
        engine, FindingKind.INITIATIVE, place(engine, "走进学校"), {"initiative": "进校园行动"}, author="甲"
    )
    refused = curation.reject_name(engine, "进校园行动", author="乙")
    assert ("走进学校",) not in rows(engine, InitiativeMention.text)
    flags = dict(rows(engine, Correction.id, Correction.flag))  # type: ignore[arg-type]
    assert flags[key] == "a decision about the name outweighs it"
    curation.undo(engine, refused[0])
    assert ("走进学校",) in rows(engine, InitiativeMention.text)
    assert dict(rows(engine, Correction.id, Correction.flag))[key] is None  # type: ignore[arg-type]


def test_a_mention_marked_again_after_its_name_was_refused_says_so(engine: Engine, letter: Path) -> None:
    """Nothing found changes by such a decision, and still it is told why it does not show."""
    import_paths(engine, [letter])
    named = {"initiative": "进校园行动"}
    marking.add(engine, FindingKind.INITIATIVE, place(engine, "走进学校"), named, author="甲")
    curation.reject_name(engine, "进校园行动", author="乙")
    again = marking.add(engine, FindingKind.INITIATIVE, place(engine, "走进学校"), named, author="甲")
    flags = dict(rows(engine, Correction.id, Correction.flag))  # type: ignore[arg-type]
    assert flags[again] == "a decision about the name outweighs it"
