"""Pictures of pages beside the text: drawn from the file, found words marked; nothing of what is withdrawn."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import create_engine, text

from archive import database
from archive.importers import withdrawal
from archive.importers.run import import_paths
from archive.upgrading import upgrade
from tests.typesetter import Text, newspaper
from webapp import create_app
from webapp import page_drawing as room
from webapp.publication import site
from webapp.shell import database as served

PAGE = newspaper(
    [
        Text("南溪团市委服务青年纪实", 1),
        Text("2021年3月5日，南溪团市委组织青年志愿者三百余人走进社区，清理河道两岸的垃圾，并为老人送去米面和药品。" + "活动受到居民欢迎。" * 12),
        Text("2021年5月4日，南溪团市委召开座谈会，二十名青年代表发言，会议总结了一年来的工作，研究了下一步的安排。" + "大家踊跃发言。" * 12),
    ],
    2,
)  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[tuple[FlaskClient, str, str]]:
    """A site whose archive holds a newspaper page, the page's document, and the archive's address."""
    url = f"sqlite:///{tmp_path / 'pages.db'}"
    upgrade(url, create=True)
    file = tmp_path / "page.pdf"
    file.write_bytes(PAGE)
    engine = database.connect(url)
    import_paths(engine, [file])
    with engine.connect() as connection:
        document = connection.execute(text("SELECT public_id FROM documents")).scalar_one()
    engine.dispose()
    app = create_app(url)
    room.forget()
    yield app.test_client(), document, url
    served.dispose(app)


def test_the_page_is_drawn_with_what_was_found_on_it(archive: tuple[FlaskClient, str, str]) -> None:
    client, document, _ = archive
    answer = client.get(f"/documents/{document}/pages/1.svg")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert answer.text.count("<rect") >= 4
    picture = re.search(r"base64,([^\"]+)", answer.text)
    assert picture
    assert base64.b64decode(picture[1]).startswith(b"\x89PNG")
    assert "data:" in answer.headers["Content-Security-Policy"]


def test_it_stands_beside_the_text(archive: tuple[FlaskClient, str, str]) -> None:
    client, document, _ = archive
    page = client.get(f"/documents/{document}?beside=source").text
    assert f'loading="lazy" width="1000" height="1415" src="/documents/{document}/pages/1.svg' in page
    assert "pages/1.svg" not in client.get(f"/documents/{document}").text


def test_a_second_look_draws_nothing(archive: tuple[FlaskClient, str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    client, document, _ = archive
    first = client.get(f"/documents/{document}/pages/1.svg").data
    monkeypatch.setattr(room.page_image, "render", lambda *_: pytest.fail("drawn again"))
    assert client.get(f"/documents/{document}/pages/1.svg").data == first


@pytest.mark.parametrize("number", [0, 2, 99])
def test_there_are_no_other_pages(archive: tuple[FlaskClient, str, str], number: int) -> None:
    client, document, _ = archive
    assert client.get(f"/documents/{document}/pages/{number}.svg").status_code == 404


def test_a_publication_carries_the_pictures(archive: tuple[FlaskClient, str, str], tmp_path: Path) -> None:
    client, document, _ = archive
    site.publish(client.application, tmp_path / "site", languages=("zh",))
    page = LexborHTMLParser((tmp_path / f"site/zh/documents/{document}--beside-source.html").read_text("utf-8"))
    (source,) = (image.attributes["src"] or "" for image in page.css(".page-images img"))
    assert "<image" in (tmp_path / "site/zh/documents" / source).read_text("utf-8")


def test_what_is_withdrawn_has_no_pictures(archive: tuple[FlaskClient, str, str]) -> None:
    client, document, url = archive
    assert client.get(f"/documents/{document}/pages/1.svg").status_code == 200
    engine = create_engine(url)
    withdrawal.withdraw(engine, document, author="keeper", reason="asked for")
    engine.dispose()
    assert client.get(f"/documents/{document}/pages/1.svg").status_code == 404


def test_a_scan_says_which_letters_known_words_settled(archive: tuple[FlaskClient, str, str]) -> None:
    client, document, url = archive
    assert "Read by OCR" not in client.get(f"/documents/{document}?lang=en").text
    fields = [["ocr", "3 of 40 lines doubtful, 2 letters settled by known words", 0, 0]]
    fields.append(["settled", '[[1,"组织青牛志愿","组织青年志愿"],[2,"甲","乙"]]', 0, 0])
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE source_readings SET fields = :fields"), {"fields": json.dumps(fields)})
    engine.dispose()
    page = client.get(f"/documents/{document}?lang=en").text
    assert "3 of 40 lines doubtful" in page
    assert "1 letter settled by known words" in page
    assert "组织青年志愿</strong>" in page
