"""What is not read is refused with a reason and a way out; every text has exactly one reader."""

from types import SimpleNamespace

import pytest

from archive.errors import RejectedSource
from archive.readers import READERS, formats, read, reader_for

SAMPLES = {
    "plain": "团市委召开会议\n会议总结了工作。",
    "markdown": "# 团市委召开会议\n\n会议总结了工作。",
    "front_matter": "\n---\ntitle: 团市委召开会议\ndate: 2021-03-04\n---\n\n# 会议\n\n会议总结了工作。",
    "html": "<!DOCTYPE html><html><body><h1>团市委召开会议</h1><p>会议总结了工作。</p></body></html>",
}


@pytest.mark.parametrize("name", SAMPLES)
def test_exactly_one_reader_claims_a_text(name: str) -> None:
    claimants = [r.__name__.rpartition(".")[2] for r in READERS if r.claims(SAMPLES[name])]
    assert claimants == [name]
    assert "会议总结了工作。" in read(SAMPLES[name].encode()).text


def test_two_claimants_are_an_error_that_names_both() -> None:
    both = tuple(SimpleNamespace(__name__=f"archive.readers.{n}", claims=lambda text: True) for n in ("one", "two"))
    with pytest.raises(RejectedSource, match=r"letter\.txt is claimed by several readers \(one, two\)"):
        reader_for("x", both, "letter.txt")  # type: ignore[arg-type]


def test_no_claimant_is_an_error() -> None:
    with pytest.raises(RejectedSource, match="no reader knows"):
        reader_for("x", ())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"%PDF-1.7 ...", "PDF is damaged"),
        (b"PK\x03\x04....word/settings.xml", "Word"),
        (b"PK\x03\x04....word/document.xml", "damaged"),
        (b"PK\x03\x04....xl/workbook.xml", "damaged"),
        (b"PK\x03\x04....a.txt", "zip"),
        (b"\xd0\xcf\x11\xe0....", "LibreOffice"),
        (b"{\\rtf1 x}", "LibreOffice"),
        (b"\x89PNG\r\n", "picture"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "no text of its own"),
        (b"123 456\n", "no readable text"),
        (bytes(300), "binary|unknown encoding|empty"),
    ],
    ids=[
        "empty",
        "blank",
        "pdf",
        "word",
        "broken-word",
        "excel",
        "zip",
        "old-office",
        "rtf",
        "picture",
        "mhtml",
        "numbers",
        "zeros",
    ],
)
def test_refusals_say_why(data: bytes, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # without LibreOffice
    with pytest.raises(RejectedSource, match=reason):
        read(data)


def test_large_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "LARGEST", 1024)
    with pytest.raises(RejectedSource, match="limit"):
        read("团".encode() * 400)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\0\0\0\x18ftypheic" + bytes(99), "HEIC"),
        (b"\0\0\0\x18ftypmp42" + bytes(99), "video"),
        (b"KDH 2.00" + bytes(99), "CAJ"),
        (b"[InternetShortcut]\r\nURL=http://example.org/a.html\r\n", "link"),
        (b"\xd0\xcf\x11\xe0" + bytes(99) + "__substg1.0_0037001F".encode("utf-16-le") + bytes(9), "Outlook"),
        (b"\xd0\xcf\x11\xe0" + bytes(99) + "PowerPoint Document".encode("utf-16-le") + bytes(9), "PowerPoint"),
        (b"\x78\x9f\x3e\x22" + bytes(99), "winmail"),
    ],
    ids=["heic", "mp4", "kdh", "url", "msg", "ppt", "winmail"],
)
def test_what_is_known_and_not_read_says_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason):
        read(data)
