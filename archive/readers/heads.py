"""Says what the lines before the first running text are: masthead, title lines, byline, date, note, salutation."""

import re
from dataclasses import replace

from archive.readers import wordings as w
from archive.readers.drafts import Draft
from archive.readers.frames import as_kind, frame, is_exclamation, is_headline, is_info
from archive.readers.headlines import HALF_TITLE, choose
from archive.readers.sentences import finished
from archive.schema.vocabulary import BlockKind

#: No title is longer.
LONGEST_TITLE = 80
#: No head of a document has more lines; what follows in a text without sentences stays as it is.
_LONGEST_HEAD = 200
#: So many lines after the first paragraph a late head is sought.
_LATEST = 16
#: The name of a newspaper's page is no longer.
_SECTION = 8
#: A day alone in square brackets.
_DAY_ALONE = re.compile(r"[\[【［](?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}[\]】］]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WEB = (BlockKind.METADATA, BlockKind.FURNITURE)


def late_head(drafts: list[Draft], first: int) -> int:
    """From which line the head stands where a site prints text of its own before it, 0 where it does not.

    Told by a headline with a posting line right under it, after at most two paragraphs of a page that has navigation; or
    with a day alone in square brackets ([2020-07-23]), as only sites print it.
    """
    if any(_is_posting(d.text) for d in drafts[:first]):
        return 0
    for at in range(first + 1, min(first + _LATEST, len(drafts) - 1)):
        alone = _DAY_ALONE.fullmatch(drafts[at].text.strip()) is not None
        posted = _is_posting(drafts[at].text) and any(frame(d.text) is BlockKind.FURNITURE for d in drafts[:at])
        if not (posted or alone):
            continue
        start = at
        while start > first and is_headline(drafts[start - 1].text) and frame(drafts[start - 1].text) is None:
            start -= 1
        prose = sum(len(d.text) >= (16 if alone else 45) and frame(d.text) is None for d in drafts[first:start])
        if start < at and prose <= 2 and any(len(d.text) >= 45 for d in drafts[at + 1 : at + 2]):
            return start
    return 0


def over_posting(text: str, below: list[Draft]) -> bool:
    """Whether a long line is a headline because the posting line of its page stands right under it."""
    return len(text) <= LONGEST_TITLE and not finished(text) and any(_is_posting(d.text) for d in below)


def _is_posting(text: str) -> bool:
    """Whether a line says when a page was posted: a date with a clock, a source or a site; a bare date may be a signature."""
    if len(text) > 100 or not re.search(w.DAY, text):
        return False
    return bool(w.STAMP.search(text) or w.INFO_END.match(text) or re.search(r"来源|发布|更新", text)) and (
        is_info(text) or frame(text) is BlockKind.METADATA
    )


def head_of(drafts: list[Draft], titled: bool) -> list[Draft]:
    """What stands before the first running text: masthead, title lines, byline, date, note, salutation."""
    issue = _masthead_of(drafts)
    drafts = _in_yearbook(_without_foreign(drafts))
    done: list[Draft] = []
    marked = titled or any(d.level or (d.sure and d.kind is BlockKind.HEADING) for d in drafts)
    titled = marked
    last_level = max((at for at, d in enumerate(drafts) if d.level), default=-1)
    for at, draft in enumerate(drafts[:_LONGEST_HEAD]):
        kind, level = _head_kind(draft, done, titled, at, issue, at < last_level)
        if kind is BlockKind.PARAGRAPH and over_posting(draft.text, drafts[at + 1 : at + 2]):
            kind, level = BlockKind.HEADING, 3
        done.append(as_kind(draft, kind, level))
        titled = titled or done[-1].kind is BlockKind.HEADING
    return (_without_sections(done) if marked else choose(done)) + drafts[_LONGEST_HEAD:]


def _without_foreign(drafts: list[Draft]) -> list[Draft]:
    """The head without unmarked lines that hold no Chinese (banner, tibet.cn, 0205200), where it has headlines that do."""
    if not any(is_headline(d.text) and _HAN.search(d.text) for d in drafts):
        return drafts
    return [
        d
        if d.level or d.sure or _HAN.search(d.text) or re.search(r"\d{4}\W", d.text)
        else as_kind(d, BlockKind.FURNITURE)
        for d in drafts
    ]


def _in_yearbook(drafts: list[Draft]) -> list[Draft]:
    """The head with the running head of a yearbook (某县年鉴（2022）·群众团体) as such, and the line below it as the title."""
    at = next((at for at, d in enumerate(drafts[:-1]) if w.YEARBOOK.match(d.text)), None)
    if at is None or drafts[at].level or drafts[at].sure or any(d.kind is BlockKind.HEADING for d in drafts[:at]):
        return drafts
    below = drafts[at + 1]
    if below.level or not (is_headline(below.text) or w.BODY.match(below.text)):
        return drafts
    head = [as_kind(drafts[at], BlockKind.METADATA), replace(below, kind=BlockKind.HEADING, level=1, sure=True)]
    return [*drafts[:at], *head, *drafts[at + 2 :]]


def _without_sections(head: list[Draft]) -> list[Draft]:
    """The head without the name of a newspaper's page: short, over its date, and in smaller type than the headline below."""
    done = list(head)
    for at, draft in enumerate(head[:-2]):
        dated = head[at + 1].kind is BlockKind.METADATA and re.search(w.DAY, head[at + 1].text)
        larger = any(later.kind is BlockKind.HEADING and 0 < later.level < draft.level for later in head[at + 2 :])
        if draft.kind is BlockKind.HEADING and len(draft.text) <= _SECTION and dated and larger:
            done[at] = replace(draft, kind=BlockKind.FURNITURE, level=0, sure=True)
    return done


def _head_kind(
    draft: Draft, done: list[Draft], titled: bool, at: int, issue: tuple[int, int] | None, more: bool
) -> tuple[BlockKind, int]:
    text = draft.text
    if _is_masthead(draft, done, at, issue):
        return BlockKind.MASTHEAD, 0
    if draft.level:
        # A red head: the name of a bulletin alone on the first line.
        first = (
            not done and len(text) <= 24 and w.BULLETIN.match(text) and not re.search(r"关于|工作(?:简报|动态)$", text)
        )
        return (BlockKind.MASTHEAD, 0) if first and (issue is not None or more) else (BlockKind.HEADING, draft.level)
    kind = frame(text)
    if kind is BlockKind.DISTRIBUTION:
        return BlockKind.METADATA, 0
    if kind is not None:
        return kind, 0
    if is_info(text):
        return BlockKind.METADATA, 0
    if not done and re.search(r"(?:文件|简报)$", text) and len(text) <= 30:
        return BlockKind.MASTHEAD, 0
    if titled and (w.PERSON.match(text) or w.BODY.match(text)) and not w.SALUTATION.match(text):
        return BlockKind.METADATA, 0
    if w.OFFICIAL_TITLE.match(re.sub(r"\s", "", text)):
        return BlockKind.HEADING, 3 if titled else 1
    if not titled and all(d.kind is BlockKind.FURNITURE for d in done) and is_exclamation(text):
        return BlockKind.HEADING, 1
    if w.SALUTATION.match(text) or finished(text) or len(text) > LONGEST_TITLE or text[0] in "，。、；）":
        return BlockKind.PARAGRAPH, 0
    previous = next((d for d in reversed(done) if d.kind is not BlockKind.METADATA), None)
    if w.SUBTITLE.match(text) and previous is not None:
        return BlockKind.HEADING, 2
    if not titled or (previous is not None and previous is done[-1] and _goes_on(previous, text)):
        return BlockKind.HEADING, 1
    return (BlockKind.HEADING, 3) if is_headline(text) else (BlockKind.PARAGRAPH, 0)


def _is_masthead(draft: Draft, done: list[Draft], at: int, issue: tuple[int, int] | None) -> bool:
    """Whether a line belongs to the masthead: up to the number, then issuer and date, then the contents."""
    text = draft.text
    if (issue is not None and issue[0] <= at <= issue[1]) or w.CONTENTS.match(text):
        return True
    if done and _lists(done[-1], text):
        return True
    if issue is None or at <= issue[1] or draft.level or len(text) > 60:
        return False
    inside = all(d.kind is BlockKind.MASTHEAD for d in done[issue[1] :])
    return inside and bool(
        w.BODY.match(text) or w.DATE_LINE.match(text) or re.search(rf"(?:\d日|{w.DAY})$", text) or w.ISSUE.match(text)
    )


def _goes_on(title: Draft, text: str) -> bool:
    """Whether a line continues a title that no format marked: that title names no kind of text yet, this line does."""
    if title.sure or title.level != 1 or len(title.text) + len(text) > LONGEST_TITLE:
        return False
    if HALF_TITLE.search(title.text):
        return True
    return bool(w.KIND_OF_TEXT.search(text)) and not w.KIND_OF_TEXT.search(title.text)


def _lists(before: Draft, text: str) -> bool:
    """Whether a line is one of a bulletin's contents."""
    listed = w.CONTENTS.match(before.text) or (before.kind is BlockKind.MASTHEAD and w.BULLET.match(before.text))
    return bool(listed and w.BULLET.match(text))


def _masthead_of(drafts: list[Draft]) -> tuple[int, int] | None:
    """From which line to which a masthead stands: what leads to the number, after the frame of the page.

    Where the title of an official text stands before its number, the number's line alone is the masthead.
    """
    issue = next((at for at, d in enumerate(drafts[:12]) if len(d.text) <= 60 and w.ISSUE.match(d.text)), None)
    if issue is None or issue > 5 + sum(frame(d.text) is not None for d in drafts[:issue]):
        return None
    around = [at for at in range(issue) if frame(drafts[at].text) in _WEB or is_info(drafts[at].text)]
    start = around[-1] + 1 if around else 0
    before = re.sub(r"\s", "", "".join(d.text for d in drafts[start:issue]))
    return (issue, issue) if w.OFFICIAL_TITLE.match(before) else (start, issue)
