"""The part that a committee plays where it is named."""

import pytest

from archive.extraction.attribution.roles import Role, fronted, role_of

LEAGUE = "团云山市委"


def role(text: str) -> Role:
    """The part of the committee 团云山市委 in a one-paragraph text."""
    start = text.index(LEAGUE)
    return role_of(text, start, start + len(LEAGUE), 0, len(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("团云山市委举办大赛。", Role.ACTS),
        ("近日,团云山市委举办大赛。", Role.ACTS),
        ("2023年5月团云山市委举办大赛。", Role.ACTS),
        ("市教育局、团云山市委联合举办大赛。", Role.ACTS),
        ("“大赛很好。”团云山市委负责人说。", Role.ACTS),
        ("住房和城乡建设厅、团云山市委联合发文。", Role.ACTS),
        ("大赛由团云山市委主办。", Role.RUNS),
        ("大赛由市教育局、团云山市委主办。", Role.RUNS),
        ("主办方是市教育局、团云山市委。", Role.RUNS),
        ("某某社5月4日电（记者 李某）团云山市委启动大赛。", Role.ACTS),
        ("大赛由市教育局主办，团云山市委承办。", Role.HELPS),
        ("记者从团云山市委获悉，大赛已经结束。", Role.TELLS),
        ("志愿者在社区（团云山市委供图）", Role.TELLS),
        ("在团云山市委的指导下，我们举办大赛。", Role.LEADS),
        ("在区委和团云山市委的坚强领导下，我们举办大赛。", Role.LEADS),
        ("按照团云山市委统一部署，我们举办大赛。", Role.LEADS),
        ("李某被团云山市委评为标兵。", Role.HONOURS),
        ("经团云山市委认定，四家单位入选。", Role.HONOURS),
        ("团县委联合团云山市委举办大赛。", Role.PARTNER),
        ("会议授予团云山市委先进称号。", Role.RECEIVES),
        ("一行人前往团云山市委书屋。", Role.VISITED),
        ("团云山市委书记李某出席大赛。", Role.ATTENDS),
        ("团云山市委“青春”联盟和学校参加。", Role.LABEL),
        ("自2003年团云山市委项目实施以来，成效明显。", Role.NAMED),
        ("共有组织三类，团云山市委9个。", Role.NAMED),
        ("其做法被写入省教育厅、团云山市委年度报告。", Role.NAMED),
    ],
)
def test_the_part_that_a_committee_plays(text: str, wanted: Role) -> None:
    assert role(text) is wanted


@pytest.mark.parametrize("word", ["增设", "成立", "组建"])
def test_a_list_of_what_is_founded_is_no_list_of_hosts(word: str) -> None:
    assert role(f"{word}办公室及团云山市委。") is not Role.ACTS


@pytest.mark.parametrize("text", ["为办好大赛，团云山市委", "根据《办法》，团云山市委", "今年5月，团云山市委"])
def test_a_clause_that_leads_up_to_who_acts(text: str) -> None:
    assert fronted(text, 0, text.index(LEAGUE))


def test_a_clause_with_an_act_of_its_own_does_not() -> None:
    text = "学校举办大赛，团云山市委"
    assert not fronted(text, 0, text.index(LEAGUE))
