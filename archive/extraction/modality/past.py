"""A year that is over, printed at the head of a clause: inside a plan it tells what has been done (2019年，建成……)."""

import re

from archive.extraction.modality.outlook import Outlook
from archive.extraction.modality.words import pattern
from archive.extraction.numerals import fold, number

_FURTHEST = 12  # clauses of a sentence over which a year holds
_LEAD = (
    r"(?:[\s*#>●■◆•·—\-]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,2}[、是]|\d{1,2}[.．、](?!\d))*"
    r"(?:其中|此外|同时|早在|截至|截止到?|[自从至到])?[，,]?\s*"
)
_YEAR = re.compile(rf"{_LEAD}(?P<year>[12]\d{{3}}|[一二][〇零一二三四五六七八九]{{3}})\s*年")
_OTHER = re.compile(rf"{_LEAD}(?:[今明本后当去前]年|年内|\d{{1,2}}月)")
# Set apart by a comma, or with a month, a season, 以来 or who acts behind it; in no name, no range, no attribute.
_APART = re.compile(
    r"(?:度|全年|年?[初底末]|上半年|下半年|第?[一二三四]季度|[春夏秋冬]季?|[寒暑][假期])?(?:期间)?(?:以来|至今|起|开始)?[，,]"
    r"|[^，,。；的要]{2,8}(?:期间|之际)[，,]"
    r"|(?:\s*\d{1,2}\s*月(?:份|\s*\d{1,2}\s*[日号])?|上半年|下半年|[底末初])(?:以来)?(?![的至到前、—\-~～（(/])"
    r"|以来|(?=全|我|各|共[有计]?|已|累计|先后|团[^的]{0,3}委)"
)
# 自2003年开始实施: with whom it stands far from the head of its clause.
_SINCE = re.compile(r"自从?(?P<year>[12]\d{3})年(?:\d{1,2}月)?(?:开始|起|以来|至今)")


def over(outlook: Outlook, index: int) -> bool:
    """Whether clause `index` stands behind a printed year that ended before the document's own; the nearest year counts."""
    published = outlook.document.published
    own = published.interval.earliest if published else None
    if own is None:
        return False
    here = outlook.prose.clauses[index]
    since = _SINCE.search(fold(outlook.plain[here.start : here.stop]))
    if since is not None:
        return number(since["year"]) < own.year
    first, _ = outlook.prose.sentence(index)
    for earlier in range(index, max(first, index - _FURTHEST) - 1, -1):
        clause = outlook.prose.clauses[earlier]
        words = fold(outlook.plain[clause.start : clause.stop])
        year = _YEAR.match(words)
        if year is not None and _tells(words, year.end()):
            return number(year["year"]) < own.year
        if year is not None or _OTHER.match(words):
            return False
    return False


def _tells(words: str, at: int) -> bool:
    """Whether the year that ends there says when its clause happened."""
    if _APART.match(words, at):
        return True
    act = pattern("acts").match(words, at)
    return act is not None and words[act.end() : act.end() + 1] not in ("的", "")
