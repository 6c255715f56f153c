"""Writes docs/openapi.json, the promised description of the API, from the declarations of its operations: `make api`."""

import json
from pathlib import Path

from webapp.api.openapi import document
from webapp.api.routes import OPERATIONS

FILE = Path(__file__).with_name("openapi.json")


def written() -> str:
    """The description as the file holds it; the programme's version is left to the running API."""
    described = document(OPERATIONS)
    promised = {**described, "info": {**described["info"], "version": "1"}}
    return json.dumps(promised, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
