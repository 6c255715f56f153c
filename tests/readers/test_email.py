"""E-mail and web archives: the body through the readers of text, the head as metadata, attachments named."""

import base64
from email.message import EmailMessage

import pytest

from archive.errors import RejectedSource
from archive.readers import read
from archive.schema.vocabulary import BlockKind

BODY = "关于开展青年志愿服务的通知\n\n各县团委：\n\n全省各级团组织要高度重视青年志愿服务工作，加强组织领导，确保取得实效。\n"
PAGE = "<html><body><h1>青年志愿服务全面展开</h1><p>全省各级团组织要高度重视青年志愿服务工作，加强组织领导，确保取得实效。</p></body></html>"


def letter(subject: str = "转发：志愿服务通知") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "团省委办公室 <office@example.org>"
    message["To"] = "all@example.org"
    message["Subject"] = subject
    message["Date"] = "Thu, 08 Jun 2023 09:00:00 +0800"
    return message


def test_the_body_is_read_as_text_is() -> None:
    message = letter()
    message.set_content(BODY)
    reading = read(message.as_bytes())
    assert reading.text == read(BODY.encode()).text
    assert (reading.reader, reading.media_type, reading.encoding) == ("email", "message/rfc822", None)
    assert all(BODY[o] == c for c, o in zip(reading.text, reading.origins, strict=True) if c != "\n")


def test_the_head_is_metadata() -> None:
    message = letter("转发：Re: 志愿服务通知")
    message.set_content(BODY)
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="附件.pdf")
    fields = read(message.as_bytes()).meta()
    assert fields == {
        "title": "志愿服务通知",
        "date": "Thu, 08 Jun 2023 09:00:00 +0800",
        "author": "团省委办公室",
        "attachment": "附件.pdf",
    }


def test_a_body_in_html_is_read_as_a_page() -> None:
    message = letter()
    message.set_content(PAGE, subtype="html")
    reading = read(message.as_bytes())
    assert reading.text.split("\n")[0] == "青年志愿服务全面展开"
    assert reading.blocks[0].kind is BlockKind.HEADING


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "utf-8", "big5"])
def test_old_charsets(charset: str) -> None:
    head = f"From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    body = "共青團雲嶺省委員會召開會議，總結全年工作，部署下一年任務。" if charset == "big5" else BODY
    assert "工作" in read(head.encode() + body.encode(charset)).text


def test_a_web_archive_is_read_as_the_page_it_holds() -> None:
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/1.html\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n\n'
        f"{PAGE}\n--b\nContent-Type: image/png\n\nx\n--b--\n"
    )
    reading = read(data.encode())
    assert reading.text.split("\n")[0] == "青年志愿服务全面展开"
    assert (reading.media_type, reading.meta()["url"]) == ("multipart/related", "https://example.org/1.html")


def test_a_letter_of_attachments_only_says_so() -> None:
    message = letter()
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(RejectedSource, match="no text of its own"):
        read(message.as_bytes())


def test_a_text_that_begins_with_a_label_is_no_letter() -> None:
    assert read(f"From: the Youth League\n{BODY}".encode()).reader != "email"


def head_of(subject: bytes) -> str:
    head = (
        b"From: a@example.org\nSubject: " + subject + b"\nMIME-Version: 1.0\nContent-Type: text/plain; charset=gbk\n\n"
    )
    return read(head + BODY.encode("gbk")).meta()["title"]


def coded(words: bytes, charset: str = "gb2312") -> bytes:
    return b"=?" + charset.encode() + b"?B?" + base64.b64encode(words) + b"?="


def test_subjects_of_old_programmes() -> None:
    words = "关于开展青年夜校的通知".encode("gb2312")
    assert head_of(coded(words)) == "关于开展青年夜校的通知"
    assert head_of(words) == "关于开展青年夜校的通知"
    assert head_of(coded(words[:15]) + b"\n " + coded(words[15:])) == "关于开展青年夜校的通知"  # cut within a character
    assert head_of(coded("朱镕喆".encode("gbk"))) == "朱镕喆"  # GBK that calls itself gb2312
    assert head_of(b"=?utf-8?Q?=E5=85=B3=E4=BA=8E?= 2021") == "关于 2021"


def test_a_megabyte_of_encoded_words_is_cut() -> None:
    assert len(head_of(coded(b"x" * 30) * 30_000)) < 20_000
