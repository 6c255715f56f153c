"""A folder full of hostile files is imported while the site is read: each has its outcome in time, and nothing else is touched."""

import os
import resource
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from archive.upgrading import upgrade
from tests.hostile import ENTITIES, HOSTILE, SENTENCE, SLOW, WORD
from webapp import create_app
from webapp.shell import database

#: Seconds and bytes that one file may take.
SECONDS, BYTES = 60, 2 * 1024**3
#: A few of every kind for `make test`.
FEW = (
    "word, billion laughs",
    "pdf, pages in a circle",
    "text, full of NUL",
    "html, nested 100,000 deep",
    "letter, paths out",
)


def zips(folder: Path) -> None:
    """Archives that are traps."""
    with zipfile.ZipFile(folder / "paths.zip", "w") as made:
        for name in ("../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a/../../../evil.txt", "good.txt"):
            made.writestr(name, SENTENCE)
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bomb.txt", b"\0" * 300_000_000)
    with zipfile.ZipFile(folder / "many.zip", "w") as made:
        for number in range(12_000):
            made.writestr(f"{number}.txt", "x")
    with zipfile.ZipFile(folder / "mixed.zip", "w") as made:
        made.writestr("a.docx", WORD)
        made.writestr("a.docx.source.toml", "published = [[[")
        made.writestr("b.xml", ENTITIES)
        made.writestr("c\nd\x1b[31m.txt", SENTENCE + "三")
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    whole = (folder / "mixed.zip").read_bytes()
    (folder / "cut.zip").write_bytes(whole[: len(whole) // 2])
    (folder / "no.zip").write_bytes(b"no zip at all")


def files(folder: Path) -> None:
    """What a file system can hold besides files."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    (folder / "nowhere.txt").symlink_to(folder / "missing")
    (folder / "device.txt").symlink_to("/dev/zero")
    for name in (
        "a\nb.txt",
        "\x1b[31mred.txt",
        "‮txt.exe",
        "-rf",
        "名" * 60 + ".txt",
        "%s%n.txt",
        "<script>.txt",
        "nul.",
        "'; DROP TABLE sources;--",
    ):
        (folder / name).write_text(f"{SENTENCE}（{name!r}）", encoding="utf-8")
    (folder / os.fsdecode(b"\xff\xfe.txt")).write_text(f"{SENTENCE}（无名）", encoding="utf-8")
    closed = folder / "closed.txt"
    closed.write_text(SENTENCE)
    closed.chmod(0)


def names(above: Path) -> set[str]:
    return {str(p) for p in above.rglob("*")}


@pytest.mark.parametrize(
    "chosen", [pytest.param(FEW, id="few"), pytest.param(tuple(HOSTILE), id="all", marks=pytest.mark.soak)]
)
def test_each_has_its_outcome_and_the_site_goes_on(chosen: tuple[str, ...], tmp_path: Path) -> None:
    folder, home, data = (tmp_path / name for name in ("in", "home", "data"))
    for made in (folder, home, data):
        made.mkdir()
    for number, name in enumerate(chosen):
        ending = (".txt", ".pdf", ".docx", ".html", "")[number % 5]
        (folder / f"{number:03} {name.replace(',', '')}{ending}").write_bytes(HOSTILE[name]())
    files(folder)
    zips(folder)
    url = f"sqlite:///{data / 'archive.db'}"
    upgrade(url, create=True)
    before = names(folder)
    waits: list[float] = []
    over = threading.Event()
    reader = threading.Thread(target=visit, args=(url, waits, over))
    reader.start()
    environment = {**os.environ, "HOME": str(home), "TMPDIR": str(home), "ARCHIVE_DATABASE_URL": url}
    command = [sys.executable, "-c", "from archive.cli import main; main()", "import", str(folder)]
    worker = subprocess.run(command, env=environment, cwd=home, capture_output=True, timeout=3000, check=False)
    over.set()
    reader.join()
    assert worker.returncode == 1, worker.stderr[-2000:]
    assert b"Traceback" not in worker.stderr
    assert b"mistake of the programme" not in worker.stdout
    assert names(folder) == before
    assert list(home.iterdir()) == []
    assert {p.name.split("-")[0] for p in data.iterdir()} <= {"archive.db"}
    assert not Path("/etc/evil.txt").exists()
    outcomes(url, len(chosen))
    assert max(waits) < 10
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < BYTES


def outcomes(url: str, count: int) -> None:
    """Every file has one; between two outcomes lies no more than the time of one file."""
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT path, outcome, reason FROM batch_files")).all()
        begun, ended = connection.execute(text("SELECT started_at, finished_at FROM batches")).one()
    engine.dispose()
    assert begun
    assert ended
    assert len(rows) >= count + 20
    assert all(reason for _, outcome, reason in rows if outcome == "rejected")
    assert sum("good.txt" in path and outcome in ("new", "duplicate") for path, outcome, _ in rows) == 1


def visit(url: str, waits: list[float], over: threading.Event) -> None:
    """Read the site again and again while the import runs."""
    app = create_app(url)
    client = app.test_client()
    while not over.is_set() or not waits:
        begun = time.monotonic()
        assert client.get("/documents").status_code == 200
        waits.append(time.monotonic() - begun)
        over.wait(0.5)
    database.dispose(app)


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 60
    assert set(HOSTILE) >= SLOW | set(FEW)
