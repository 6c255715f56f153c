"""`/tiles/…`: JSON that a browser keeps until the archive changes."""

import gzip
import json
import re

import pytest

from archive.queries.filters import Filters
from archive.values.tiles import covering, days_of
from webapp.shell.keeping import Answer, Kept


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
        ("/tiles/0/0?basis=nonsense", 400),
        ("/tiles/0/0?lanes=nonsense", 400),
        ("/tiles/16/0?lanes=theme", 404),
        ("/tiles/16/0?theme=service", 404),
    ],
)
def test_what_is_not_there_is_refused(client, address, status):
    assert client.get(address).status_code == status


@pytest.mark.parametrize("choice", ["theme=publicity", "modality=planned&basis=explicit", "axis=reported", "q=书屋"])
def test_any_filter_narrows_a_tile(client, choice):
    whole, some = client.get("/tiles/0/0").get_json(), client.get(f"/tiles/0/0?{choice}").get_json()
    assert 0 < some["count"] <= whole["count"]
    assert len(some["rows"]) == some["count"]


@pytest.mark.parametrize("lanes", ["committee", "initiative", "theme", "none"])
def test_a_tile_in_lanes_counts_what_the_tile_holds(client, lanes):
    tile = client.get(f"/tiles/0/0?lanes={lanes}").get_json()
    counted = sum(
        sum(printed + inherited for _, printed, inherited in density) + sum(bar[7] for bar in bars)
        for density, bars, _ in tile["lanes"].values()
    )
    whole = client.get("/tiles/0/0").get_json()["count"]
    assert counted == whole if lanes != "initiative" else counted > 0


def test_arguments_of_no_page_are_dropped_from_links(client):
    junk = "&".join(f"x{n}={n}" for n in range(3000))
    page = client.get(f"/?lanes=theme&{junk}&from=2020&to=2020")
    assert page.status_code == 200
    assert "x17=17" not in page.text
    assert "lanes=theme" in page.text
    assert len(page.data) < len(client.get("/?lanes=theme&from=2020&to=2020").data) * 1.01


def test_one_argument_given_often_is_repeated_once(client):
    page = client.get("/about?" + "&".join(f"lang=en&from={n}" for n in range(2000)))
    assert len(page.data) < 100_000
    page = client.get("/?" + "&".join("from=2020" for _ in range(2000)) + "&to=2020")
    assert page.text.count("from=2020&amp;from=2020") == 0


def test_a_family_narrows_a_tile_like_an_initiative(client):
    some = client.get("/tiles/0/0?initiative=rooms").get_json()
    assert 0 < some["count"] < client.get("/tiles/0/0").get_json()["count"]


@pytest.mark.parametrize("query", ["", "?lanes=committee"])
def test_a_tile_is_the_same_compressed_and_asked_again(client, query):
    plain = client.get(f"/tiles/0/0{query}").data
    for _ in range(2):
        answer = client.get(f"/tiles/0/0{query}", headers={"Accept-Encoding": "gzip"})
        data = gzip.decompress(answer.data) if "Content-Encoding" in answer.headers else answer.data
        assert data == plain
        assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "asked", ["from=2018&to=2023", "from=2020-03&to=2020-03&lanes=theme", "modality=planned&lanes=initiative"]
)
def test_the_page_brings_along_the_tiles_that_its_drawing_would_ask_for(client, asked):
    page = client.get(f"/?{asked}").text
    brought = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S)[1])
    query = re.sub(r"(from|to)=[^&]*&?", "", asked)
    query += "" if "lanes=" in query else "&lanes=committee"
    assert 1 <= len(brought["tiles"]) <= 5
    for place, tile in brought["tiles"].items():
        whole = client.get(f"/tiles/{place}?{query}").get_json()
        assert (tile["low"], tile["high"], tile["step"]) == (whole["low"], whole["high"], whole["step"])
        for lane, (density, bars, rows) in whole["lanes"].items():
            crowded = {stretch for stretch, *counts in density if sum(counts) > 3}
            assert tile["lanes"][lane][0] == density
            assert [brought["bars"][n] for n in tile["lanes"][lane][1]] == bars
            for short, row in zip(tile["lanes"][lane][2], rows, strict=True):
                assert short in (row, ["", "", *row[2:]])
                assert short == row or (row[2] - whole["low"]) // whole["step"] in crowded


def test_the_tiles_of_a_page_are_those_that_cover_its_window():
    assert covering(17897, 19722) == [(6, 34), (6, 35), (6, 36), (6, 37), (6, 38)]
    assert covering(5, 5) == [(15, 5)]
    for low, high in ((0, 1), (-40, 3), (18262, 18292), (-700000, 2900000)):
        found = covering(low, high)
        assert days_of(*found[0])[0] <= low
        assert high <= days_of(*found[-1])[1]
        assert len(found) <= 5 or found[0][0] == 0


def test_a_page_that_is_kept_is_the_same_and_in_the_language_asked_for(client):
    first = client.get("/?from=2020&to=2021").data
    assert client.get("/?from=2020&to=2021").data == first
    assert client.get("/?from=2020&to=2021&lang=zh").data != first


def test_no_more_is_kept_than_there_is_room_for():
    kept = Kept(3000)
    assert kept.get(1, (Filters(), None, 0, 0)) is None
    for index in range(9):
        kept.put(1, (Filters(), None, 0, index), Answer(b"x" * 500))
        assert kept.get(1, (Filters(), None, 0, index)) is not None
    assert kept.get(1, (Filters(), None, 0, 0)) is None
    assert kept.get(2, (Filters(), None, 0, 8)) is None
    kept.put(1, (Filters(), None, 0, 1), Answer(b"of an earlier revision"))
    assert kept.get(2, (Filters(), None, 0, 1)) is None
