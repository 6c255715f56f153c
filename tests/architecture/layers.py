"""Who may import whom (design.md §4), and a walk over a source tree that finds the breaches."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Room → rooms that it may import, besides itself and the base rooms. The longest prefix that fits names a module's room.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "archive.values": (),
    "archive.errors": (),
    "archive.schema.vocabulary": (),
    "archive.settings": (),
    "archive.schema": (),
    "archive.database": ("archive.schema",),
    "archive.upgrading": ("archive.schema", "archive.database", "migrations"),
    "archive.readers": ("seeds",),
    "archive.extraction": ("seeds",),
    "archive.importers": ("archive.readers", "archive.extraction", "archive.schema", "archive.database", "seeds"),
    "archive.queries": ("archive.schema", "archive.database"),
    "archive.exports": ("archive.queries", "archive.schema", "archive.database"),
    "archive.evaluation": ("archive.extraction",),
    "archive.cli": (
        "archive.readers",
        "archive.extraction",
        "archive.importers",
        "archive.queries",
        "archive.exports",
        "archive.evaluation",
        "archive.schema",
        "archive.database",
        "archive.settings",
        "archive.upgrading",
        "webapp",
    ),
    "webapp": (
        "archive.queries",
        "archive.exports",
        "archive.schema",
        "archive.database",
        "archive.settings",
        "webapp.page_drawing",
    ),
    # Pages are drawn by the readers' child process.
    "webapp.page_drawing": ("archive.readers",),
    # Upload and review are the only rooms of the site that write.
    "webapp.upload": ("archive.importers", "archive.queries", "archive.schema", "archive.database", "webapp"),
    "webapp.review": ("archive.importers", "archive.queries", "archive.schema", "archive.database", "webapp"),
    "migrations": ("archive.schema", "archive.database", "archive.settings"),
}
#: Everybody's.
BASE = ("archive.values", "archive.errors", "archive.schema.vocabulary")
#: The root package holds the version only.
PACKAGES = ("archive", "webapp", "migrations", "seeds")


@dataclass(frozen=True, order=True)
class Breach:
    """An import against the direction."""

    module: str
    imported: str

    def __str__(self) -> str:
        return f"{self.module} imports {self.imported}"


def room(module: str) -> str | None:
    """The room that a module belongs to."""
    fitting = [name for name in MAY_IMPORT if module == name or module.startswith(f"{name}.")]
    return max(fitting, key=len, default=None)


def breaches(root: Path) -> list[Breach]:
    """Imports against the direction in the source tree under `root`, also those inside functions."""
    found = set()
    for module, path in modules(root):
        own = room(module)
        allowed = (*BASE, *MAY_IMPORT.get(own or "", ()))
        for imported in imports(path, module):
            target = room(imported)
            if imported.split(".")[0] not in PACKAGES or target is None or target == own:
                continue
            if not any(target == name or target.startswith(f"{name}.") for name in allowed):
                found.add(Breach(module, imported))
    return sorted(found)


def modules(root: Path) -> Iterator[tuple[str, Path]]:
    """Name and path of every module of ours under `root`."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(path: Path, module: str) -> Iterator[str]:
    """The modules that a file imports; `from a import b` counts as `a.b`, relative names are made whole."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
