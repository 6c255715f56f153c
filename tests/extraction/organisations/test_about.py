"""An article of another committee's bulletin: 团市委 and 团区委 are those of the place that it is about."""

from collections.abc import Callable

import pytest

Check = Callable[..., None]
YANTAI, LAIZHOU = "山东省烟台市", "山东省烟台市莱州市"
NANNING, XINGNING = "广西壮族自治区南宁市", "广西壮族自治区南宁市兴宁区"


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("莱州市：“求职驿站”让青年安心落脚", LAIZHOU),
        ("莱州市扎实推进困境青少年结对帮扶", LAIZHOU),
        ("莱州市、龙口市推进结对帮扶", YANTAI),
        ("烟台市：“求职驿站”让青年安心落脚", YANTAI),
    ],
    ids=["colon", "subject", "one of several", "the issuer's own"],
)
def test_the_place_with_which_a_headline_begins(check: Check, title: str, meant: str) -> None:
    check(f"今年以来，驿站接待青年152人次。⟦团市委|{meant}⟧还设立青年之家。", issuer="共青团烟台市委员会", title=title)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (f"去年以来，⟦团兴宁区委|{XINGNING}⟧实施关爱项目。4月，⟦团区委|{XINGNING}⟧召开会议。", "共青团南宁市委员会"),
        (f"去年以来，⟦团莱州市委|{LAIZHOU}⟧实施关爱项目。4月，⟦团市委|{LAIZHOU}⟧召开会议。", "共青团烟台市委员会"),
        (
            f"⟦团烟台市委|{YANTAI}⟧与⟦团莱州市委|{LAIZHOU}⟧实施关爱项目。4月，⟦团市委|{YANTAI}⟧召开会议。",
            "共青团烟台市委员会",
        ),
        (f"活动邀请⟦团莱州市委|{LAIZHOU}⟧参加。⟦团市委|{YANTAI}⟧召开会议。", "共青团烟台市委员会"),
    ],
    ids=["a district", "a county-level city", "beside the issuer's own", "named in passing"],
)
def test_the_one_committee_of_which_an_article_tells(check: Check, text: str, issuer: str) -> None:
    check(text, issuer=issuer)


def test_where_somebody_is_from_is_a_place_even_if_the_name_is_a_word(check: Check) -> None:
    check("⟦团县委|黑龙江省双鸭山市集贤县⟧召集集贤籍大学生座谈。", year=2024)
    check("⟦团县委|?⟧召集集贤聚才的座谈会。", year=2024)
