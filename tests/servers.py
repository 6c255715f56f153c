"""A real PostgreSQL server for the tests: given by ARCHIVE_TEST_POSTGRES_URL, or started here as a non-root user."""

import contextlib
import fcntl
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SKIP_REASON = "no PostgreSQL server: initdb was not found and ARCHIVE_TEST_POSTGRES_URL is not set"


def binaries() -> Path | None:
    """The folder of PostgreSQL's programmes, None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a server's maintenance database; a server that was started here ends with the block."""
    given = os.environ.get("ARCHIVE_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    folder = binaries()
    if folder is None:
        raise FileNotFoundError(SKIP_REASON)
    with tempfile.TemporaryDirectory(prefix="archive-pg-") as home:
        # The server must not run as root; `nobody` stands in where the system has no postgres user.
        who = _server_user()
        Path(home).chmod(0o755)
        data = Path(home) / "data"
        data.mkdir()
        if who is not None:
            os.chown(data, who.pw_uid, who.pw_gid)
        port = _free_port()
        _call(folder, who, "initdb", "-D", str(data), "-U", "archive", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        log = data / "server.log"
        options = f"-p {port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60 -c shared_buffers=64MB"
        _call(folder, who, "pg_ctl", "-D", str(data), "-l", str(log), "-w", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://archive@127.0.0.1:{port}/postgres"
        finally:
            _call(folder, who, "pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")


@contextlib.contextmanager
def shared_postgresql(folder: Path) -> Iterator[str]:
    """One server for all workers of a test run: the first starts it, the last one stops it. `folder` is the run's own."""
    lock, address, users = folder / "pg.lock", folder / "pg.url", folder / "pg.users"
    own = None
    with _locked(lock):
        if not address.exists():
            own = postgresql()
            address.write_text(own.__enter__())
        users.write_text(str(int(users.read_text()) + 1 if users.exists() else 1))
    try:
        yield address.read_text()
    finally:
        with _locked(lock):
            users.write_text(str(int(users.read_text()) - 1))
        if own is not None:
            _stop_when_idle(own, lock, users, address)


def _stop_when_idle(own: contextlib.AbstractContextManager[str], lock: Path, users: Path, address: Path) -> None:
    """Wait for the other workers; one that comes later finds no address and starts a server of its own."""
    until = time.monotonic() + 1800
    while True:
        with _locked(lock):
            if int(users.read_text()) <= 0 or time.monotonic() > until:
                address.unlink()
                own.__exit__(None, None, None)
                return
        time.sleep(0.1)


@contextlib.contextmanager
def _locked(lock: Path) -> Iterator[None]:
    with lock.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _server_user() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise FileNotFoundError("PostgreSQL cannot run as root, and there is no user postgres or nobody")


def _call(folder: Path, who: pwd.struct_passwd | None, programme: str, *arguments: str) -> None:
    done = subprocess.run(
        [str(folder / programme), *arguments],
        stdout=subprocess.DEVNULL if programme == "pg_ctl" else subprocess.PIPE,
        stderr=subprocess.DEVNULL if programme == "pg_ctl" else subprocess.STDOUT,
        text=True,
        cwd="/",
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
        **({"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []} if who else {}),
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{programme} ended with {done.returncode}: {done.stdout}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
