"""Labels that are cut to their room where no browser does it."""

#: How wide a letter or figure is beside a Chinese character, about.
NARROW = 0.6


def fitted(text: str, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than `room` Chinese characters; empty where next to nothing fits."""
    text = " ".join(text.split())
    widths = [1.0 if sign >= "⺀" else NARROW for sign in text]
    if sum(widths) <= room:
        return text
    used, kept = 1.0, 0
    for width in widths:
        used += width
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip() + "…" if kept > 1 else ""
