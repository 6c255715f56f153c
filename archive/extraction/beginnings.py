"""Where in a text a name may begin, told by its first characters: the cheap look before the dear one.

Classes of characters, searched by the regular expression engine, find the few places where the first characters may be
those of a name at all; only there are they looked up together.
"""

import re
from collections.abc import Iterable


class Beginnings:
    """The first `size` characters of the names of a dictionary; built once, searched often. Shorter names begin nothing."""

    def __init__(self, names: Iterable[str], size: int = 2) -> None:
        """Keep the beginnings of the names."""
        self._size = size
        self._known = frozenset(name[:size] for name in names if len(name) >= size)
        classes = ["".join(sorted({known[i] for known in self._known})) for i in range(size)]
        first, *further = (f"[{re.escape(of)}]" for of in classes)
        self._likely = re.compile(f"{first}(?={''.join(further)})" if self._known else "(?!)")

    def places(self, text: str, start: int = 0, stop: int | None = None) -> list[int]:
        """Where in `text[start:stop]` a name may begin, in order."""
        known, size = self._known, self._size
        likely = self._likely.finditer(text, start, len(text) if stop is None else stop)
        return [at for place in likely if text[(at := place.start()) : at + size] in known]
