"""Which headlines of a newspaper page begin an article: told by the layout alone, where no byline tells it.

A page is one of a newspaper if its text stands in columns beside each other and is wider than a letter's. A headline begins
an article if it is far larger than the text, has no text beside it (or runs over more than one column, stands upright, or
is larger still), and has text of its own; headings inside an article stand in a column and are smaller.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from archive.readers.drafts import Draft, Field
from archive.readers.pdf_lines import Line, body_size
from archive.schema.vocabulary import BlockKind

#: How the field is called that names such a headline.
ARTICLE = "article"
#: In font sizes of the text: the smallest headline, one that needs no width, the width of a newspaper's text.
_HEADLINE, _LARGE, _PAPER = 1.6, 2.4, 60.0
#: A headline runs over so much of a column; a column has so many lines; a headline so many characters, its text so many.
_ACROSS, _LINES, _WORDS, _TEXT = 1.25, 5, 6, 60
#: Parts of one text are numbered, and articles are not.
_NUMBERED = re.compile(r"第?[一二三四五六七八九十\d]+[、.．章节部篇]|[（(][一二三四五六七八九十\d]+[）)]|附[件录表]")


def marked(pages: Iterable[list[Line]], drafts: Iterable[Draft]) -> list[Field]:
    """The fields that name the headlines of articles (of lines in reading order); none where no page has two of them."""
    heads = {number: _heads(page) for number, page in enumerate(pages, 1)}
    found: list[Field] = []
    if all(len(words) < 2 for words in heads.values()):
        return found
    for draft in drafts:
        text = draft.text.replace(" ", "")
        waiting = heads.get(draft.page or 0, [])
        if draft.kind is BlockKind.HEADING and (own := next((w for w in waiting if text.startswith(w)), None)):
            waiting.remove(own)
            found.append(Field(ARTICLE, draft.text, draft))
    return found


def _heads(lines: list[Line]) -> list[str]:
    """The first lines of the headlines that begin articles, in reading order, without blanks."""
    body = body_size(lines)
    text = [line for line in lines if line.size < _HEADLINE * body]
    widths = sorted(line.width for line in text if len(line.text) > 1)
    if not widths or not _is_newspaper(text, body):
        return []
    column = widths[len(widths) * 3 // 4]
    runs = [(large, list(run)) for large, run in groupby(lines, lambda line: line.size >= _HEADLINE * body)]
    found = []
    for (large, head), (_, below) in zip(runs, [*runs[1:], (False, [])], strict=True):
        alone = not any(line.bottom < head[0].top and line.top > head[-1].bottom for line in text)
        if (
            large
            and (alone or _stands_out(head, body, column))
            and not _is_part(head)
            and sum(len(line.text) for line in below) >= _TEXT
        ):
            main = max(head, key=lambda line: line.size)
            found.append(min(head, key=lambda line: (line.size < 0.99 * main.size, -line.y)).text.replace(" ", ""))
    return found


def _is_part(head: list[Line]) -> bool:
    """Whether a headline is that of a part, or no headline."""
    words = "".join(line.text for line in head)
    return len(words) < _WORDS or _NUMBERED.match(words) is not None


def _stands_out(head: list[Line], body: float, column: float) -> bool:
    """Whether a headline with text beside it runs over more than a column, stands upright, or is very large."""
    upright = any(len(line.text) * line.size > 2 * max(line.width, line.size) for line in head)
    wide = max(line.x1 for line in head) - min(line.x0 for line in head) >= _ACROSS * column
    return wide or upright or any(line.size >= _LARGE * body for line in head)


def _is_newspaper(text: list[Line], body: float) -> bool:
    """Whether columns of text stand beside each other on a wide page."""
    if max(line.x1 for line in text) - min(line.x0 for line in text) < _PAPER * body:
        return False
    columns: list[list[Line]] = []
    for line in text:
        if columns and line.y < columns[-1][-1].y and line.over(columns[-1][-1]) > 0:
            columns[-1].append(line)
        else:
            columns.append([line])
    long = [column for column in columns if len(column) >= _LINES]
    return any(
        a[0].y >= b[-1].y and b[0].y >= a[-1].y and max(a[0].x0, b[0].x0) > min(a[0].x1, b[0].x1)
        for at, a in enumerate(long)
        for b in long[at + 1 :]
    )
