"""Patterns made of lists of words, written so that the engine can skip to where one of them may begin."""

import re
from collections.abc import Iterable
from typing import Any

#: The characters that \s means, for classes: of a list the engine makes one look-up, where \s costs a call per character.
WHITE = re.escape("".join(c for c in map(chr, range(0x3001)) if c.isspace()))
#: A look behind a word that stands before it: (?<![学分])会议.
_LOOK_BEHIND = re.compile(r"\(\?<!((?:\[[^\]]*\]|[\u4e00-\u9fff])+)\)")
_CHOICE = re.compile(r"(?:\(\?:([\u4e00-\u9fff|]+)\)|\[([\u4e00-\u9fff]+)\])(?![?*+{|])")
_WORD = re.compile(r"[\u4e00-\u9fff]+(?![?*+{|])")


def alternatives(words: Iterable[str]) -> str:
    """The words as an alternation that prefers the longest, equal beginnings written once, so that it fails early.

    >>> alternatives(["青年", "青年团", "少年"])
    '少年|青年团?'
    """
    tree: dict[str, Any] = {}
    for word in sorted(set(words)):
        node = tree
        for c in word:
            node = node.setdefault(c, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    """What may follow in a tree of words; only below the root may a word end."""
    paths = [re.escape(c) + _grouped(below) for c, below in node.items() if c]
    return "|".join(paths)


def _grouped(node: dict[str, Any]) -> str:
    inner = _branches(node)
    if not inner:
        return ""
    ends = "" in node
    single = len(inner) == 1 or (len(inner) == 2 and inner[0] == "\\")
    if not ends and "|" not in inner:
        return inner
    return (inner if single else f"(?:{inner})") + ("?" if ends else "")


def behind(words: Iterable[str]) -> str:
    """That one of the words ends here. Behind a rare character with which all end it spares the search for each.

    >>> behind(["办了", "召开了"])
    '(?:(?<=办了)|(?<=召开了))'
    """
    of: dict[int, list[str]] = {}
    for word in words:
        of.setdefault(len(word), []).append(word)
    return "(?:" + "|".join(f"(?<={alternatives(of[size])})" for size in sorted(of)) + ")"


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, the longest first."""
    return re.compile(alternatives(words))


def shapes(wordings: Iterable[str]) -> str:
    """Wordings that are regular expressions themselves as an alternation, the longest first."""
    return "|".join(form for w in sorted(wordings, key=len, reverse=True) for form in _led_by_word(w))


def _led_by_word(wording: str) -> list[str]:
    """The same as forms that begin with a word: a choice is spread, and what is looked for behind the word moves there.

    >>> _led_by_word("(?<![学分])(?:会议|大会)(?!室)")
    ['会议(?<![学分]会议)(?!室)', '大会(?<![学分]大会)(?!室)']
    """
    behind, at = [], 0
    while (look := _LOOK_BEHIND.match(wording, at)) is not None:
        behind.append(look[1])
        at = look.end()
    words, rest = _opening(wording[at:])
    if not words:
        return [wording]
    return [word + "".join(f"(?<!{before}{word})" for before in behind) + rest for word in words]


def _opening(wording: str) -> tuple[list[str], str]:
    """The words with one of which a wording begins, and what follows them; no words where it begins otherwise."""
    if choice := _CHOICE.match(wording):
        words = choice[1].split("|") if choice[1] else list(choice[2])
        return words, wording[choice.end() :]
    word = _WORD.match(wording)
    return ([word[0]], wording[word.end() :]) if word else ([], wording)
