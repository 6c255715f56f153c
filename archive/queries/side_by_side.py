"""One initiative (or family) in the words of several committees, or of one through the years: by aspect, with passages."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count, permutations

from sqlalchemy import Connection

from archive.queries import committees, comparison, formulas, subjects, voices, wording
from archive.queries.committees import Committee
from archive.queries.subjects import Subject
from archive.queries.voices import Means, Partner, Place, Quantity, Told
from archive.queries.wording import Piece
from archive.schema.vocabulary import Modality

#: How many committees can be read beside each other.
MOST = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that names the subject; `number` is its superscript on the page, `pieces` are the sentence."""

    number: int
    told: Told
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """Words that stand in a column, with the numbers of the passages that say so."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """All that one committee says; `documents` are held of it, `digests` of these are in our own words.

    `span` names the years of a column that holds only these; `more` says that mentions were left out.
    """

    committee: Committee
    documents: int
    digests: int
    evidence: tuple[Evidence, ...]
    figures: tuple[Quantity, ...]
    partners: tuple[Partner, ...]
    means: tuple[Means, ...]
    span: str | None = None
    more: bool = False

    def of(self, *modalities: Modality) -> list[Evidence]:
        """The statements that were made in one of those ways."""
        return [e for e in self.evidence if e.told.modality in modalities]

    @property
    def printed(self) -> list[Evidence]:
        """The evidence in the committee's own words, each sentence once."""
        own = [e for e in self.evidence if not e.told.digest]
        return list({(e.told.document, e.told.sentence): e for e in reversed(own)}.values())[::-1]

    @property
    def headings(self) -> list[Noted]:
        """Under which headings it stands, in the order of the documents."""
        return self._noted((e.told.heading, e.number) for e in self.evidence)

    @property
    def names(self) -> list[Noted]:
        """How it is called."""
        return self._noted((name, e.number) for e in self.evidence for name in e.told.names)

    @property
    def rests_on_digests(self) -> bool:
        """Whether some of its evidence is in our own words, so that wording means nothing."""
        return any(e.told.digest for e in self.evidence)

    def numbers(self, places: Iterable[Place]) -> list[int]:
        """The numbers of the passages at those places."""
        wanted = set(places)
        return list(dict.fromkeys(e.number for e in self.evidence if e.told.place in wanted))

    def _noted(self, found: Iterable[tuple[str | None, int]]) -> list[Noted]:
        held: defaultdict[str, list[int]] = defaultdict(list)
        for text, number in found:
            if text:
                held[text].append(number)
        return [Noted(text, tuple(numbers)) for text, numbers in held.items()]


@dataclass(frozen=True, slots=True)
class Measure:
    """Figures of one unit in all columns, 万 and 亿 multiplied out.

    `alike` are those that count the like of what another column counts: only their sizes can be compared, and `most`
    is the largest of them.
    """

    unit: str
    most: float
    cells: tuple[tuple[Quantity, ...], ...]
    alike: frozenset[Quantity]

    @property
    def common(self) -> bool:
        """Whether several columns count in it."""
        return sum(map(bool, self.cells)) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer; `others` are further committees that describe the subject, with the number of mentions.

    `rows` put sentences beside each other that say the like: per row and column a sentence or None.
    """

    subject: Subject
    columns: tuple[Column, ...]
    others: tuple[tuple[Committee, int], ...]
    measures: tuple[Measure, ...]
    rows: tuple[tuple[Evidence | None, ...], ...]

    @property
    def like(self) -> list[tuple[Evidence | None, ...]]:
        """The rows in which several columns say the like."""
        return [row for row in self.rows if sum(e is not None for e in row) > 1]

    @property
    def alone(self) -> list[list[Evidence]]:
        """Per column the sentences that have no counterpart."""
        lone = [row for row in self.rows if sum(e is not None for e in row) == 1]
        return [[e for row in lone if (e := row[n]) is not None] for n in range(len(self.columns))]

    @property
    def compares_wording(self) -> bool:
        """Whether two columns at least hold words of their own."""
        return sum(bool(column.printed) for column in self.columns) > 1


def compare(connection: Connection, slug: str, chosen: Sequence[str] = ()) -> Comparison | None:
    """The committees of those public ids side by side (default: all of up to four, else the three that say most).

    None for no such subject.
    """
    found = subjects.one(connection, slug)
    if found is None:
        return None
    about, initiatives = found
    telling = subjects.describing(connection, initiatives)
    by_address = {c.public_id: c for c, _ in telling}
    wanted = (
        [by_address.get(p) or committees.one(connection, p) for p in chosen]
        if chosen
        else [c for c, _ in telling[: MOST if len(telling) <= MOST else 3]]
    )
    shown = [c for c in wanted if c is not None]
    told = [(c, None, voices.sentences(connection, initiatives, c.id)) for c in shown]
    others = tuple(pair for pair in telling if pair[0] not in shown)
    return _assembled(connection, about, initiatives, told, others, telling)


def through_years(connection: Connection, slug: str, public_id: str) -> Comparison | None:
    """What one committee says of a subject, a column for each year it tells of; None where it says nothing."""
    found, committee = subjects.one(connection, slug), committees.one(connection, public_id)
    if found is None or committee is None:
        return None
    about, initiatives = found
    by_span: defaultdict[str, list[Told]] = defaultdict(list)
    for told in voices.sentences(connection, initiatives, committee.id):
        by_span[voices.years_of(told.when)].append(told)
    if not by_span:
        return None
    columns = [(committee, span, by_span[span]) for span in sorted(by_span, key=voices.span_order)]
    return _assembled(connection, about, initiatives, columns, (), subjects.describing(connection, initiatives))


def _assembled(
    connection: Connection,
    about: Subject,
    initiatives: list[int],
    told: Sequence[tuple[Committee, str | None, list[Told]]],
    others: tuple[tuple[Committee, int], ...],
    telling: Sequence[tuple[Committee, int]],
) -> Comparison:
    documents = comparison.held(connection)
    names = {name for _, _, held in told for e in held for name in e.names} | {about.name, *about.aliases}
    texts = [[e.sentence for e in held if not e.digest] for _, _, held in told]
    known = formulas.of_archive(connection) if sum(map(bool, texts)) > 1 else wording.no_formulas
    pieces = [iter(column) for column in wording.compared(texts, names, known)]
    columns, numbers, mentions = [], count(1), {c.id: number for c, number in telling}
    for n, (committee, span, held) in enumerate(told):
        evidence = tuple(
            Evidence(next(numbers), e, (Piece(e.sentence, wording.Kind.OWN),) if e.digest else next(pieces[n]))
            for e in held
        )
        places = {e.place for e in held}
        reported = voices.figures(connection, initiatives, committee.id, held)
        columns.append(
            Column(
                committee,
                *documents.get(committee.id, (0, 0)),
                evidence,
                # Of a column for some years, only what its own sentences report.
                tuple(f for f in reported if span is None or f.place in places),
                tuple(voices.partners(connection, places, committee.id)),
                tuple(voices.means(connection, places, initiatives)),
                span,
                mentions.get(committee.id, 0) > voices.MENTIONS,
            )
        )
    return Comparison(about, tuple(columns), others, _measures(columns), _rows(columns))


def _measures(columns: Sequence[Column]) -> tuple[Measure, ...]:
    units = dict.fromkeys(f.unit for column in columns for f in column.figures)
    found = []
    for unit in units:
        cells = tuple(tuple(f for f in column.figures if f.unit == unit) for column in columns)
        pairs = ((f, g) for one, other in permutations(cells, 2) for f in one for g in other)
        alike = frozenset(f for f, g in pairs if wording.alike(f.counted or "", g.counted or ""))
        found.append(Measure(unit, max((f.value for f in alike), default=0), cells, alike))
    # What several columns count alike stands first, then what they count in the same unit.
    return tuple(sorted(found, key=lambda m: (not m.alike, -sum(map(bool, m.cells)))))


def _rows(columns: Sequence[Column]) -> tuple[tuple[Evidence | None, ...], ...]:
    printed = [column.printed for column in columns]
    rows = wording.rows([[e.pieces for e in column] for column in printed])
    return tuple(tuple(None if at is None else printed[n][at] for n, at in enumerate(row)) for row in rows)
