"""Files, folders and zip archives: what is read, in which order, and what is refused with which reason."""

import os
import zipfile
from pathlib import Path

import pytest

from archive.errors import WrongUse
from archive.importers import zips
from archive.importers.files import LARGEST, Incoming, incoming


def take(*paths: Path) -> list[Incoming]:
    return list(incoming(paths))


def names(found: list[Incoming]) -> list[str]:
    return [f.name for f in found]


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", ".hidden", "c/.git/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert names(take(tmp_path)) == ["a.txt", "10.txt", "2.txt"]


def test_a_sidecar_speaks_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "a.txt.source.toml").write_text('issuer = "共青团示例县委员会"\ndigest = true', encoding="utf-8")
    (found,) = take(tmp_path)
    assert (found.given.issuer, found.given.digest) == ("共青团示例县委员会", True)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("isuer = 'x'", "unknown key 'isuer'; known are url"),
        ("published = 2023-06-08", "published must be str"),
        ("published = '2023年'", "is no EDTF date"),
        ("retrieved = '2023'", "retrieved must be a day like"),
        ("digest = 1", "digest must be bool"),
        ("= 1", "is not valid TOML"),
    ],
)
def test_a_wrong_sidecar_rejects_its_file(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "a.txt.source.toml").write_text(content, encoding="utf-8")
    (found,) = take(tmp_path)
    assert found.content is None
    assert reason in found.rejected


def test_a_missing_path_is_wrong_use_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="nothing was imported"):
        incoming([tmp_path, tmp_path / "gone"])


def test_a_folder_loop_is_told_once(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "x.txt").write_bytes(b"x")
    (inner / "up").symlink_to(tmp_path)
    found = take(tmp_path)
    assert [(f.name, f.rejected.split(":")[0]) for f in found] == [("up", "folder loop"), ("x.txt", "")]


def test_links_that_lead_nowhere_and_pipes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    os.mkfifo(tmp_path / "pipe")
    reasons = {f.name: f.rejected for f in take(tmp_path)}
    assert reasons["gone"] == reasons["self"] == "the link leads nowhere, or to itself"
    assert reasons["pipe"].startswith("no regular file")


def test_a_large_file_is_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "large.txt").open("wb") as handle:
        handle.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    (found,) = take(tmp_path)
    assert found.rejected == "too large: 210 MB, at most 67 MB are taken in; split it"


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (found,) = take(tmp_path)
    assert found.rejected == "the file cannot be read: Permission denied"


def make_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_members_of_a_zip_are_files_with_sidecars(tmp_path: Path) -> None:
    path = make_zip(
        tmp_path / "a.zip",
        {"二/b.txt": b"2", "一.txt": b"1", "一.txt.source.toml": b'url = "https://example.org"', "__MACOSX/._b": b"x"},
    )
    found = take(path)
    assert [(f.path, f.content) for f in found] == [(f"{path}!一.txt", b"1"), (f"{path}!二/b.txt", b"2")]
    assert found[0].given.url == "https://example.org"
    assert found[1].name == "b.txt"


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = "简报.txt".encode("gbk").decode("cp437")
        archive.writestr(info, b"x")
    raw = path.read_bytes().replace("简报.txt".encode("gbk").decode("cp437").encode("utf-8"), "简报.txt".encode("gbk"))
    assert raw  # the writer marks names beyond ASCII as UTF-8, so the mark is taken away by hand below
    with zipfile.ZipFile(path) as archive:
        held = archive.infolist()[0]
    held.flag_bits = 0
    assert zips._name(held) == "简报.txt"


@pytest.mark.parametrize("name", ["../up.txt", "/etc/x.txt", "a/../../x.txt", "C:/x.txt", "..\\x.txt"])
def test_a_path_that_leads_outside_is_refused(tmp_path: Path, name: str) -> None:
    found = take(make_zip(tmp_path / "a.zip", {name: b"x", "good.txt": b"y"}))
    reasons = {f.path.rpartition("!")[2]: f.rejected for f in found}
    assert reasons.pop("good.txt") == ""
    assert list(reasons.values()) == ["its path leads outside of the zip archive"]


def test_a_bomb_is_refused_without_unpacking(tmp_path: Path) -> None:
    found = take(make_zip(tmp_path / "a.zip", {"bomb.txt": bytes(32 * 1024 * 1024), "good.txt": b"y"}))
    assert [f.rejected for f in found] == ["swells more than two-hundredfold; looks like a bomb", ""]


def test_a_member_that_is_too_large_is_refused(tmp_path: Path) -> None:
    found = take(make_zip(tmp_path / "a.zip", {"large.txt": bytes(LARGEST + 1)}))
    assert found[0].rejected.startswith("unpacks to 67 MB")


def test_a_size_that_lies_does_not_help(tmp_path: Path) -> None:
    """The directory says one byte; what is unpacked is checked against it by the CRC."""
    path = make_zip(tmp_path / "a.zip", {"a.txt": os.urandom(4096)})
    raw = bytearray(path.read_bytes())
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (1).to_bytes(4, "little")
    path.write_bytes(raw)
    (found,) = take(path)
    assert found.rejected.startswith("broken member") or (found.content is not None and len(found.content) <= 4096)


def test_archives_in_archives_are_refused(tmp_path: Path) -> None:
    inner = make_zip(tmp_path / "inner.zip", {"a.txt": b"x"}).read_bytes()
    (found,) = take(make_zip(tmp_path / "outer.zip", {"inner.zip": inner}))
    assert found.rejected == "a zip archive inside a zip archive; unpack it first"


@pytest.mark.parametrize("cut", [10, 40, -5], ids=["head", "middle", "tail"])
def test_a_broken_zip_is_refused(tmp_path: Path, cut: int) -> None:
    path = make_zip(tmp_path / "a.zip", {"a.txt": b"x" * 100})
    path.write_bytes(path.read_bytes()[:cut])
    (found,) = take(path)
    assert found.rejected.startswith("broken zip archive")


def test_an_empty_zip_is_refused(tmp_path: Path) -> None:
    (found,) = take(make_zip(tmp_path / "a.zip", {}))
    assert found.rejected == "empty zip archive"


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MOST_MEMBERS", 3)
    (found,) = take(make_zip(tmp_path / "a.zip", {f"{n}.txt": b"x" for n in range(4)}))
    assert found.rejected == "the zip archive holds 4 files, at most 3 are taken in"


def test_a_packed_document_is_one_file(tmp_path: Path) -> None:
    """DOCX and ODT are zips, too; a reader decides about them."""
    (found,) = take(make_zip(tmp_path / "a.docx", {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert found.content is not None
    assert found.content.startswith(b"PK")


def test_a_file_that_only_calls_itself_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_text("团县委举办活动。", encoding="utf-8")
    (found,) = take(path)
    assert found.rejected.startswith("broken zip archive")


def test_what_programmes_leave_beside_files_is_no_file(tmp_path: Path) -> None:
    for name in ("通知.txt", "~$通知.docx", "Thumbs.db", "desktop.ini", ".hidden"):
        (tmp_path / name).write_bytes(b"x")
    assert [f.name for f in incoming([tmp_path])] == ["通知.txt"]
