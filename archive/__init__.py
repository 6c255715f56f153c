"""The league archive: documents of Youth League committees, dated, attributed and comparable."""

__version__ = "0.1.0"
