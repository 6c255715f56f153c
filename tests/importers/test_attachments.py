"""What is attached to a letter comes in as files of their own, which know their letter."""

import struct
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from archive.importers.attachments import attached
from archive.importers.files import incoming
from archive.importers.given import Given
from archive.importers.run import import_paths
from archive.queries import neighbours
from archive.schema.metadata import Document, Source
from tests.hostile import HOSTILE
from tests.importers.conftest import opened

NOTICE = (
    "关于开展青年志愿服务的通知\n\n各县团委：\n\n全省各级团组织要高度重视青年志愿服务工作，确保取得实效。\n".encode()
)


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "office@example.org", "通知"
    message.set_content("请查收附件中的通知，并转发所属各团支部学习。")
    return message


def names(content: bytes) -> list[str]:
    return [name for name, _, _ in attached(content, "a.eml", Given())]


def test_attached_files_follow_their_letter(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(NOTICE, maintype="text", subtype="plain", filename="通知.txt")
    message.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="名单.pdf")
    file = tmp_path / "a.eml"
    file.write_bytes(message.as_bytes())
    found = list(incoming([file]))
    assert [f.path.removeprefix(str(tmp_path)) for f in found] == ["/a.eml", "/a.eml!通知.txt", "/a.eml!名单.pdf"]
    assert found[1].content == NOTICE
    assert found[1].given.note == "attached to the e-mail a.eml"
    assert found[1].name == "通知.txt"


def test_what_was_said_of_the_letter_holds_for_them_but_not_its_date() -> None:
    message = letter()
    message.add_attachment(NOTICE, maintype="text", subtype="plain", filename="通知.txt")
    said = Given(publisher="南溪团市委", published="2021-03-04", title="来信")
    [(_, _, given)] = attached(message.as_bytes(), "a.eml", said)
    part_of = sha256(message.as_bytes()).hexdigest()
    assert given == Given(publisher="南溪团市委", note="attached to the e-mail a.eml", part_of=part_of)


def test_names_lead_nowhere() -> None:
    assert names(HOSTILE["letter, paths out"]())[:4] == ["evil.txt", "2-evil.txt", "3-evil.txt", "nul"]


def test_pictures_in_the_text_and_signatures_are_left_alone() -> None:
    message = letter()
    message.add_attachment(b"x" * 9, maintype="image", subtype="png", filename="logo.png", disposition="inline")
    message.add_attachment(b"x" * 9, maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    assert names(message.as_bytes()) == []


def test_no_letter_has_none() -> None:
    assert names(NOTICE) == []
    assert names(HOSTILE["letter, a thousand borders"]()) == []


def test_letter_and_attachment_are_neighbours(sqlite_url: str, tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(NOTICE, maintype="text", subtype="plain", filename="通知.txt")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    with opened(sqlite_url) as engine:
        import_paths(engine, [tmp_path / "a.eml"])
        with engine.connect() as connection:
            rows = connection.execute(
                select(Document.__table__)
                .join(Source)
                .where(Source.name.in_(["a.eml", "通知.txt"]))
                .order_by(Source.name)
            ).all()
            mail, notice = (neighbours.of_document(connection, row) for row in rows)
    assert [n.public_id for n in mail.attached] == [rows[1].public_id]
    assert [n.public_id for n in notice.letter] == [rows[0].public_id]
    assert (mail.letter, notice.attached) == ((), ())


def tnef(*files: tuple[str, bytes]) -> bytes:
    def attribute(kind: int, value: bytes) -> bytes:
        return b"\x02" + struct.pack("<II", kind, len(value)) + value + struct.pack("<H", sum(value) % 65536)

    held = b"".join(
        attribute(0x00069002, bytes(14))
        + attribute(0x00018010, name.encode("gbk") + b"\0")
        + attribute(0x0006800F, content)
        for name, content in files
    )
    return b"\x78\x9f\x3e\x22\0\0" + held


def test_files_in_a_container_of_outlook() -> None:
    message = letter()
    box = tnef(("通知.txt", NOTICE), ("../名单.pdf", b"%PDF-1.4"))
    message.add_attachment(box, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert names(message.as_bytes()) == ["通知.txt", "名单.pdf"]
    assert names(box) == ["通知.txt", "名单.pdf"]
    cut = letter()
    cut.add_attachment(box[:20], maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert names(cut.as_bytes()) == ["winmail.dat"]


def test_names_in_bytes_of_gbk() -> None:
    part = (
        b'--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="'
        + "名单.pdf".encode("gbk")
        + b'"\n\nx\n--b--\n'
    )
    head = b"From: a@example.org\nMIME-Version: 1.0\nMessage-ID: <1>\nContent-Type: multipart/mixed; boundary=b\n\n"
    assert names(head + part) == ["名单.pdf"]
