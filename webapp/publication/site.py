"""Walks the site from its front door and writes every published page and file of it into a folder."""

import json
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from flask import Flask, render_template
from werkzeug.routing import MapAdapter
from werkzeug.test import Client

from archive import __version__
from archive.errors import WrongUse
from archive.queries import about
from webapp.publication import addresses, search_files
from webapp.publication.addresses import Address
from webapp.publication.rewriting import Page, rewrite
from webapp.shell.database import connection
from webapp.shell.language import COOKIE, LANGUAGES

#: By this file a folder is known as a publication that may be replaced.
MARK = "publication.json"
#: The page of which a publication has its own.
_SEARCH = "/search"


@dataclass
class Published:
    """What was written; `missing` names addresses that pages lead to and the site did not answer."""

    pages: int = 0
    files: int = 0
    passages: int = 0
    missing: list[str] = field(default_factory=list)


def publish(
    app: Flask,
    target: Path,
    *,
    languages: Sequence[str] = tuple(LANGUAGES),
    progress: Callable[[int], None] = lambda _: None,
) -> Published:
    """Write the publication; it stands at `target` only when it is whole, in place of an earlier one.

    `progress` is told how many pages and files are written. Nothing but `target` and a folder beside it is touched.

    Raises:
        WrongUse: if `target` holds something that is no publication, or cannot be written.
    """
    if target.exists() and not (target.is_dir() and (not any(target.iterdir()) or (target / MARK).is_file())):
        raise WrongUse(f"{target} holds something else; choose a new folder")
    app.config["PUBLICATION"] = True
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as held:
            folder = Path(held) / "site"
            folder.mkdir()
            outcome = _Walk(app, folder, languages, progress).run()
            folder.chmod(0o755)
            if target.exists():
                target.rename(Path(held) / "before")
            folder.rename(target)
    except OSError as error:
        raise WrongUse(f"cannot write {target}: {error.strerror or error}") from error
    return outcome


class _Walk:
    def __init__(self, app: Flask, folder: Path, languages: Sequence[str], progress: Callable[[int], None]) -> None:
        self._app, self._folder, self._languages, self._progress = app, folder, languages, progress
        self._adapter: MapAdapter = app.url_map.bind("localhost")
        self._outcome = Published()
        self._files: dict[str, Address] = {}

    def run(self) -> Published:
        for language in self._languages:
            self._search_page(language)
            self._pages(language)
        client = self._client(self._languages[0])
        for address in self._files.values():
            self._file(client, address)
        for name in _static_files():
            self._copy(name)
        self._search()
        return self._outcome

    def _pages(self, language: str) -> None:
        client, first = self._client(language), self._address("/")
        assert first is not None
        waiting, seen = deque([first]), {first.url, _SEARCH}
        while waiting:
            address = waiting.popleft()
            response = client.get(address.url)
            if response.status_code != 200:
                self._outcome.missing.append(f"{address.url} ({response.status_code})")
                continue
            page = Page(language, address.file, address.url)
            for found in self._write(response.get_data(as_text=True), page):
                if found.url not in seen:
                    seen.add(found.url)
                    waiting.append(found)

    def _write(self, html: str, page: Page) -> Iterator[Address]:
        """Write one page; the pages it leads to (files are kept for later)."""
        text, found = rewrite(html, page, self._address)
        self._save(page.path, text.encode())
        self._outcome.pages += 1
        for address in found:
            if address.page:
                yield address
            else:
                self._files[address.url] = address

    def _file(self, client: Client, address: Address) -> None:
        with closing(client.get(address.url)) as response:
            if response.status_code != 200:
                self._outcome.missing.append(f"{address.url} ({response.status_code})")
                return
            self._save(address.file, response.iter_encoded())
        self._outcome.files += 1

    def _search_page(self, language: str) -> None:
        with self._app.test_request_context(_SEARCH, headers={"Cookie": f"{COOKIE}={language}"}):
            html = render_template("publication/search.html", terms=search_files.PARTS, texts=search_files.TEXTS)
        list(self._write(html, Page(language, "search.html", _SEARCH)))

    def _search(self) -> None:
        with self._app.test_request_context("/"):
            held = connection()
            self._outcome.passages = search_files.write(held, self._folder / "search")
            state = about.holdings(held)
        facts = {
            "version": __version__,
            "revision": state.revision,
            "changed_at": state.changed_at.isoformat() if state.changed_at else None,
            "pages": self._outcome.pages,
            "files": self._outcome.files,
            "languages": list(self._languages),
        }
        self._save(MARK, json.dumps(facts, indent=1).encode())
        front = resources.files("webapp").joinpath("static/front.html").read_bytes()
        self._save("index.html", front.replace(b"{first}", self._languages[0].encode()))

    def _client(self, language: str) -> Client:
        client = self._app.test_client()
        client.set_cookie(COOKIE, language)
        return client

    def _address(self, url: str) -> Address | None:
        return addresses.published(self._adapter, url)

    def _copy(self, name: str) -> None:
        self._save(f"static/{name}", resources.files("webapp").joinpath(f"static/{name}").read_bytes())

    def _save(self, path: str, data: bytes | Iterable[bytes]) -> None:
        file = self._folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as out:
            out.writelines([data] if isinstance(data, bytes) else data)
        self._progress(self._outcome.pages + self._outcome.files)


def _static_files() -> list[str]:
    folder = resources.files("webapp").joinpath("static")
    return sorted(f.name for f in folder.iterdir() if f.is_file() and f.name != "front.html")
