"""Answers kept in memory until the archive changes: as text, and compressed once a browser has asked for that."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from flask import Response

from webapp.shell import compression

#: From so many bytes on an answer is packed as small as can be.
LARGE = 200_000


@dataclass(slots=True)
class Answer:
    """An answer, and the same compressed once a browser has asked for it."""

    text: bytes
    packed: bytes = b""

    @property
    def size(self) -> int:
        """How much of the store it takes, with about as much as compressing it will add."""
        return len(self.text) * 5 // 4 + 500

    def sent(self, headers: Mapping[str, str]) -> Response:
        """The answer as this request takes it."""
        if len(self.text) < compression.LEAST or not compression.wanted():
            return Response(self.text, headers=headers)
        if not self.packed:
            # A large page is packed once and sent often.
            self.packed = compression.packed(self.text, 9 if len(self.text) > LARGE else 5)
        return Response(self.packed, headers={**headers, "Content-Encoding": "gzip"})


class Kept:
    """The last answers of a revision of the archive, by what was asked; at most `room` bytes of them."""

    def __init__(self, room: int) -> None:
        #: The revision and the headers that all its answers carry, as last read.
        self.head: tuple[int, dict[str, str]] = (-1, {})
        self._room = room
        self._lock, self._revision, self._size = threading.Lock(), -1, 0
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()

    def get(self, revision: int, address: Hashable) -> Answer | None:
        """The answer, None where it has to be made."""
        with self._lock:
            if revision != self._revision:
                self._answers.clear()
                self._revision, self._size = revision, 0
            found = self._answers.get(address)
            if found is not None:
                self._answers.move_to_end(address)
            return found

    def put(self, revision: int, address: Hashable, answer: Answer) -> None:
        """Keep an answer."""
        with self._lock:
            if revision != self._revision or address in self._answers:
                return
            self._answers[address] = answer
            self._size += answer.size
            while self._size > self._room:
                self._size -= self._answers.popitem(last=False)[1].size
