"""A headline of at most thirty characters, cut from the clause that states the fact."""

import re
from collections.abc import Callable, Sequence

from archive.extraction.milestones.shortening import LAST_STEPS, STEPS

LONGEST = 30
_SHORTEST = 12
_SPACED = 0.2
_WRAPS = re.compile(r"[\n\t\u3000\xa0*#]+")
# A single space between two characters of a quotation, or (not captured) any other.
_SPACE = re.compile(r"(?<=[^\s“])( )(?=[^\s“”]+(?: [^\s“”]+)*”)| +")
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "‘": "’", "【": "】"}
_PAIRED = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
_FILLER = re.compile(
    r"^(?:并|还|也|又|先后|同时|积极|认真|扎实|精心|主动|大力|广泛|全力|共计?(?![青同产建享])|累计|其中|目前|日前|近日|据统计|据了解|我们|要|将|切实|继续|重点|正式|着力|此外|另外)+[，,]?"
    # The day stands beside the headline: 5月4日, 7日, 3月5日至8日上午; not the one up to which something is due.
    r"|^(?:[12]\d{3}年)?(?:\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日)(?:[至到—\-~]{1,2}(?:\d{1,2}月)?(?:\d{1,2}日)?)?(?:[上下]午|晚|[上中下]旬)?[，,]?(?![底初末前起以份\d至到—\-~])"
    r"|^(?:是月|是日|同日|同月|当日|当月|[上中下]旬)[，,]?"
)
_COMMA = re.compile(r"[，,](?![^“”]*”)")  # in no quotation
_NUMERALS = frozenset("零一二两三四五六七八九十百千万亿")
_MARKS = "，,。；;：:、！!？? "
_JOINS = "，,、和与及的”》"
# What a line may not end with, unless it is the end of a word (参与, 方向, 成为, 存在).
_OPEN_END = re.compile(
    r"(?:[，,。；;：:、！!？?的以对将把从被\s]|(?<![合兼归吞])并|(?<![共总饱])和|(?<![参给赋])与|(?<!普)及|(?<![存现正所])在|(?<![成作行因])为|(?<![方走导志])向)+$"
)
_LAST_OPEN = frozenset("，,。；;：:、！!？?的以对将把从被并和与及在为向")


def headline(words: str, verb: int = 0) -> str:
    """At most thirty characters that keep verb and object; no open quotation, no dangling mark.

    `words` is the main clause, raw; white space inside it (a hard wrap) is dropped. A clause that is too long begins
    at its `verb`, an offset in it: subject and circumstances stand beside the headline anyway. Where little follows
    the verb, the end of the clause is kept.
    """
    line = ""
    for steps in (STEPS, (*STEPS, *LAST_STEPS)):
        line = _shortened(words, steps)
        if len(line) > LONGEST and 0 < verb < len(words):
            rest = _shortened(words[verb:], steps)
            if len(rest) >= _SHORTEST:
                line = rest
            elif steps is not STEPS:
                line = _ending(line, len(rest)) or line
        if len(line) <= LONGEST and _balanced(line):
            return line
    return _cut(line)


def _shortened(words: str, steps: Sequence[Callable[[str], str]]) -> str:
    """The clause without filler; while it is too long, without what a headline can do without, then without trailing clauses."""
    line = _ended(_FILLER.sub("", _joined(words)).lstrip(_MARKS))
    for shorten in (*steps, _first_pieces):
        if len(line) <= LONGEST and _balanced(line):
            break
        if (shorter := shorten(line)) != line:
            line = _ended(shorter.lstrip(_MARKS))
    return line


def _ending(line: str, least: int) -> str:
    """The longest clean end of a line that holds at least its last `least` characters; "" if there is none."""
    for start in range(max(1, len(line) - LONGEST), len(line) - least + 1):
        if (line[start - 1] in _JOINS or line[start] in "“《") and _balanced(line[start:]):
            return line[start:]
    return ""


def _ended(line: str) -> str:
    """A line without what it may not end with; its last character tells most that there is nothing of it."""
    return _OPEN_END.sub("", line) if line[-1:] in _LAST_OPEN or line[-1:].isspace() else line


def _joined(words: str) -> str:
    """Without hard wraps and letter-spacing; the space that divides a slogan in quotation marks stays."""
    line = _WRAPS.sub("", words)
    spaces = line.count(" ")
    if spaces > len(line) * _SPACED:
        return line.replace(" ", "")
    return _SPACE.sub(lambda m: " " if m[1] else "", line) if spaces else line


def _first_pieces(line: str) -> str:
    """Without trailing clauses."""
    pieces = _COMMA.split(line)
    while len(pieces) > 1 and sum(map(len, pieces)) > LONGEST:
        pieces = pieces[:-1] if len(pieces[0]) >= 6 else pieces[1:]
    return "，".join(pieces)


def _cut(line: str) -> str:
    """The longest clean beginning: behind a closing mark or before a connective, with all marks closed.

    Where there is none, the longest beginning that splits no word, with an ellipsis.
    """
    best = ""
    for stop in range(LONGEST, 7, -1):
        head = _ended(line[:stop].lstrip(_MARKS))
        if not _balanced(head) or _splits_word(line, stop):
            continue
        joins = line[stop : stop + 1] in tuple("，,、；。和与及并等”》（(")
        split = line[stop : stop + 1] in tuple("和与及并") and _ended(line[: stop + 1]) == line[: stop + 1]
        clean = (joins and not split) or line[stop - 1] in "”》）等"
        if clean and len(head) >= _SHORTEST:
            return head
        best = best if len(best) >= len(head) else head
    return _broken_off(best) if len(best) >= _SHORTEST else _forced(line)


def _broken_off(head: str) -> str:
    """A beginning that stops inside a phrase, and says so."""
    return _ended(head[: LONGEST - 1]) + "…" if _balanced(head[: LONGEST - 1]) else head


def _splits_word(line: str, stop: int) -> bool:
    """Whether the cut falls inside a number or a Latin word."""
    if stop < len(line) and line[stop - 1] in _NUMERALS and line[stop] in _NUMERALS:
        return True
    left, right = line[stop - 1], line[stop : stop + 1]
    latin = left.isascii() and left.isalnum() and right.isascii() and right.isalnum()
    return latin or (left.isdigit() and right != "" and right in "余多万亿个名人次场%％")


def _forced(line: str) -> str:
    """A line whose first thirty characters stand in one quotation: the quotation is cut and its marks dropped."""
    plain = re.sub(r"[“”‘’《》（）()【】]", "", line).lstrip(_MARKS)
    return _ended(plain) if len(plain) <= LONGEST else _broken_off(plain[:LONGEST])


def _balanced(line: str) -> bool:
    return _PAIRED.search(line) is None or all(line.count(a) == line.count(b) for a, b in _PAIRS.items())
