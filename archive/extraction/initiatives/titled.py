"""Documents in book-title marks: policy documents by their last word, and the short titles that refer to them."""

import re
from collections.abc import Sequence

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.view import Quote

_PUBLISHED = re.compile(r"(?:等文章)?(?:一文)?(?:在《|在.{2,12}(?:发表|刊发|刊登|播出)|发表|刊发|刊登)")
#: Papers of a meeting: 《关于上届委员会报告的决议》.
_PAPERS = re.compile(r"报告的(?:决议|决定)$|表彰(?:的)?决定$|(?:选举|表决|议事|会议)(?:办法|规则|须知)")
_YEARS = re.compile(r"\([^()]*\)$")
_SHORT = 5


def find(text: str, quotes: Sequence[Quote]) -> list[Candidate]:
    """The policy documents that a view's text cites by their titles."""
    found: list[Candidate] = []
    for q in quotes:
        if q.mark != "《":
            continue
        title = text[slice(*q.inside)].replace("\n", "")
        head = _head(title)
        if not head and (word := _work(text, q)):
            found.append(Candidate(q.start, q.stop, f"《{title}》", "titled-work", word, title))
        if not head or len(title) <= _SHORT or _PAPERS.search(title) or _PUBLISHED.match(text, q.stop):
            continue
        found.append(Candidate(q.start, q.stop, f"《{title}》", "titled-document", head, title))
    return found


_GROUP_TAIL = re.compile(r"(?:[、和及]?《[^《》]*》)*(等?[^，。；《》“”\n]{0,16})")


def _work(text: str, quote: Quote) -> str:
    """The word after a list of titles that makes them programmes of their maker: 《X》《Y》等栏目; empty if none does."""
    tail = _GROUP_TAIL.match(text, quote.stop)
    made = re.search(
        r"推出|制作|开辟|开设|打造|创作|创办|开办|编印|上线",
        text[max(0, quote.start - 60) : quote.start].rpartition("。")[2],
    )
    if tail is None or made is None:
        return ""
    word = words.begins_with("bare", "works").search(tail.group(1))
    return word.group() if word else ""


def short_titles(text: str, quotes: Sequence[Quote]) -> list[tuple[Quote, str]]:
    """Titles too short to name a document by themselves (《规划》, 《意见》): the quotation and its words."""
    return [
        (q, title) for q in quotes if q.mark == "《" and len(title := text[slice(*q.inside)]) <= _SHORT and _head(title)
    ]


def _head(title: str) -> str:
    """The word for the sort of document with which a title ends, years and (试行) aside; empty for laws and other works."""
    bare = _YEARS.sub("", title)
    documents = words.words("heads", "policy-document")
    for size in range(min(6, len(bare)), 0, -1):
        if bare[-size:] in documents:
            return bare[-size:] if bare[-size:] != "法" else ""
    return ""
