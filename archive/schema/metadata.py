"""All tables together. Import tables from here, so that every one is known before the first is used."""

from archive.schema.accounts import AuditEntry, User
from archive.schema.base import Base
from archive.schema.batches import Batch, BatchFile
from archive.schema.corrections import Correction
from archive.schema.documents import Document, DocumentPlace, Fingerprint, Passage, Reprint
from archive.schema.initiatives import Family, Initiative, InitiativeAlias
from archive.schema.mentions import (
    Figure,
    InitiativeMention,
    OrganisationCandidate,
    OrganisationMention,
    TimeExpression,
)
from archive.schema.milestones import (
    Event,
    EventMilestone,
    Milestone,
    MilestoneFigure,
    MilestoneInitiative,
    MilestoneOrganisation,
)
from archive.schema.national import NationalMilestone
from archive.schema.organisations import Organisation, OrganisationAlias
from archive.schema.regions import Region
from archive.schema.saved import SavedReport
from archive.schema.sources import Source, SourceContent, SourceReading
from archive.schema.state import ArchiveState, Rollup, Setting, Tally

metadata = Base.metadata

__all__ = [
    "ArchiveState",
    "AuditEntry",
    "Base",
    "Batch",
    "BatchFile",
    "Correction",
    "Document",
    "DocumentPlace",
    "Event",
    "EventMilestone",
    "Family",
    "Figure",
    "Fingerprint",
    "Initiative",
    "InitiativeAlias",
    "InitiativeMention",
    "Milestone",
    "MilestoneFigure",
    "MilestoneInitiative",
    "MilestoneOrganisation",
    "NationalMilestone",
    "Organisation",
    "OrganisationAlias",
    "OrganisationCandidate",
    "OrganisationMention",
    "Passage",
    "Region",
    "Reprint",
    "Rollup",
    "SavedReport",
    "Setting",
    "Source",
    "SourceContent",
    "SourceReading",
    "Tally",
    "TimeExpression",
    "User",
    "metadata",
]
