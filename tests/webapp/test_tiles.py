"""`/tiles/…`: JSON that a browser keeps until the archive changes."""

import pytest


def test_a_tile_shows_the_most_salient(client):
    answer = client.get("/tiles/0/0")
    assert answer.status_code == 200
    tile = answer.get_json()
    assert tile["columns"][:2] == ["id", "headline"]
    assert tile["count"] == sum(number for number, _ in tile["density"])
    assert 0 < len(tile["rows"]) <= tile["count"]


def test_it_is_not_sent_again(client):
    first = client.get("/tiles/3/4")
    again = client.get("/tiles/3/4", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/tiles/16/0", 404),
        ("/tiles/-1/0", 404),
        ("/tiles/0/99999999999999999999", 404),
        ("/tiles/0/0?committee=nobody", 404),
        ("/tiles/0/0?initiative=nothing", 404),
        ("/tiles/0/0?committee=a&initiative=b", 400),
    ],
)
def test_what_is_not_there_is_refused(client, address, status):
    assert client.get(address).status_code == status
