"""Tiles of time: at zoom 0 a tile is 32,768 days (ninety years), at every further zoom half as many, at zoom 15 one day.

Tile `n` of a zoom holds the days from `n * width` on, counted from 1970-01-01; tiles before are negative.
"""

import math

#: Zooms are 0 to ZOOMS - 1.
ZOOMS = 16
#: Into how many stretches the density of a tile is divided (a tile of fewer days into its days).
BINS = 64
#: How many milestones a tile shows: the most salient; of equals the later, of these the one with the greater key.
SHOWN = 50
#: The level of detail of a milestone that is among the most salient of no tile, not even of its day.
NEVER = 99


def width(zoom: int) -> int:
    """How many days a tile of that zoom holds."""
    return 1 << (ZOOMS - 1 - zoom)


def step_of(zoom: int) -> int:
    """Of how many days the stretches of a tile's density are."""
    return max(1, width(zoom) // BINS)


def tile_of(day: int, zoom: int) -> int:
    """The tile in which a day lies."""
    return day >> (ZOOMS - 1 - zoom)


def days_of(zoom: int, index: int) -> tuple[int, int]:
    """The first and the last day of a tile."""
    first = index * width(zoom)
    return first, first + width(zoom) - 1


def covering(low: int, high: int) -> list[tuple[int, int]]:
    """Zoom and index of the three to five tiles with which a drawing covers the days (as static/timeline/tiles.js asks for them)."""
    zoom = min(ZOOMS - 1, max(0, ZOOMS - 1 - math.floor(math.log2(max(1.0, (high + 1 - low) / 2)))))
    return [(zoom, index) for index in range(tile_of(low, zoom), tile_of(high, zoom) + 1)]
