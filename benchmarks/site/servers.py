"""What is measured over HTTP: the site and a bare hello behind waitress, Datasette in an environment of its own."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path


def site(url: str, port: int, keeping: bool = True) -> None:
    """Serve the site until the process ends; without `keeping` every tile is made anew."""
    from waitress import serve

    from webapp import create_app, tiles

    if not keeping:
        tiles.KEPT = 0

    app = create_app(url)
    serve(app, host="127.0.0.1", port=port, threads=4, ident=None)


def hello(port: int) -> None:
    """Serve a bare hello."""
    from flask import Flask
    from waitress import serve

    app = Flask("hello")
    app.add_url_rule("/", view_func=lambda: "hello")
    serve(app, host="127.0.0.1", port=port, threads=4, ident=None)


@contextlib.contextmanager
def running(command: list[str], port: int) -> Iterator[http.client.HTTPConnection]:
    """A server that is up, as a connection to it."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        connection.__dict__["process"] = process.pid
        yield connection
        connection.close()
    finally:
        process.terminate()
        process.wait(20)


def processor(connection: http.client.HTTPConnection) -> float:
    """Milliseconds of processor time that the server behind a connection has spent so far, without its children."""
    tasks = Path(f"/proc/{connection.__dict__['process']}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6


def ours(kind: str, port: int, url: str = "") -> list[str]:
    """The command that serves `site`, `fresh` (the site that keeps no tile) or `hello`."""
    return [sys.executable, "-m", "benchmarks.site.servers", kind, str(port), url]


def datasette(path: str, port: int) -> list[str] | None:
    """The command that serves the file by Datasette, None where it is not installed (see README.md)."""
    programme = Path(os.environ.get("DATASETTE", "/tmp/datasette/bin/datasette"))
    if not programme.exists():
        return None
    limits = ["--setting", "sql_time_limit_ms", "60000", "--setting", "max_returned_rows", "10000"]
    return [str(programme), "serve", path, "--port", str(port), *limits]


if __name__ == "__main__":
    if sys.argv[1] in ("site", "fresh"):
        site(sys.argv[3], int(sys.argv[2]), keeping=sys.argv[1] == "site")
    else:
        hello(int(sys.argv[2]))
