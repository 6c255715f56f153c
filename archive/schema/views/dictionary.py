"""The data dictionary and the entity diagram of docs/, made from the views: `make dictionary` writes them."""

from archive.schema.views import VIEWS, View
from archive.schema.views.examples import example

#: Column → the view in which it is the key; a column of that name in another view points there.
KEYS = {
    "milestone": "timeline",
    "document": "documents_overview",
    "committee": "committees",
    "initiative": "initiatives_overview",
}
#: Columns that point to a key under another name.
POINTERS = {
    "issuer": "committees",
    "superior": "committees",
    "organisation": "committees",
    "reprint_of": "documents_overview",
}

_HEAD = """\
# The views: data dictionary

People write SQL against these views: on the site's page SQL, by `league-archive sql`, in pandas (`archive.queries.frames`),
in the CSV files of an export, in Datasette. Names, types and meanings are the same on SQLite and PostgreSQL, and are a
promise: columns may be added, none is taken away or changes its meaning. The tables under them are no promise.

`text` is text, `integer` a whole number, `number` a number with a fraction. Days are ISO 8601; an interval has its earliest
and latest day, both included, and EDTF. “Empty” says when a value is NULL; where it says nothing, it never is.

This page is made from `archive/schema/views/` (`make dictionary`), and a test fails when it is not current.

本页由 `archive/schema/views/` 生成：各视图及其列的含义、单位、何时为空与示例。
"""


def markdown() -> str:
    """The whole page."""
    return "\n".join([_HEAD, "## How they hang together", "", diagram(), *map(_view, VIEWS)])


def diagram() -> str:
    """The entity diagram as Mermaid: a line for each column that points to another view's key."""
    lines = ["```mermaid", "erDiagram"]
    for view in VIEWS:
        for column in view.columns:
            target = KEYS.get(column.name) or POINTERS.get(column.name)
            if target and (target != view.name or column.name in POINTERS):
                lines.append(f"    {target} ||--o{{ {view.name} : {column.name}")
    for view in VIEWS:
        own = next((name for name, keyed in KEYS.items() if keyed == view.name), "")
        lines.append(f"    {view.name} {{")
        for column in view.columns:
            mark = " PK" if column.name == own else " FK" if column.name in KEYS or column.name in POINTERS else ""
            lines.append(f"        {column.type} {column.name}{mark}")
        lines.append("    }")
    return "\n".join([*lines, "```"])


def _view(view: View) -> str:
    lines = [f"\n## {view.name}\n", f"{view.title}. {view.title_zh}。\n"]
    lines += [
        "| column | type | meaning | 含义 | unit | empty | example |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for column in view.columns:
        shown = str(example(view.name, column.name)).replace("|", "\\|")
        cells = (f"`{column.name}`", column.type, column.meaning, column.meaning_zh, column.unit, column.null, shown)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(markdown())
