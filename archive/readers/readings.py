"""Finds what converters from simplified to traditional characters left in a text: the reading of each changed character, in brackets."""

import re

from archive.values.spans import Span

_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ"
#: One syllable in brackets after a Chinese character, with the blank that some converters put behind it.
_READING = re.compile(
    rf"(?<=[\u3400-\u9fff])[(（](?=[a-z{_TONED}ü]{{1,6}}[)）])([bpmfdtnlgkhjqxrzcsyw]{{0,2}}[aeiouüvn{_TONED}]{{1,4}}(?:ng?|r)?)[)）](?: (?=[\u3400-\u9fff，。、；：！？,.]))?"
)
#: So many readings are no accident; with tone marks fewer are enough.
_MANY, _MANY_TONED = 5, 2


def readings(text: str) -> list[Span]:
    """The places of readings in brackets, none where there are too few of them to be a converter's work.

    >>> [s.of("團區(qū)委開會(huì)") for s in readings("團區(qū)委開會(huì)")]
    ['(qū)', '(huì)']
    """
    if "(" not in text and "（" not in text:
        return []
    found = list(_READING.finditer(text))
    toned = sum(any(c in _TONED for c in m[1]) for m in found)
    if len(found) < _MANY and toned < _MANY_TONED:
        return []
    return [Span(m.start(), m.end()) for m in found]
