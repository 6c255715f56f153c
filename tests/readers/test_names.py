"""A file that is not what its name says is read by its content, and the difference is told."""

import pytest

from archive.readers import read
from archive.readers.names import difference
from tests.makers import docx, p

SENTENCE = "云岭团市委举办青年志愿服务活动，三百余名志愿者参加，受到群众欢迎。"
PAGE = f"<html><body><h1>云岭团市委举办活动</h1><p>{SENTENCE}</p><p>{SENTENCE}</p></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("b.docx", SENTENCE.encode(), "plain text"),
        ("老文件.doc", PAGE.encode(), "web page"),
        ("说明.txt", docx(p(SENTENCE)), "word processor"),
        ("扫描.pdf", SENTENCE.encode(), "plain text"),
    ],
    ids=["docx", "doc", "txt", "pdf"],
)
def test_the_difference_is_told(name: str, content: bytes, told: str) -> None:
    said = difference(name, read(content, name))
    assert told in said
    assert f".{name.rpartition('.')[2]}" in said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", SENTENCE.encode()),
        ("a.md", f"# 标题\n\n{SENTENCE}".encode()),
        ("a.txt", PAGE.encode()),
        ("a.docx", docx(p(SENTENCE))),
        ("a.HTM", PAGE.encode()),
        ("无扩展名", SENTENCE.encode()),
        ("2021.4.13云岭", SENTENCE.encode()),
    ],
    ids=["txt", "md", "page as txt", "docx", "htm", "no ending", "a date"],
)
def test_what_is_as_named_needs_no_words(name: str, content: bytes) -> None:
    assert difference(name, read(content, name)) == ""
