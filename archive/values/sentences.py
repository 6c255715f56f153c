"""The sentence around a span: from one sentence mark to the next, inside its passage."""

import re

_ENDS = "。！？；!?;\n"
_END = re.compile(f"[{_ENDS}]")
_CLOSERS = "”’」』）)】》"


def sentence_around(text: str, start: int, stop: int, low: int, high: int) -> tuple[int, int]:
    """The sentence in `text[low:high]` that holds `[start, stop)`, its end mark and closing quotes included.

    A sentence mark inside the span does not part it. White space at both ends is left out.
    """
    low, high = min(low, start), max(high, stop)
    begin = max([text.rfind(mark, low, start) for mark in _ENDS]) + 1 or low
    begin = max(begin, low)
    while begin < start and text[begin] in _CLOSERS:
        begin += 1
    mark = _END.search(text, max(stop - 1, start), high)
    end = mark.end() if mark else high
    while end < high and text[end] in _CLOSERS:
        end += 1
    while begin < start and text[begin].isspace():
        begin += 1
    while end > stop and text[end - 1].isspace():
        end -= 1
    return begin, max(end, stop)
