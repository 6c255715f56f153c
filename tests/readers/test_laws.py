"""Laws that hold for any file: origins, blocks, determinism, and no error but RejectedSource."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import RejectedSource
from archive.readers import read
from archive.values.reading import Reading

PIECES = st.sampled_from(
    ["共青团", "云岭省", "会议", "，", "。", "：", "\n", "\n\n", "\r\n", " ", "\u3000", "2 0 1 8 年", "2020年", "# ", "### ", "**", "---\n",
     "—3—\n", "<p>", "</p>", "<br>", "<div>", "<table><tr><td>", "&amp;", "&#22242;", "&#xd800;", "<!--", "-->", "<script>", "⼀", "⻘",
     "“", "”", "《", "》", "（上接1版）", "title: x\n", "|", "| a | b |\n", "\ufeff", "\x00", "\ue0001\ue001", "abc ", "冶", "ᠠᠨᠢ", "一、", "（一）"]
)  # fmt: skip


def check(data: bytes) -> Reading | None:
    """The reading of `data` after the laws were checked on it; None where it was refused."""
    try:
        reading = read(data)
    except RejectedSource:
        return None
    assert reading.encoding
    source = data.decode(reading.encoding, "replace")
    assert len(reading.origins) == len(reading.text)
    assert all(0 <= origin < len(source) for origin in reading.origins)
    last = -1
    for block in reading.blocks:
        assert last < block.start < block.stop
        words = block.span.of(reading.text)
        assert "\n" not in words
        assert words == words.strip()
        last = block.stop
    changed = {
        (kept, source[origin])
        for kept, origin in zip(reading.text, reading.origins, strict=True)
        if kept != source[origin] and not kept.isspace()
    }
    # Entities, radicals and the listed repairs of fonts are all that may differ from the source.
    assert all(printed in "&也页摇冶" or "\u2e80" <= printed <= "\u2fdf" for _, printed in changed)
    return reading


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_any_text(pieces: list[str], codec: str) -> None:
    data = "".join(pieces).encode(codec, "ignore")
    first = check(data)
    if first is not None:
        assert read(data) == first


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    check(data)
