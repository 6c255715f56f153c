"""Damaged characters are repaired in their positions only, and what is no text is dropped."""

import pytest

from archive.readers.characters import clean


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⼀切⼯作，⻘年为本", "一切工作，青年为本"),
        ("团\u200b省\ufeff委\x00", "团省委"),
        ("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"),
        ("甲\u00a0乙\t丙", "甲 乙 丙"),
        ("２０２０年ＡＢＣ", "２０２０年ＡＢＣ"),
        ("云团发也2015页3号", "云团发〔2015〕3号"),
        ("也好，第2页", "也好，第2页"),
        ("摇摇各市团委", "\u3000\u3000各市团委"),
        ("他摇头不语", "他摇头不语"),
        ("“青年之家冶和“青年夜校冶两项", "“青年之家”和“青年夜校”两项"),
        ("发展冶金工业，陶冶情操", "发展冶金工业，陶冶情操"),
    ],
    ids=[
        "radicals",
        "invisible",
        "breaks",
        "spaces",
        "full-width",
        "number",
        "plain-也",
        "indent",
        "plain-摇",
        "quotes",
        "plain-冶",
    ],
)
def test_repairs(printed: str, meant: str) -> None:
    assert clean(printed).text == meant


def test_origins_point_into_the_source() -> None:
    view = clean("\ufeff甲\r\n⻘")
    assert (view.text, list(view.origins)) == ("甲\n青", [1, 3, 4])


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("南溪團(tuán)縣委召開會(huì)議", "南溪團縣委召開會議"),
        ("會(hui) 議在南溪舉(ju) 行,團(tuan) 員(yuan) 們(men) 參加", "會議在南溪舉行,團員們參加"),
        ("分为甲类(a)和乙类(b)两种", "分为甲类(a)和乙类(b)两种"),
        ("拼音“团(tuán)”的读法", "拼音“团(tuán)”的读法"),
    ],
    ids=["with tones", "without tones", "letters", "a single reading"],
)
def test_readings_left_by_converters_are_dropped_and_origins_kept(printed: str, meant: str) -> None:
    view = clean(printed)
    assert view.text == meant
    assert all(printed[origin] == character for character, origin in zip(view.text, view.origins, strict=True))
