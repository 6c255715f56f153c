"""The data dictionary is current, and every column has an example of its type."""

from pathlib import Path

import pytest

from archive.schema.views import VIEWS
from archive.schema.views.dictionary import KEYS, POINTERS, diagram, markdown
from archive.schema.views.examples import EXAMPLES, OF_VIEW, example

TYPES = {"text": str, "integer": int, "number": float}
COLUMNS = [(view.name, column.name, column.type) for view in VIEWS for column in view.columns]
PAGE = Path(__file__).parents[2] / "docs/data-dictionary.md"


@pytest.mark.parametrize(("view", "column", "kind"), COLUMNS, ids=[f"{v}.{c}" for v, c, _ in COLUMNS])
def test_every_column_has_an_example_of_its_type(view: str, column: str, kind: str) -> None:
    assert type(example(view, column)) is TYPES[kind]


def test_no_example_is_of_a_column_that_is_gone() -> None:
    assert set(EXAMPLES) == {column for _, column, _ in COLUMNS}
    assert set(OF_VIEW) <= {(view, column) for view, column, _ in COLUMNS}


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == markdown() + "\n", "make it anew by: make dictionary"


def test_the_diagram_joins_what_is_there() -> None:
    names = {view.name: {column.name for column in view.columns} for view in VIEWS}
    for column, view in KEYS.items():
        assert column in names[view]
    assert set(POINTERS.values()) <= set(names)
    assert "documents_overview ||--o{ timeline : document" in diagram()
