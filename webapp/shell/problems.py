"""What the programme says of files and decisions that it cannot take: in Chinese where a page is read in Chinese.

The rooms below the site speak English. `messages/problems_zh.toml` holds their sentences with {} for what differs.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from flask import Flask
from markupsafe import Markup

from webapp.shell.language import current
from webapp.shell.telling import mixed

#: Sentences stand in sentences (a row of a list, a sidecar); not deeper than this.
_DEEPEST = 3


@cache
def sentences() -> dict[str, str]:
    """The English sentences and their Chinese."""
    data = resources.files("webapp").joinpath("messages/problems_zh.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    longest = sorted(sentences().items(), key=lambda pair: -len(pair[0].replace("{}", "")))
    return [
        (re.compile("(.*?)".join(re.escape(part) for part in english.split("{}")), re.S), chinese)
        for english, chinese in longest
    ]


@lru_cache(maxsize=4096)
def in_chinese(sentence: str, depth: int = _DEEPEST) -> str | None:
    """A sentence in Chinese, None where it is not one of those that are known."""
    for pattern, chinese in _patterns():
        found = pattern.fullmatch(sentence)
        if found:
            held = [(in_chinese(part, depth - 1) if depth else None) or part for part in found.groups()]
            return chinese.format(*held)
    return None


def told(sentence: object) -> str:
    """A sentence in the language of the page, as it is where it is not known."""
    return (in_chinese(str(sentence)) or str(sentence)) if current() == "zh" else str(sentence)


def marked(sentence: object) -> Markup:
    """The same, with the mark that it is English where it is, and on an English page with marks at the Chinese in it."""
    words = told(sentence)
    if not words or current() == "en" or in_chinese(str(sentence)):
        return mixed(words)
    return Markup('<span lang="en">{}</span>').format(words)


def init_app(app: Flask) -> None:
    """Give templates the filter `told`."""
    app.jinja_env.filters["told"] = marked
