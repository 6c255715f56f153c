"""What belongs to one fact: an undertaking and how much of it was done, a meeting and whom it elected, a goal and its year."""

import pytest

from archive.extraction.findings import Milestone
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import Modality


def facts(text: str, title: str = "云山市共青团2021年工作总结") -> list[Milestone]:
    return list(annotate(read(f"{title}\n\n　　{text}\n".encode(), "x.txt")).milestones)


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("实施“青苗工程”，举办培训班36期，培养学员2100名。", 1),
        ("开展“书信手拉手”活动，结对青少年2.3万对，互通书信4.6万封。", 1),
        ("实施“春芽”关爱项目，组织机关干部与儿童“一对一”结对，现已结对213对。", 1),
        ("举办农村青年电商培训班，邀请导师6名授课，培训学员120人。", 1),
        ("举办电商培训班，邀请“海风青创”导师团6名导师授课，培训学员120人。", 1),
        ("目前已挂牌驿站3家，设置床位46张，接待青年152人次。", 1),
        ("挂牌驿站3家，设置床位46张。", 2),
        ("实施“青苗工程”，举办“春芽”训练营36期。", 2),
        ("举办培训班36期，建成青年之家20个。", 2),
        ("开展“书信手拉手”活动，成立志愿服务队20支。", 2),
    ],
    ids=[
        "training",
        "pairs",
        "who took part",
        "a class",
        "guests",
        "a tally",
        "no tally",
        "another undertaking",
        "figures of its own",
        "another act",
    ],
)
def test_how_much_of_an_undertaking_was_done_is_one_fact_with_it(sentence: str, count: int) -> None:
    assert len(facts(sentence)) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("5月8日，少先队云山市第六次代表大会召开，选举产生市第六届少工委。", 1),
        ("5月4日，云山市召开纪念五四运动大会，授予李某等10人“青年五四奖章”，表彰团支部50个。", 1),
        ("5月4日，团市委举办歌会，慰问福利院儿童50名。", 2),
    ],
    ids=["elected", "honoured", "another act"],
)
def test_whom_a_meeting_elects_and_honours_belongs_to_it(sentence: str, count: int) -> None:
    assert len(facts(sentence)) == count


def test_in_a_plan_what_is_to_be_reached_by_a_year_is_a_fact() -> None:
    plan = "一、工作任务\n　　到2025年底，实现县级讲师团全覆盖。深入贯彻会议精神。\n共青团云山市委员会\n2022年1月5日"
    (goal,) = facts(plan, "共青团云山市委员会2022年工作要点")
    assert (goal.text, goal.edtf) == ("2025年底，实现县级讲师团全覆盖", "2022-01-05~/2025-12-31~")


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("2021年6月5日前，各县团委须将宣传情况报团市委。", Modality.PLANNED),
        ("据介绍，团市委还将上线“夜校地图”小程序。", Modality.PLANNED),
        ("5月4日，团市委将“夜校地图”小程序上线。", Modality.DONE),
    ],
    ids=["a duty", "to go online", "put online"],
)
def test_what_is_to_be_done(sentence: str, modality: Modality) -> None:
    assert [m.modality for m in facts(sentence, "云山青年夜校亮了三年")] == [modality]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("“春苗夜校”始于2022年9月。", 1),
        ("“春苗夜校”始于青年的一句话。", 0),
        ("团市委推出“山海之间”青年学习圈。", 1),
        ("团市委打造“零距离”的氛围。", 0),
    ],
    ids=["a beginning", "an origin", "a name of its own", "a quality"],
)
def test_beginnings_and_what_is_named_in_marks_are_facts(sentence: str, count: int) -> None:
    assert len(facts(sentence)) == count


def test_under_what_is_wanting_nothing_is_a_fact() -> None:
    text = "做好工作。\n二、存在问题\n　　非公领域团组织覆盖率仅为41%，与目标还有差距。\n三、解决青年急难愁盼问题\n　　建成夜校5所。"
    assert [m.text for m in facts(text)] == ["建成夜校5所"]


def test_a_bare_target_is_told_with_what_it_counts() -> None:
    (target,) = facts("办好“春苗说”宣讲，全年不少于60场。", "云山市共青团2021年工作要点")
    assert target.text == "办好“春苗说”宣讲，全年不少于60场"
