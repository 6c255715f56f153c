"""The closed word lists of the archive; everything that stores, shows or checks a word imports it from here."""

from enum import StrEnum

#: The reader of lists of documents: what is read of such a source is no document itself.
LIST_READER = "list"


class Role(StrEnum):
    """What a time expression does in its sentence (time.md)."""

    EVENT = "event"
    PUBLICATION = "publication"
    PLAN = "plan"
    BACKGROUND = "background"
    NAME = "name"
    VAGUE = "vague"


class Basis(StrEnum):
    """How a date is known."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    NAMED = "named"
    INHERITED = "inherited"
    INFERRED = "inferred"


class Modality(StrEnum):
    """Whether the text says that something was done, goes on, is planned, or merely names it."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"
    MENTIONED = "mentioned"


class OrganisationKind(StrEnum):
    """What sort of body an organisation is."""

    LEAGUE = "league"
    PARTY = "party"
    GOVERNMENT = "government"
    PEOPLES_ORGANISATION = "people's-organisation"
    COMPANY = "company"
    SCHOOL = "school"
    MEDIA = "media"
    OTHER = "other"


class Level(StrEnum):
    """The rung of the administrative ladder on which a body or region stands."""

    CENTRAL = "central"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    GRASSROOTS = "grassroots"


class InitiativeKind(StrEnum):
    """What sort of named undertaking an initiative is."""

    PROGRAMME = "programme"
    CAMPAIGN = "campaign"
    MECHANISM = "mechanism"
    PLATFORM = "platform"
    COMPETITION = "competition"
    HONOUR = "honour"
    REFORM = "reform"
    POLICY_DOCUMENT = "policy-document"
    THEME = "theme"


class Theme(StrEnum):
    """The field of work to which an initiative belongs."""

    IDEOLOGY = "ideology"
    ORGANISATION = "organisation"
    SERVICE = "service"
    CONTRIBUTION = "contribution"
    REFORM = "reform"
    EMPLOYMENT = "employment"
    RURAL = "rural"
    VOLUNTEERING = "volunteering"
    RIGHTS = "rights"
    PANDEMIC = "pandemic"
    POVERTY = "poverty"
    PIONEERS = "pioneers"
    PUBLICITY = "publicity"


class Genre(StrEnum):
    """What sort of text a document is (domain.md §2; the first five are those of gold/guidelines.md)."""

    BULLETIN = "bulletin"
    REPORT = "report"
    NEWS = "news"
    FEATURE = "feature"
    NEWSPAPER_PAGE_ARTICLE = "newspaper-page-article"
    NOTICE = "notice"
    WORK_POINTS = "work-points"
    SUMMARY = "summary"
    YEARBOOK = "yearbook"
    WECHAT = "wechat"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a block of a reading is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    NOTE = "note"
    LIST_ITEM = "list-item"
    TABLE = "table"
    MASTHEAD = "masthead"
    METADATA = "metadata"
    SIGNATURE = "signature"
    DISTRIBUTION = "distribution"
    FURNITURE = "furniture"


class Outcome(StrEnum):
    """What an import did with one file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    #: A list of documents: its rows come in one by one.
    LISTED = "listed"


class Decision(StrEnum):
    """What a person decided about a finding."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CHANGED = "changed"
    MERGED = "merged"
    SPLIT = "split"
    ADDED = "added"


class Provenance(StrEnum):
    """Where a body, an initiative or one of its names came from."""

    CATALOGUE = "catalogue"
    DISCOVERED = "discovered"
    PERSON = "person"


class NationalKind(StrEnum):
    """What sort of fact a national milestone is."""

    ANNIVERSARY = "anniversary"
    CAMPAIGN = "campaign"
    COMPETITION = "competition"
    CONGRESS = "congress"
    HONOUR = "honour"
    LAW = "law"
    MEETING = "meeting"
    NOTICE = "notice"
    PILOT = "pilot"
    PLATFORM = "platform"
    PLENUM = "plenum"
    POLICY_DOCUMENT = "policy-document"
    PROGRAMME = "programme"
    PUBLICATION = "publication"
    REFORM = "reform"
    SPEECH = "speech"
    STATISTICS = "statistics"


class FindingKind(StrEnum):
    """What sort of finding a correction is about."""

    DOCUMENT = "document"
    TIME = "time"
    ORGANISATION = "organisation"
    INITIATIVE = "initiative"
    FIGURE = "figure"
    MILESTONE = "milestone"


class Doubt(StrEnum):
    """What a person should look at, the weightiest first."""

    ISSUER = "issuer"
    UNDATED = "undated"
    INFERRED = "inferred-date"
    DATES = "dates"
    REPRINT = "reprint"
    COMMITTEE = "committee"
    INITIATIVE = "initiative"
    JOIN = "join"
    FAMILY = "family"


class UserRole(StrEnum):
    """What an account may do: change the archive, or see to accounts and settings too."""

    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class DocumentPlaceKind(StrEnum):
    """What of a document stands at a place of its source."""

    BODY = "body"
    TITLE = "title"
    NUMBER = "number"
    ISSUER = "issuer"
    PUBLISHED = "published"
    PERIOD = "period"


class RollupSubject(StrEnum):
    """Of what milestones are counted."""

    ALL = "all"
    ORGANISATION = "organisation"
    INITIATIVE = "initiative"
