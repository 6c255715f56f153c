"""The national context on the timeline: apart from the statements, with sources, and easy to put away."""

import html
import re

import pytest

from archive.extraction.catalogue import default_catalogue

FACTS = {fact.slug: fact for fact in default_catalogue().national}
RALLY = FACTS["league-centenary-rally-2022"]


@pytest.mark.parametrize(("language", "headline"), [("en", RALLY.headline_en), ("zh", RALLY.headline_zh)])
def test_a_fact_stands_in_the_first_lane_and_in_the_list(client, language, headline):
    page = html.unescape(client.get(f"/?from=2022&to=2022&lang={language}").text)
    lanes = re.findall(r'<div class="lane(?: ([^"]*))?"', page)
    assert lanes[:2] == ["axis", "national"]
    assert f'id="national-{RALLY.slug}"' in page
    assert headline in page
    assert RALLY.source_url in page


def test_only_what_touches_the_window_is_listed(client):
    page = client.get("/?from=2020&to=2020").text
    shown = set(re.findall(r'<li id="national-([^"]+)"', page))
    assert shown == {
        s for s, f in FACTS.items() if (f.earliest or f.latest).year <= 2020 <= (f.latest or f.earliest).year
    }


def test_it_can_be_put_away(client):
    page = client.get("/?from=2022&to=2022&national=hidden").text
    assert "lane national" not in page
    assert RALLY.source_url not in page
    assert client.get("/?national=nonsense").status_code == 400


def test_statements_are_counted_without_it(client):
    counted = [
        re.search(r'<p class="window">.*?<span class="count">(.*?)</span>', client.get(address).text, re.DOTALL)[1]
        for address in ("/?from=2019&to=2023", "/?from=2019&to=2023&national=hidden")
    ]
    assert counted[0] == counted[1]


def test_the_choice_outlives_a_filter(client):
    page = client.get("/?national=hidden").text
    assert '<input type="hidden" name="national" value="hidden">' in page
