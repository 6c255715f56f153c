"""Takes a PDF's page frame away: page numbers in the margins, and heads and feet that return on page after page."""

import re
from collections import Counter

from archive.readers.furniture import is_page_number
from archive.readers.pdf_lines import Line

#: So many rows at the top and at the bottom of a page may belong to its frame.
_ROWS = 2
#: A line is a running head if it stands on so many pages, and on this part of them.
_PAGES, _PART = 3, 0.4
_PAPER = re.compile(r"第?\s*[A-Z]?\d{1,3}\s*版|[A-Z]\d{1,3}")
#: No running head ends so: it is the rest of a sentence.
_ENDS = "。！？；，、：”"
#: What browsers print around a page: its address, and when it was printed.
_BROWSER = re.compile(
    r"(?:https?|file)://\S+|\d{1,4}/\d{1,2}/\d{1,4},?\s*(?:[上下]午)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?"
)


def without_frames(pages: list[list[Line]]) -> list[list[Line]]:
    """The lines of each page without its frame; the first page keeps a head that is text besides."""
    margins = [_margin(page) for page in pages]
    heads: Counter[str] = Counter()
    for margin in margins:
        heads.update(set(margin.values()))
    most = max(_PAGES, _PART * len(pages)) if len(pages) != 2 else 2
    running = {key for key, count in heads.items() if count >= most and any(c.isalpha() for c in key[1:])}
    return [
        [line for line in page if line not in margin or not (_is_number(line.text) or margin[line] in running)]
        for page, margin in zip(pages, margins, strict=True)
    ]


def _is_number(text: str) -> bool:
    return is_page_number(text) or bool(_PAPER.fullmatch(text) or _BROWSER.fullmatch(text))


def _margin(page: list[Line]) -> dict[Line, str]:
    """The lines of the outermost rows, and what stays the same of each from page to page: its side, its words without numbers.

    (Its height does not: a page that was scanned or photographed lies a little differently each time.)
    """
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -line.y):
        if rows and rows[-1][0].beside(line):
            rows[-1].append(line)
        else:
            rows.append([line])
    sides = {"^": rows[:_ROWS], "_": rows[max(_ROWS, len(rows) - _ROWS) :]}
    return {
        line: side + re.sub(r"\d+", "0", re.sub(r"\s", "", line.text))
        for side, outer in sides.items()
        for row in outer
        for line in row
        if len(line.text) <= 60 and not (line.text[-1] in _ENDS and not _is_number(line.text))
    }
