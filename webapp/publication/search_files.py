"""The search of a publication: an index of character pairs cut into small files, of which the browser fetches a few.

`terms/NN.json` holds the passages of every term whose first character falls into that part, `texts/N.json` the passages
themselves (a hundred each: the browser looks into the text before it shows a hit), `documents.json` and `names.json` what
is told of a hit. `publication.js` reads them; the terms are those of `archive.values.bigrams`, as in the living archive,
of the text in simplified characters (`folding.json` says how a query becomes so), with and without separators in figures.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from archive.queries import documents, names, passages, spellings
from archive.values import bigrams

#: Into how many parts the terms are cut, by their first character.
PARTS = 256
#: Passages in a file of texts.
TEXTS = 100
#: Documents asked for at once.
_SIZE = 500


def write(connection: Connection, folder: Path) -> int:
    """Write the files of the search into `folder`; how many passages can be found."""
    (folder / "terms").mkdir(parents=True)
    (folder / "texts").mkdir()
    entries: list[documents.Entry] = []
    while True:
        some, total = documents.listed(connection, offset=len(entries), size=_SIZE)
        entries += some
        if not some or len(entries) >= total:
            break
    number_of = {entry.public_id: number for number, entry in enumerate(entries)}
    found: dict[str, list[int]] = defaultdict(list)
    texts: list[tuple[int, int, str]] = []
    count = 0
    for words in passages.every(connection):
        for term in _terms(words.text):
            found[term].append(count)
        texts.append((number_of[words.document], words.ordinal, words.text))
        count += 1
        if len(texts) == TEXTS:
            _dump(folder / "texts" / f"{count // TEXTS - 1}.json", texts)
            texts = []
    _dump(folder / "texts" / f"{count // TEXTS}.json", texts)
    parts: dict[int, dict[str, list[int]]] = defaultdict(dict)
    for term in sorted(found):
        parts[ord(term[0]) % PARTS][term] = found[term]
    for part in range(PARTS):
        _dump(folder / "terms" / f"{part}.json", parts.get(part, {}))
    _dump(
        folder / "documents.json",
        [
            (e.public_id, e.title, e.issuer.name if e.issuer else "", e.published.edtf if e.published else "", e.digest)
            for e in entries
        ],
    )
    _dump(folder / "names.json", list(names.mentioned(connection)))
    _dump(folder / "folding.json", spellings.folding())
    return count


def _terms(text: str) -> set[str]:
    folded = spellings.simplified(bigrams.fold(text))
    return set(bigrams.terms(folded)) | set(bigrams.terms(spellings.plain(folded)))


def _dump(file: Path, value: Any) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
