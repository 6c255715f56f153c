"""Takes away what a web site puts into the very block of an article: lists of links to other pages, and what follows its end.

Where links stand thick there is no prose: that tells lists of other articles whatever they are called. And when the site
has begun to speak (who edited, copyright, tags, previous and next), a short rest is not the article any more.
"""

import re
from dataclasses import replace

from archive.readers.drafts import Draft
from archive.readers.furniture import is_host_line, is_navigation, says_the_end
from archive.readers.sentences import OPENER, finished

#: A line is a link if so much of it is one; so many of them are a list; a longer label belongs to the text.
_LINK, _LIST, _LABEL, _WHOLLY, _PROSE = 0.6, 2, 14, 0.95, 30
#: After the end no more than this part of what stood before is the site's.
_REST = 0.3
_ABOUT = re.compile(r"[（(\[【]?(?:责任?编辑?|编辑|来源|审核|作者|稿源|供稿)\s*[:：]|[（(\[【]?附件|[（(]?此件")


def without_site(drafts: list[Draft]) -> list[Draft]:
    """The lines of an article's block without the site's own; all of them where nothing else is left."""
    kept = _without_end(_without_lists(drafts))
    return kept if any(len(d.text) >= 20 for d in kept) else drafts


def _without_lists(drafts: list[Draft]) -> list[Draft]:
    """Without lists of links, and the labels over them."""
    kept: list[Draft] = []
    at, lost = 0, False
    while at < len(drafts):
        stop = at
        while stop < len(drafts) and drafts[stop].linked >= _LINK:
            stop += 1
        alone = stop > at and (stop == len(drafts) or drafts[at].text.count(" ") >= _LIST or _is_inserted(drafts, at))
        if stop - at >= _LIST or alone:
            while kept and _is_label(kept[-1]):
                kept.pop()
            at, lost = stop, True
            continue
        kept.append(replace(drafts[at], gap=max(drafts[at].gap, int(lost))))
        at, lost = at + 1, False
    return kept


def _is_inserted(drafts: list[Draft], at: int) -> bool:
    """Whether a line is a link to elsewhere, set between two paragraphs: an advertisement, another article."""
    draft = drafts[at]
    if draft.linked < _WHOLLY or draft.level or finished(draft.text) or OPENER.match(draft.text):
        return False
    around = [drafts[at - 1], drafts[at + 1]] if 0 < at < len(drafts) - 1 else []
    return all(finished(d.text) for d in around) and max((len(d.text) for d in around), default=0) >= _PROSE


def _is_label(draft: Draft) -> bool:
    """Whether a short line before a list of links is its heading."""
    text = draft.text
    return is_navigation(text) or (
        len(text) <= _LABEL and not finished(text) and not OPENER.match(text) and not re.search(r"[，。、：]", text)
    )


def _without_end(drafts: list[Draft]) -> list[Draft]:
    """Without what stands after the first line in which the site ends the article, if that is little."""
    whole = sum(len(d.text) for d in drafts)
    seen = 0
    for at, draft in enumerate(drafts):
        rest = whole - seen - len(draft.text)
        if seen and says_the_end(draft.text) and rest <= _REST * seen:
            after = [d for d in drafts[at:] if _ABOUT.match(d.text) and len(d.text) <= 60]
            first = [draft] if is_host_line(draft.text) and draft not in after else []
            return drafts[:at] + first + after
        seen += len(draft.text)
    return drafts
