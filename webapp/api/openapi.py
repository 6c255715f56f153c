"""The OpenAPI 3.1 document, written from the declarations of the operations."""

from functools import cache
from typing import Any

from archive import __version__
from webapp.api.operations import Operation
from webapp.api.parameters import Parameter
from webapp.api.problems import MEDIA_TYPE
from webapp.api.schemas import Schemas

DESCRIPTION = (
    "Every page's answer as JSON, made by the same queries and narrowed by the same filters. Days are ISO 8601, dates also "
    "EDTF; spans are [start, end) in code points of the source's text. Lists go on by the link `next`. Every answer has an "
    "ETag made from the archive's revision. Within /api/v1 nothing is taken away or changes its meaning; new fields, "
    "parameters and addresses may be added."
)

_HEADERS = {
    "ETag": {
        "schema": {"type": "string"},
        "description": "Grows with the archive's revision; send it as If-None-Match",
    },
    "Last-Modified": {"schema": {"type": "string"}, "description": "When the archive was last changed"},
    "Link": {"schema": {"type": "string"}, "description": 'The rest of a list, as `<…>; rel="next"`'},
}
_PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457)",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "parameter": {"type": "string", "description": "The parameter that has to be changed"},
    },
    "required": ["type", "title", "status", "detail", "instance"],
}


@cache
def document(operations: tuple[Operation, ...]) -> dict[str, Any]:
    """The whole document."""
    schemas = Schemas()
    paths = {o.address: {"get": _operation(o, schemas)} for o in operations}
    return {
        "openapi": "3.1.0",
        "info": {"title": "league-archive", "version": __version__, "description": DESCRIPTION},
        "servers": [{"url": "/"}],
        "tags": [{"name": room} for room in dict.fromkeys(o.room for o in operations)],
        "paths": paths,
        "components": {
            "schemas": {**dict(sorted(schemas.found.items())), "Problem": _PROBLEM},
            "responses": {
                "Problem": {"description": "A problem", "content": {MEDIA_TYPE: {"schema": _ref("Problem")}}},
                "NotModified": {"description": "The archive has not changed since"},
            },
        },
    }


def _operation(o: Operation, schemas: Schemas) -> dict[str, Any]:
    answer = {
        "description": o.en,
        "headers": _HEADERS,
        "content": {"application/json": {"schema": schemas.of(o.answers)}},
    }
    statuses = ["400", *(["404"] if o.places else []), *(["503"] if o.room in ("views", "reports") else [])]
    responses: dict[str, Any] = {"200": answer, "304": {"$ref": "#/components/responses/NotModified"}}
    responses.update({status: {"$ref": "#/components/responses/Problem"} for status in statuses})
    return {
        "operationId": o.name,
        "tags": [o.room],
        "summary": o.en,
        "description": o.zh,
        "parameters": [*(_parameter(q, "path") for q in o.places), *(_parameter(q, "query") for q in o.parameters)],
        "responses": responses,
    }


def _parameter(q: Parameter, place: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": q.name,
        "in": place,
        "required": q.required or place == "path",
        "description": f"{q.en} · {q.zh}",
        "schema": dict(q.schema),
    }
    if q.schema.get("type") == "array":
        found |= {"style": "form", "explode": True}
    elif q.example:
        found["example"] = q.example
    return found


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
