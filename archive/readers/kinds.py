"""Says what each block is on the page: masthead, note, heading, byline, caption, signature, distribution, furniture …

The format's own marks come first (`sure`); the rest is told by wording and by place: what stands before the first
running text (`heads`), what stands between, what stands after the last.
"""

import re
from dataclasses import replace

from archive.readers import wordings as w
from archive.readers.drafts import Draft
from archive.readers.folding import plain
from archive.readers.frames import as_kind, frame, is_exclamation, is_headline, is_posted
from archive.readers.heads import LONGEST_TITLE, head_of, late_head, over_posting
from archive.readers.repeats import without_repeats
from archive.readers.sentences import finished, half_finished
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import AlignedText

#: A paragraph at least so long is running text.
_RUNNING = 45


def classify(drafts: list[Draft], *, titled: bool = False) -> list[Draft]:
    """The drafts with their kinds; headings that no mark showed are found.

    The wordings are those of simplified characters and full-width marks, so a folded copy is what is looked at.
    """
    folded = _classified([replace(d, view=AlignedText(plain(d.text), d.view.origins)) for d in drafts], titled)
    return [replace(told, view=draft.view) for told, draft in zip(folded, drafts, strict=True)]


def _classified(drafts: list[Draft], titled: bool) -> list[Draft]:
    if not drafts:
        return []
    drafts = _items(drafts)
    body = [at for at, d in enumerate(drafts) if is_running(d)]
    first, last = (body[0], body[-1]) if body else (len(drafts), len(drafts) - 1)
    if len(body) > 1 and not titled:
        line, below = drafts[first], drafts[first + 1 : first + 2]
        if over_posting(line.text, below) or _is_long_title(drafts[:first], line):
            first = body[1]
    start = 0 if titled or any(d.level for d in drafts) else late_head(drafts, first)
    if start:
        body = [at for at in body if at > start]
        first = body[0] if body else len(drafts)
    done = [as_kind(d, BlockKind.FURNITURE) for d in drafts[:start]] + head_of(drafts[start:first], titled)
    done += _middle(drafts[first : last + 1])
    done += _tail(drafts[last + 1 :], has_body=bool(body))
    return without_repeats(_captions(done))


def _items(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the short items of a bulletin as such: two sentences or more, each behind ▲, under a headline."""
    done = list(drafts)
    for at, draft in enumerate(drafts[:-1], 1):
        if not _is_item(drafts[at]) or not (draft.level or is_headline(draft.text)):
            continue
        stop = at
        while stop < len(drafts) and _is_item(drafts[stop]):
            stop += 1
        if stop - at > 1:
            done[at:stop] = [as_kind(d, BlockKind.LIST_ITEM) for d in drafts[at:stop]]
    return done


def _is_item(draft: Draft) -> bool:
    return draft.text.startswith(("▲", "△")) and finished(draft.text) and w.POINTED.match(draft.text) is not None


def _is_long_title(before: list[Draft], draft: Draft) -> bool:
    """A first line that is long, but no sentence: a title that fills a line and more."""
    if any(
        d.level or (is_headline(d.text) and frame(d.text) is None and not w.ISSUE.match(d.text)) for d in before[-1:]
    ):
        return False
    text = draft.text
    if all(frame(d.text) is BlockKind.FURNITURE for d in before) and is_exclamation(text):
        return True
    return len(text) <= LONGEST_TITLE and not _ends(text) and not re.search(r"[。；]|[，,].*[，,]", text)


def is_running(draft: Draft) -> bool:
    """Whether a draft is a paragraph of running text (no heading, no line of the page's frame)."""
    if draft.level or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    if draft.kind is BlockKind.LIST_ITEM and _is_item(draft):
        return True
    if len(draft.text) <= 110 and w.OFFICIAL_TITLE.match(draft.text):
        return False
    long = len(draft.text) >= _RUNNING or (len(draft.text) >= 16 and finished(draft.text))
    return long and frame(draft.text) is None and not is_posted(draft.text)


def _middle(drafts: list[Draft]) -> list[Draft]:
    """Running text, with the headings, notes and captions between."""
    done: list[Draft] = []
    for at, draft in enumerate(drafts):
        kind = None if draft.level else frame(draft.text)
        if kind is None and not draft.level and is_posted(draft.text):
            kind = BlockKind.METADATA
        if kind is BlockKind.DISTRIBUTION and w.CREDIT.match(draft.text):
            kind = BlockKind.METADATA
        if kind is BlockKind.METADATA and w.DATE_LINE.match(draft.text) and done and _signs(done[-1]):
            for before in range(len(done) - 1, -1, -1):  # an attachment follows the signature
                if not _signs(done[before]):
                    break
                done[before] = replace(done[before], kind=BlockKind.SIGNATURE, level=0, sure=True)
            done.append(as_kind(draft, BlockKind.SIGNATURE))
        elif kind is not None and not is_running(draft):
            done.append(as_kind(draft, kind))
        elif _is_next_number(done, draft.text):
            done.append(as_kind(draft, BlockKind.MASTHEAD))
        elif w.SUBTITLE.match(draft.text) and done and done[-1].kind is BlockKind.HEADING and not _ends(draft.text):
            done.append(as_kind(draft, BlockKind.HEADING, 4))
        elif not draft.level and is_headline(draft.text) and at + 1 < len(drafts):
            done.append(as_kind(draft, BlockKind.HEADING, 3))
        else:
            done.append(as_kind(draft, BlockKind.HEADING, draft.level) if draft.level else draft)
    return done


def _is_next_number(done: list[Draft], text: str) -> bool:
    """Whether a line is the number of another official text, whose title stands after the signature of the one before."""
    if len(text) > 40 or not w.ISSUE.match(text) or len(done) < 2:
        return False
    return done[-1].kind is BlockKind.HEADING and any(d.kind is BlockKind.SIGNATURE for d in done[-4:-1])


def _signs(draft: Draft) -> bool:
    """Whether a line between paragraphs is a body that signs."""
    if draft.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or draft.level in (1, 2):
        return False
    return bool(w.BODY.match(draft.text)) or _signed(draft.text)


def _ends(text: str) -> bool:
    return finished(text) or half_finished(text)


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
        kind = None if draft.level else frame(text)
        if kind is None and not draft.level and w.INFO_END.match(text):
            kind = BlockKind.SIGNATURE if _signed(text.strip("（）")) else BlockKind.METADATA
        if kind is None and done and done[-1].kind is BlockKind.DISTRIBUTION and re.search(r"[，,、]|厅|办|委$", text):
            kind = BlockKind.DISTRIBUTION
        elif (kind is BlockKind.METADATA and w.DATE_LINE.match(text)) or (
            kind is None and len(text) <= 60 and not draft.level and (w.BODY.match(text) or _signed(text))
        ):
            kind = BlockKind.SIGNATURE
        elif kind is None and (draft.level or (has_body and is_headline(text) and not text[0].isdigit())):
            done.append(as_kind(draft, BlockKind.HEADING, draft.level or 1))
            continue
        done.append(as_kind(draft, kind or draft.kind, draft.level))
    return done


def _signed(text: str) -> bool:
    """Several bodies that sign together, or a body and its date on one line."""
    parts = text.split()
    bodies = [bool(w.BODY.match(p)) for p in parts]
    return (
        len(parts) > 1
        and any(bodies)
        and all(body or w.DATE_LINE.match(p) or w.OFFICE.match(p) for body, p in zip(bodies, parts, strict=True))
    )
