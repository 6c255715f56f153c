"""In a bulletin what lies ahead of one item ends with the headline of the next."""

from archive.extraction.findings import Milestone
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import Modality

BODY = "今年上半年，团县委新建夜校15个，服务青年300人。下一步，团县委将新建夜校20个。"


def facts(head: str) -> dict[str, Milestone]:
    text = f"南溪青年简报\n第8期\n共青团南溪县委员会 2022年7月20日\n青年夜校开课\n{BODY}\n{head}\n团县委捐赠图书300册，走访儿童50名，大家都很高兴。\n"
    return {m.text: m for m in annotate(read(text.encode(), "x.txt")).milestones}


def modality(head: str) -> Modality:
    return next(m.modality for words, m in facts(head).items() if "图书" in words)


def test_the_next_headline_looks_back_again() -> None:
    assert modality("爱心图书进山村") is Modality.DONE


def test_a_numbered_point_of_the_plan_does_not() -> None:
    assert modality("（一）爱心图书进山村") is Modality.PLANNED
