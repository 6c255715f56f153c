"""The site on the sample archive."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.samples import sample_url
from webapp import create_app
from webapp.shell import database


@pytest.fixture(scope="session")
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with sample_url(request, "sqlite", tmp_path_factory.mktemp("site")) as url:
        made = create_app(url)
        yield made
        database.dispose(made)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
