"""What a single line is by its wording alone: frame of a page, byline, information line, headline."""

import re
from dataclasses import replace

from archive.readers import wordings as w
from archive.readers.drafts import Draft
from archive.readers.furniture import is_host_line, is_navigation
from archive.readers.sentences import finished, half_finished
from archive.schema.vocabulary import BlockKind


def frame(text: str) -> BlockKind | None:
    """The kind that the wording alone gives away, None where it gives nothing away."""
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
        w.BYLINE.match(text)
        or w.DATE_LINE.match(text)
        or w.FEED_DATE.match(text)
        or w.DATELINE.match(text)
        or w.PAGE_LINE.match(text)
    ):
        return BlockKind.METADATA
    if len(text) <= 90 and w.CAPTION.search(text):
        return BlockKind.CAPTION
    return None


def as_kind(draft: Draft, kind: BlockKind, level: int = 0) -> Draft:
    """The draft as this kind, unless its kind is sure."""
    return (
        draft
        if draft.sure
        else replace(draft, kind=kind, level=level, sure=kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING))
    )


def is_info(text: str) -> bool:
    """A line of a web page under its title: a date with source, editor or counter."""
    if len(text) > 100 or finished(text):
        return False
    if re.search(rf"->.*{w.DAY}|{w.DAY}.*->|^[A-Z]?\d{{1,3}}\s+{w.DAY}", text):
        return True  # the path of a newspaper's page
    return is_posted(text) or bool(w.INFO.match(text) or w.INFO_END.match(text))


def is_posted(text: str) -> bool:
    """A line that tells by its words when and from where a page was posted, however long: a clock time, 来源 with a date."""
    if len(text) > 100 or finished(text):
        return False
    named = re.search(
        rf"(?:来源|发布时间|日期|时间)\s*[:：].*{w.DAY}|{w.DAY}.*来源\s*[:：]|^(?:发布|发稿|更新)?(?:时间|日期)\s+{w.DAY}",
        text,
    )
    return bool(named or (len(text) <= 60 and w.STAMP.search(text)))


def is_headline(text: str) -> bool:
    """Whether a line in running text looks like a headline: short, no final mark, no half-finished sentence."""
    if not 2 <= len(text) <= 40 or finished(text) or half_finished(text) or text[-1] in "，、,":
        return False
    if w.CONTACT.match(text) or text[0] in "，。、；）" or text.endswith(("|", "…")):
        return False
    if re.match(r"^[（(].*[）)]$|^[\d\s.,%/:-]+$|^(?:□|■|○|附件)", text) or w.DATE_LINE.match(text):
        return False
    return not w.SALUTATION.match(text) and not re.search(r"[；。]", text)


def is_exclamation(text: str) -> bool:
    """Whether a line is a headline that calls out, as posts for telephones have them."""
    return 4 <= len(text) <= 40 and bool(re.search(r"[！？!?…]+[”』」]?$", text)) and "。" not in text
