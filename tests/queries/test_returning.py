import itertools

from hypothesis import given
from hypothesis import strategies as st

from archive.queries import against, returning, runs
from archive.queries.formulas import marker
from archive.queries.wording import Kind
from archive.schema.metadata import Fingerprint, Reprint
from tests.builders import ArchiveBuilder

SAID = "把困难青年的心愿一件一件记在本上再一件一件办好"


def linked(archive, *documents):
    """Sampled runs as an import leaves them: enough of them are the same."""
    builder = ArchiveBuilder(archive)
    builder.ids = itertools.count(60_000_001)
    for name, text, more in documents:
        builder.document(name, text, title=name, **more)
        for gram in range(3):
            builder.add(Fingerprint, gram=gram, document_id=builder.documents[name]["id"])
    return builder


def test_a_passage_returns_with_direction_and_gap(archive):
    linked(
        archive,
        ("late", f"我们{SAID}，大家高兴。", {"published": "2021-03-01"}),
        ("early", f"要{SAID}。", {"published": "2020-03-01"}),
    )
    [pair] = returning.find(archive, document="late").pairs
    assert (pair.earlier.public_id, pair.later.public_id) == ("early", "late")
    assert [run.text for run in pair.runs] == [SAID]
    assert (pair.gap.least, pair.gap.most) == (365, 365)
    assert returning.find(archive, document="dreport").pairs == ()


def test_reprints_and_digests_are_kept_apart(archive):
    builder = linked(
        archive,
        ("one", SAID, {}),
        ("again", SAID, {}),
        ("ours", SAID, {"digest": True}),
        ("gone", SAID, {"withdrawn": "test"}),
    )
    keys = {name: builder.documents[name]["id"] for name in ("one", "again")}
    builder.add(Reprint, document_id=keys["again"], of_document_id=keys["one"], similarity=1.0)
    found = returning.find(archive)
    assert found.pairs == ()
    assert [(r.of.public_id, r.again.public_id) for r in found.reprints] == [("one", "again")]
    assert found.digests == 2


texts = st.lists(st.tuples(st.integers(1, 9), st.text("青年心愿", max_size=60)), max_size=3)


@given(texts, texts)
def test_runs_stand_in_both_and_do_not_overlap(one, other):
    found = runs.returning(one, other)
    for run in found:
        assert len(run.text) >= runs.LENGTH
        assert any(n == run.earlier[0] and text[run.earlier[1] :].startswith(run.text) for n, text in one)
        assert any(n == run.later[0] and text[run.later[1] :].startswith(run.text) for n, text in other)
    assert sum(len(run.text) for run in found) <= sum(len(text) for _, text in other)


def test_formulas_do_not_count():
    assert runs.tells(runs.Run(SAID, (1, 0), (1, 0)), marker(frozenset()))
    assert not runs.tells(
        runs.Run("深入学习重要讲话", (1, 0), (1, 0)), marker(frozenset({"深入学习重要", "学习重要讲话"}))
    )


def test_names_of_doctrines_do_not_count(archive):
    name = "认真学习习近平总书记关于青年工作的重要论述"
    said = {
        "one": f"{name}，读书。",
        "two": f"大家{name}。",
        "three": f"{name}以后{SAID}。",
        "four": f"{name}以后{SAID}！",
    }
    linked(archive, *((key, text, {}) for key, text in said.items()))
    assert returning.find(archive, document="one").pairs == ()
    [pair] = returning.find(archive, document="three").pairs
    assert [text for text, is_name in pair.runs[0].pieces if not is_name] == ["认真学习", f"以后{SAID}"]


def test_one_document_against_another_loses_no_character(archive):
    found = against.against(archive, "dreport", "dwest")
    for n, name in enumerate(("dreport", "dwest")):
        assert found.entries[n].public_id == name
        paired = {pair[n] for pair in found.like}
        shown = {p.number for p in found.alone[n]} | {found.texts[n][at].number for at in paired}
        assert shown == {p.number for p in found.texts[n]}
    whole = "".join(piece.text for p in found.texts[1] for piece in p.pieces)
    assert whole == "西岭省<b>小树苗</b>计划自2019年启动，每年资助学生300名。"
    [both, *_] = found.rows
    assert both.initiative.slug == "sapling"
    assert None not in both.cells


def test_against_a_digest_wording_is_not_compared(archive):
    found = against.against(archive, "dreport", "dnews")
    assert not found.compares_wording
    assert {piece.kind for text in found.texts for p in text for piece in p.pieces} == {Kind.OWN}


def test_a_withdrawn_document_stands_against_none(archive):
    assert against.against(archive, "dreport", "dhidden") is None


def test_the_name_of_a_programme_does_not_return(archive):
    """What the catalogue lists is everybody's; it is marked in what does return."""
    name = "青少年书屋建设三年推进工程试点"
    builder = linked(
        archive,
        ("late", f"深化{name}工作。我们把{name}办到每个村子的大树底下去。", {"published": "2021-03-01"}),
        ("early", f"启动{name}试点。要把{name}办到每个村子的大树底下去。", {"published": "2020-03-01"}),
    )
    builder.initiative(name, "listed")
    for document in ("early", "late"):
        builder.mention(document, name, "listed", None)
        builder.mention(document, name, "listed", None, after=10)
    [pair] = returning.find(archive, document="late").pairs
    assert [run.text for run in pair.runs] == [f"把{name}办到每个村子的大树底下去。"]
    assert pair.runs[0].pieces == [("把", False), (name, True), ("办到每个村子的大树底下去。", False)]


def test_a_run_that_very_many_hold_brings_nobody_together(archive, monkeypatch):
    monkeypatch.setattr(returning, "COMMON", 1)
    linked(archive, ("one", SAID, {}), ("two", SAID, {}))
    assert returning.find(archive).pairs == ()
