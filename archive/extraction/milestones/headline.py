"""A headline of at most thirty characters, cut from the clause that states the fact."""

import re

from archive.extraction.milestones.shortening import STEPS

LONGEST = 30
_SHORTEST = 12
_SPACED = 0.2
# A single space between two characters of a quotation, or (not captured) any other.
_SPACE = re.compile(r"(?<=[^\s“])( )(?=[^\s“”]+(?: [^\s“”]+)*”)| +")
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "‘": "’", "【": "】"}
_PAIRED = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
_FILLER = re.compile(
    r"^(?:并|还|也|又|先后|同时|积极|认真|扎实|精心|主动|大力|广泛|全力|共(?!青|同|产|建|享)|累计|其中|目前|日前|近日|据统计|据了解|我们|要|将|切实|继续|重点|正式|着力|此外|另外)+[，,]?"
)
_COMMA = re.compile(r"[，,](?![^“”]*”)")  # in no quotation
_NUMERALS = frozenset("零一二两三四五六七八九十百千万亿")
_MARKS = "，,。；;：:、！!？? "
_JOINS = "，,、和与及的”》"
_TRAILING = "，,。；;：:、！!？?的和与及并在为以对将把从向被 "


def headline(words: str, verb: int = 0) -> str:
    """At most thirty characters that keep verb and object; no open quotation, no dangling mark.

    `words` is the main clause, raw; white space inside it (a hard wrap) is dropped. A clause that is too long begins
    at its `verb`, an offset in it: subject and circumstances stand beside the headline anyway. Where little follows
    the verb, the end of the clause is kept.
    """
    line = _shortened(words)
    if len(line) > LONGEST and 0 < verb < len(words):
        rest = _shortened(words[verb:])
        line = rest if len(rest) >= _SHORTEST else _ending(line, len(rest)) or line
    return line if len(line) <= LONGEST and _balanced(line) else _cut(line)


def _shortened(words: str) -> str:
    """The clause without filler; while it is too long, without what a headline can do without, then without trailing clauses."""
    line = _FILLER.sub("", _joined(words)).lstrip(_MARKS).rstrip(_TRAILING)
    for shorten in (*STEPS, _first_pieces):
        if len(line) <= LONGEST and _balanced(line):
            break
        line = shorten(line).lstrip(_MARKS).rstrip(_TRAILING)
    return line


def _ending(line: str, least: int) -> str:
    """The longest clean end of a line that holds at least its last `least` characters; "" if there is none."""
    for start in range(max(1, len(line) - LONGEST), len(line) - least + 1):
        if (line[start - 1] in _JOINS or line[start] in "“《") and _balanced(line[start:]):
            return line[start:]
    return ""


def _joined(words: str) -> str:
    """Without hard wraps and letter-spacing; the space that divides a slogan in quotation marks stays."""
    line = re.sub(r"[\n\t\u3000\xa0*#]+", "", words)
    spaced = line.count(" ") > len(line) * _SPACED
    return re.sub(r" +", "", line) if spaced else _SPACE.sub(lambda m: " " if m[1] else "", line)


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
        head = line[:stop].lstrip(_MARKS).rstrip(_TRAILING)
        if not _balanced(head) or _splits_word(line, stop):
            continue
        clean = line[stop : stop + 1] in tuple("，,、；。和与及并等”》（(") or line[stop - 1] in "”》）等"
        if clean and len(head) >= _SHORTEST:
            return head
        best = best if len(best) >= len(head) else head
    return _broken_off(best) if len(best) >= _SHORTEST else _forced(line)


def _broken_off(head: str) -> str:
    """A beginning that stops inside a phrase, and says so."""
    return head[: LONGEST - 1].rstrip(_TRAILING) + "…" if _balanced(head[: LONGEST - 1]) else head


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
    return plain.rstrip(_TRAILING) if len(plain) <= LONGEST else _broken_off(plain[:LONGEST])


def _balanced(line: str) -> bool:
    return _PAIRED.search(line) is None or all(line.count(a) == line.count(b) for a, b in _PAIRS.items())
