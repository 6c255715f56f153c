"""`league-archive annotate FILE`: what would be imported, as one JSON object (design.md §5.2). Nothing is written."""

import hashlib
import json
from pathlib import Path

import click


@click.command("annotate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reference", metavar="EDTF", default=None, help="Publication date to assume, e.g. 2023-06 (EDTF).")
@click.option("--issuer", metavar="NAME", default=None, help="Canonical name of the issuing committee to assume.")
@click.pass_obj
def command(obj: dict[str, str | None], file: Path, reference: str | None, issuer: str | None) -> None:
    """Print as JSON what would be imported from FILE."""
    from archive.errors import WrongUse
    from archive.extraction.catalogue import default_catalogue
    from archive.extraction.contract import as_json
    from archive.extraction.pipeline import Hints, annotate
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
    click.echo(json.dumps(as_json(found, source), ensure_ascii=False, indent=1))
