"""Hostile and broken files: each ends in a reading or a refusal with a reason, within its limits; nothing else happens."""

import io
import struct
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from archive.errors import RejectedSource
from archive.readers import isolation, office, read
from tests.makers import docx, odt, p, packed
from tests.typesetter import Text, one_column

SENTENCE = "全省各级团组织要高度重视青年志愿服务工作，加强组织领导，确保取得实效。"
WORD = docx(p(SENTENCE))
OPEN = odt(f"<text:p>{SENTENCE}</text:p>")
PDF = one_column([Text(SENTENCE)])
ENTITIES = '<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def package(document: str | bytes, **more: str | bytes) -> bytes:
    return packed({"word/document.xml": document, **more})


def nested(depth: int) -> bytes:
    return docx("<w:sdt><w:sdtContent>" * depth + p(SENTENCE) + "</w:sdtContent></w:sdt>" * depth)


def lying_size() -> bytes:
    """A member whose directory entry says that it is tiny."""
    data = bytearray(package(b"<a>" + b" " * 100_000_000 + b"</a>"))
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 10)
    return bytes(data)


def encrypted_flag(data: bytes) -> bytes:
    changed = bytearray(data)
    at = 0
    while (at := changed.find(b"PK\x01\x02", at)) >= 0:
        changed[at + 8] |= 1
        at += 4
    return bytes(changed)


def loop_of_styles() -> bytes:
    styles = (
        '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    return docx(p(SENTENCE, '<w:pStyle w:val="a"/>'), styles=styles)


def wild_numbers() -> bytes:
    level = '<w:lvl w:ilvl="-7"><w:start w:val="99999999999"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1%9"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}{level.replace("-7", "0")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return docx(p(SENTENCE, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), numbering=lists)


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first being its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % x for x in places
    )
    return out + table + b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


def loop_of_pages() -> bytes:
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>"])


def bomb_of_stream() -> bytes:
    stream = zlib.compress(b"BT (x) Tj ET " * 4_000_000, 9)
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        ]
    )


def many_pages() -> bytes:
    kids = b"<</Type/Pages/Count 10000/Kids[" + b"3 0 R " * 10_000 + b"]>>"
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", kids, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"])


def locked() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt="secret")
    canvas.drawString(50, 50, "secret")
    canvas.save()
    return buffer.getvalue()


def damaged(data: bytes, seed: int) -> bytes:
    changed = bytearray(data)
    for at in range(seed % 97, len(changed), 97):
        changed[at] = (changed[at] * 31 + seed) % 256
    return bytes(changed)


def letter_of_letters() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "x"
    message.set_content(SENTENCE)
    data = message.as_bytes()
    for _ in range(60):
        data = b"From: a@b\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + data
    return data


HOSTILE: dict[str, Callable[[], bytes]] = {
    "word, cut in half": lambda: WORD[: len(WORD) // 2],
    "word, cut at its end": lambda: WORD[:-30],
    "word, no directory": lambda: WORD[: WORD.rfind(b"PK\x01\x02")],
    "word, encrypted": lambda: encrypted_flag(WORD),
    "word, bytes changed": lambda: damaged(WORD, 3),
    "word, billion laughs": lambda: package(ENTITIES),
    "word, file from outside": lambda: package(OUTSIDE),
    "word, entities in its styles": lambda: packed({"word/document.xml": "<a/>", "word/styles.xml": ENTITIES}),
    "word, entities in utf-16": lambda: package(ENTITIES.encode("utf-16")),
    "word, no xml": lambda: package("全省各级团组织"),
    "word, empty part": lambda: package(""),
    "word, bomb": lambda: package(b"<a>" + b" " * 200_000_000 + b"</a>"),
    "word, lying size": lying_size,
    "word, nested 100,000 deep": lambda: nested(100_000),
    "word, nested 150 deep": lambda: nested(150),
    "word, styles in a circle": loop_of_styles,
    "word, wild numbers": wild_numbers,
    "word, 30,000 parts": lambda: packed({"word/document.xml": "<a/>"} | {f"x/{n}": "" for n in range(30_000)}),
    "word, path out": lambda: packed({"../../evil.txt": "x", "/etc/evil": "x", "word/document.xml": "<a/>"}),
    "word, macros": lambda: packed({"word/vbaProject.bin": b"\x00" * 99, "word/document.xml": "<a/>"}),
    "odt, cut in half": lambda: OPEN[: len(OPEN) // 2],
    "odt, billion laughs": lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ENTITIES}),
    "odt, a million blanks": lambda: odt(f'<text:p>{SENTENCE}<text:s text:c="99999999999"/></text:p>'),
    "odt, bytes changed": lambda: damaged(OPEN, 5),
    "pdf, empty": lambda: b"%PDF-1.7\n",
    "pdf, cut in half": lambda: PDF[: len(PDF) // 2],
    "pdf, cut at its end": lambda: PDF[:-200],
    "pdf, bytes changed": lambda: damaged(PDF, 11),
    "pdf, other bytes changed": lambda: damaged(PDF, 58),
    "pdf, html inside": lambda: b"%PDF-1.4\n<html><body>x</body></html>",
    "pdf, pages in a circle": loop_of_pages,
    "pdf, stream of 52 MB": bomb_of_stream,
    "pdf, 10,000 pages": many_pages,
    "pdf, locked": locked,
    "zip named as a text": lambda: packed({"a.txt": SENTENCE}),
    "picture, cut": lambda: b"\x89PNG\r\n\x1a\n" + bytes(20),
    "old office, nothing inside": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "rtf, braces": lambda: b"{\\rtf1" + b"{" * 50_000,
    "letter of sixty letters": letter_of_letters,
    "letter, border missing": lambda: b"From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n--x\n\n",
    "letter, charset of nowhere": lambda: b"From: a@b\nMIME-Version: 1.0\nContent-Type: text/plain; charset=x\\y\n\n" + SENTENCE.encode(),
    "letter, head of a megabyte": lambda: b"From: a@b\nMIME-Version: 1.0\nSubject: " + b"=?x?q?a?=" * 100_000 + b"\n\n" + SENTENCE.encode(),
}  # fmt: skip


def outcome(data: bytes) -> str:
    """The text that was read, or the reason of the refusal."""
    try:
        return read(data).text
    except RejectedSource as refusal:
        return f"refused: {refusal}"


@pytest.mark.parametrize("name", HOSTILE)
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
