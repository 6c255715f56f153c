"""One import run: read, extract, store (the only writer), duplicates, corrections laid over, seeds."""
