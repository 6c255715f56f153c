"""Hostile and broken files: each ends in a reading or a refusal with a reason, within its limits; nothing else happens."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archive.errors import RejectedSource
from archive.readers import isolation, office, read, worker
from tests.hostile import HOSTILE, OPEN, PDF, SENTENCE, SLOW, WORD
from tests.makers import docx, p


def outcome(data: bytes) -> str:
    """The text that was read, or the reason of the refusal."""
    try:
        return read(data).text
    except RejectedSource as refusal:
        return f"refused: {refusal}"


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in SLOW])
def test_a_hostile_file_is_read_or_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = outcome(HOSTILE[name]())
    if said.startswith("refused: "):
        assert said.endswith(".")
        assert len(said) < 400
    else:
        assert SENTENCE[:10] in said or len(said) < 200
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("word, encrypted", "encrypted"),
        ("word, billion laughs", "entities"),
        ("word, file from outside", "entities"),
        ("word, entities in utf-16", "entities"),
        ("word, bomb", "bomb"),
        ("word, nested 100,000 deep", "deep"),
        ("word, 30,000 parts", "parts"),
        ("pdf, locked", "encrypted"),
        ("pdf, 10,000 pages", "10,000 pages"),
        ("pdf, html inside", "damaged"),
    ],
)
def test_the_reason_says_what_it_is(name: str, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason):
        read(HOSTILE[name]())


@pytest.mark.parametrize("data", [WORD, OPEN, PDF], ids=["docx", "odt", "pdf"])
def test_the_whole_files_are_read(data: bytes) -> None:
    assert read(data).text == SENTENCE


def test_time_and_memory_are_limited() -> None:
    with pytest.raises(RejectedSource, match="longer than"):
        isolation.read("docx", WORD, isolation.Limits(seconds=0.001))
    large = docx(p("团" * 60_000_000))
    with pytest.raises(RejectedSource, match=r"memory|bomb|MB"):
        isolation.read("docx", large, isolation.Limits(memory=200 * 1024**2))


def test_modules_of_the_folder_it_stands_in_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resource.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", [p for p in sys.path if p])
    assert isolation.read("docx", WORD).text == SENTENCE
    assert isolation.read("texts", SENTENCE.encode(), isolation.Limits()).text == SENTENCE


def test_a_child_has_no_home_to_write_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert worker.environment()["HOME"] == os.devnull


def test_a_child_that_crashes_is_a_refusal() -> None:
    with pytest.raises(RejectedSource, match="damaged"):
        isolation.read("no such reader", WORD)


def test_old_office_files_go_through_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for soffice that copies a ready document to where LibreOffice would put it."""
    ready = tmp_path / "ready.docx"
    ready.write_bytes(WORD)
    command = tmp_path / "soffice"
    command.write_text(
        f'#!/bin/sh\nfor a in "$@"; do last="$a"; done\ncp {ready} "${{last%.*}}.docx"\n', encoding="utf-8"
    )
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    reading = read(b"{\\rtf1 x}")
    assert (reading.text, reading.reader, reading.media_type) == (SENTENCE, "office", "application/rtf")


def test_libreoffice_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = tmp_path / "soffice"
    command.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(office, "SECONDS", 0.3)
    with pytest.raises(RejectedSource, match="LibreOffice needs more"):
        read(b"{\\rtf1 x}")


@pytest.mark.skipif(shutil.which("lowriter") is None, reason="LibreOffice Writer is not installed here")
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_real_libreoffice_reads_old_files(kind: str, tmp_path: Path) -> None:
    """The Word 97 file is what LibreOffice itself writes of the RTF file."""
    second = "第二段，说明工作要求，并提出今后一个时期的打算。"
    words = "".join(f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}?" for c in f"{SENTENCE}\n{second}")
    source = tmp_path / "source.rtf"
    source.write_text("{\\rtf1\\ansi " + words.replace("\\u10?", "\\par ") + "\\par}", encoding="ascii")
    if kind == "doc":
        command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
        made = ["doc:MS Word 97", "--outdir", str(tmp_path), str(source)]
        subprocess.run([*command, *made], check=True, capture_output=True)
    reading = read((tmp_path / f"source.{kind}").read_bytes())
    assert reading.reader == "office"
    assert reading.text.split("\n") == [SENTENCE, second]
