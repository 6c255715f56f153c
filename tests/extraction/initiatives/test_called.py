"""What a text calls its subject for short, and names that something else only happens in, at or under."""

import pytest

from archive.extraction.findings import InitiativeMention
from archive.extraction.initiatives import find
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import Modality

TWICE = "“春苗夜校”始于2022年。团县委办好“春苗夜校”。"


@pytest.mark.parametrize(
    ("rest", "count"),
    [
        ("2023年，夜校被列入重点项目。", 1),
        ("团县委依托夜校成立社团14个，2024年夜校开班112个。", 2),
        ("全市已有青年夜校115所。", 0),
        ("老年夜校也来取经。", 0),
    ],
)
def test_the_end_of_the_subjects_name_stands_for_it(rest: str, count: int) -> None:
    assert [f.initiative for f in find(TWICE + rest) if f.rule == "subject-head"] == ["春苗夜校"] * count


def test_what_is_named_once_is_no_subject() -> None:
    assert not [f for f in find("团县委办好“春苗夜校”。夜校开班112个。") if f.rule == "subject-head"]


def mention(text: str) -> InitiativeMention:
    whole = f"# 云山县共青团工作情况\n\n共青团云山县委\n\n2024年5月6日\n\n　　{text}\n"
    return next(m for m in annotate(read(whole.encode(), "x.md")).initiatives if "春苗" in m.text)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("“春苗夜校”始于2022年9月，有手鼓等3门课。", Modality.DONE),
        ("“春苗夜校”始于青年的一句话。", Modality.ONGOING),
        ("2023年，“春苗夜校”被列入县重点项目。", Modality.DONE),
        ("这是她报名“春苗夜校”的第三个学期。", Modality.MENTIONED),
        ("团县委推行“春苗夜校”机制。", Modality.DONE),
    ],
    ids=["a beginning with its date", "an origin", "put on a list", "somebody's own", "introduced"],
)
def test_what_is_true_of_a_name(text: str, modality: Modality) -> None:
    assert mention(text).modality is modality
