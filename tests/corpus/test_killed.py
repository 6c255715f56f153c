"""Imports of the corpus that are killed at any moment: the same command afterwards ends with what an undisturbed one stores."""

import os
import random
import shutil
import signal
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive import database
from archive.extraction.catalogue import default_catalogue
from archive.importers import check
from archive.importers.run import import_paths
from tests.conftest import BOTH, _administer, _sibling
from tests.importers.conftest import dump, opened

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents of ../shared/corpus are not here"),
]


@pytest.fixture(params=BOTH)
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes archives without documents, on each database in turn."""
    made: list[str] = []
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")

        def copy() -> str:
            made.append(f"{len(made)}.db")
            shutil.copy(template, tmp_path / made[-1])
            return f"sqlite:///{tmp_path / made[-1]}"

        yield copy
        return
    server, name = request.getfixturevalue("postgresql_server"), request.getfixturevalue("postgresql_template")

    def create() -> str:
        made.append(f"archive_killed_{uuid.uuid4().hex[:12]}")
        _administer(server, f"CREATE DATABASE {made[-1]} TEMPLATE {name}")
        return _sibling(server, made[-1])

    yield create
    for held in made:
        _administer(server, f"DROP DATABASE {held} WITH (FORCE)")


def begin(url: str) -> int:
    """Import in a process of its own, which needs no time to start: its id."""
    default_catalogue()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        engine = database.connect(url)
        import_paths(engine, [CORPUS])
        status = 0
    finally:
        os._exit(status)


def killed_after(child: int, seconds: float) -> bool:
    """Whether a process was killed so long after its start; else it ended well before."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            assert status == 0
            return False
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("kills", [4, pytest.param(100, marks=pytest.mark.soak)])
def test_a_killed_import_of_the_corpus_can_be_finished(
    fresh: Callable[[], str], tmp_path: Path, sqlite_template: Path, kills: int
) -> None:
    calm = tmp_path / "calm.db"
    shutil.copy(sqlite_template, calm)
    started = time.monotonic()
    assert not killed_after(begin(f"sqlite:///{calm}"), 600)
    length = time.monotonic() - started
    with opened(f"sqlite:///{calm}") as engine:
        wanted = dump(engine, moments=False)
    chance = random.Random(20_200_504)
    moments = finished = 0
    while moments < kills:
        url = fresh()
        while moments < kills and killed_after(begin(url), chance.uniform(0, 1.2 * length)):
            moments += 1
        assert not killed_after(begin(url), 600)
        finished += 1
        with opened(url) as engine:
            assert dump(engine, moments=False) == wanted
            assert list(check.faults(engine)) == []
    print(f"{moments} kills, {finished} archives finished, an undisturbed import takes {length:.1f} s")
