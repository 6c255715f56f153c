"""Overlapping character pairs, by which Chinese text is indexed and searched on both databases.

A text is folded (compatibility forms, letter case, runs of white space), then every character together with the next one
is a term; the last character before white space is a term alone. So two-character words are found, a longer query is the
phrase of its pairs, and a single character is a prefix. The index and the queries must fold alike: both call this module.
"""

import unicodedata

#: ASCII punctuation as full-width forms: SQLite's tokenizer would drop it, and a pair must stay a pair.
_PUNCTUATION = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if not chr(code).isalnum()}


def fold(text: str) -> str:
    """The text as it is compared: NFKC, case folded, white space as single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("\0", " ").split())


def terms(folded: str) -> list[str]:
    """The terms of a folded text, in order."""
    found: list[str] = []
    for run in folded.split():
        found.extend(run[i : i + 2] for i in range(len(run)))
    return found


def index_text(folded: str) -> str:
    """The terms as one string for SQLite's index, separated by blanks."""
    return " ".join(terms(folded.translate(_PUNCTUATION)))


def phrase(query: str) -> str:
    """An FTS5 expression that matches what holds the query (white space in it separates phrases that must all occur).

    Raises:
        ValueError: if the query holds nothing to look for.
    """
    runs = fold(query).translate(_PUNCTUATION).split()
    if not runs:
        raise ValueError("nothing to search for")
    return " AND ".join(_phrase_of(run) for run in runs)


def tsquery(query: str) -> str:
    """A PostgreSQL tsquery: all pairs of the query (their order has to be checked on the text itself).

    Raises:
        ValueError: if the query holds nothing to look for.
    """
    runs = fold(query).split()
    if not runs:
        raise ValueError("nothing to search for")
    pairs = [_quoted(pair) for run in runs if len(run) > 1 for pair in terms(run)[:-1]]
    singles = [_quoted(run) + ":*" for run in runs if len(run) == 1]
    return " & ".join(dict.fromkeys(pairs + singles))


def _phrase_of(run: str) -> str:
    if len(run) == 1:
        return f'"{run}" *'
    return '"' + " ".join(run[i : i + 2] for i in range(len(run) - 1)) + '"'


def _quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
