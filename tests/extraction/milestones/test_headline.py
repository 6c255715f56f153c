"""Headlines are short, clean cuts of the clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.milestones.headline import LONGEST, headline


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("成立青年创业联盟，", "成立青年创业联盟"),
        ("先后举办“星火”大赛。", "举办“星火”大赛"),
        ("共青团甲县委举办“星火”大赛，", "共青团甲县委举办“星火”大赛"),
        ("在文化广场举办\n“星火”大赛", "在文化广场举办“星火”大赛"),
        (
            "举办“青春心向党 建功新时代”“学党史强信念跟党走”“星火燎原青年行动”等主题活动20余次",
            "举办“青春心向党 建功新时代”等主题活动20余次",
        ),
        # What stands beside a headline anyway, or only fills it, is left out: the day, the place, the hosts, the list of names.
        (
            "云山县青年志愿服务工作总结推进大会于2021年5月8日至9日在云岭镇召开",
            "云山县青年志愿服务工作总结推进大会在云岭镇召开",
        ),
        (
            "王一代表共青团云山市第十届委员会作了题为《勇立潮头》的报告并通过了决议",
            "王一代表共青团云山市第十届委员会作了报告并通过了决议",
        ),
        ("选举产生了由四十五名委员和十五名候补委员组成的新一届云山市委员会", "选举产生了新一届云山市委员会"),
        (
            "授予云山机床厂团委、云岭中学团委、海河村团支部等10个集体“五四红旗团委”称号",
            "授予10个集体“五四红旗团委”称号",
        ),
        ("王一、李二、张三、赵四、钱五、孙六、周七、吴八当选为云山市青联副主席", "王一等当选为云山市青联副主席"),
        ("共青团云山市委、市教育局、市财政局、市民政局、市司法局召开联席会议", "共青团云山市委等召开联席会议"),
        (
            "“同心筑梦 ——2019年云山市春苗助学行动助学金发放仪式”在云山市文化馆隆重举行",
            "“2019年云山市春苗助学行动助学金发放仪式”隆重举行",
        ),
        # Nowhere to end cleanly: it says that it goes on.
        (
            "村民人均纯收入也从多年以前的两千九百元上升突破到了如今的六千九百五十元",
            "村民人均纯收入也从多年以前的两千九百元上升突破到了如今…",
        ),
    ],
)
def test_headlines(clause: str, expected: str) -> None:
    assert headline(clause) == expected


def test_where_little_follows_the_verb_the_end_of_the_clause_is_kept() -> None:
    clause = "全省所有市州、一百二十三个县市区以及两百多所高校都先后建立了协会"
    assert headline(clause, clause.index("建立")) == "一百二十三个县市区以及两百多所高校都先后建立了协会"


@given(st.text(alphabet="举办青年大赛的和与、，“”《》（）0123456789人次 \n", max_size=90))
def test_never_too_long_and_never_an_open_mark(clause: str) -> None:
    line = headline(clause)
    assert len(line) <= LONGEST
    assert line == line.strip()
    assert "\n" not in line
    assert line.count("“") == line.count("”") or line.count("“") + line.count("”") == 0
