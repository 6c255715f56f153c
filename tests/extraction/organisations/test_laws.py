"""Laws that hold for any text: spans quote, do not overlap, white space inside a name changes nothing."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.catalogue import Catalogue
from archive.extraction.organisations import find
from archive.extraction.organisations.loaders import load_organisations, load_regions

CATALOGUE = Catalogue(regions=load_regions(), organisations=load_organisations())
WORDS = [
    "共青团", "团", "团市委", "团省委", "团县委", "区团委", "自治区团委", "团中央", "委员会", "委", "山东省", "烟台市", "烟台", "莱州市",
    "北京市", "朝阳区", "鼓楼", "大同", "共青团组织", "团组织", "等", "、", "，", "。", "\n\n", "\n", " ", "镇团委", "非公团工委", "我委", "教育部门",
    "中国青年报", "第十三届委员会", "代表团", "集团", "各级", "新建", "城区", "书记", "工作", "<p>", "“", "”",
]  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)


@settings(deadline=None)
@given(texts)
def test_spans_quote_their_text_in_order_and_do_not_overlap(text: str) -> None:
    free = 0
    for mention in find(text, catalogue=CATALOGUE):
        assert mention.start >= free
        assert text[mention.start : mention.stop] == mention.text
        assert mention.text == mention.text.strip()
        assert bool(mention.candidates) <= (mention.organisation is None)
        free = mention.stop


@settings(deadline=None)
@given(texts, st.randoms())
def test_white_space_within_lines_changes_no_committee(text: str, chance: random.Random) -> None:
    spaced = "".join(c if c == "\n" or c in "<p>" else c + " " * chance.randrange(3) for c in text)
    before = [(m.organisation, m.candidates) for m in find(text, catalogue=CATALOGUE)]
    assert [(m.organisation, m.candidates) for m in find(spaced, catalogue=CATALOGUE)] == before


@settings(deadline=None)
@given(texts, st.sampled_from(["共青团烟台市委员会", "共青团山东省委员会", "共青团内蒙古自治区委员会", "烟台日报"]))
def test_the_same_text_is_read_the_same_way_twice(text: str, issuer: str) -> None:
    assert find(text, issuer=issuer, catalogue=CATALOGUE) == find(text, issuer=issuer, catalogue=CATALOGUE)
