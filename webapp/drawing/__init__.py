"""Where things are drawn: days to percentages of a width, ticks, bars. Pages turn these into SVG."""
