"""Finds the lines of a picture and reads them, the doubtful ones more than once; tells what else a doubtful character may be.

The networks are those of rapidocr (inside its wheels). Its own reading keeps the likeliest character only and makes large
pages smaller before it reads them; therefore lines are cut out at full size, and decoded, here.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

#: A network's view of a page: pixels of the longer side for finding lines (of a page larger than that: the other), most
#: pixels of it for reading them.
_FINDING, _LARGE, _FINDING_LARGE, MOST_PIXELS = 1600, 3000, 2560, 4200
#: A line so many times higher than wide stands upright.
UPRIGHT = 1.8
#: Lines are read in batches of so many pixels: height of a line, width of a batch; the narrowest line.
_HIGH, _WIDE, _NARROW = 48, 12_000, 320
#: How much narrower a line is made for the first reading, and for the others where that one doubts.
_FIRST, _AGAIN = 0.85, (0.75, 1.0)
#: A character less sure than that is doubtful; what is less likely than that is no alternative; lines below are noise.
SURE, _LIKELY, _NOISE = 0.9, 0.02, 0.45


@dataclass(frozen=True, slots=True)
class Doubt:
    """A character that may be another: its place in the line, how sure it is, the others with theirs."""

    at: int
    sure: float
    others: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """One line as it was found: its corners in pixels (clockwise from the upper left), words, certainty, doubts."""

    corners: tuple[tuple[float, float], ...]
    text: str
    sure: float
    doubts: tuple[Doubt, ...]


def lines(picture: Any) -> list[Seen]:
    """The lines of a picture (an array of height, width and three colours), in no order that means anything."""
    side = _FINDING_LARGE if max(picture.shape[:2]) > _LARGE else _FINDING
    found = _engine(side)(picture, use_det=True, use_rec=False)  # it keeps what it was told last
    if found.boxes is None:
        return []
    boxes = [tuple((float(x), float(y)) for x, y in box) for box in found.boxes]
    pieces = [_cut(picture, box) for box in boxes]
    readings = _read(pieces, _FIRST)
    doubtful = [at for at, reading in enumerate(readings) if _weakest(reading) < SURE]
    for squeeze in _AGAIN:
        for at, again in zip(doubtful, _read([pieces[at] for at in doubtful], squeeze), strict=True):
            if _better(again, readings[at]):
                readings[at] = again
    return [
        Seen(box, text, sure, doubts)
        for box, (text, sure, doubts) in zip(boxes, readings, strict=True)
        if text.strip() and sure > _NOISE
    ]


_Reading = tuple[str, float, tuple[Doubt, ...]]


def _weakest(reading: _Reading) -> float:
    """How sure the least sure letter is. (The width of a comma tells nothing.)"""
    text, _, doubts = reading
    return min((doubt.sure for doubt in doubts if text[doubt.at].isalnum()), default=1.0)


def _better(again: _Reading, first: _Reading) -> bool:
    """Whether another look at a line is surer; letters are not to be lost by it."""
    return _weakest(again) > _weakest(first) and sum(map(str.isalnum, again[0])) >= sum(map(str.isalnum, first[0]))


@cache
def _engine(side: int = _FINDING) -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": MOST_PIXELS,
            "Det.limit_type": "max",
            "Det.limit_side_len": side,
        }
    )


@cache
def _recogniser() -> Any:
    """The network that reads a line; the engine makes it with its first reading."""
    import numpy

    engine = _engine()
    engine(numpy.full((_HIGH, _NARROW, 3), 255, numpy.uint8), use_det=False, use_rec=True)
    return engine.text_rec


def _cut(picture: Any, corners: Sequence[tuple[float, float]]) -> Any:
    """A line cut out of its page, laid straight; an upright one with its characters side by side."""
    import cv2
    import numpy

    wide = max(int(math.dist(corners[0], corners[1])), int(math.dist(corners[3], corners[2])), 1)
    high = max(int(math.dist(corners[0], corners[3])), int(math.dist(corners[1], corners[2])), 1)
    goal = numpy.array([(0, 0), (wide, 0), (wide, high), (0, high)], numpy.float32)
    matrix = cv2.getPerspectiveTransform(numpy.array(corners, numpy.float32), goal)
    piece = cv2.warpPerspective(picture, matrix, (wide, high), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC)
    return _laid_down(piece) if high >= UPRIGHT * wide else piece


def _laid_down(piece: Any) -> Any:
    """The characters of an upright line side by side, cut apart at equal steps where the least ink is."""
    import numpy

    grey = piece.mean(axis=2)
    ink = numpy.clip(numpy.median(grey) - 0.15 * (grey.max() - grey.min()) - grey, 0, None)
    left, right = _inked(ink.sum(axis=0))
    top, bottom = _inked(ink.sum(axis=1))
    wide, high = right - left, bottom - top
    rows = ink.sum(axis=1)
    best, cuts = math.inf, [top, bottom]
    for count in range(max(round(high / (1.7 * wide)), 1), round(high / (0.9 * wide)) + 1):
        # The last character has no white below it.
        step = (high + 0.05 * wide) / count
        edges = [round(top + step * at) for at in range(1, count)]
        near = [rows[max(edge - 2, 0) : edge + 3].mean() for edge in edges]
        lost = float(numpy.mean(near)) if near else math.inf
        if lost < best:
            best, cuts = lost, [top, *edges, bottom]
    cells = [piece[start:stop, left:right] for start, stop in pairwise(cuts)]
    tall = max(cell.shape[0] for cell in cells)
    white = ((tall // 8, tall // 8), (tall // 16, tall // 16), (0, 0))
    even = [numpy.pad(cell, ((0, tall - cell.shape[0]), (0, 0), (0, 0)), mode="edge") for cell in cells]
    return numpy.concatenate([numpy.pad(cell, white, mode="edge") for cell in even], axis=1)


def _inked(profile: Any) -> tuple[int, int]:
    """The first and last place with ink of a profile."""
    places = (profile > 0.05 * profile.max()).nonzero()[0].tolist() or [0, len(profile) - 1]
    return places[0], places[-1] + 1


def _read(pieces: list[Any], squeeze: float) -> list[_Reading]:
    """The words of lines, each made narrower by `squeeze`."""
    import numpy

    widths = [max(math.ceil(_HIGH * piece.shape[1] / piece.shape[0] * squeeze), 8) for piece in pieces]
    readings: dict[int, _Reading] = {}
    waiting = sorted(range(len(pieces)), key=widths.__getitem__)
    while waiting:
        widest = max(widths[waiting[-1]], _NARROW)
        batch = [waiting.pop() for _ in range(min(max(_WIDE // widest, 1), len(waiting)))]
        packed = numpy.stack([_shaped(pieces[at], widths[at], widest) for at in batch])
        for at, likely in zip(batch, _recogniser().session(packed), strict=True):
            readings[at] = _decoded(likely)
    return [readings[at] for at in range(len(pieces))]


def _shaped(piece: Any, width: int, widest: int) -> Any:
    """A line as the network takes it: colours first, -1 to 1, grey to its right."""
    import cv2
    import numpy

    shaped = numpy.zeros((3, _HIGH, widest), numpy.float32)
    small = cv2.resize(piece, (width, _HIGH), interpolation=cv2.INTER_AREA)
    shaped[:, :, :width] = small.astype(numpy.float32).transpose(2, 0, 1) / 127.5 - 1.0
    return shaped


def _decoded(likely: Any) -> _Reading:
    """The words that a table of likelihoods (places × characters) says, and where it doubts."""
    names: list[str] = _recogniser().postprocess_op.character
    best = likely.argmax(axis=1).tolist()
    text, certainties, doubts = "", [], []
    at = 0
    while at < len(best):
        stop = next((n for n in range(at + 1, len(best)) if best[n] != best[at]), len(best))
        if best[at]:
            column = likely[at:stop].max(axis=0)
            sure = float(column[best[at]])
            if sure < SURE:
                others = [
                    n for n in column.argsort()[:-6:-1].tolist() if n not in (0, best[at]) and column[n] >= _LIKELY
                ]
                doubts.append(Doubt(len(text), sure, tuple((names[n], float(column[n])) for n in others)))
            text += names[best[at]]
            certainties.append(sure)
        at = stop
    return text, sum(certainties) / len(certainties) if certainties else 0.0, tuple(doubts)
