"""What extraction finds: one frozen type per kind of finding, every one with its span, its quoted text and its rule.

Spans are `[start, stop)` in code points of the reading's text. `document` is the id (A1, A2 …) of the logical document
inside the source. The JSON contract of `league-archive annotate` is made from these types in `archive.extraction.contract`.
"""

from dataclasses import dataclass, field

from archive.schema.vocabulary import (
    Basis,
    BlockKind,
    Genre,
    InitiativeKind,
    Level,
    Modality,
    OrganisationKind,
    Role,
    Theme,
)
from archive.values.intervals import DayInterval
from archive.values.spans import Span

#: Raised when extraction finds other things than before: sources annotated by an older version are annotated anew.
EXTRACTION_VERSION = "3"


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a document, with the texts of the headings over it (outermost first)."""

    kind: BlockKind
    start: int
    stop: int
    level: int = 0
    headings: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DatedBasis:
    """A date of a document (publication or reporting period): what, how known, from which characters, why.

    `spans` are the places it was read from; empty when it was given from outside (`--published`) or inferred from the
    whole text. `reason_en`/`reason_zh` are one sentence each.
    """

    interval: DayInterval
    edtf: str
    basis: Basis
    rule: str
    spans: tuple[Span, ...] = ()
    reason_en: str = ""
    reason_zh: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One logical document inside a source, before its header is understood: its passages in reading order.

    `title`/`subtitle` are the spans of the title's characters (a title may consist of several pieces); an article that
    is continued from or on another page, or whose start or end is missing, says so.
    """

    id: str
    passages: tuple[Passage, ...]
    title: tuple[Span, ...] = ()
    subtitle: tuple[Span, ...] = ()
    continued_from: bool = False
    continued_on: bool = False
    title_rule: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One logical document with its header understood.

    `issuer` is a canonical organisation name (or the name of a medium for reprints), None while it stays open: then
    `issuer_candidates` are the committees that `issuer_spans` may mean. `other_dates` are further dates
    that compete for being the document's own (posting date, speech date …): kept and shown. `rows` says that each
    paragraph is a row of a table of statements, which carries its own date and lends none.
    """

    id: str
    title: str
    passages: tuple[Passage, ...]
    genre: Genre
    subtitle: str | None = None
    number: str | None = None
    issuer: str | None = None
    issuer_rule: str | None = None
    issuer_spans: tuple[Span, ...] = ()
    issuer_candidates: tuple[str, ...] = ()
    title_spans: tuple[Span, ...] = ()
    number_span: Span | None = None
    published: DatedBasis | None = None
    period: DatedBasis | None = None
    other_dates: tuple[DatedBasis, ...] = ()
    digest: bool = False
    continued_from: bool = False
    continued_on: bool = False
    title_rule: str = ""
    rows: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """The document's places in the reading: runs of neighbouring passages joined."""
        runs: list[Span] = []
        for p in sorted(self.passages, key=lambda p: p.start):
            if p.stop <= p.start:
                continue
            if runs and p.start - runs[-1].stop <= 2:
                runs[-1] = Span(runs[-1].start, p.stop)
            else:
                runs.append(Span(p.start, p.stop))
        return tuple(runs)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression and the interval of days it denotes; interval None for one that dates nothing (新时代).

    `reference` is the EDTF of the interval it was resolved against, None where none was needed.
    """

    start: int
    stop: int
    text: str
    interval: DayInterval | None
    edtf: str | None
    role: Role
    basis: Basis
    rule: str
    reference: str | None = None
    document: str = ""
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """A mention of a body. `organisation` is its canonical name, None while it stays ambiguous (then `candidates`)."""

    start: int
    stop: int
    text: str
    organisation: str | None
    official_name: str | None
    kind: OrganisationKind
    level: Level | None
    region: str | None
    rule: str
    candidates: tuple[str, ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeMention:
    """A mention of an initiative. `organisation` is the committee whose work is described.

    `modality_rule` names the rule of seeds/rules/modality.toml by which it was done, goes on, is planned or only named,
    `attribution_rule` that of seeds/rules/attribution.toml by which it is the committee's.
    """

    start: int
    stop: int
    text: str
    initiative: str
    kind: InitiativeKind
    theme: Theme
    rule: str
    known: bool
    family: str | None = None
    organisation: str | None = None
    modality: Modality = Modality.MENTIONED
    document: str = ""
    modality_rule: str = ""
    attribution_rule: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported quantity. The span is number and measure word; `value_base` has 万 and 亿 multiplied out.

    `counted` is what is counted, as printed. `part_of_total` marks a figure after 其中. `attribution_rule` is that of a mention.
    """

    start: int
    stop: int
    text: str
    value: float
    unit: str
    value_base: float
    approximate: bool
    rule: str
    counted: str | None = None
    initiative: str | None = None
    organisation: str | None = None
    modality: Modality = Modality.DONE
    part_of_total: bool = False
    document: str = ""
    attribution_rule: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated statement: the clause that says it, who, what, when, and how the date is known.

    `time` is the index-free reference to its date: the span of the time expression that dates it, None when the date
    is inherited (then `inherited_from` says from what: section, period or publication). `salience` is 0..1. `modality_rule` names the
    rule of seeds/rules/modality.toml that decided its modality, `attribution_rule` that by which the first of `organisations` is told.
    """

    start: int
    stop: int
    text: str
    headline: str
    interval: DayInterval
    edtf: str
    basis: Basis
    modality: Modality
    rule: str
    organisations: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    figures: tuple[Span, ...] = ()
    salience: float = 0.0
    time: Span | None = None
    inherited_from: str | None = None
    reason_en: str = ""
    reason_zh: str = ""
    document: str = ""
    modality_rule: str = ""
    attribution_rule: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that extraction found in one reading."""

    text: str
    documents: tuple[Document, ...]
    time: tuple[TimeExpression, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    initiatives: tuple[InitiativeMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    extraction_version: str = field(default=EXTRACTION_VERSION)
