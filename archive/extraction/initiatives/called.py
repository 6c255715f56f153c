"""What a text calls its subject for short: 夜校 after “青春夜校”, 驿站 after “求职驿站”."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.lexicon import key
from archive.extraction.wording import alternatives

#: A subject is named in full at least so often.
_OFTEN = 2
#: What may stand right before a noun that is a name of its own: a border, a number, a verb; 青年夜校 is another's.
_FREE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[\d首各][年月日期届批场]|[在到进向让对把将为由与和及被从是各]|依托|挂牌|新增|走进|参加|报名|建成|建设|开设|设立|开办|入驻|打造|全市|全县|全区)$"
)
_LONGEST_BEFORE = 2


def find(text: str, first: Sequence[Candidate]) -> Iterator[Candidate]:
    """`subject-head`: the places of `text` where the end of the subject's name stands for it, behind its first naming."""
    named: dict[str, list[Candidate]] = {}
    for candidate in first:
        end = _venues().search(key(candidate.brand or candidate.name))
        if end is not None:
            named.setdefault(end.group(), []).append(candidate)
    for head, of in named.items():
        subject = of[0]
        own = sum(_same(c, subject) for c in of)
        if own < _OFTEN or own <= len(of) - own or len(subject.brand) <= len(head):
            continue
        for match in re.finditer(re.escape(head), text[subject.stop :]):
            start, stop = subject.stop + match.start(), subject.stop + match.end()
            if _FREE.search(text[max(0, start - _LONGEST_BEFORE) : start]):
                yield Candidate(
                    start, stop, head, "subject-head", subject.head, subject.brand, subject.known, refers=subject
                )


def _same(candidate: Candidate, subject: Candidate) -> bool:
    return key(candidate.brand or candidate.name) == key(subject.brand)


@cache
def _venues() -> re.Pattern[str]:
    """The words for places and bodies by which a text may go on to call what it tells of."""
    return re.compile(f"(?:{alternatives(words.words('short', 'venues'))})$")
