"""Documents that are zip packages are one document each, on their own and inside a zip archive."""

from pathlib import Path

from archive.importers.files import incoming
from archive.readers import read
from tests.makers import docx, odt, p, packed

SENTENCE = "全省各级团组织要高度重视青年志愿服务工作，加强组织领导，确保取得实效。"


def test_a_word_file_is_not_unpacked_as_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p(SENTENCE)))
    (tmp_path / "b.odt").write_bytes(odt(f"<text:p>{SENTENCE}</text:p>"))
    (tmp_path / "c.zip").write_bytes(packed({"d.docx": docx(p(SENTENCE)), "e.txt": SENTENCE}))
    found = list(incoming([tmp_path]))
    assert [f.name for f in found] == ["a.docx", "b.odt", "d.docx", "e.txt"]
    assert [read(f.content or b"").text for f in found] == [SENTENCE] * 4
