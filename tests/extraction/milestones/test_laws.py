"""Laws of milestones: whatever the text, they quote their place, stay in their document and keep short headlines."""

from hypothesis import given
from hypothesis import strategies as st

from archive.extraction import figures, milestones
from archive.extraction.findings import DatedBasis, Document, Passage
from archive.schema.vocabulary import Basis, BlockKind, Genre
from archive.values.intervals import DayInterval

YEAR = DatedBasis(DayInterval.year(2020), "2020", Basis.EXPLICIT, "test")
WORDS = [
    "举办",
    "成立",
    "深化",
    "要",
    "青年",
    "大赛",
    "协会",
    "“",
    "”",
    "《",
    "》",
    "，",
    "。",
    "；",
    "：",
    "、",
    "20余场",
    "3万人次",
    "会上",
    "一是",
    "累计",
    "荣获",
    "引导",
    "围绕",
    "将",
    "\n",
    " ",
]


@given(
    st.lists(st.sampled_from(WORDS), max_size=40).map("".join),
    st.sampled_from([Genre.SUMMARY, Genre.WORK_POINTS, Genre.NEWS]),
    st.sampled_from([BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.NOTE, BlockKind.HEADING]),
)
def test_milestones_quote_their_place(text: str, genre: Genre, kind: BlockKind) -> None:
    document = Document("A1", "", (Passage(kind, 0, len(text)),), genre, published=YEAR, period=YEAR)
    counted = figures.annotate(text, document, [], [], [])
    found = milestones.annotate(text, document, [], [], [], counted)
    for m in found:
        assert text[m.start : m.stop] == m.text
        assert 0 < len(m.headline) <= 30
        assert 0 <= m.salience <= 1
        assert all(m.start <= s.start and s.start < m.stop for s in m.figures)
    assert found == sorted(found, key=lambda m: m.start)
    assert kind is not BlockKind.HEADING or found == []
