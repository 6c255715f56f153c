"""How lines and paragraphs end and begin: whether a sentence is finished, whether a line opens something new."""

import re

_CLOSERS = "”’』」）)】》〉\"'"
_FINAL = "。！？!?…"
_HALF = "；;：:—"
_NUMERAL = "[一二三四五六七八九十百]"

#: A line that opens a new block whatever stood before it.
OPENER = re.compile(
    rf"^(?:[（(]{_NUMERAL}{{1,3}}[）)]|{_NUMERAL}{{1,3}}、|第{_NUMERAL}{{1,3}}[章节部条条款，、]|\d{{1,2}}[.．、](?!\d)|[（(]\d{{1,2}}[）)]|[①-⑳]"
    r"|[（(]?(?:上接|下转|本期发至)|□|■|◆|●|○ |▲|△|◎|★|——|【|按[:：]|编者按|附件|附：|图为|抄送|抄报|[报送发]\s*[:：]|责任?编辑?\s*[:：]|本报讯|本报记者)"
)
#: Numbered parts: these open a block even in the middle of wrapped text only after a finished sentence.
_PROSE = re.compile(r"[，。、；：,;]")
_BRACKETS = {"《": "》", "“": "”", "（": "）", "〔": "〕", "【": "】", "‘": "’"}


def finished(text: str) -> bool:
    """Whether the text ends a sentence (closing quotes and brackets after the full stop allowed)."""
    bare = text.rstrip(_CLOSERS + " ")
    return bool(bare) and bare[-1] in _FINAL


def half_finished(text: str) -> bool:
    """Whether the text ends in a mark at which a list item or an announcement may end (；：——)."""
    bare = text.rstrip(_CLOSERS + " ")
    return bool(bare) and bare[-1] in _HALF


def dangling(text: str) -> bool:
    """Whether the text breaks off where nothing can end: at a comma, an enumeration mark or an opening bracket."""
    return bool(text) and text[-1] in "，、,（(《“‘〔【"


def is_prose(text: str) -> bool:
    """Whether a text is long and punctuated enough to be a piece of running prose."""
    return len(text) >= 20 and bool(_PROSE.search(text))


def unclosed(text: str) -> str:
    """The closing marks that the text still owes (》 of a title broken off), innermost last."""
    owed: list[str] = []
    for character in text:
        if character in _BRACKETS:
            owed.append(_BRACKETS[character])
        elif character in owed:
            owed.reverse()
            owed.remove(character)
            owed.reverse()
    return "".join(owed)
