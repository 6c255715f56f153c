"""The reading order of a PDF page's lines: as they are stored where that agrees with the page, else by cutting the page.

Newspapers set columns side by side, headlines across them and articles beside articles. Where white runs from top to
bottom, columns are parted; where white runs from side to side, what stands above comes first.
"""

from itertools import pairwise
from statistics import median

from archive.readers import pdf_upright
from archive.readers.pdf_lines import Line, body_size

#: In units of the text's font size: white between columns; between what stands above and below; the widest gutter.
_GUTTER, _BAND, _WIDEST_GUTTER = 0.6, 0.6, 6.0
#: A headline is at least so much larger than the text.
_HEADLINE = 1.25
#: A column has so many lines at least, is so wide (in font sizes), and so many of its lines fill so much of it.
_LINES, _WIDTH, _FILLED, _OFTEN = 3, 7.0, 0.7, 0.4
#: Pieces of one headline are no farther apart, in its own size.
_SAME_HEADLINE = 2.5
#: An upright headline and its text begin at one height, within so many font sizes.
_TOPS = 3.0
#: What is so much wider than the usual line may run across columns.
_ACROSS = 1.15


def ordered(lines: list[Line]) -> list[Line]:
    """The lines of one page (given in the order in which they are stored) in reading order."""
    if not lines:
        return lines
    body = body_size(lines)
    rest, upright = pdf_upright.taken_out(lines, body)
    if not rest:
        return [line for head in upright for line in head]
    bands = _under_upright(rest, upright, body)
    read = [line for band in bands for line in (band if _agrees(band) else _cut(band, body))]
    return pdf_upright.put_before(read, upright)


def _under_upright(lines: list[Line], upright: list[list[Line]], body: float) -> list[list[Line]]:
    """The lines cut where white runs from side to side right over an upright headline: there its article begins."""
    tops = [head[0].top for head in upright]
    sorted_ = sorted(lines, key=lambda line: -line.top)
    cuts = [
        at
        for gap, _, at in _whites(sorted_)
        if gap > body and any(abs(sorted_[at].top - top) <= _TOPS * body for top in tops)
    ]
    places = [0, *cuts, len(lines)]
    parts = [{id(line) for line in sorted_[start:stop]} for start, stop in pairwise(places)]
    return [[line for line in lines if id(line) in part] for part in parts]


def _agrees(lines: list[Line]) -> bool:
    """Whether the stored order can be read: down each column, then on to the next, never back or to and fro."""
    across = 0
    lowest: list[Line] = []
    for before, after in pairwise(lines):
        lowest.append(before)
        if before.beside(after) and after.x0 >= before.x1 - 0.3 * before.size:
            across += 1
        elif (after.y < before.y and after.over(before) > 0) or (
            after.y > before.y and after.x0 >= before.x1 - before.size
        ):
            continue
        elif not _below_all(after, lowest):
            return False
    return across < 3 or across <= 0.1 * len(lines)


def _below_all(line: Line, seen: list[Line]) -> bool:
    return all(other.y > line.y for other in seen if other.over(line) > 0) and line.y < seen[-1].y


def _cut(lines: list[Line], body: float) -> list[Line]:
    """The lines of a region in reading order."""
    done: list[Line] = []
    waiting = [lines]
    while waiting:
        region = waiting.pop()
        parts = _parts(region, body)
        if len(parts) < 2:
            done += parts[0]
        else:
            waiting += reversed(parts)
    return done


def _parts(region: list[Line], body: float) -> list[list[Line]]:
    """The region cut once, its parts in reading order; one part, in order, where it cannot be cut."""
    columns = _columns(region, body)
    if len(columns) > 1 and _are_columns(columns, body):
        return _around_headline(region, columns, body) or columns
    bands = _around_crossing(region, body) or _bands(region, body)
    if len(bands) > 1:
        return bands
    rows: list[list[Line]] = []
    for line in sorted(region, key=lambda line: -line.y):
        if rows and rows[-1][0].beside(line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [[line for row in rows for line in sorted(row, key=lambda line: line.x0)]]


def _columns(region: list[Line], body: float) -> list[list[Line]]:
    """The region parted wherever white runs through it from top to bottom."""
    parts: list[list[Line]] = []
    right = float("-inf")
    for line in sorted(region, key=lambda line: line.x0):
        if not parts or line.x0 - right > _GUTTER * body:
            parts.append([])
        parts[-1].append(line)
        right = max(right, line.reach)
    return parts


def _are_columns(parts: list[list[Line]], body: float) -> bool:
    """Whether parts side by side are columns of text, not cells of a table."""
    sides = [(min(line.x0 for line in part), max(line.x1 for line in part)) for part in parts]
    if any(after[0] - before[1] > _WIDEST_GUTTER * body for before, after in pairwise(sides)):
        return False
    wide = [right - left >= _WIDTH * body for left, right in sides]
    filled = [_is_filled(part, right - left, body) for part, (left, right) in zip(parts, sides, strict=True)]
    return all(w for w, f in zip(wide, filled, strict=True) if f) and any(filled) and sum(wide) * 2 > len(parts)


def _is_filled(part: list[Line], width: float, body: float) -> bool:
    """Whether the lines of a part fill it, or stand in columns of their own: an article beside another."""
    if len(part) < _LINES:
        return False
    if sum(line.width >= _FILLED * width for line in part) >= _OFTEN * len(part):
        return True
    text = [line for line in part if line.size < _HEADLINE * body]
    inner = _columns(text, body) if len(text) < len(part) else []
    return len(inner) > 1 and _are_columns(inner, body)


def _around_crossing(region: list[Line], body: float) -> list[list[Line]]:
    """The region cut above and below what runs across its columns (headlines, openings), from the top down; or []."""
    usual = median([line.width for line in region])
    candidates = [line for line in region if line.width >= _ACROSS * usual or line.size >= _HEADLINE * body]
    outside = {id(line) for line in candidates}
    columns = (
        _columns([line for line in region if id(line) not in outside], body) if len(candidates) < len(region) else []
    )
    if len(columns) < 2 or not _are_columns(columns, body):
        return []
    gutters = [(max(line.reach for line in a), min(line.x0 for line in b)) for a, b in pairwise(columns)]
    crossing = {
        id(line) for line in candidates if any(line.x0 < left and line.reach > right for left, right in gutters)
    }
    lines = sorted(region, key=lambda line: -line.top)
    cuts = [0, *(at for _, _, at in _whites(lines)), len(lines)]
    parts: list[tuple[bool, list[Line]]] = []
    for start, stop in pairwise(cuts):
        band = lines[start:stop]
        across = any(id(line) in crossing for line in band) and not _is_shared(band, outside, gutters)
        if parts and parts[-1][0] == across:
            parts[-1][1].extend(lines[start:stop])
        else:
            parts.append((across, lines[start:stop]))
    return [part for _, part in parts] if len(parts) > 1 else []


def _is_shared(band: list[Line], across: set[int], gutters: list[tuple[float, float]]) -> bool:
    """Whether a band belongs to articles side by side: a headline with the text of another beside it, or two headlines."""
    if any(id(line) not in across for line in band):
        return True
    heads = sorted(band, key=lambda line: line.x0)
    return any(
        after.x0 - before.x1 > _SAME_HEADLINE * max(before.size, after.size)
        and any(before.x1 <= right and after.x0 >= left for left, right in gutters)
        for before, after in pairwise(heads)
    )


def _bands(region: list[Line], body: float) -> list[list[Line]]:
    """The region cut at its widest white from side to side, above and below; one part where no white is wide enough."""
    lines = sorted(region, key=lambda line: -line.top)
    gaps = _whites(lines)
    usual = median([gap for gap, _, _ in gaps] or [0.0])
    wide = [(gap, at) for gap, headed, at in gaps if gap > max(_BAND * body, 1.6 * usual) or (headed and gap > 0)]
    if not wide:
        return [region]
    _, at = max(wide)
    return [lines[:at], lines[at:]]


def _whites(lines: list[Line]) -> list[tuple[float, bool, int]]:
    """Every white from side to side between lines (given from the top down): its height, whether sizes change, its place."""
    found = []
    bottom, above = lines[0].bottom, lines[0]
    for at, line in enumerate(lines[1:], 1):
        if line.top < bottom:
            larger, smaller = max(above.size, line.size), min(above.size, line.size)
            found.append((bottom - line.top, larger >= _HEADLINE * smaller, at))
        if line.bottom < bottom:
            bottom, above = line.bottom, line
    return found


def _around_headline(region: list[Line], columns: list[list[Line]], body: float) -> list[list[Line]]:
    """The region cut above and below a headline that stands over some of its columns only, alone at its height; or []."""
    lines = sorted(region, key=lambda line: -line.top)
    cuts = [0, *(at for _, _, at in _whites(lines)), len(lines)]
    for start, stop in pairwise(cuts):
        head = lines[start:stop]
        if all(line.size >= _HEADLINE * body for line in head):
            inside = {id(line) for line in head}
            if not all(any(id(line) in inside for line in column) for column in columns):
                return [part for part in (lines[:start], head, lines[stop:]) if part]
    return []
