"""`league-archive user`: accounts with their roles, passwords, and who may read."""

import json

import pytest
from click.testing import CliRunner, Result

from archive.cli import main

PASSWORD = "a long password"


def call(url: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--database", url, "user", *arguments])


def test_accounts_are_made_changed_and_removed(database_url: str) -> None:
    assert call(database_url, "add", "mary", "--password", PASSWORD).exit_code == 0
    assert call(database_url, "add", "boss", "--password", PASSWORD, "--administrator").exit_code == 0
    assert call(database_url, "role", "mary", "administrator").exit_code == 0
    assert call(database_url, "password", "mary", "--password", "another password").exit_code == 0
    assert call(database_url, "remove", "boss").exit_code == 0
    listed = json.loads(call(database_url, "list", "--format", "json").stdout)
    assert listed == [{"name": "mary", "role": "administrator"}]


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "", "--password", PASSWORD), ("add", "x", "--password", "short"), ("remove", "nobody"),
        ("role", "nobody", "editor"), ("password", "nobody", "--password", PASSWORD),
    ],
    ids=lambda a: " ".join(a[:2]),
)  # fmt: skip
def test_nonsense_is_wrong_use(sqlite_url: str, arguments: tuple[str, ...]) -> None:
    assert call(sqlite_url, *arguments).exit_code == 2


def test_reading_is_closed_and_opened(database_url: str) -> None:
    assert call(database_url, "reading").stdout == "open\n"
    assert call(database_url, "reading", "closed").stdout == "closed\n"
    assert call(database_url, "reading").stdout == "closed\n"
    assert call(database_url, "reading", "open").stdout == "open\n"
