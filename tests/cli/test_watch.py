"""`league-archive watch` as a process: it takes in what arrives and ends in good order at SIGTERM."""

import signal
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from archive.cli import main


def test_once_tells_what_it_did(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"")
    done = CliRunner().invoke(
        main, ["--database", sqlite_url, "watch", str(tmp_path / "in"), "--once", "--interval", "0.05"]
    )
    assert done.exit_code == 1
    assert "rejected" in done.stderr
    assert done.stderr.endswith("ended\n")


def test_it_ends_at_sigterm_after_taking_in_what_came(sqlite_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    call = [sys.executable, "-c", "from archive.cli import main; main()", "--database", sqlite_url]
    process = subprocess.Popen(
        [*call, "watch", str(folder), "--interval", "0.1"], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stderr is not None
    try:
        assert process.stderr.readline().startswith("watching")
        (folder / "a.txt").write_text("共青团示例县委员会通知\n2021年5月4日，召开会议。\n", encoding="utf-8")
        assert process.stderr.readline().startswith("new")
        process.send_signal(signal.SIGTERM)
        _, rest = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, rest.endswith("ended\n")) == (0, True)
