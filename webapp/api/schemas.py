"""Answers are frozen dataclasses; from them come both the JSON that is sent and the JSON Schema that describes it."""

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}


def plain(value: Any) -> Any:
    """The value as JSON knows it: dataclasses as objects, days in ISO 8601, words as strings."""
    if value is None or type(value) in (str, int, float, bool):
        return value
    if is_dataclass(value):
        return {field.name.rstrip("_"): plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [plain(held) for held in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


class Schemas:
    """Collects the schemas of dataclasses and closed word lists under their names."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, Any]] = {}

    def of(self, kind: Any) -> dict[str, Any]:
        """The schema of a type; dataclasses and word lists become references."""
        origin = get_origin(kind)
        if origin is Annotated:
            inner, meaning = get_args(kind)[:2]
            schema = self.of(inner)
            return {**schema, "description": meaning}
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if kind is Any:
            return {}
        if origin in (Union, types.UnionType):
            return self._union(get_args(kind))
        if origin in (tuple, list, Sequence):
            return self._several(origin, get_args(kind))
        if origin in (dict, Mapping):
            return {"type": "object", "additionalProperties": self.of(get_args(kind)[1])}
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return self._named(kind.__name__, lambda: self._words(kind))
        described: Any = origin or kind
        if is_dataclass(described):
            names = [_name(described), *(_name(a) for a in get_args(kind))]
            return self._named("Of".join(names), lambda: self._object(described, get_args(kind)))
        raise TypeError(f"no schema for {kind!r}")

    def _named(self, name: str, make: Any) -> dict[str, Any]:
        if name not in self.found:
            self.found[name] = {}
            self.found[name] = make()
        return {"$ref": f"#/components/schemas/{name}"}

    def _words(self, kind: type[StrEnum]) -> dict[str, Any]:
        return {"type": "string", "enum": [str(member) for member in kind], "description": _first_line(kind)}

    def _object(self, kind: Any, arguments: tuple[Any, ...]) -> dict[str, Any]:
        hints = get_type_hints(kind, include_extras=True)
        given = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=True))
        properties = {f.name.rstrip("_"): self.of(_filled(hints[f.name], given)) for f in fields(kind)}
        return {
            "type": "object",
            "description": _first_line(kind),
            "properties": properties,
            "required": list(properties),
        }

    def _union(self, members: tuple[Any, ...]) -> dict[str, Any]:
        schemas = [self.of(m) for m in members if m is not type(None)]
        nullable = type(None) in members
        if len(schemas) == 1 and nullable and isinstance(schemas[0].get("type"), str):
            return {**schemas[0], "type": [schemas[0]["type"], "null"]}
        return {"anyOf": [*schemas, *([{"type": "null"}] if nullable else [])]}

    def _several(self, origin: Any, arguments: tuple[Any, ...]) -> dict[str, Any]:
        if origin is tuple and len(arguments) == 2 and arguments[1] is not Ellipsis:
            return {
                "type": "array",
                "prefixItems": [self.of(a) for a in arguments],
                "minItems": len(arguments),
                "maxItems": len(arguments),
            }
        return {"type": "array", "items": self.of(arguments[0])}


def _filled(hint: Any, given: Mapping[Any, Any]) -> Any:
    """A hint with the type variables of a generic dataclass replaced."""
    if isinstance(hint, TypeVar):
        return given[hint]
    if get_origin(hint) is tuple and any(isinstance(a, TypeVar) for a in get_args(hint)):
        return tuple[tuple(_filled(a, given) for a in get_args(hint))]  # type: ignore[misc]
    return hint


def _name(kind: Any) -> str:
    return str(getattr(kind, "__name__", kind))


def _first_line(kind: Any) -> str:
    return " ".join((kind.__doc__ or "").split("\n\n")[0].split())
