"""Lines that a page or a web site puts around a text: page numbers and running heads go, host lines are marked."""

import re
from collections import Counter
from functools import cache

from archive.readers.drafts import Draft
from archive.readers.folding import fold
from archive.readers.lexicon import table

_PAGE_NUMBER = re.compile(
    r"[—\-–－·.•~ ]*[（(]?\s*\d{1,4}\s*[）)]?[—\-–－·.•~ ]*|第\s*[\d一二三四五六七八九十]{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|(?:page\s*)?\d{1,4}\s*/\s*\d{1,4}",
    re.I,
)
_DASHED = re.compile(r"[—\-–－·•]\s*\d{1,4}\s*[—\-–－·•]")
_RULE = re.compile(r"[\s\-—_=*·•.~─━＿－…#|+]{3,}")
_LETTER = re.compile(r"[\u3400-\u9fffA-Za-z0-9\U00020000-\U0003ffff]")


def is_rule(text: str) -> bool:
    """Whether a line only draws something."""
    return bool(_RULE.fullmatch(text)) and not text.strip(" ").startswith("……")


def without_page_marks(lines: list[Draft]) -> list[Draft]:
    """The lines without page numbers and without heads that return on page after page."""
    heads = _running_heads(lines)
    kept: list[Draft] = []
    for line in lines:
        if is_page_number(line.text) or line.text in heads or is_rule(line.text):
            continue
        kept.append(line)
    return kept


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a page and nothing else."""
    if not _PAGE_NUMBER.fullmatch(text):
        return False
    digits = re.sub(r"\D", "", text)
    return bool(_DASHED.search(text)) or len(digits) <= 3 or "页" in text


def _running_heads(lines: list[Draft]) -> frozenset[str]:
    """Short lines next to page numbers that occur three times or more."""
    beside: Counter[str] = Counter()
    for number, line in enumerate(lines):
        near = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
        if 2 <= len(line.text) <= 30 and any(_DASHED.fullmatch(other.text.strip()) for other in near):
            beside[line.text] += 1
    return frozenset(text for text, count in beside.items() if count >= 3)


def is_host_line(text: str) -> bool:
    """Whether a line belongs to the site or page that carries the text, not to the text."""
    if not _LETTER.search(text):
        return True  # decoration, or a script that nothing here reads
    return len(text) <= 120 and bool(_host().match(fold(text)))


def is_navigation(text: str) -> bool:
    """Whether a line is a control or a path of a web site: it says nothing of the text and is left out."""
    return len(text) <= 80 and bool(_navigation().match(fold(text)))


def is_column(text: str) -> bool:
    """Whether a line is only the name of a site's column (其他, 团情快讯)."""
    return bool(_column().fullmatch(fold(text).strip()))


def says_the_end(text: str) -> bool:
    """Whether a line is one by which a site ends an article: who edited it, whose it is, what else there is."""
    return len(text) <= 160 and bool(_end().match(fold(text)))


@cache
def _end() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in table("lexicon/furniture.toml")["end"]))


@cache
def _host() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in table("lexicon/furniture.toml")["host"]))


@cache
def _navigation() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in table("lexicon/furniture.toml")["navigation"]))


@cache
def _column() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in table("lexicon/furniture.toml")["column"]))
