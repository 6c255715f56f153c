"""The mark with which a press text opens: which medium tells it, from where, on which day.

本报讯（记者……）, 某某日报讯, 新华社北京5月4日电, 某某网消息, 据某某报报道. Texts are those of `Parts.of`.
"""

import re
from dataclasses import dataclass
from functools import cache

from archive.extraction.catalogue import seed_table

_DAY = r"(?:(?:19|20)\d\d\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日"
_SIGNED = r"[（(【\[][^（）()【】\[\]。；]{2,80}[）)】\]]"
_FROM = r"[/／，,\s]*据(?P<from>[^，。；：（）“”《》]{2,16}?)\d{0,2}日?(?:报道|报导|消息|电)"
#: A name ends at a mark, or where the sentence says that they report.
_NAME_ENDS = r"(?=报道|[、，,：:\s]|$)"
_NAMED = (
    r"(?:(?:本报|全媒体|见习|实习)?(?:记者|通讯员|实习生)\s*[\u4e00-\u9fff]{2,4}?"
    rf"{_NAME_ENDS}(?:[、\s]+(?!记者|通讯员)[\u4e00-\u9fff]{{2,3}}?{_NAME_ENDS})*[、\s]*)+(?:报道)?"
)
#: A line that is nothing but a paper and its day: 《江海日报》（2023年11月1日 11版）, （《江海日报》2023年11月1日）.
PRINTED_IN = re.compile(
    r"\s*[（(【\[]?\s*(?:[摘原][自载]|据)?\s*《\s*(?P<paper>[^《》]{2,14}?)\s*》[\s，,（(]*"
    r"(?:19|20)\d\d\D{1,3}\d{1,2}\D{1,3}\d{1,2}日?[\s，,]*(?:第?\s*[\dA-Z]{1,3}\s*版)?[^\w]*"
)
#: Before a text that opens with the mark: when the page was posted, decoration.
_BEFORE = (
    r"\s*(?:(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?(?:[T\s]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?)?[\s■□●◆【\[（(]*"
)
_AFTER = r"[】\]）)]?\s*"


@dataclass(frozen=True, slots=True)
class PressMark:
    """The mark of a press text: up to which character it reaches, and the medium and its place where it names one."""

    stop: int
    medium: str | None = None
    start: int = 0


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = str(seed_table("lexicon/media.toml")["telling"])
    told = r"(?:讯|消息|报道)(?=[\s：:，,/／（(丨|】\]]|$)|(?<=日)\s*(?:专?电|讯)"
    #: A mark of the paper's own may run on into its text: 本报讯昨天上午.
    own = rf"(?:本[报网刊台站]|我[报网])(?:[\u4e00-\u9fff]{{2,8}}?)?\s*(?:{_DAY})?\s*(?:{told}|讯(?=[昨今近为由从\d]|日前|前[天日]|连日))"
    medium = (
        rf"(?:[\u4e00-\u9fff]{{2,10}}[/／—-])?(?P<medium>{names})(?:[\u4e00-\u9fff]{{0,8}}?)\s*(?:{_DAY})?\s*(?:{told})"
    )
    tail = rf"(?:{_AFTER})(?:{_SIGNED}\s*)?(?:{_NAMED}\s*)?(?:{_FROM}\s*)?[，,：:\s]*"
    return (
        re.compile(rf"{_BEFORE}(?:{own}|{medium}){tail}"),
        re.compile(rf"{_BEFORE}{_FROM}[，,：:\s]*"),
    )


def press_mark(text: str) -> PressMark | None:
    """The mark that opens a text, None where it opens without one. Of two media the one that is quoted counts."""
    for pattern in _marks():
        match = pattern.match(text)
        if match is None:
            continue
        found = match.groupdict()
        group = "from" if found.get("from") else "medium"
        name = found.get(group)
        return PressMark(match.end(), name, match.start(group) if name else match.start())
    return None
