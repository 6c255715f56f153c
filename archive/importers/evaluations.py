"""Keeps the last result of `league-archive evaluate` in the archive, where readers see it beside the method."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Engine, delete, insert

from archive.extraction.findings import EXTRACTION_VERSION
from archive.importers.writing import now, touch, writing
from archive.schema.metadata import Setting
from archive.schema.state import EVALUATION


def keep(engine: Engine, scores: Sequence[Mapping[str, object]], files: Sequence[str]) -> None:
    """Keep the scores of all gold files together, with the files' names, in place of the result before.

    A score has the fields of `archive.queries.evaluation.Kind`.
    """
    value = {
        "at": now().isoformat(),
        "extraction": EXTRACTION_VERSION,
        "files": list(files),
        "scores": [dict(s) for s in scores],
    }
    with writing(engine) as connection:
        connection.execute(delete(Setting).where(Setting.key == EVALUATION))
        connection.execute(insert(Setting).values(key=EVALUATION, value=value))
        touch(connection)
