"""Feeds, files, citations, metadata and the OAI-PMH endpoint, on the sample and through a real harvester."""

import contextlib
import csv
import io
import json
import threading
import zipfile
from xml.etree import ElementTree

import pytest
from sickle import Sickle
from waitress import create_server

from webapp import downloads

OAI = "{http://www.openarchives.org/OAI/2.0/}"
SHOWN = {"dreport", "dagain", "dnews", "dwest"}


@pytest.fixture
def address(app):
    server = create_server(app, host="127.0.0.1", port=0, threads=2)

    def serve():
        # Closing a server of waitress ends its loop by an error of its closed socket.
        with contextlib.suppress(OSError):
            server.run()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    app.config["OAI_SIZE"] = 2
    yield f"http://127.0.0.1:{server.effective_port}/oai"
    del app.config["OAI_SIZE"]
    server.close()
    thread.join(5)


def test_a_harvester_gets_every_document_once(address):
    with_deleted = list(Sickle(address).ListRecords(metadataPrefix="oai_dc"))
    ids = [record.header.identifier.rpartition(":")[2] for record in with_deleted]
    assert len(ids) == len(set(ids))
    assert set(ids) == SHOWN | {"dhidden"}
    assert [r.header.identifier for r in with_deleted if r.header.deleted] == ["oai:league-archive.local:dhidden"]
    report = next(r for r in with_deleted if r.header.identifier.endswith("dreport"))
    assert report.metadata["creator"] == ["共青团东川省委员会"]
    assert report.metadata["date"] == ["2020-12-30"]


def test_a_harvester_gets_sets_and_single_records(address):
    sickle = Sickle(address)
    assert sickle.Identify().protocolVersion == "2.0"
    news = [h.identifier.rpartition(":")[2] for h in sickle.ListIdentifiers(metadataPrefix="oai_dc", set="genre:news")]
    assert set(news) == {"dagain", "dwest"}
    assert {s.setSpec for s in sickle.ListSets()} >= {"genre:news", "genre:report"}
    one = sickle.GetRecord(identifier="oai:league-archive.local:dwest", metadataPrefix="oai_dc")
    assert one.metadata["title"] == ["<script>alert(1)</script>西岭省来信"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=Nonsense", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=x", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2020-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01&until=2020-01-01T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-02&until=2020-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=2000-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=nothing", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=nonsense", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:y", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=nothing", "idDoesNotExist"),
    ],
)
def test_errors_of_the_protocol(client, query, code):
    response = client.get(f"/oai?{query}")
    assert response.status_code == 200
    assert ElementTree.fromstring(response.data).find(f"{OAI}error").get("code") == code


def test_the_filtered_timeline_as_csv(client):
    response = client.get("/timeline.csv?theme=service&bom=1")
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert response.text.startswith("\ufeffid,")
    assert len(rows) == client.get("/api/v1/milestones?theme=service").json["total"] > 0
    assert len(list(csv.DictReader(io.StringIO(client.get("/timeline.csv").text)))) > len(rows)


def test_the_timeline_as_a_calendar(client):
    data = client.get("/timeline.ics?from=2020&to=2020").data
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"DTSTART;VALUE=DATE:20200325\r\nDTEND;VALUE=DATE:20200326\r\n" in data


def test_the_timeline_for_timelinejs(client):
    made = client.get("/timeline.timelinejs.json").json
    year = next(s for s in made["events"] if s["display_date"] == "2021")
    assert (year["start_date"]["day"], year["end_date"]["month"]) == (1, 12)
    assert "<script>" not in json.dumps(made)


@pytest.mark.parametrize("name", ["documents", "milestones"])
def test_feeds(client, name):
    response = client.get(f"/feeds/{name}.atom")
    root = ElementTree.fromstring(response.data)
    ids = [entry.findtext("{*}id") for entry in root.findall("{*}entry")]
    assert len(ids) == len(set(ids)) > 1
    assert client.get(f"/feeds/{name}.atom", headers={"If-None-Match": response.headers["ETag"]}).status_code == 304


def test_citations_and_descriptions_of_a_document(client):
    assert client.get("/documents/dreport.jsonld").json["datePublished"] == "2020-12-30"
    assert "datePublished" not in client.get("/documents/dnews.jsonld").json
    assert client.get("/documents/dnews.csl.json").get_json(force=True)[0]["issued"]["date-parts"] == [[2023]]
    assert client.get("/documents/dreport.bib").text.startswith("@misc{dreport,")
    assert "DA  - 2020/12/30/" in client.get("/documents/dreport.ris").text
    assert "（本档案摘编）[" in client.get("/documents/dnews.gbt7714.txt").text
    for ending in ("jsonld", "bib", "ris", "csl.json", "gbt7714.txt"):
        assert client.get(f"/documents/dhidden.{ending}").status_code == 404


def test_a_committee_as_authority_record(client):
    east = next(
        e["committee"]["id"]
        for e in client.get("/api/v1/committees").json["items"]
        if e["committee"]["name"] == "共青团东川省委员会"
    )
    root = ElementTree.fromstring(client.get(f"/committees/{east}.eac.xml").data)
    assert root.findtext(".//{*}nameEntry/{*}part") == "共青团东川省委员会"
    assert root.find(".//{*}resourceRelation").get("resourceRelationType") == "creatorOf"
    assert client.get("/committees/nobody.eac.xml").status_code == 404


def test_everything_in_one_file(client):
    with client.get("/exports/archive.zip") as response:
        assert response.status_code == 200
        assert zipfile.ZipFile(io.BytesIO(response.data)).testzip() is None
        tag = response.headers["ETag"]
    with client.get("/exports/archive.zip", headers={"If-None-Match": tag}) as again:
        assert again.status_code == 304
    store = client.application.extensions[downloads.STORE]
    with store.making, client.get("/exports/archive.zip") as held:
        assert held.status_code == 200, "what is made is given while another is being made"
    assert client.get("/exports/timeline.csv").text.count("\r\n") > 3
    assert client.get("/exports/imports.csv").status_code == 404
    for language in ("en", "zh"):
        assert client.get("/exports", headers={"Accept-Language": language}).status_code == 200


def test_citations_name_the_address_that_the_keeper_gave(client, monkeypatch):
    monkeypatch.setenv("ARCHIVE_SITE_URL", "https://archive.example.org/")
    assert "https://archive.example.org/documents/dreport" in client.get("/documents/dreport.ris").text
    listed = client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc").text
    assert "https://archive.example.org/documents/dreport" in listed
