"""What a sentence that says what a thing is makes of it: named for its purpose, or a standing thing."""

import re

from archive.extraction.modality.outlook import Outlook
from archive.extraction.modality.verdict import Verdict, mentioned, ongoing
from archive.extraction.needed import sieve

# What a sentence says of the purpose of something (X是贯彻落实Y的举措): both are only mentioned.
_SERVES = re.compile(r"是(?:认真|切实|全面|深入|进一步|主动|积极){0,2}(?:贯彻|落实|践行|响应|推进|推动|深化|加强)")
_SUBJECT = re.compile(r"[^，,。；是]{0,6}[，,]?(?:不仅|既|就|正|也|都)?(?=是)")
# What it says of a thing's nature or duration (X是…的品牌, X旨在, X开展以来): it goes on.
_NATURE = re.compile(
    r"[^，,。；是]{0,4}[，,]?(?:不仅|既|就|正|也|都)?(?:是[^，,。]{0,30}(?:品牌|项目|平台|活动|举措|机制|载体|工程|第\S{1,3}年|之一)|旨在|致力于|(?:始|创办|发起)于(?!\s*(?:19|20)\d\d年))"
    r"|[^，,。；]{0,4}(?:活动|工作|项目)?(?:开展|实施|建立|成立|启动|运行|创办|开办|举办)(?:\S{1,3}年)?(?:以来|至今)(?![^。；]{0,8}(?:已|累计|共|先后))"
)
# 今年是……举办的第11年; 是依托……、开展……的重要举措; 原有……100多家.
_AS_YEAR = re.compile(r"[^，,。；]{0,6}的?第\S{1,3}年")
_AS_STEP = re.compile(
    r"[^。；是]{0,100}的(?:一项|重要|有力|有效|具体|关键|创新|主要|核心|生动){0,3}(?:举措|抓手|途径|载体)"
)
_THERE_IS = re.compile(r"(?:原有|原本就?有|本来就?有|正在[^，,。；]{0,8}推广的)[^，,。；]{0,14}$")
_DEFINES = sieve((re.compile("是"), _NATURE, _THERE_IS))


def defined(outlook: Outlook, index: int, start: int, stop: int) -> Verdict | None:
    """What clause `index` and those beside it say that the thing at `[start, stop)` is; None where they say nothing."""
    known = outlook.defined
    if (start, stop) not in known:
        known[start, stop] = _defined(outlook, index, start, stop)
    return known[start, stop]


def _defined(outlook: Outlook, index: int, start: int, stop: int) -> Verdict | None:
    first, last = outlook.prose.sentence(index)
    begin, end = outlook.prose.clauses[max(first, index - 2)].start, outlook.prose.clauses[min(last, index + 1)].stop
    text = outlook.plain
    if not _DEFINES.search(text, begin, max(end, stop)):
        return None
    subject = _SUBJECT.match(text, stop, end)
    if subject and _SERVES.match(text, subject.end(), end):
        return mentioned("purpose")
    if "是" in text[begin:start]:
        if _SERVES.search(text, begin, start):
            return mentioned("purpose")
        if _AS_YEAR.match(text, stop, end) or _AS_STEP.match(text, stop, outlook.prose.clauses[last].stop):
            return ongoing("standing-thing")
    if _THERE_IS.search(text, outlook.prose.clauses[index].start, start):
        return ongoing("standing-thing")
    return ongoing("standing-thing") if _NATURE.match(text, stop, end) else None
