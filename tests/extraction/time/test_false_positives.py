"""What looks like a time and is none."""

from datetime import date

import pytest

from archive.extraction.time import find
from archive.schema.vocabulary import Role
from archive.values import edtf
from tests.extraction.time.tagged import check


@pytest.mark.parametrize(
    "text",
    [
        "作用体现在哪里，表现在三个方面",
        "这些年轻人很好，青年终于有了家。当前位置：首页。6月31日，举办大赛；二月三十日，举办展览",
        "嫦娥五号任务圆满成功",
        "十届十一次全会和常委会",
        "改造工程2101处，惠及2020人",
        "12355青少年服务台，热线020-22245802",
        "90后、2020级新生和2021届毕业生",
        "每年3月5日，每月15日，每周五",
        "为期三天的培训，三年行动计划，经过五年努力",
        "第24届，第20届，三年级，5号楼，青年路28号，人民大道8号",
        "增长6.8%，占34.2%，共2018.5万元",
        "万里豪情同日月",
        "一月一主题、一周一活动，每周一次例会",
        "国庆路社区、七一路和八一小学",
        "三五年内见效，三个月底线",
        "团干部都是年轻干部",
        "今日头条、学校周边环境、上周恩来精神课",
        "建校100周年，百年团史，建团百年来的历程",
        "“青年大学习”第十二季第九期",
        "三年级下学期，2020年级",
        "青年、少年、成年、年轻人",
    ],
)
def test_no_date_at_all(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "〔2020〕3号",
        "《中长期青年发展规划（2016-2025年）》",
        "《2020年全区共青团工作要点》",
        "规划（2016-2025年）",
        "2023年第5期",
    ],
)
def test_names_keep_their_years_as_names(text: str) -> None:
    assert {e.role for e in find(text, edtf.parse("2020-03-25"))} == {Role.NAME}


@pytest.mark.parametrize("text", ["开展暑期社会实践", "办好寒假托管班", "大学生暑期“归乡”实践", "开展“清明寻访”活动"])
def test_a_season_or_festival_in_a_name_dates_nothing(text: str) -> None:
    (found,) = find(text, date(2022, 8, 25))
    assert found.role is Role.NAME


@pytest.mark.parametrize(
    "text", ["暑假期间，开课", "利用寒假开展家访", "今年暑期托管班", "“清明”当天，祭扫", "暑期，青年回乡"]
)
def test_a_season_or_festival_as_a_time_does(text: str) -> None:
    assert find(text, date(2022, 8, 25))[0].role is Role.EVENT
