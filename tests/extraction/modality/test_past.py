"""A printed year that is over makes what its clause tells done, plan or no plan."""

import pytest

from archive.extraction.findings import DatedBasis, Document, Passage
from archive.extraction.modality import modality_at
from archive.schema.vocabulary import Basis, BlockKind, Genre, Modality
from archive.values.intervals import DayInterval

PUBLISHED = DatedBasis(DayInterval.year(2021), "2021", Basis.EXPLICIT, "test")


def read(text: str, target: str, published: DatedBasis | None = PUBLISHED, genre: Genre = Genre.NOTICE) -> Modality:
    passage = Passage(BlockKind.PARAGRAPH, 0, len(text))
    document = Document("A1", "", (passage,), genre, published=published)
    at = text.index(target)
    return modality_at(text, document, at, at + len(target))


@pytest.mark.parametrize(
    "text",
    [
        "2019年，全县建成“暖阳”书屋12间。",
        "2019年5月，举办“暖阳”书屋开放日。",
        "2019年5月4日举办“暖阳”书屋开放日。",
        "2019年建成“暖阳”书屋12间。",
        "2019年以来，全县已建成“暖阳”书屋12间。",
        "截至2020年底，各乡镇建成“暖阳”书屋12间。",
        "（一）二〇一九年，全县建成“暖阳”书屋12间。",
        "2019年上半年，培训辅导员30名，建成“暖阳”书屋12间。",
        "自2019年起，全县建成“暖阳”书屋12间。",
        "“暖阳”书屋由团县委、县文旅局自2019年开始共建，每年招募管理员。",
        "2020年春节期间，全县建成“暖阳”书屋12间。",
        "２０１９年，全县建成“暖阳”书屋12间。",
    ],
)
def test_a_past_year_at_the_head_of_its_clause_tells_what_was_done(text: str) -> None:
    assert read(text, "“暖阳”书屋") is Modality.DONE


@pytest.mark.parametrize(
    "text",
    [
        "2021年，全县建成“暖阳”书屋12间。",
        "2022年底前，建成“暖阳”书屋12间。",
        "2019年，培训辅导员30名，2021年，建成“暖阳”书屋12间。",
        "2019年，培训辅导员30名，今年建成“暖阳”书屋12间。",
        "2019年建成的“暖阳”书屋12间全部开放。",
        "2019年至2023年，建成“暖阳”书屋12间。",
        "2019年，建成书屋的要继续建设“暖阳”书屋12间。",
        "建成2019年“暖阳”书屋12间。",
    ],
)
def test_no_other_year_takes_a_plan_out_of_a_plan(text: str) -> None:
    assert read(text, "“暖阳”书屋") is Modality.PLANNED


def test_without_the_date_of_the_document_no_year_is_past() -> None:
    assert read("2019年，全县建成“暖阳”书屋12间。", "“暖阳”书屋", None) is Modality.PLANNED
