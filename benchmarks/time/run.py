"""How well and how fast dates are read, beside the peers: `python -m benchmarks.time.run [--errors SYSTEM]`.

End-to-end: an expression counts as right if the spans overlap and the interval is equal to the day. What the
annotators found doubtful counts neither way. Peers that are not installed are left out (dependency group `bench`).
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from archive.values.intervals import DayInterval
from benchmarks.time.material import Text, general, texts
from benchmarks.time.systems import SYSTEMS, Guess, Reader

SPEED_SECONDS = 3.0
ARCHIVE_DATE = DayInterval.day(date(2020, 12, 20))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both tables; exit status 1 if our own figures fall below the promise (F1 0.97, a million characters a second)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", metavar="SYSTEM", help="list what a system got wrong")
    options = parser.parse_args(arguments)
    readers = dict(_installed())
    annotated, short = list(texts()), list(general())
    print(
        f"{sum(r.required for t in annotated for r in t.rows)} annotated expressions in {len(annotated)} texts, {len(short)} short inputs"
    )
    print(f"{'system':12} {'P':>6} {'R':>6} {'F1':>6} {'short':>6} {'chars/s':>10} {'ratio':>7}")
    speed = {name: _speed(reader, annotated) for name, reader in readers.items()}
    f1 = {}
    for name, reader in readers.items():
        precision, recall, f1[name] = _score(reader, annotated, name == options.errors)
        exact = _score(reader, short, name == options.errors)[1]
        print(
            f"{name:12} {precision:6.3f} {recall:6.3f} {f1[name]:6.3f} {exact:6.3f} {speed[name]:10,.0f}"
            f" {speed['ours'] / speed[name]:6.1f}x"
        )
    _kinds(readers["ours"], annotated)
    return int(f1["ours"] < 0.97 or speed["ours"] < 1_000_000)


def _installed() -> Iterable[tuple[str, Reader]]:
    for name, load in SYSTEMS.items():
        try:
            yield name, load()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)


def _score(reader: Reader, material: Iterable[Text], show: bool) -> tuple[float, float, float]:
    right = guessed = wanted = 0
    for text in material:
        hits, counted, missed = _compare(text, reader(text.text, text.reference))
        right, guessed = right + hits, guessed + counted
        wanted += sum(r.required for r in text.rows)
        if show and missed:
            print(f"  {text.name}: {'; '.join(missed)}")
    precision, recall = right / guessed if guessed else 0.0, right / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def _compare(text: Text, guesses: list[Guess]) -> tuple[int, int, list[str]]:
    """Right ones, those that count, and what went wrong."""
    used: set[int] = set()
    right, wrong = 0, []
    for row in text.rows:
        if not row.required:
            continue
        near = [i for i, g in enumerate(guesses) if g.start < row.stop and row.start < g.stop]
        hit = next((i for i in near if (row.earliest, row.latest) in guesses[i].readings and i not in used), None)
        if hit is not None:
            right += 1
            used.add(hit)
        else:
            wrong.append(f"{text.text[row.start : row.stop]!r}")
    optional = [r for r in text.rows if not r.required]
    counted = right
    for i, guess in enumerate(guesses):
        if i not in used and not any(guess.start < r.stop and r.start < guess.stop for r in optional):
            counted += 1
            wrong.append(f"spurious {text.text[guess.start : guess.stop]!r}")
    return right, counted, wrong


def _speed(reader: Reader, material: Sequence[Text]) -> float:
    """Characters a second over the running texts, for at least `SPEED_SECONDS`, after a warm-up."""
    longest = sorted(material, key=lambda t: len(t.text))[-8:]
    reader(longest[0].text[:500], ARCHIVE_DATE)
    done, begin = 0, time.perf_counter()
    while (spent := time.perf_counter() - begin) < SPEED_SECONDS:
        for text in longest:
            reader(text.text, text.reference)
            done += len(text.text)
    return done / spent


def _kinds(reader: Reader, material: Iterable[Text]) -> None:
    hits: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for text in material:
        guesses = reader(text.text, text.reference)
        for row in text.rows:
            if row.required:
                all_[row.kind] += 1
                hits[row.kind] += any(
                    g.start < row.stop and row.start < g.stop and (row.earliest, row.latest) in g.readings
                    for g in guesses
                )
    print("ours by kind: " + ", ".join(f"{kind} {hits[kind]}/{n}" for kind, n in all_.most_common()))


if __name__ == "__main__":
    sys.exit(main())
