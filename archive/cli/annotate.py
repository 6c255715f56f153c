"""`league-archive annotate FILE`: what would be imported, as one JSON object (design.md §5.2). Nothing is written."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click


@click.command("annotate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reference", metavar="EDTF", default=None, help="Publication date to assume, e.g. 2023-06 (EDTF).")
@click.option("--issuer", metavar="NAME", default=None, help="Canonical name of the issuing committee to assume.")
@click.option(
    "--explain",
    is_flag=True,
    help="Add “rules” (how often each rule of each kind of finding fired) and “rule_table” (every rule with examples).",
)
@click.pass_obj
def command(obj: dict[str, str | None], file: Path, reference: str | None, issuer: str | None, explain: bool) -> None:
    """Print as JSON what would be imported from FILE."""
    from archive.errors import WrongUse
    from archive.extraction.catalogue import default_catalogue
    from archive.extraction.contract import as_json
    from archive.extraction.pipeline import Hints, annotate
    from archive.extraction.rules import table
    from archive.readers import read
    from archive.values import edtf

    data = file.read_bytes()
    try:
        published = edtf.parse(reference) if reference else None
    except ValueError as error:
        raise WrongUse(
            f"--reference {reference!r} is no EDTF date ({error}); write 2023, 2023-06 or 2023-06-08"
        ) from None
    reading = read(data, file.name)
    catalogue = default_catalogue()
    if obj["database"]:
        from archive.importers.catalogue import from_database

        catalogue = from_database(obj["database"])
    found = annotate(reading, catalogue, Hints(issuer=issuer, published=published, published_edtf=reference))
    source = {
        "name": file.name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "media_type": reading.media_type,
        "encoding": reading.encoding,
        "reader": reading.reader,
    }
    answer = as_json(found, source)
    if explain:
        answer["rules"] = rule_counts(answer)
        answer["rule_table"] = {kind: table(kind, fired) for kind, fired in answer["rules"].items()}
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))


def rule_counts(answer: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """How often each rule fired, by kind of finding; the most frequent first, equals by name.

    The rules of documents are those that named their issuer.
    """
    counts: dict[str, dict[str, int]] = {}
    for kind, findings in answer.items():
        if not isinstance(findings, list):
            continue
        fired = Counter(rule for one in findings if (rule := one.get("rule") or one.get("issuer_rule")))
        counts[kind] = dict(sorted(fired.items(), key=lambda pair: (-pair[1], pair[0])))
    return counts
