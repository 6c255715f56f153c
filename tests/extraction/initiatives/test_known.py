"""Known initiatives in any wording: quotation marks, spaces, head words, cut forms, abbreviations."""

from collections.abc import Callable

import pytest

from archive.extraction.initiatives import find

WORDINGS = [
    "“青年大学习”行动",
    "「青年大学习」",
    '"青年大学习"网上主题团课',
    "青 年 大 学 习",
    "青年\n大学习",
    "《青年大学习》",
    "‘青年大学习’",
    "“大学习”",
]


@pytest.mark.parametrize("words", WORDINGS)
def test_one_programme_under_many_wordings(words: str) -> None:
    assert {f.initiative for f in find(f"深化{words}。")} == {"“青年大学习”行动"}


def test_longest_name_wins() -> None:
    (found,) = find("开展“学习二十大 永远跟党走 奋进新征程”主题教育。")
    assert found.initiative == "学习二十大、永远跟党走、奋进新征程"


def test_quoted_only_alias_needs_its_marks() -> None:
    assert not find("我们大学习、大讨论。")


def test_names_do_not_run_over_a_list_of_quotations() -> None:
    assert not find("“保护母”“亲河行动派”")


def test_short_title_refers_to_the_document_before_it(check: Callable[[str], None]) -> None:
    check("落实⟦《中长期青年发展规划》|known⟧。抓好⟦《规划》|short-title|中长期青年发展规划（2016-2025年）⟧的落实。")


def test_short_title_without_a_document_before_it_is_left() -> None:
    assert not find("抓好《规划》的落实。")


def test_defined_abbreviation_returns(check: Callable[[str], None]) -> None:
    check(
        "成立⟦云山市青年自媒体创业者联盟|body-founded⟧（以下简称⟦云山青媒|again⟧）。⟦云山青媒|again|云山市青年自媒体创业者联盟⟧已有百人。"
    )


def test_pilot_reform_in_short(check: Callable[[str], None]) -> None:
    check("推进⟦县域共青团基层组织改革试点|known⟧。各县的⟦试点工作|pilot-short|县域共青团基层组织改革⟧有了进展。")


def test_pilot_without_a_reform_is_left() -> None:
    assert not find("各县的试点工作有了进展。")


def test_a_lone_head_refers_to_the_body_just_founded(check: Callable[[str], None]) -> None:
    check(
        "成立⟦云山市青年电商联盟|body-founded⟧。⟦联盟|lone-head|云山市青年电商联盟⟧成立以来，服务百人。有关部门的联盟不在此列。"
    )


def test_parts_belong_to_the_series_that_counts_them() -> None:
    found = find("设立“守护云山”“美化云山”两类青年示范岗。创建一批重点工程模范青年示范岗。")
    parts = [f for f in found if f.text in ("“守护云山”", "“美化云山”")]
    assert len({f.initiative for f in parts}) == 1
    assert {f.initiative for f in parts} == {found[-1].initiative}


def test_a_brand_of_its_own_is_not_cut_to_a_known_name(check: Callable[[str], None]) -> None:
    check("启动⟦“云岭暖冬”行动|quoted-head⟧，送去棉衣。")
    check("启动⟦“2021暖冬”行动|known|暖冬行动⟧，送去棉衣。")
    check("启动⟦“云岭有爱·暖冬”行动|known|暖冬行动⟧，送去棉衣。")


def test_a_medium_named_for_its_committee_is_not_named_by_the_committee(check: Callable[[str], None]) -> None:
    check("打造⟦“云岭共青团”新媒体矩阵|quoted-head⟧，推动云岭共青团工作。")


def test_what_an_undertaking_brought_in_is_no_part_of_its_name(check: Callable[[str], None]) -> None:
    check("⟦“云岭创”大赛|quoted-head⟧征集项目300个。")
