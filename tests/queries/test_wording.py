from hypothesis import given
from hypothesis import strategies as st

from archive.queries import formulas, wording
from archive.queries.wording import Kind

texts = st.text("青年大学习志愿服务，。“” a1", max_size=40)
columns = st.lists(st.lists(texts, max_size=3), max_size=4)


def kinds(pieces):
    return [(p.text, p.kind) for p in pieces]


@given(
    columns,
    st.lists(st.text("青年大学习", max_size=4), max_size=3),
    st.sets(st.text("青年大学习志", min_size=6, max_size=6)),
)
def test_every_character_of_every_passage_is_there(columns, names, frequent):
    found = wording.compared(columns, names, formulas.marker(frozenset(frequent)))
    for column, cut in zip(columns, found, strict=True):
        assert ["".join(piece.text for piece in pieces) for pieces in cut] == column
        assert all(piece.text for pieces in cut for piece in pieces)


@given(columns)
def test_every_text_stands_in_exactly_one_row(columns):
    cut = wording.compared(columns)
    rows = wording.rows(cut)
    placed = sorted((n, at) for row in rows for n, at in enumerate(row) if at is not None)
    assert placed == [(n, at) for n, column in enumerate(columns) for at in range(len(column))]


@given(columns)
def test_what_is_shared_returns_in_the_columns_that_are_named(columns):
    for column in wording.compared(columns):
        for piece in (piece for pieces in column for piece in pieces if piece.shared):
            assert piece.others
            assert len(piece.text) >= wording.LENGTH
            for n in piece.others:
                assert any(piece.text[at : at + 5] in text for at in range(len(piece.text) - 4) for text in columns[n])


def test_shared_words_are_found_in_other_columns_only():
    [[first], [second]] = wording.compared([["开展青年大学习行动"], ["组织青年大学习活动"]])
    assert kinds(first) == [("开展", Kind.OWN), ("青年大学习", Kind.SHARED), ("行动", Kind.OWN)]
    assert [p.text for p in second if p.shared] == ["青年大学习"]
    [[alone]] = wording.compared([["开展青年大学习，开展青年大学习"]])
    assert kinds(alone) == [("开展青年大学习，开展青年大学习", Kind.OWN)]


def test_sharing_ends_where_a_clause_ends():
    [[first], _] = wording.compared([["一起来，读好书"], ["一起来，读好书"]])
    assert not any(p.shared for p in first)


def test_the_name_itself_is_not_what_is_shared():
    [[first], _] = wording.compared([["办好“小树苗计划”"], ["启动小树苗计划"]], ["“小树苗计划”"])
    assert kinds(first) == [("办好“", Kind.OWN), ("小树苗计划", Kind.NAME), ("”", Kind.OWN)]


def test_short_names_are_common_words():
    [[first]] = wording.compared([["文化工作规划"]], ["《规划》"])
    assert kinds(first) == [("文化工作规划", Kind.OWN)]


def test_what_many_documents_say_is_a_formula():
    said = "深入学习重要讲话精神"
    counted = formulas.frequent([[f"{said}，{n}"] for n in "甲乙丙"] + [["别的话"]])
    marks = formulas.marker(counted)
    assert all(marks(said))
    assert not any(marks("别的话，没有套语在里面"))
    [[first], _] = wording.compared([[f"我们{said}"], [f"大家{said}"]], (), marks)
    assert kinds(first) == [("我们", Kind.OWN), (said, Kind.FORMULA)]


def test_what_two_documents_say_is_none():
    assert formulas.frequent([["深入学习重要讲话精神"]] * 2) == frozenset()


def test_a_formula_of_few_in_a_large_archive_is_none():
    few = [["深入学习重要讲话精神"]] * 3
    assert formulas.frequent([*few, *([["别的话在这里说"]] * 97)]) == frozenset({"别的话在这里", "的话在这里说"})


def test_like_sentences_stand_in_one_row_and_the_rest_alone():
    rows = wording.rows(
        wording.compared([["今年建成书屋三十个", "组织宣讲"], ["召开座谈会", "去年建成书屋二十个，开放"]])
    )
    assert sorted(rows, key=str) == sorted([(0, 1), (1, None), (None, 0)], key=str)


def test_formulas_of_the_sample_archive_do_not_count_digests_or_withdrawn(archive):
    marks = formulas.of_archive(archive)
    assert not any(marks("召开全省电话会议"))


def test_what_is_counted_alike_can_be_compared():
    assert wording.alike("资助困难学生", "资助学生")
    assert wording.alike("青年之家", "青年之家")
    assert not wording.alike("青年之家", "社会领域团组织")
    assert not wording.alike("", "")
