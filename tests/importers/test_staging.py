"""Files that wait for a decision: every name that a browser sends becomes one that every system keeps."""

import io
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importers.staging import LONGEST_NAME, Staging, safe_name


@pytest.fixture
def upload(tmp_path: Path) -> Staging:
    (tmp_path / "files").mkdir()
    return Staging(tmp_path)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("报告.docx", "报告.docx"),
        ("C:\\docs\\a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("..hidden", "hidden"),
        ('a<b>:"c|?*.txt', "abc.txt"),
        ("\0\n ", "file"),
        ("𠀀" * 100, "𠀀" * 50),
        (f"a.{'𠀀' * 100}", "𠀀" * 50),
        (f"{'团' * 100}.docx", f"{'团' * 65}.docx"),
    ],
)
def test_a_name_becomes_one_that_can_be_kept(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept


@given(st.text(st.characters(exclude_categories=())))
def test_any_name_becomes_one_that_can_be_kept(sent: str) -> None:
    kept = safe_name(sent)
    assert 0 < len(kept.encode()) <= LONGEST_NAME
    assert kept == Path(kept).name
    assert not kept.startswith(".")


def test_files_of_one_name_stand_beside_each_other(upload: Staging) -> None:
    for content in (b"one", b"two", b"three"):
        upload.put("a.txt", io.BytesIO(content))
    assert sorted(p.read_bytes() for p in upload.files.rglob("a.txt")) == [b"one", b"three", b"two"]


def test_a_file_called_like_a_folder_of_ours_is_kept(upload: Staging) -> None:
    for name in ("2", "a.txt", "a.txt"):
        upload.put(name, io.BytesIO(b"x"))
    assert sum(p.is_file() for p in upload.files.rglob("*")) == 3


def test_files_of_one_name_that_come_at_once_are_all_kept(upload: Staging) -> None:
    class Slow(io.BytesIO):
        """Lets the others in before its first piece."""

        def read(self, size: int | None = -1) -> bytes:
            here.wait(10)
            return super().read(size) if not self.tell() else b""

    here = threading.Barrier(4)
    contents = [bytes([n]) * 10 for n in range(4)]
    brought = [threading.Thread(target=upload.put, args=("a.txt", Slow(content))) for content in contents]
    for thread in brought:
        thread.start()
    for thread in brought:
        thread.join()
    assert sorted(p.read_bytes() for p in upload.files.rglob("a.txt")) == contents
    assert sum(p.is_file() for p in upload.files.rglob("*")) == 4
