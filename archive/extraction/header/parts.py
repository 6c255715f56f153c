"""The parts of an article in which header fields stand: its head, its foot, its running text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from archive.extraction.findings import Article, Passage
from archive.extraction.header.press import press_mark
from archive.extraction.traditional import fold
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading
from archive.values.spans import Span
from archive.values.width import full_width

#: A passage longer than this is long; a sentence longer than this is more than a line of a page's frame.
_LONG, _SHORT = 40, 20
#: A year on a line of its own over the rest of the title, often letter-spaced.
_YEAR_ALONE = re.compile(r"(?:\d\s*){4}年?")
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE)


@dataclass(frozen=True)
class Parts:
    """One article of a reading, cut for the readers of its header.

    `shared` is the masthead of the bulletin that holds the article, where it stands in another one.
    """

    reading: Reading
    article: Article
    shared: tuple[Passage, ...] = ()

    def of(self, passage: Passage) -> str:
        """The characters of a passage as wordings match them: simplified, with full-width marks; lengths are kept."""
        return self.words[passage.start : passage.stop]

    @cached_property
    def words(self) -> str:
        """The whole reading in simplified characters with full-width marks."""
        return full_width(fold(self.reading.text))

    def kind(self, *kinds: BlockKind) -> list[Passage]:
        """The passages of these kinds, in order; a masthead may be that of the whole bulletin."""
        lent = [p for p in self.shared if p.kind in kinds]
        return lent + [p for p in self.article.passages if p.kind in kinds]

    @cached_property
    def running(self) -> list[Passage]:
        """The passages of running text."""
        return [p for p in self.article.passages if p.kind in _RUNNING]

    @cached_property
    def _long(self) -> list[Passage]:
        """The long passages of running text; of a text without any, its whole sentences."""
        long = [p for p in self.running if p.stop - p.start > _LONG]
        return long or [p for p in self.running if p.stop - p.start > _SHORT and self.of(p).endswith("。")]

    @cached_property
    def head(self) -> list[Passage]:
        """What stands before the first long passage of running text."""
        first = next(iter(self._long), None)
        return [*self.shared, *(p for p in self.article.passages if first is None or p.start < first.start)]

    @cached_property
    def foot(self) -> list[Passage]:
        """What stands after the last long passage of running text."""
        last = next(reversed(self._long), None)
        return [p for p in self.article.passages if last is not None and p.start > last.start]

    @cached_property
    def title(self) -> str:
        """The title as one line; a title in several pieces has a blank between them unless a word was cut."""
        pieces = [s.of(self.reading.text).strip(" \u3000|｜") for s in self.title_spans]
        if len(pieces) > 1 and _YEAR_ALONE.fullmatch(pieces[0]):
            return "".join(pieces[0].split()) + " ".join(pieces[1:])
        return " ".join(pieces)

    @cached_property
    def title_spans(self) -> tuple[Span, ...]:
        """Where the title stands: as the splitter found it, else the highest heading of the head."""
        if self.article.title:
            return self.article.title
        headings = self.kind(BlockKind.HEADING)
        if not headings:
            return ()
        top = min(p.level or 9 for p in headings)
        first = next(p for p in headings if (p.level or 9) == top)
        opens = not any(p.start < first.start for p in self.running)
        return (Span(first.start, first.stop),) if opens else ()

    @cached_property
    def subtitle(self) -> str | None:
        """The subtitle, None where there is none."""
        pieces = [s.of(self.reading.text).strip().lstrip("—-– ") for s in self.article.subtitle]
        if pieces:
            return " ".join(pieces)
        return None

    @cached_property
    def text(self) -> str:
        """The article's running text, a line per passage."""
        return "\n".join(self.of(p) for p in self.running)


#: With what a notice says what it is about: 现就做好……工作通知如下.
_ABOUT = re.compile(
    r"现[将就](?P<about>[^，。；：]{4,40}?)(?:的?(?:有关|相关|具体|如下))*(?:事项|事宜|要求|情况|问题)*(?:通知|通报|公告|报告|函告)如下"
)


_NOTHING_SAID = re.compile(r"(?:有关|相关|具体|主要|本次|工作|活动|事项|事宜|要求|安排|情况)+")


#: Whom a text addresses: a short line that ends in a colon, or a list of bodies and persons that does.
_ADDRESS = re.compile(r"(?s)(?:[^，。]{0,40}|(?:各|尊敬|亲爱|同志|[省市县区州]直|团[省市县区州中]).*)：$")
_SENTENCE = re.compile(r"[。！？!?\n]")
_CLAUSE = re.compile(r"[，。；：！？,;!?\n]")


def incipit(parts: Parts) -> tuple[str, tuple[Span, ...], str]:
    """What an archivist writes where no title is printed: what a notice says it is about, else the opening words; by which rule.

    The opening words are those behind the mark of a press text (本报讯（记者……）).
    """
    for passage in parts.running[:4]:
        match = _ABOUT.search(parts.of(passage))
        if match and not _NOTHING_SAID.fullmatch(match["about"]):
            span = Span(passage.start + match.start("about"), passage.start + match.end("about"))
            return span.of(parts.reading.text).strip(), (span,), "subject-of-notice"
    first = next((p for p in parts.running if not _ADDRESS.match(parts.of(p))), None)
    if first is None:
        return "", (), ""
    mark = press_mark(parts.of(first)[:160])
    start = first.start + (mark.stop if mark and mark.stop < first.stop - first.start else 0)
    text = parts.words[start : first.stop]
    ends = [m.start() for m in (_SENTENCE.search(text, 8, 40), _CLAUSE.search(text, 12, 40)) if m]
    stop = min(ends, default=min(len(text), 40))
    words = parts.reading.text[start : start + stop].strip()
    return words, ((Span(start, start + stop),) if stop else ()), "opening-words"


def place_of(passage: Passage, match: re.Match[str], group: int | str = 0) -> Span:
    """Where a group of a match in a passage stands."""
    return Span(passage.start + match.start(group), passage.start + match.end(group))


def spans_of(passages: Iterable[Passage]) -> tuple[Span, ...]:
    """The places of passages."""
    return tuple(Span(p.start, p.stop) for p in passages if p.stop > p.start)
