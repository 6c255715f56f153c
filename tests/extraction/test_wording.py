"""Lists of words as patterns: what is matched is what the words say, however the pattern is written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.modality.words import table
from archive.extraction.wording import WHITE, alternatives, any_of, shapes

WORDS = st.text("青年团员少.*([", min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (["青年", "青年团", "少年"], "少年|青年团?"),
        (["开展", "开办", "开"], "开(?:办|展)?"),
        (["a.b"], "a\\.b"),
        ([], ""),
    ],
    ids=["longer first", "one beginning", "marks", "none"],
)
def test_words_with_equal_beginnings_are_written_once(words: list[str], written: str) -> None:
    assert alternatives(words) == written


@given(words=st.lists(WORDS, min_size=1, max_size=8), text=st.text("青年团员少.*([", max_size=20))
def test_the_longest_word_at_the_first_place_is_found(words: list[str], text: str) -> None:
    found = any_of(words).search(text)
    places = [(at, -len(word), word) for word in words for at in range(len(text)) if text.startswith(word, at)]
    assert (found is None) == (not places)
    if found is not None:
        at, _, word = min(places)
        assert (found.start(), found.group()) == (at, word)


@pytest.mark.parametrize(
    ("wordings", "text", "found"),
    [
        (["会议", "会"], "召开会议", "会议"),
        (["(?<![学分])会议", "大会"], "学会议程", None),
        (["(?<![学分])会议", "大会"], "全体会议", "会议"),
        (["(?<![学分])(?:会议|大会)(?!室)"], "分会议室大会", "大会"),
        (["(?<!不)(?<!没)[要将]举办"], "不要举办，将举办", "将举办"),
        (["^要", "必须"], "主要必须", "必须"),
        (["(?:已|先后)?举办了"], "先后举办了", "先后举办了"),
    ],
    ids=["longest", "looked behind", "allowed", "choice", "two looks", "at the start", "not certain"],
)
def test_wordings_mean_what_they_say(wordings: list[str], text: str, found: str | None) -> None:
    match = re.search(shapes(wordings), text)
    assert (match.group() if match else None) == found


def _plain(wordings: list[str]) -> re.Pattern[str]:
    """The wordings as they stand, the longest first."""
    return re.compile("|".join(sorted(wordings, key=len, reverse=True)))


@pytest.mark.parametrize("name", ["planned", "reported", "reported_on", "looking_back"])
@settings(deadline=None)  # a busy machine may take long to begin
@given(data=st.data())
def test_wordings_of_the_lexicon_match_as_if_written_plainly(name: str, data: st.DataObject) -> None:
    wordings = table()[name]
    letters = "".join(sorted({c for w in wordings for c in w if c > "一"} | set("，。 ◇《》2")))
    known = sorted({run for w in wordings for run in re.findall("[一-龥]+", w)})
    piece = st.one_of(st.sampled_from(known), st.text(letters, max_size=2))
    text = "".join(data.draw(st.lists(piece, max_size=6)))
    written, plain = re.search(shapes(wordings), text), _plain(wordings).search(text)
    assert (written is None) == (plain is None)
    if written is not None and plain is not None:
        assert written.start() == plain.start()


@given(st.characters())
def test_white_space_is_what_the_engine_takes_for_it(c: str) -> None:
    assert bool(re.fullmatch(f"[{WHITE}]", c)) == bool(re.fullmatch(r"\s", c))
