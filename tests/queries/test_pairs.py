import itertools

from archive.queries import pairs
from archive.schema.metadata import Reprint
from tests.builders import ArchiveBuilder


def naming(archive, **documents: str) -> ArchiveBuilder:
    """Documents by name with the initiatives that each names, one character for each."""
    builder = ArchiveBuilder(archive)
    builder.ids = itertools.count(60_000_001)
    for name in sorted(set("".join(documents.values()))):
        builder.initiative(f"{name}字行动", name)
    for document, names in documents.items():
        builder.document(document, names or "无", title=document)
        for name in names:
            builder.mention(document, name, name, None)
    return builder


def proposed(archive, *among, **more):
    found = pairs.pairs(archive, among, 10, **more)
    return [tuple(entry.public_id for entry in pair.entries) for pair in found]


def test_what_few_others_name_binds_two_documents(archive):
    naming(archive, a="甲乙", b="甲", c="乙", d="乙", e="丙")
    found = pairs.pairs(archive, ("a", "b", "c", "d", "e"), 10)
    assert [entry.public_id for entry in found[0].entries] == ["a", "b"]
    assert [name.name for name in found[0].initiatives] == ["甲字行动"]
    assert all("e" not in [entry.public_id for entry in pair.entries] for pair in found)


def test_an_event_of_both_weighs_more_and_is_counted(archive):
    builder = naming(archive, a="甲", b="甲", c="乙")
    told = [builder.milestone(document, words, "2020-05-04") for document, words in (("a", "甲"), ("c", "乙"))]
    builder.event("e1", "青年节", "2020-05-04", *told)
    assert proposed(archive, "a", "b", "c") == [("a", "c"), ("a", "b")]
    assert pairs.pairs(archive, ("a", "b", "c"), 1)[0].events == 1


def test_reprints_are_not_proposed(archive):
    builder = naming(archive, a="甲", b="甲")
    one, other = (builder.documents[name]["id"] for name in "ab")
    assert proposed(archive, "a", "b") == [("a", "b")]
    builder.add(Reprint, document_id=other, of_document_id=one, similarity=0.9)
    assert proposed(archive, "a", "b") == []


def test_pairs_of_one_document_only_and_none_stands_everywhere(archive):
    naming(archive, a="甲乙丙", b="甲", c="乙", d="丙")
    assert proposed(archive, "b", "c", "d", of="a") == [("a", "b"), ("a", "c"), ("a", "d")]
    assert proposed(archive, "a", "b", "c", "d") == [("a", "b"), ("a", "c")]
