"""The OpenAPI document against the API: schemathesis asks what the document allows, and what it does not."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema_rs import Draft202012Validator
from schemathesis import GenerationMode

from webapp.api.routes import OPERATIONS

#: Of each operation and each mode.
EXAMPLES = 6


@pytest.fixture(scope="module")
def described(app):
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("name", [o.name for o in OPERATIONS])
def test_what_is_described_is_what_is_answered(described, name, mode):
    operation = described.find_operation_by_id(name)
    if mode is GenerationMode.NEGATIVE and not list(operation.iter_parameters()):
        return

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    def ask(case):
        ends = [(case.query or {}).get(end) for end in ("from", "to")]
        if mode is GenerationMode.POSITIVE and all(isinstance(end, str) for end in ends) and ends[0] > ends[1]:
            # That a window must not end before it begins is more than a schema can say.
            case.query["from"], case.query["to"] = ends[1], ends[0]
        # The WSGI transport does not unpack what was compressed.
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    ask()


def test_the_document_is_whole(client):
    document = client.get("/api/v1/openapi.json").json
    assert document["openapi"] == "3.1.0"
    assert set(document["paths"]) == {o.address for o in OPERATIONS}
    assert len({o.name for o in OPERATIONS}) == len(OPERATIONS)
    for schema in document["components"]["schemas"].values():
        Draft202012Validator({**schema, "components": document["components"]})
