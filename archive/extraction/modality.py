"""Whether a passage tells of something done, going on or planned, or merely names it (domain.md §4).

The cue words of the clause decide first, then the heading over it and the turn of the document, then its genre.
"""

import re
from bisect import bisect_right
from functools import cache
from typing import Any, cast

from archive.extraction import clauses
from archive.extraction.catalogue import seed_table
from archive.extraction.findings import Document, Passage
from archive.schema.vocabulary import BlockKind, Genre, Modality


@cache
def _words() -> dict[str, Any]:
    return cast(dict[str, Any], seed_table("lexicon/modality.toml"))


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))


_REGULAR = ("turns.sentences", "planned")  # lists of regular expressions; the others are plain words


@cache
def _pattern(name: str) -> re.Pattern[str]:
    section, _, key = name.rpartition(".")
    words = _words()[section][key] if section else _words()[key]
    return re.compile("|".join(words)) if name in _REGULAR else _any(words)


# Quotations and titles hold words that say nothing of the sentence's own time.
_HIDDEN = re.compile(r"([“《])([^“”《》。！？]{1,120})([”》])")


class Outlook:
    """What the document's genre, headings and turns say of bare verbs; built once per document."""

    def __init__(self, text: str, document: Document) -> None:
        self.text, self.document = text, document
        self.plain = _HIDDEN.sub(lambda m: m[1] + "◇" * (len(m[2])) + m[3], text)
        self.prose = clauses.of_document(text, document)
        self._passages = sorted(document.passages, key=lambda p: p.start)
        self._starts = [p.start for p in self._passages]
        self._default = _default(document)
        self._turn = self._first_turn()
        self._asked = self._instructions()

    def at(self, start: int, stop: int) -> Modality:
        """The modality of `[start, stop)`."""
        index = self.prose.at(start)
        outlook = self.section(start)
        if index is None:
            return outlook
        return _cued(self, index, start, stop, outlook)

    def section(self, position: int) -> Modality:
        """How a bare verb at `position` reads: planned or done."""
        number = bisect_right(self._starts, position) - 1
        if number >= 0:
            for heading in reversed(self._passages[number].headings):
                decided = _heading(heading)
                if decided is not None:
                    return decided
        if position >= self._turn:
            return Modality.PLANNED
        return self._default

    def asked(self, index: int) -> bool:
        """Whether clause `index` continues, in a later sentence of its passage, what a meeting or a speaker asked for."""
        return self._asked[index]

    def _instructions(self) -> list[bool]:
        prose, asked, asking = self.prose, [], False
        for index, clause in enumerate(prose.clauses):
            if index == 0 or prose.passages[index] != prose.passages[index - 1]:
                asking = False
            words = self.plain[clause.start : clause.stop]
            begins = index == 0 or prose.clauses[index - 1].sentence != clause.sentence
            if (
                begins
                and asking
                and (words.lstrip().startswith(tuple(_words()["report_ends"])) or _ASPECT.search(words))
            ):
                asking = False
            asked.append(asking)
            asking = asking or bool(_reported("reported_on").search(words))
        return asked

    def _first_turn(self) -> int:
        """Where a text that looks back begins to look ahead; past its end if it never does."""
        if self._default is Modality.PLANNED:
            return 0
        turns = _pattern("turns.sentences")
        body = [p for p in self._passages if p.kind is not BlockKind.HEADING]
        for passage in body[len(body) // 8 :]:
            match = turns.search(self.text, passage.start, passage.stop)
            if match and _opens_sentence(self.text, match.start(), passage):
                return match.start()
        return len(self.text) + 1


def _opens_sentence(text: str, at: int, passage: Passage) -> bool:
    lead = text[max(passage.start, at - 12) : at]
    return at - passage.start <= 8 or bool(re.search(r"[。！？；\n*]\s*\S{0,6}$", lead))


def _heading(heading: str) -> Modality | None:
    if _pattern("headings.mixed").search(heading):
        return None
    if _pattern("headings.planned").search(heading):
        return Modality.PLANNED
    return Modality.DONE if _pattern("headings.done").search(heading) else None


def _default(document: Document) -> Modality:
    genres = _words()["genres"]
    title = document.title or ""
    if document.genre in genres["planned"]:
        done = any(word in title for word in genres["titles_done"]) and "的通知" not in title
        return Modality.DONE if done else Modality.PLANNED
    if document.genre in (Genre.OTHER, Genre.WECHAT) and any(word in title for word in genres["titles_planned"]):
        return Modality.DONE if "总结" in title else Modality.PLANNED
    return Modality.DONE


_last: tuple[str, Document, Outlook] | None = None


def outlook_of(text: str, document: Document) -> Outlook:
    """The outlook of a document; the latest one is kept, since all rooms ask for the same document in turn."""
    global _last
    kept = _last
    if kept is not None and kept[0] is text and kept[1] is document:
        return kept[2]
    outlook = Outlook(text, document)
    _last = (text, document, outlook)
    return outlook


def modality_at(text: str, document: Document, start: int, stop: int) -> Modality:
    """Whether what stands at `[start, stop)` was done, goes on, is planned, or is only mentioned."""
    return outlook_of(text, document).at(start, stop)


_FINISHED_FIGURE = re.compile(
    r"[0-9０-９]\s*[万亿]?\s*[余多]?\s*[万亿]?(?:人|名|场|次|期|支|个|家|处|项|件|份|篇|条|所|户|元|小时|[%％])|[两三四五六七八九十][届次期场]"
)
_VERBS = "作出|审议通过|逐渐形成|下发|提出|联合|召开|举办|举行|开展|组织|完成|建成|成立|出台|印发|实现|启动|制定|建立|完善|确定|明确|采取|推出|打造|发放|发布|选拔|设立|开办|办|收获|评选|形成|提供|创建"
_ASPECT = re.compile(rf"(?:{_VERBS})了")
_LEAD, _LONGEST_LEAD = 24, 80
_LED_TO = 6  # 推动市委出台: the act behind 推动 is the fact
_WHEN = re.compile(r"^[^，,]{0,20}(?:以来|期间)[，,]?")
_ONGOING = re.compile(r"正在|持续发力|常态化|陆续|不断|日益|正逐步")


def _cued(outlook: Outlook, index: int, start: int, stop: int, section: Modality) -> Modality:
    text, clause = outlook.plain, outlook.prose.clauses[index]
    before, whole = text[clause.start : start], text[clause.start : clause.stop]
    if _cited(before, text[stop : stop + 8]):
        return Modality.MENTIONED
    if _looks_ahead(outlook, index, before):
        return Modality.PLANNED
    if section is Modality.PLANNED and not _looks_back(outlook, index, whole):
        whole_statement = len(before.strip()) <= 1 and _pattern("done_anywhere").search(whole)
        return Modality.DONE if whole_statement or _pattern("done").search(before) else Modality.PLANNED
    mention = text[start:stop]
    if _process_noun(outlook.text[start:stop]) or (stop - start <= 24 and _pattern("processes").match(mention)):
        return Modality.ONGOING
    if _ASPECT.search(whole) or _pattern("done").search(before):
        return Modality.DONE
    if len(before.strip()) <= 1:
        return _stated(outlook, index, start, stop)
    return _named(outlook, index, start, stop)


def _looks_back(outlook: Outlook, index: int, whole: str) -> bool:
    """Whether a sentence inside a plan tells what has happened before it."""
    if _ASPECT.search(whole):
        return True
    first, _ = outlook.prose.sentence(index)
    begin = outlook.prose.clauses[first].start
    lead = outlook.plain[begin : max(begin + _LEAD, outlook.prose.clauses[index].start)][:_LONGEST_LEAD].lstrip()
    return bool(_reported("looking_back").search(lead))


def _looks_ahead(outlook: Outlook, index: int, before: str) -> bool:
    """A cue of the future or of duty before the mention, or in an earlier clause of its sentence."""
    first, _ = outlook.prose.sentence(index)
    clause = outlook.prose.clauses[index]
    if _ahead(before if before.strip() else outlook.plain[clause.start : clause.stop]):
        return True
    if outlook.asked(index):
        return not _ASPECT.search(outlook.plain, clause.start, clause.stop)
    for earlier in range(index - 1, max(first, index - 12) - 1, -1):
        c = outlook.prose.clauses[earlier]
        words = outlook.plain[c.start : c.stop]
        if _ASPECT.search(words) or _pattern("done").search(words):
            return False
        if _ahead(words):
            return True
    return False


@cache
def _future() -> re.Pattern[str]:
    words = _words()
    return re.compile(f"将(?={_any([*words['acts'], *words['processes'], *words['future_adverbs']]).pattern})")


@cache
def _reported(key: str = "reported") -> re.Pattern[str]:
    return re.compile("|".join(_words()[key]))


def _ahead(words: str) -> bool:
    if _reported().search(words):
        return True
    plain = _pattern("not_planned").sub("◇◇", words)
    return bool(_pattern("planned").search(plain) or _pattern("instruction").search(plain) or _future().search(plain))


def _cited(before: str, after: str) -> bool:
    governed = _pattern("mentioned_before").search(before[-4:])
    return bool(governed or _pattern("mentioned_after").match(after))


def _stated(outlook: Outlook, index: int, start: int, stop: int) -> Modality:
    """A whole statement: its first verb tells whether it is a finished act or a process."""
    words = outlook.plain[start : max(stop, outlook.prose.clauses[index].stop)]
    words = _WHEN.sub("", words)
    if _ONGOING.search(words):
        return Modality.ONGOING
    if _FINISHED_FIGURE.search(words) or _ASPECT.search(words):
        return Modality.DONE
    process, act = _pattern("processes").search(words), _pattern("acts").search(words)
    if process and (act is None or process.start() <= act.start()):
        led_to = process.group() == "推动" and act is not None and act.start() - process.end() <= _LED_TO
        return Modality.DONE if led_to else Modality.ONGOING
    return Modality.DONE


def _process_noun(mention: str) -> bool:
    return mention.endswith(tuple(_words()["process_nouns"]))


def _named(outlook: Outlook, index: int, start: int, stop: int) -> Modality:
    """A mention inside a statement: the verb that governs it; a list takes the verb that opens it."""
    clause = outlook.prose.clauses[index]
    whole = outlook.plain[clause.start : clause.stop]
    if _ONGOING.search(outlook.plain, clause.start, start):
        return Modality.ONGOING
    if _FINISHED_FIGURE.search(whole) and not _pattern("processes").match(whole.strip()):
        return Modality.DONE
    if outlook.plain[clause.start : start].rstrip().endswith(tuple(_words()["means"])):
        return Modality.ONGOING
    first, _ = outlook.prose.sentence(index)
    for earlier in range(index, max(first, index - 2) - 1, -1):
        c = outlook.prose.clauses[earlier]
        verb = _governing(outlook.plain[c.start : start if earlier == index else c.stop])
        if verb is not None:
            return verb
    return Modality.DONE


def _governing(words: str) -> Modality | None:
    """What the last verb says; a process word right before an act wins (深入开展)."""
    process = list(_pattern("processes").finditer(words))
    acts = list(_pattern("acts").finditer(words))
    if not process and not acts:
        return None
    last_process = process[-1].end() if process else -1
    last_act = acts[-1].end() if acts else -1
    if process and last_process >= last_act - 2:
        return Modality.ONGOING
    return Modality.DONE if acts else Modality.ONGOING
