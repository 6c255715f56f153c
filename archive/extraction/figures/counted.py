"""What a figure counts, as printed: the noun after the measure word, else the one before the number."""

import re
from functools import cache
from typing import Any, cast

from archive.extraction.catalogue import seed_table

_AFTER = re.compile(r"[ \t\u3000\n]{0,2}((?:“[^“”]{1,20}”|[\u4e00-\u9fffA-Za-z·]){2,24})")
_BEFORE = re.compile(r"([\u4e00-\u9fffA-Za-z·“”]{2,24})[ \t\u3000\n]{0,2}$")


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A verb or connective that ends the noun behind; words between noun and number; verbs in front of the noun before."""
    table = cast(dict[str, Any], seed_table("lexicon/units.toml"))["counted"]
    done, ends, links, amounts = (table[key] for key in ("verbs", "ends", "links", "amounts"))
    ahead = "|".join(sorted((*amounts, *links, *done), key=len, reverse=True))
    return (
        re.compile("|".join(sorted((*done, *ends), key=len, reverse=True))),
        re.compile(f"(?:{'|'.join(sorted((*amounts, *table['reached']), key=len, reverse=True))})+$"),
        re.compile(f"^(?:(?:{ahead})(?:出|了|起|到)?)+"),
    )


def counted(text: str, start: int, stop: int) -> str | None:
    """The counted noun of the figure `[start, stop)`, None where neither side shows one."""
    return _following(text, stop) or _leading(text, start)


def _following(text: str, stop: int) -> str | None:
    match = _AFTER.match(text, stop)
    if match is None:
        return None
    noun = _cut(match[1])
    return noun if len(noun) >= 2 and not noun.startswith(("以上", "左右", "以下", "以内")) else None


def _cut(words: str) -> str:
    verb = _words()[0].search(words)
    if verb is None:
        return words
    if verb.start() == 0 and "的" in words:  # 参与调研的青年
        return _cut(words.split("的", 1)[1])
    return words[: verb.start()]


def _leading(text: str, start: int) -> str | None:
    match = _BEFORE.search(text, max(0, start - 26), start)
    if match is None:
        return None
    _, tail, head = _words()
    noun = head.sub("", tail.sub("", match[1]))
    return noun if len(noun) >= 2 else None
