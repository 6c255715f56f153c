"""Whose work a place describes: clause, paragraph, heading, the document's own subject, issuer."""

import pytest

from archive.extraction.attribution import owner
from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Document, Passage
from archive.extraction.organisations import annotate
from archive.extraction.organisations.loaders import load_organisations, load_regions
from archive.schema.vocabulary import BlockKind, Genre

CATALOGUE = Catalogue(regions=load_regions(), organisations=load_organisations())
YANTAI, SHANDONG = "共青团山东省烟台市委员会", "共青团山东省委员会"
LAIZHOU = "共青团山东省烟台市莱州市委员会"


def attributed(
    paragraphs: list[str], issuer: str | None = None, title: str = "", headings: tuple[str, ...] = ()
) -> list[str | None]:
    """The owners at the places marked ◇ (the mark is taken out)."""
    marked = "\n".join(paragraphs)
    text, spots = "", []
    for piece in marked.split("◇"):
        text += piece
        spots.append(len(text))
    passages, at = [], 0
    for paragraph in text.split("\n"):
        passages.append(Passage(BlockKind.PARAGRAPH, at, at + len(paragraph), headings=headings))
        at += len(paragraph) + 1
    document = Document("A1", title, tuple(passages), Genre.OTHER, issuer=issuer)
    mentions = annotate(text, document, CATALOGUE)
    return [owner(text, document, spot, mentions, CATALOGUE) for spot in spots[:-1]]


def test_the_issuer_where_nothing_else_is_said() -> None:
    assert attributed(["举办◇活动十场。"], issuer=YANTAI) == [YANTAI]


def test_a_clause_that_begins_with_a_committee() -> None:
    assert attributed(["今年，团莱州市委举办◇活动，覆盖◇五百人。"], issuer=YANTAI) == [LAIZHOU, LAIZHOU]


def test_a_superior_owns_only_its_sentence() -> None:
    assert attributed(["团省委出台◇意见。举办◇活动。"], issuer=YANTAI) == [SHANDONG, YANTAI]


def test_a_bulletin_belongs_to_the_committee_of_its_title() -> None:
    found = attributed(["编者按：要抓好◇学习。", "举办◇活动。"], issuer=SHANDONG, title="团烟台市委扎实开展学习")
    assert found == [SHANDONG, YANTAI]


def test_a_feature_belongs_to_the_place_of_its_title() -> None:
    assert attributed(["举办◇活动。"], issuer="中国青年报", title="山东烟台：青年有为") == [YANTAI]


def test_places_stand_for_their_committees_in_a_feature() -> None:
    found = attributed(["团烟台市委推进改革。", "莱州市建立◇机制；莘县没有。"], issuer="中国青年报")
    assert found == [LAIZHOU]


def test_places_in_a_committees_own_report_stay_part_of_it() -> None:
    assert attributed(["成效明显。莱州市通过◇验收。"], issuer=YANTAI) == [YANTAI]


def test_a_paragraph_that_begins_with_a_place_is_about_it() -> None:
    assert attributed(["莱州市：举办◇活动。"], issuer=YANTAI) == [LAIZHOU]


def test_a_list_of_places_is_nobody_in_particular() -> None:
    assert attributed(["莱州市、龙口市举办◇活动。"], issuer=YANTAI) == [YANTAI]


def test_the_paragraphs_only_committee_even_behind() -> None:
    assert attributed(["一份由莱州共青团组织发起的问卷◇有千人作答。"], issuer=YANTAI) == [LAIZHOU]


def test_the_heading_over_the_passage() -> None:
    assert attributed(["举办◇活动。"], issuer=SHANDONG, headings=("二、团烟台市委",)) == [YANTAI]


@pytest.mark.parametrize("issuer", [None, "某网站"])
def test_nobody_where_nothing_is_known(issuer: str | None) -> None:
    assert attributed(["举办◇活动。"], issuer=issuer) == [None]


def test_a_text_without_issuer_speaks_for_the_place_that_it_calls_its_own() -> None:
    paragraphs = [
        "五年来，全市各级团组织在团省委领导下努力工作。",
        "莱州举办◇活动，服务全市大局。",
        "莱州青年受益。",
        "建成◇站。",
    ]
    assert attributed(paragraphs) == [LAIZHOU, LAIZHOU]


def test_a_committee_that_takes_over_keeps_the_text() -> None:
    paragraphs = [
        "烟台共青团五年来成绩显著。",
        "五年来，团莱州市委认真履行职责，服务青年成长成才，工作取得进步。",
        "组织建设进一步加强，开展◇活动，覆盖青年五百余人，青年踊跃参加，反响良好，成效明显。",
        "服务大局更加有力，建成◇站，服务群众两千余人次，志愿者积极参与，群众满意。",
    ]
    assert attributed(paragraphs) == [LAIZHOU, LAIZHOU]


def test_nobody_takes_over_where_another_follows() -> None:
    paragraphs = [
        "烟台共青团五年来成绩显著，团烟台市委精心部署。",
        "五年来，团莱州市委认真履行职责。",
        "五年来，团海阳市委认真履行职责。",
        "举办◇活动，覆盖青年五百余人，青年踊跃参加，反响良好，成效明显，服务群众两千余人次，群众满意。",
    ]
    assert attributed(paragraphs) == [YANTAI]


def test_of_several_hosts_the_one_of_the_title_owns_the_work() -> None:
    text = "团省委、团烟台市委、团莱州市委联合举办◇活动。"
    assert attributed([text], title="莱州市举办青年活动") == [LAIZHOU]


ZIYANG, DAZU = "共青团四川省资阳市委员会", "共青团重庆市大足区委员会"
HEYUAN, FUTIAN = "共青团广东省河源市委员会", "共青团广东省深圳市福田区委员会"


def test_what_guests_are_shown_is_the_hosts() -> None:
    found = attributed(
        [
            "大足团区委一行先后前往资阳团市委机关◇阵地。随后来到◇基地。大足团区委一行还到安岳县看了◇项目。",
            "座谈会上，双方围绕◇合作交流。",
        ],
        issuer="云山日报",
        title="共青团重庆市大足区委到资阳考察交流",
    )
    assert found == [ZIYANG, ZIYANG, ZIYANG, DAZU]


def test_the_host_tells_of_a_visit_to_our_district() -> None:
    found = attributed(
        ["河源团市委一行到我区调研。", "一行首先参观了◇展示会。区里有三个◇项目参展。"],
        issuer=HEYUAN,
        title="河源团市委书记一行到福田调研",
    )
    assert found == [FUTIAN, FUTIAN]


def test_the_place_of_the_title_is_the_host_where_no_other_is_named() -> None:
    found = attributed(["一行参观了◇阵地。"], issuer="云山日报", title="共青团广东省河源市委到福田区考察交流")
    assert found == [FUTIAN]


def test_a_committee_that_goes_to_its_own_work_is_no_guest() -> None:
    assert attributed(["团莱州市委举办◇活动，走进社区。"], issuer=YANTAI) == [LAIZHOU]


def test_where_a_clause_says_it_takes_place() -> None:
    found = attributed(
        ["团山东省委推进◇工作。", "在烟台市，青年中心举办◇活动。"], issuer="云山日报", title="山东：青年有为"
    )
    assert found == [SHANDONG, YANTAI]


def test_a_guest_from_below_a_county_does_not_own_the_text() -> None:
    found = attributed(
        ["近年来，莱州市举办◇活动。", "全市各级团组织与上海市奉贤区南桥镇团委共建。莱州市建成◇阵地。"],
        issuer="云山日报",
        title="青春石榴红",
    )
    assert found == [LAIZHOU, LAIZHOU]


CENTRE = "中国共产主义青年团中央委员会"


def test_what_ministries_and_the_centre_begin_together_is_the_centres() -> None:
    found = attributed(["团中央、教育部、财政部日前启动◇计划。", "◇计划已实施十年。"], issuer="某日报")
    assert found == [CENTRE, CENTRE]


def test_the_centre_that_is_only_obeyed_is_not() -> None:
    text = ["按照团中央部署，团莱州市委举办◇活动。", "覆盖◇五百人。"]
    assert attributed(text) == [LAIZHOU, LAIZHOU]


def test_what_superiors_honour_is_the_work_of_those_they_honour() -> None:
    assert attributed(["近年来，团烟台市委推进改革。", "被团省委评为◇示范。"]) == [YANTAI]


def test_the_host_comes_before_who_carries_out() -> None:
    found = attributed(["由共青团山东省委主办、团烟台市委承办的◇大赛举行。", "◇大赛吸引五百人。"])
    assert found == [SHANDONG, SHANDONG]


def test_of_several_hosts_the_first_owns_the_work() -> None:
    assert attributed(["◇大赛由共青团山东省委、共青团江苏省委主办。"]) == [SHANDONG]


def test_a_sister_body_and_an_office_stand_for_their_committee() -> None:
    found = attributed(["大赛由中国青年志愿者协会主办，吸引◇万人。", "据山东省大赛组委会介绍，◇五百人参赛。"])
    assert found == [CENTRE, SHANDONG]


def test_a_committee_of_a_system_has_work_of_its_own() -> None:
    found = attributed(["山东省直机关团工委举办◇活动。", "◇五百人参加。"])
    assert found == ["山东省直机关团工委"] * 2


def test_a_committee_of_a_system_that_is_only_founded_has_none() -> None:
    text = ["团烟台市委推进改革。", "非公团工委实现全覆盖，举办◇活动。"]
    assert attributed(text) == [YANTAI]


def test_an_institution_owns_what_it_runs_in_a_citys_text() -> None:
    text = ["团烟台市委举办大赛，覆盖◇千人。", "“◇春苗”行动由烟台大学团委组织开展，服务◇百人。"]
    school = "共青团烟台大学委员会"
    assert attributed(text) == [YANTAI, school, school]


def test_a_guest_of_honour_does_not_act() -> None:
    assert attributed(["团烟台市委举办大赛。团省委书记李某出席，◇五百人参加。"]) == [YANTAI]


def test_a_heading_that_only_opens_the_text_is_no_title() -> None:
    assert attributed(["被授予团中央◇示范。", "团烟台市委举办◇大赛。"]) == [YANTAI, YANTAI]


def test_the_only_committee_of_a_text_may_be_an_institutions() -> None:
    text = ["烟台电厂团委连续八年开展◇活动。", "◇二十人参加。"]
    assert attributed(text) == ["共青团烟台电厂委员会"] * 2


def test_the_pioneers_of_a_place_stand_for_its_committee() -> None:
    found = attributed(["6月1日，中国少年先锋队山东省烟台市第七次代表大会召开。", "◇三百名代表参加。"])
    assert found == [YANTAI]


def test_what_the_centre_runs_is_not_all_that_a_citys_paper_tells() -> None:
    text = [
        "由共青团中央联合多部门开展的◇评选揭晓，烟台市的十个集体获评。",
        "◇十个集体来自各行各业。",
        "团烟台市委负责人介绍，我市将完善机制。",
    ]
    assert attributed(text) == [CENTRE, YANTAI]


def test_a_paragraph_that_tells_who_runs_a_thing_is_about_it() -> None:
    text = ["我市青年很忙，团烟台市委组织培训。", "本次活动由共青团山东省委主办。九月以来，共吸引◇千人。"]
    assert attributed(text) == [SHANDONG]


@pytest.mark.parametrize(
    ("rest", "whose"),
    [
        ("到年底，特派员增至120名，覆盖全市半数◇乡镇。", YANTAI),
        ("蓬莱区“春苗”项目卖出◇苹果。", YANTAI),
        ("莱州市“春苗”项目卖出◇苹果。", "共青团山东省烟台市长岛县委员会"),
        ("开设课程◇18门。", "共青团山东省烟台市长岛县委员会"),
    ],
    ids=["the whole region", "another place", "after a comma", "nothing of the kind"],
)
def test_a_sentence_may_leave_the_committee_of_which_the_one_before_told(rest: str, whose: str) -> None:
    before = "团长岛县委共建学堂，" if rest.startswith("莱州") else "团长岛县委共建学堂。"
    found = attributed([f"团烟台市委推进项目。{before}{rest}"], issuer=YANTAI, title="团烟台市委推进项目")
    assert found == [whose]


def test_an_association_beside_a_committee_does_not_make_it_its_superiors_work() -> None:
    title = "共青团烟台市委员会"
    assert attributed(["5日，团莱州市委、市青年志愿者协会举办◇仪式。"], issuer=YANTAI, title=title) == [LAIZHOU]
    assert attributed(["5日，团莱州市委、团烟台市委举办◇仪式。"], issuer=YANTAI, title=title) == [YANTAI]
