"""What both databases need to know of a statement's text: strings and comments apart, and where a word stands."""

import re
from collections import Counter
from dataclasses import dataclass, field

#: Copies of one expression that nested subqueries may be written out to.
COPIES = 100_000

#: Strings, quoted names and comments of a statement.
QUIET = re.compile(r"('(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?(?:\*/|\Z))", re.DOTALL)


class Stopped(Exception):
    """The database, or one of our limits, ended the statement; the message is for a person.

    `position` is the code point at which the statement is wrong, where it is known.
    """

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


def quiet(statement: str) -> str:
    """The statement with blanks in place of strings, quoted names and comments: every other character keeps its place."""
    return QUIET.sub(lambda found: " " * len(found[0]), statement)


def places(statement: str, word: str) -> list[int]:
    """Where a word (or a sign) stands in a statement, first outside of strings and comments, then anywhere."""
    edge_before = r"(?<!\w)" if word[:1].isalnum() else ""
    edge_after = r"(?!\w)" if word[-1:].isalnum() else ""
    pattern = re.compile(edge_before + re.escape(word) + edge_after, re.IGNORECASE)
    bare = [found.start() for found in pattern.finditer(quiet(statement))]
    return bare + [found.start() for found in pattern.finditer(statement) if found.start() not in bare]


@dataclass
class _Select:
    """One SELECT while it is read: how often it names each word, what its subqueries and its WITH multiply that by."""

    words: Counter[str] = field(default_factory=Counter)
    inner: int = 1
    before: int = 1
    best: int = 1
    begun: bool = False

    def copies(self) -> int:
        return max(self.best, self.inner * self.before * max(self.words.values(), default=1))


def require_flat(statement: str) -> None:
    """Refuse subqueries that multiply each other's expressions: databases write them out, and no clock stops that.

    Raises:
        Stopped: if one word could be written out more often than `COPIES`.
    """
    bare = re.sub(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?(?:\*/|\Z)", " ", statement, flags=re.DOTALL).lower()
    tokens = re.findall(r"[\w.]+|[(),]", bare)
    selects, opened = [_Select()], [False]
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        own = selects[-1]
        if token == "(":
            opened.append(following in ("select", "with", "values"))
            if opened[-1]:
                selects.append(_Select())
        elif token == ")":
            if len(opened) > 1 and opened.pop():
                inner = selects.pop().copies()
                outer = selects[-1]
                if outer.begun:
                    outer.inner *= inner
                else:
                    outer.before *= inner
        elif token in ("union", "intersect", "except"):
            own.best, own.inner = own.copies(), 1
            own.words.clear()
        elif token in ("select", "values"):
            own.begun = True
        elif following != "(" and token not in _GRAMMAR and not token.isdigit():
            own.words[token] += 1
        if any(select.inner * select.before > COPIES for select in selects):
            break
    if max(select.copies() for select in selects) > COPIES:
        raise Stopped("the statement nests too many expressions in each other; write it flatter")


_WORDS = """
all and as asc between by case cast cross current desc distinct else end exists following from group having in inner integer
is join left like limit not null nulls offset on or order outer over partition preceding recursive row rows text then
unbounded using when where with ,
"""
_GRAMMAR = frozenset(_WORDS.split())


def too_long(seconds: float) -> str:
    """What is said of a statement that was stopped by its clock."""
    return f"the statement took longer than {seconds:g} s and was stopped; narrow it by WHERE or LIMIT"
