"""What the API has promised (docs/openapi.json) still holds: nothing is taken away, nothing changes its type."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from webapp.api.openapi import document
from webapp.api.routes import OPERATIONS

PROMISED = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_bytes())
CURRENT = document(OPERATIONS)


def broken(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    """Every promise that is not kept, in words."""
    for path, methods in before["paths"].items():
        if path not in now["paths"]:
            yield f"{path} is gone"
            continue
        then, has = methods["get"], now["paths"][path]["get"]
        parameters = {p["name"]: p for p in has.get("parameters", [])}
        for parameter in then.get("parameters", []):
            name = parameter["name"]
            if name not in parameters:
                yield f"{path}: the parameter {name} is gone"
            elif parameter["schema"].get("type") != parameters[name]["schema"].get("type"):
                yield f"{path}: the parameter {name} has another type"
        old = {p["name"] for p in then.get("parameters", [])}
        yield from (f"{path}: {n} is demanded" for n, p in parameters.items() if p.get("required") and n not in old)
    schemas = now["components"]["schemas"]
    for name, schema in before["components"]["schemas"].items():
        held = schemas.get(name, {}).get("properties", {})
        for key, kind in schema.get("properties", {}).items():
            if key not in held:
                yield f"{name}.{key} is gone"
            elif kind.get("type") != held[key].get("type") or kind.get("$ref") != held[key].get("$ref"):
                yield f"{name}.{key} has another type"


def test_what_was_promised_is_kept() -> None:
    assert list(broken(PROMISED, CURRENT)) == []


def test_what_is_new_is_promised_too() -> None:
    """Where this fails alone, the API has grown: write the file anew by `make api`."""
    assert set(PROMISED["paths"]) == set(CURRENT["paths"])
    assert set(PROMISED["components"]["schemas"]) == set(CURRENT["components"]["schemas"])


@pytest.mark.parametrize("loss", ["path", "parameter", "field", "type", "demand"])
def test_a_break_is_noticed(loss: str) -> None:
    now = copy.deepcopy(CURRENT)
    path = next(p for p, m in now["paths"].items() if m["get"].get("parameters"))
    schema = next(s for s in now["components"]["schemas"].values() if s.get("properties"))
    field = next(iter(schema["properties"]))
    if loss == "path":
        del now["paths"][path]
    elif loss == "parameter":
        now["paths"][path]["get"]["parameters"] = []
    elif loss == "field":
        del schema["properties"][field]
    elif loss == "type":
        schema["properties"][field] = {"type": "never"}
    else:
        demanded = {"name": "new", "in": "query", "required": True, "schema": {"type": "string"}}
        now["paths"][path]["get"]["parameters"].append(demanded)
    assert list(broken(PROMISED, now))
