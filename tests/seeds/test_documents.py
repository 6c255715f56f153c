"""The sample documents are digests in our own words, each marked as one and each with its source."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archive.extraction.catalogue import seed_rows
from archive.importers.given import SIDECAR
from tests.seeds.digests import DOCUMENTS, RUN, Digest, digests, runs, squeezed

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
MARK_WITHIN = 16  # lines: a masthead or the head of a page may stand before the mark
ALL = list(digests())

#: Nationwide names that the demonstration compares, as they are printed.
SHARED = (
    "青年大学习", "青马", "智慧团建", "12355", "希望工程", "西部计划", "三下乡", "返家乡", "青年之家", "面对面",
    "青年发展规划", "青年文明号", "青年突击队", "保护母亲河", "基层组织改革", "联席会议",
)  # fmt: skip


def named(digest: Digest) -> str:
    return digest.path.name


def test_every_file_is_a_document_or_the_sidecar_of_one():
    orphans = [p.name for p in DOCUMENTS.glob(f"*{SIDECAR}") if not p.with_name(p.name[: -len(SIDECAR)]).exists()]
    assert orphans == []


def test_the_demonstration_is_worth_a_visit():
    assert len(ALL) >= 14
    assert {d.path.suffix for d in ALL} == {".txt", ".md", ".html"}


def test_twelve_initiatives_are_described_by_three_committees_each():
    # A file is named after the place of the committee that it is about.
    places = {name: {d.path.name.split("-")[0] for d in ALL if name in d.text} for name in SHARED}
    assert sum(len(where) >= 3 for where in places.values()) >= 12


@pytest.mark.parametrize("digest", ALL, ids=named)
def test_a_digest_says_that_it_is_one_and_of_what(digest: Digest):
    head = digest.text.splitlines()[:MARK_WITHIN]
    assert any("摘编" in line and "非原文" in line for line in head)
    assert digest.given.digest is True
    assert digest.given.retrieved is not None
    assert digest.given.retrieved >= date(2026, 11, 21)
    note = digest.given.note or ""
    assert "Digest" in note
    assert "摘编" in note


@pytest.mark.parametrize("digest", ALL, ids=named)
def test_a_digest_names_its_source(digest: Digest):
    assert digest.given.publisher
    if digest.given.url is not None:
        assert urlsplit(digest.given.url).scheme in {"http", "https"}
        assert urlsplit(digest.given.url).hostname


@pytest.mark.parametrize("digest", [d for d in ALL if d.given.issuer], ids=named)
def test_an_issuer_is_named_by_its_region_path(digest: Digest):
    issuer = digest.given.issuer or ""
    if issuer == "中国共产主义青年团中央委员会":
        return
    path = issuer.removeprefix("共青团").removesuffix("委员会")
    assert issuer == f"共青团{path}委员会"
    assert path in {row["path"] for row in seed_rows("regions.csv")}


@pytest.mark.parametrize("digest", ALL, ids=named)
def test_a_published_day_that_the_file_name_tells_agrees(digest: Digest):
    year = re.search(r"-(20\d\d)\b", digest.path.stem)
    if year and digest.given.published:
        assert abs(int(digest.given.published[:4]) - int(year[1])) <= 1


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents of ../shared/corpus are not here")
def test_no_sentence_of_the_real_documents():
    known = runs(path.read_text("utf-8") for path in CORPUS.glob("*.txt"))
    assert len(known) > 10_000
    shared = {d.path.name: sorted(runs([d.text]) & known) for d in ALL}
    assert {name: found for name, found in shared.items() if found} == {}


def test_the_measure_sees_a_copied_sentence_and_spares_a_title():
    copied = "全市各级团组织在这一年里共组织青年志愿者清扫了二十七条街道"
    assert len(squeezed(copied)) > RUN
    assert runs([copied]) & runs([f"据介绍，{copied}。"])
    title = "《某某市共青团关于在全市范围内开展青年志愿者清扫街道活动的通知》"
    assert runs([title]) == set()
