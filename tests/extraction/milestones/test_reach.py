"""How far a time reaches: a year in a review of years, a deadline, a look back at the head of the news, years forward."""

from archive.extraction.findings import Milestone
from archive.extraction.pipeline import annotate
from archive.readers import read


def facts(*lines: str) -> list[Milestone]:
    return list(annotate(read("\n\n".join(lines).encode(), "x.txt")).milestones)


def dates(*lines: str) -> list[str]:
    return [m.edtf for m in facts(*lines)]


def test_in_a_review_of_years_a_year_holds_for_its_own_sentence() -> None:
    head = ("在共青团云山市第九次代表大会上的报告", "（2021年6月18日）", "一、过去五年的工作回顾")
    body = "五年来，我们服务大局。2019年，举办主题晚会60场。选树优秀青年典型180名。"
    assert dates(*head, body) == ["2019", "2016-06-18/2021-06-18"]


def test_a_deadline_holds_for_what_it_is_set_for() -> None:
    head = ("云山市青年行动实施方案", "共青团云山市委", "2022年4月12日", "一、重点任务")
    body = ("（一）9月底前建成青年驿站12家。", "（二）遴选青年讲师20名。")
    assert dates(*head, *body) == ["2022-04-12/2022-09-30", "2022-04-12~/2022-12-31~"]


def test_years_forward() -> None:
    head = ("云山市青年行动实施方案", "共青团云山市委", "2022年4月12日", "一、工作目标")
    assert dates(*head, "从2022年起，用三年时间，建成青年驿站12家。") == ["2022/2024"]


def test_news_that_opens_with_what_it_looks_back_on_is_of_no_day() -> None:
    head = ("十年青春路", "来源：云山日报 2022年9月8日")
    first = "党的十八大以来，全市共青团事业蓬勃发展。9月7日，团市委负责人介绍了有关情况，发布青年故事12个。"
    told = facts(*head, first, "推出文化产品12个，建成青年驿站36家。")
    assert told[-1].edtf == "2012-11-08/2022-09-08"


def test_a_text_without_a_date_plans_nothing_for_the_year_it_looks_back_on() -> None:
    done, planned = facts("自2006年开展“春苗”助学行动以来，累计资助学生890名。下一步，团市委将建成青年驿站12家。")
    assert done.interval.latest is None
    assert (planned.time, planned.interval.latest) == (None, None)


def test_what_a_decision_confers_happens_then_whatever_year_the_honour_is_of() -> None:
    head = ("关于表彰2022年度“先锋团支部”的决定", "各县团委：")
    body = "团市委决定，授予云岭邮局团支部等10个团支部2022年度云山市“先锋团支部”称号。"
    assert dates(*head, body, "共青团云山市委员会", "2023年4月28日") == ["2023-04-28"]


def test_a_vague_day_outweighs_the_year_of_a_name() -> None:
    head = ("青年论坛举行", "来源：云山日报 2023年12月7日")
    told = facts(*head, "近日，团云山市委举办云山市2022年“优秀青年志愿者”事迹宣讲大会。自2003年以来，服务学生890名。")
    assert told[0].edtf == "2023-11-07~/2023-12-07~"
