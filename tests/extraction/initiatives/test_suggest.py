"""Suggestions say why, and never repeat what is decided."""

from archive.extraction.initiatives import suggest


def test_near_names_are_suggested_with_their_shared_pairs() -> None:
    (found,) = suggest.joins(["云山市青年电商培育工程", "云山市青年电商培育行动计划", "雾河县书画展"])
    assert found.sort == "same"
    assert "电商" in found.reasons


def test_what_is_one_already_is_not_suggested() -> None:
    assert not suggest.joins(["“志愿红·靓青春”活动", "“志愿红 靓青春”行动"])


def test_families_by_purpose_and_by_words() -> None:
    found = suggest.families(
        {
            "云山青年电商培训": ["培训青年主播，直播带货，助农增收。"],
            "“团团优品”电商人才班": ["培训返乡青年直播带货，帮助助农增收。"],
            "云山书画展": ["展出书法作品百幅。"],
        }
    )
    assert [(s.first, s.second) for s in found] == [("“团团优品”电商人才班", "云山青年电商培训")]
    assert found[0].family == "youth-ecommerce-training"
    assert found[0].reasons


def test_what_stands_in_the_same_sentence_is_not_compared() -> None:
    both = "举办云山书画展，开展雾河篮球赛，青年踊跃参加。"
    assert not suggest.families({"云山书画展": [both], "雾河篮球赛": [both], "云山诗会": ["诵读诗词。", both]})
