"""Says what each block is on the page: masthead, note, heading, byline, caption, signature, distribution, furniture …

The format's own marks come first (`sure`); the rest is told by wording and by place: what stands before the first
running text, what stands between, what stands after the last.
"""

import re
from dataclasses import replace

from archive.readers import wordings as w
from archive.readers.drafts import Draft
from archive.readers.folding import plain
from archive.readers.furniture import is_host_line, is_navigation
from archive.readers.headlines import choose
from archive.readers.repeats import without_repeats
from archive.readers.sentences import finished, half_finished
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import AlignedText

#: A paragraph at least so long is running text.
_RUNNING = 45
_LONGEST_TITLE = 80
#: No head of a document has more lines; what follows in a text without sentences stays as it is.
_LONGEST_HEAD = 200


def classify(drafts: list[Draft], *, titled: bool = False) -> list[Draft]:
    """The drafts with their kinds; headings that no mark showed are found.

    The wordings are those of simplified characters and full-width marks, so a folded copy is what is looked at.
    """
    folded = _classified([replace(d, view=AlignedText(plain(d.text), d.view.origins)) for d in drafts], titled)
    return [replace(told, view=draft.view) for told, draft in zip(folded, drafts, strict=True)]


def _classified(drafts: list[Draft], titled: bool) -> list[Draft]:
    if not drafts:
        return []
    body = [at for at, d in enumerate(drafts) if is_running(d)]
    first, last = (body[0], body[-1]) if body else (len(drafts), len(drafts) - 1)
    if len(body) > 1 and not titled and _is_long_title(drafts[:first], drafts[first]):
        first = body[1]
    done = _head(drafts[:first], titled)
    done += _middle(drafts[first : last + 1])
    done += _tail(drafts[last + 1 :], has_body=bool(body))
    return without_repeats(_captions(done))


def _is_long_title(before: list[Draft], draft: Draft) -> bool:
    """A first line that is long, but no sentence: a title that fills a line and more."""
    if any(
        d.level or (is_headline(d.text) and _frame(d.text) is None and not w.ISSUE.match(d.text)) for d in before[-1:]
    ):
        return False
    text = draft.text
    return len(text) <= _LONGEST_TITLE and not _ends(text) and not re.search(r"[。；]|[，,].*[，,]", text)


def is_running(draft: Draft) -> bool:
    """Whether a draft is a paragraph of running text (no heading, no line of the page's frame)."""
    if draft.level or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    return (len(draft.text) >= _RUNNING or (len(draft.text) >= 16 and finished(draft.text))) and _frame(
        draft.text
    ) is None


def _frame(text: str) -> BlockKind | None:
    """The kind that the wording alone gives away."""
    if is_host_line(text) or is_navigation(text):
        return BlockKind.FURNITURE
    if w.NOTE.match(text):
        return BlockKind.NOTE
    if len(text) <= 160 and w.DISTRIBUTION.match(text):
        return BlockKind.DISTRIBUTION
    if len(text) <= 80 and w.CREDIT.match(text):
        return BlockKind.DISTRIBUTION
    if len(text) <= 160 and w.METADATA.match(text):
        return BlockKind.METADATA
    if len(text) <= 60 and (
        w.BYLINE.match(text) or w.DATE_LINE.match(text) or w.DATELINE.match(text) or w.PAGE_LINE.match(text)
    ):
        return BlockKind.METADATA
    if len(text) <= 90 and w.CAPTION.search(text):
        return BlockKind.CAPTION
    return None


def _masthead_of(drafts: list[Draft]) -> tuple[int, int] | None:
    """From which line to which a masthead stands: what leads to the number, after the frame of the page.

    Where the title of an official text stands before its number, the number's line alone is the masthead.
    """
    issue = next((at for at, d in enumerate(drafts[:12]) if len(d.text) <= 60 and w.ISSUE.match(d.text)), None)
    if issue is None or issue > 5 + sum(_frame(d.text) is not None for d in drafts[:issue]):
        return None
    frame = [at for at in range(issue) if _frame(drafts[at].text) in _WEB or _is_info(drafts[at].text)]
    start = frame[-1] + 1 if frame else 0
    before = re.sub(r"\s", "", "".join(d.text for d in drafts[start:issue]))
    return (issue, issue) if w.OFFICIAL_TITLE.match(before) else (start, issue)


_WEB = (BlockKind.METADATA, BlockKind.FURNITURE)


def _as(draft: Draft, kind: BlockKind, level: int = 0) -> Draft:
    return (
        draft
        if draft.sure
        else replace(draft, kind=kind, level=level, sure=kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING))
    )


def _head(drafts: list[Draft], titled: bool) -> list[Draft]:
    """What stands before the first running text: masthead, title lines, byline, date, note, salutation."""
    issue = _masthead_of(drafts)
    done: list[Draft] = []
    marked = titled or any(d.level or (d.sure and d.kind is BlockKind.HEADING) for d in drafts)
    titled = marked
    last_level = max((at for at, d in enumerate(drafts) if d.level), default=-1)
    for at, draft in enumerate(drafts[:_LONGEST_HEAD]):
        kind, level = _head_kind(draft, done, titled, at, issue, at < last_level)
        done.append(_as(draft, kind, level))
        titled = titled or done[-1].kind is BlockKind.HEADING
    return (done if marked else choose(done)) + drafts[_LONGEST_HEAD:]


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
    kind = _frame(text)
    if kind is BlockKind.DISTRIBUTION:
        return BlockKind.METADATA, 0
    if kind is not None:
        return kind, 0
    if _is_info(text):
        return BlockKind.METADATA, 0
    if not done and re.search(r"(?:文件|简报)$", text) and len(text) <= 30:
        return BlockKind.MASTHEAD, 0
    if titled and (w.PERSON.match(text) or w.BODY.match(text)) and not w.SALUTATION.match(text):
        return BlockKind.METADATA, 0
    if w.OFFICIAL_TITLE.match(re.sub(r"\s", "", text)):
        return BlockKind.HEADING, 3 if titled else 1
    if w.SALUTATION.match(text) or finished(text) or len(text) > _LONGEST_TITLE or text[0] in "，。、；）":
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
    if title.sure or title.level != 1 or len(title.text) + len(text) > _LONGEST_TITLE:
        return False
    return bool(w.KIND_OF_TEXT.search(text)) and not w.KIND_OF_TEXT.search(title.text)


def _lists(before: Draft, text: str) -> bool:
    """Whether a line is one of a bulletin's contents."""
    listed = w.CONTENTS.match(before.text) or (before.kind is BlockKind.MASTHEAD and w.BULLET.match(before.text))
    return bool(listed and w.BULLET.match(text))


def _is_info(text: str) -> bool:
    """A line of a web page under its title: a date with source, editor or counter."""
    if len(text) > 100 or finished(text):
        return False
    named = re.search(rf"(?:来源|发布时间|日期|时间)\s*[:：].*{w.DAY}|{w.DAY}.*来源\s*[:：]", text)
    return bool(named or w.INFO.match(text) or w.INFO_END.match(text) or (len(text) <= 60 and w.STAMP.search(text)))


def _middle(drafts: list[Draft]) -> list[Draft]:
    """Running text, with the headings, notes and captions between."""
    done = []
    for at, draft in enumerate(drafts):
        kind = None if draft.level else _frame(draft.text)
        if kind is BlockKind.DISTRIBUTION and w.CREDIT.match(draft.text):
            kind = BlockKind.METADATA
        if kind is not None and not is_running(draft):
            done.append(_as(draft, kind))
        elif w.SUBTITLE.match(draft.text) and done and done[-1].kind is BlockKind.HEADING and not _ends(draft.text):
            done.append(_as(draft, BlockKind.HEADING, 4))
        elif not draft.level and is_headline(draft.text) and at + 1 < len(drafts):
            done.append(_as(draft, BlockKind.HEADING, 3))
        else:
            done.append(_as(draft, BlockKind.HEADING, draft.level) if draft.level else draft)
    return done


def _ends(text: str) -> bool:
    return finished(text) or half_finished(text)


def is_headline(text: str) -> bool:
    """Whether a line in running text looks like a headline: short, no final mark, no half-finished sentence."""
    if not 2 <= len(text) <= 40 or finished(text) or half_finished(text) or text[-1] in "，、,":
        return False
    if w.CONTACT.match(text) or text[0] in "，。、；）" or text.endswith(("|", "…")):
        return False
    if re.match(r"^[（(].*[）)]$|^[\d\s.,%/:-]+$|^(?:□|■|○|附件)", text) or w.DATE_LINE.match(text):
        return False
    return not w.SALUTATION.match(text) and not re.search(r"[；。]", text)


def _captions(drafts: list[Draft]) -> list[Draft]:
    """Trailing single short sentences that stand far apart from each other are the captions of a page's pictures."""
    stop = len(drafts)
    while stop and drafts[stop - 1].kind in _FRAME:
        stop -= 1
    start = stop
    while start and _is_caption(drafts[start - 1]):
        start -= 1
    if stop - start < 2 or start == 0:
        return drafts
    captions = [replace(d, kind=BlockKind.CAPTION, level=0) for d in drafts[start:stop]]
    return [*drafts[:start], *captions, *drafts[stop:]]


_FRAME = (BlockKind.FURNITURE, BlockKind.METADATA, BlockKind.SIGNATURE, BlockKind.DISTRIBUTION)


def _is_caption(draft: Draft) -> bool:
    short = len(draft.text) <= 60 and draft.text.count("。") <= 1
    if draft.sure:
        return draft.kind is BlockKind.CAPTION and short
    return short and draft.gap >= 2 and draft.kind is BlockKind.PARAGRAPH


def _tail(drafts: list[Draft], *, has_body: bool) -> list[Draft]:
    """What stands after the last running text: signature, date, distribution, credits, host lines, headlines after."""
    done: list[Draft] = []
    for draft in drafts:
        text = draft.text
        kind = None if draft.level else _frame(text)
        if kind is None and not draft.level and w.INFO_END.match(text):
            kind = BlockKind.SIGNATURE if _signed(text.strip("（）")) else BlockKind.METADATA
        if kind is None and done and done[-1].kind is BlockKind.DISTRIBUTION and re.search(r"[，,、]|厅|办|委$", text):
            kind = BlockKind.DISTRIBUTION
        elif (kind is BlockKind.METADATA and w.DATE_LINE.match(text)) or (
            kind is None and len(text) <= 60 and not draft.level and (w.BODY.match(text) or _signed(text))
        ):
            kind = BlockKind.SIGNATURE
        elif kind is None and (draft.level or (has_body and is_headline(text) and not text[0].isdigit())):
            done.append(_as(draft, BlockKind.HEADING, draft.level or 1))
            continue
        done.append(_as(draft, kind or draft.kind, draft.level))
    return done


def _signed(text: str) -> bool:
    """Several bodies that sign together, or a body and its date on one line."""
    parts = text.split()
    return len(parts) > 1 and all(w.BODY.match(p) or w.DATE_LINE.match(p) for p in parts)
