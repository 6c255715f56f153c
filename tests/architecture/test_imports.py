"""The rules of the house are executable: imports run one way, every file says what it is and stays short."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.layers import BASE, MAY_IMPORT, Breach, breaches, imports, modules, room

ROOT = Path(__file__).parents[2]
LONGEST_FILE = 400
LONGEST_FUNCTION = 60

MODULES = list(modules(ROOT))


def test_imports_run_one_way() -> None:
    assert [str(breach) for breach in breaches(ROOT)] == []


def test_pages_write_no_sql() -> None:
    """What a page asks is a function of `archive.queries`; the site itself knows connections and engines only."""
    writing = {
        (module, imported)
        for module, path in modules(ROOT)
        if module.split(".")[0] == "webapp"
        for imported in imports(path, module)
        if imported.startswith("archive.schema.metadata")
        or (imported.startswith("sqlalchemy.") and imported.rpartition(".")[2] not in ("Connection", "Engine", "event"))
    }
    assert writing == set()


def test_every_module_has_a_room() -> None:
    """A new folder must be given its place in the order."""
    homeless = {m for m, _ in MODULES if room(m) is None and m.split(".")[0] != "seeds"}
    assert homeless == {"archive"}


@pytest.mark.parametrize(
    ("module", "line", "breach"),
    [
        ("archive/extraction/time/x.py", "from archive.importers import run", "archive.importers.run"),
        ("archive/extraction/x.py", "from archive.schema.base import Base", "archive.schema.base.Base"),
        ("archive/readers/x.py", "def f():\n    import archive.extraction.header", "archive.extraction.header"),
        ("archive/queries/x.py", "from archive.importers.store import store", "archive.importers.store.store"),
        ("archive/queries/x.py", "import webapp.pages", "webapp.pages"),
        ("webapp/timeline.py", "from archive.importers import run", "archive.importers.run"),
        ("archive/values/x.py", "from archive.schema import sources", "archive.schema.sources"),
        ("archive/extraction/x.py", "from ..importers import run", "archive.importers.run"),
    ],
)
def test_a_planted_breach_is_found(tmp_path: Path, module: str, line: str, breach: str) -> None:
    planted = tmp_path / module
    planted.parent.mkdir(parents=True)
    planted.write_text(line, encoding="utf-8")
    name = module.removesuffix(".py").replace("/", ".")
    assert breaches(tmp_path) == [Breach(name, breach)]


def test_what_is_allowed_is_not_a_breach(tmp_path: Path) -> None:
    folder = tmp_path / "archive" / "extraction"
    folder.mkdir(parents=True)
    (folder / "x.py").write_text(
        "from archive.values.spans import Span\nfrom archive.schema.vocabulary import Role\nimport re\n",
        encoding="utf-8",
    )
    assert breaches(tmp_path) == []


def test_the_order_has_no_circle() -> None:
    seen: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above, name))
        if name in seen:
            return
        for lower in MAY_IMPORT.get(name, ()):
            visit(lower, (*above, name))
        seen.add(name)

    for name in MAY_IMPORT:
        visit(name, ())
    assert all(not MAY_IMPORT[name] for name in BASE)


@pytest.mark.parametrize("module", ["archive.extraction.pipeline", "archive.readers", "archive.extraction.seeds"])
def test_reading_and_extraction_load_no_database(module: str) -> None:
    """The pure rooms start without SQLAlchemy, Flask or pandas: in a process of their own, to be sure."""
    code = (
        f"import sys, {module}; "
        "print(','.join(sorted({'sqlalchemy', 'flask', 'pandas', 'alembic', 'psycopg'} & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(("module", "path"), MODULES, ids=[m for m, _ in MODULES])
def test_a_file_says_what_it_is_and_stays_short(module: str, path: Path) -> None:
    source = path.read_bytes().decode("utf-8")
    tree = ast.parse(source)
    if source.strip():
        assert ast.get_docstring(tree), f"{module} has no docstring"
    assert len(source.splitlines()) <= LONGEST_FILE, f"{module} is too long; give its second purpose a room of its own"
    if module.startswith("migrations.versions"):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{module}.{node.name} has {length} lines"
