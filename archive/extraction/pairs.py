"""Where in a text a name may begin, told by its first two characters: the cheap look before the dear one.

A character class, searched by the regular expression engine, finds the few places whose two characters stand at the
beginning of any name at all; only there are the two looked up together.
"""

import re
from collections.abc import Iterable, Iterator


class Pairs:
    """The first two characters of the names of a dictionary; built once, searched often."""

    def __init__(self, names: Iterable[str]) -> None:
        """Keep the first two characters of each name; a name of one character begins nothing."""
        self._pairs = frozenset(name[:2] for name in names if len(name) > 1)
        first, second = ("".join(sorted({pair[i] for pair in self._pairs})) for i in (0, 1))
        self._likely = re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])" if first else "(?!)")

    def places(self, text: str, start: int = 0, stop: int | None = None) -> Iterator[int]:
        """Where in `text[start:stop]` a name may begin, in order."""
        pairs = self._pairs
        for place in self._likely.finditer(text, start, len(text) if stop is None else stop):
            at = place.start()
            if text[at : at + 2] in pairs:
                yield at
