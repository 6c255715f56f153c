"""The word lists of seeds/ that readers need, read once. (Readers stand beside extraction and do not import it.)"""

import csv
import io
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file of the packaged seeds/."""
    return tomllib.loads(_text(name))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the packaged seeds/."""
    return list(csv.DictReader(io.StringIO(_text(name))))


def _text(name: str) -> str:
    return resources.files("seeds").joinpath(name).read_bytes().decode("utf-8")
