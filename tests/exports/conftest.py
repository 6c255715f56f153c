"""Archives to export: the sample on both databases, and one made by a real import."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, update

from archive import database
from archive.cli import main
from archive.schema.metadata import Document
from tests.conftest import BOTH
from tests.samples import sample_url

#: Some of the demonstration: text, HTML, Markdown; one of them holds several documents.
FILES = ("lvliang-newspaper-page-2020.txt", "hebei-rural-2022.html", "shanxi-bulletin-2023-05.md")


@pytest.fixture(scope="session", params=BOTH)
def sample_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The sample, with one document that was withdrawn."""
    with sample_url(request, request.param, tmp_path_factory.mktemp("exported")) as url:
        made = database.connect(url)
        yield made
        made.dispose()


@pytest.fixture(scope="session")
def real_engine(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A few real files, imported; the first document of the newspaper page is withdrawn."""
    folder = tmp_path_factory.mktemp("real")
    path = folder / "real.db"
    path.write_bytes(sqlite_template.read_bytes())
    for name in FILES:
        (folder / name).write_bytes(resources.files("seeds").joinpath(f"documents/{name}").read_bytes())
        arguments = ["--database", f"sqlite:///{path}", "import", str(folder / name)]
        assert CliRunner().invoke(main, arguments).exit_code == 0
    made = database.connect(f"sqlite:///{path}")
    with made.begin() as connection:
        first = connection.execute(
            Document.__table__.select().where(Document.ordinal == 1, Document.stop < 2000).order_by(Document.id)
        ).first()
        assert first is not None
        connection.execute(update(Document).where(Document.id == first.id).values(withdrawn="a test"))
    yield made
    made.dispose()
