"""`league-archive annotate FILE`: what would be imported, as one JSON object (design.md §5.2). Nothing is written."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from archive.cli import options


@click.command("annotate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.published
@options.issuer
@click.option(
    "--explain",
    is_flag=True,
    help="Add “rules” (how often each rule of each kind of finding fired) and “rule_table” (every rule with examples).",
)
@click.pass_obj
def command(obj: dict[str, str | None], file: Path, published: str | None, issuer: str | None, explain: bool) -> None:
    """Print as JSON what would be imported from FILE.

    As with `import`, a file `FILE.source.toml` beside it says where it came from, and outweighs the options.
    """
    from archive.extraction.catalogue import default_catalogue
    from archive.extraction.contract import as_json
    from archive.extraction.pipeline import annotate
    from archive.extraction.rules import table
    from archive.importers.given import beside, from_options
    from archive.readers import read

    data = file.read_bytes()
    given = beside(file).or_else(from_options(None, None, issuer, published))
    reading = read(data, file.name)
    catalogue = default_catalogue()
    if obj["database"]:
        from archive.importers.catalogue import from_database

        catalogue = from_database(obj["database"])
    options.tell_issuer(catalogue, given.issuer)
    found = annotate(reading, catalogue, given.hints())
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

    The rules of documents are those that read their title, number, issuer, date and reporting period, those of modality
    decide whether an initiative or a milestone was done, goes on or is planned, those of attribution whose work a finding is.
    """
    counts: dict[str, dict[str, int]] = {}
    for kind, findings in answer.items():
        if not isinstance(findings, list):
            continue
        fired = Counter(rule for one in findings for rule in _rules_of(one) if rule)
        counts[kind] = _ranked(fired)
    for decided, kinds in _DECIDED.items():
        rules = (one.get(f"{decided}_rule") for kind in kinds for one in answer.get(kind) or ())
        told = Counter(rule for rule in rules if rule is not None)
        counts |= {decided: _ranked(told)} if told else {}
    return counts


_DECIDED = {"modality": ("initiatives", "milestones"), "attribution": ("initiatives", "figures", "milestones")}
"""What else is decided of which kinds of finding: whether they were done, go on or are planned; whose work they are."""


def _ranked(fired: Counter[str]) -> dict[str, int]:
    """The counts, the most frequent first, equals by name."""
    return dict(sorted(fired.items(), key=lambda pair: (-pair[1], pair[0])))


def _rules_of(one: Mapping[str, Any]) -> Iterator[str | None]:
    """The rule of a finding, or those of a document's header."""
    yield one.get("rule")
    yield from (one.get("title_rule"), one.get("issuer_rule"))
    yield "own-number" if one.get("number_spans") else None
    yield from ((one.get(field) or {}).get("rule") for field in ("published", "period"))
