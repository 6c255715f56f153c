"""What a document says of its bare verbs: by genre, headings, the turn from results to plans, and what meetings ask for."""

import re
from bisect import bisect_right
from functools import lru_cache

from archive.extraction import clauses
from archive.extraction.findings import Document, Passage
from archive.extraction.layout import rank
from archive.extraction.modality.verdict import Verdict
from archive.extraction.modality.words import FINISHED, future, pattern, reporting, table
from archive.extraction.traditional import fold
from archive.schema.vocabulary import BlockKind, Genre, Modality

# Quotations and titles hold words that say nothing of the sentence's own time.
_HIDDEN = re.compile(r"([“《])([^“”《》。！？]{1,120})([”》])")
_CORNERS = str.maketrans("「」『』", "“”“”")


_RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# Texts that tell one thing after another; reports and plans keep to their order: results, then plans.
_OF_THE_PRESS = (Genre.NEWS, Genre.FEATURE, Genre.NEWSPAPER_PAGE_ARTICLE, Genre.WECHAT, Genre.OTHER)
_OPENING_YEAR = re.compile(r"\s*(1[89]\d\d|20\d\d)\s*年")
_REMARK = re.compile(r"[（(][^（）()]{1,12}[）)]\s*$")  # 名单公示（摘编）
# 青创先锋行动：举办……: one of several points that a plan is made of.
_LABEL = re.compile(r"\s*[^，,。；：:\d]{2,16}[：:]")
# What a text that calls for entries opens with has begun (招募工作正式启动！).
_BEGUN = re.compile("正式(?:启动|开始|上线|开通|拉开)[^，,。；！!]{0,4}[！!。]")
_SHORTEST_OPENING, _LONGEST_LINE = 30, 16  # characters

_last_plain: tuple[str, str] = ("", "")


def _plain(text: str) -> str:
    """`text` in simplified characters, the insides of quotations and titles hidden, offsets kept; the latest is kept."""
    global _last_plain
    if _last_plain[0] is not text:
        _last_plain = (text, _HIDDEN.sub(lambda m: m[1] + "◇" * len(m[2]) + m[3], _marks(fold(text))))
    return _last_plain[1]


def _marks(text: str) -> str:
    """`text` with corner brackets as quotation marks; the same object where it holds none."""
    return text.translate(_CORNERS) if "「" in text or "『" in text else text


class Outlook:
    """What the document's genre, headings and turns say of bare verbs; built once per document."""

    def __init__(self, text: str, document: Document) -> None:
        self.text, self.document = text, document
        self.plain = _plain(text)
        self.prose = clauses.of_document(text, document)
        self._passages = sorted(document.passages, key=lambda p: p.start)
        self._starts = [p.start for p in self._passages]
        self._default = _default(document)
        if self._default is not Modality.PLANNED and self._announces():
            self._default = Modality.PLANNED
        self._decided = [_of_passage(p) for p in self._passages]
        self._over = _over(document)
        self._turn = self._first_turn()
        #: Where a text of the press comes back to what has happened (在刚刚过去的……); past its end if it does not.
        self._back = self._first_return()
        self._asked = self._instructions()
        #: What has been found out about whole clauses, by their index (see `ahead`).
        self.told: dict[int, tuple[bool, str]] = {}
        #: What sentences say that the things in them are, by their places (see `definitions`).
        self.defined: dict[tuple[int, int], Verdict | None] = {}

    def section(self, position: int) -> Modality:
        """How a bare verb at `position` reads: planned or done."""
        number = bisect_right(self._starts, position) - 1
        decided = self._decided[number] if number >= 0 else None
        if decided is not None:
            return decided
        ahead = self._turn <= position < self._back
        return Modality.PLANNED if ahead else self._default

    def read(self, words: str) -> str:
        """The words without 年内 where the document tells of a year that is over: there it is no time to come."""
        return words.replace("年内", "◇◇") if self._over else words

    def asked(self, index: int) -> str:
        """What clause `index` continues in a later sentence: "demand" of a meeting or a speaker, "future" of an announced year."""
        return self._asked[index]

    def _instructions(self) -> list[str]:
        asked: list[str] = []
        prose, asking, ends = self.prose, "", tuple(table()["report_ends"])
        reports, hints = pattern("reported_on"), reporting()
        for index, clause in enumerate(prose.clauses):
            words = self.plain[clause.start : clause.stop]
            if index == 0 or prose.passages[index] != prose.passages[index - 1]:
                asking = asking if asking == "future" and _LABEL.match(words) else ""
            begins = index == 0 or prose.clauses[index - 1].sentence != clause.sentence
            if begins and asking:
                ended = words.lstrip().startswith(ends) or FINISHED.search(words) or self._past_year(words)
                asking = "" if ended else asking
            asked.append(asking)
            if hints.search(words) and reports.search(words):
                asking = "demand"
            elif not asking and "将" in words and self._announced(index):
                asking = "future"
        return asked

    def _past_year(self, words: str) -> bool:
        """Whether a sentence opens with a printed year before the document's own."""
        year, published = _OPENING_YEAR.match(words), self.document.published
        own = published.interval.earliest if published else None
        return year is not None and (own is None or int(year[1]) < own.year)

    def _announced(self, index: int) -> bool:
        """Whether a text of the press says in clause `index` what somebody will do in a year that its sentence names."""
        first, _ = self.prose.sentence(index)
        begin, end = self.prose.clauses[first].start, self.prose.clauses[index].stop
        named = self.document.genre in _OF_THE_PRESS and pattern("announced").search(self.plain, begin, end)
        return bool(named and future().search(self.plain, self.prose.clauses[index].start, end))

    def _announces(self) -> bool:
        """Whether the text opens with a decision or an order (决定开展……) or calls for entries, and tells nothing that has happened."""
        first = next((p for p in self._passages if p.kind in _RUNNING and p.stop - p.start >= _SHORTEST_OPENING), None)
        if first is None:
            return False
        opens = pattern("announcement.opens").search(self.plain, first.start, first.stop)
        if opens is None and not self._calls_for_entries():
            return False
        if opens is None and _BEGUN.search(self.plain, first.start, first.stop):
            return False
        begin, end = first.start, self._passages[-1].stop
        told = pattern("announcement.told").search(self.plain, begin, end)
        return told is None and FINISHED.search(self.plain, begin, end) is None

    def _calls_for_entries(self) -> bool:
        """Whether a short line of a text that is no report names what a call for entries lays down (报名方式, 赛程安排)."""
        if self.document.genre not in _OF_THE_PRESS:
            return False
        short = (p for p in self._passages if p.stop - p.start <= _LONGEST_LINE)
        return any(pattern("announcement.lines").search(self.plain, p.start, p.stop) for p in short)

    def _first_turn(self) -> int:
        """Where a text that looks back begins to look ahead; past its end if it never does."""
        if self._default is Modality.PLANNED:
            return 0
        turns = pattern("turns.sentences")
        body = [p for p in self._passages if p.kind is not BlockKind.HEADING]
        for passage in body[len(body) // 8 :]:
            match = turns.search(self.text, passage.start, passage.stop)
            if match and _opens_sentence(self.text, match.start(), passage):
                return match.start()
        return len(self.text) + 1

    def _first_return(self) -> int:
        """Where, in a passage behind the turn, a text that tells one thing after another looks back again, or tells the next."""
        if self._default is not Modality.PLANNED and self.document.genre in (*_OF_THE_PRESS, Genre.BULLETIN):
            for passage in self._passages:
                words = self.text[passage.start : passage.stop]
                if passage.start > self._turn and passage.kind is BlockKind.HEADING and rank(words) is None:
                    return passage.start
                if passage.start > self._turn and passage.kind in _RUNNING:
                    opening = self.plain[passage.start : passage.stop].lstrip()
                    if pattern("turns.returns").search(opening):
                        return passage.start
        return len(self.text) + 1


def _over(document: Document) -> bool:
    """Whether the document tells of a year that is over: a yearbook, a summary, an account of a period that has ended."""
    period, published = document.period, document.published
    if document.genre in (Genre.YEARBOOK, Genre.SUMMARY):
        return True
    ended = period.interval.latest if period else None
    own = published.interval.earliest if published else None
    return ended is not None and own is not None and ended < own


def _opens_sentence(text: str, at: int, passage: Passage) -> bool:
    lead = text[max(passage.start, at - 12) : at]
    return at - passage.start <= 8 or bool(re.search(r"[。！？；\n*]\s*\S{0,6}$", lead))


def _of_passage(passage: Passage) -> Modality | None:
    """What a caption, or the innermost heading that says anything, decides."""
    if passage.kind is BlockKind.CAPTION:
        return Modality.DONE
    return next((m for h in reversed(passage.headings) if (m := _heading(h)) is not None), None)


@lru_cache(maxsize=1024)
def _heading(heading: str) -> Modality | None:
    heading = fold(heading)
    if pattern("headings.mixed").search(heading):
        return None
    if pattern("headings.planned").search(heading):
        return Modality.PLANNED
    return Modality.DONE if pattern("headings.done").search(heading) else None


def _default(document: Document) -> Modality:
    genres = table()["genres"]
    title = document.title or ""
    if document.genre in genres["planned"]:
        title = _REMARK.sub("", title).rstrip("）)》 ")  # 工作总结, but not 工作总结报送工作
        done = title.endswith(tuple(genres["titles_done"]))
        return Modality.DONE if done else Modality.PLANNED
    if document.genre in (Genre.OTHER, Genre.WECHAT) and any(word in title for word in genres["titles_planned"]):
        return Modality.DONE if "总结" in title else Modality.PLANNED
    return Modality.DONE
