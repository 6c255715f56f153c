"""Every hostile file within a minute and 2 GB, with what is installed here (`make test-ocr`: pictures read by OCR too)."""

import subprocess
import sys
import time

import pytest

from tests.hostile import HOSTILE

#: Seconds and bytes that one file may take.
SECONDS, BYTES = 60, 2 * 1024**3
#: A few for `make test`.
FEW = {"pdf, pages in a circle", "text, full of NUL", "picture, claims 4 gigapixels", "tiff, pages in a circle"}
#: What a process of its own does with one file: it tells its outcome, then the most memory that it or a child of it held.
ONE = """
import resource, sys
from archive.errors import RejectedSource
from archive.readers import read
from archive.importers.patience import within
from archive.extraction.catalogue import default_catalogue
from archive.extraction.pipeline import annotate
from archive.readers.isolation import seconds
from archive.readers import worker
try:
    with within(seconds()):
        reading = read(sys.stdin.buffer.read(), sys.argv[1])
        found = annotate(reading, default_catalogue())
    print(f"{len(reading.text)} characters, {len(found.documents)} documents")
except RejectedSource as refusal:
    print("refused:", " ".join(str(refusal).split()))
worker.close_all()  # only children that ended are counted
print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) * 1024)
"""


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in FEW else (pytest.mark.soak, pytest.mark.ocr)) for name in HOSTILE],
)
def test_within_a_minute_and_two_gigabytes(name: str) -> None:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", ONE, name], input=HOSTILE[name](), capture_output=True, timeout=2 * SECONDS, check=True
    )
    outcome, most = done.stdout.decode().strip().rsplit("\n", 1)
    taken = time.monotonic() - begun
    print(f"{taken:5.1f} s {int(most) / 1024**2:5.0f} MB  {name}: {outcome}")
    assert outcome.startswith("refused: ") or outcome.endswith("documents")
    assert taken <= SECONDS
    assert int(most) < BYTES
