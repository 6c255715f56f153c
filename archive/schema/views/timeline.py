"""Views of dated statements: the timeline, its committees, months, events, and every time expression."""

from archive.schema.views.shape import Column, View, earliest_latest

_MILESTONE = Column("milestone", "text", "Permanent id of the milestone", "里程碑的固定编号")
_DOCUMENT = Column("document", "text", "Permanent id of the document", "文献的固定编号")
_BASIS = Column(
    "basis",
    "text",
    "How the date is known: explicit, relative, named, inherited, inferred",
    "日期依据：明示、相对、专名、承袭、推断",
)
_MODALITY = Column("modality", "text", "done, ongoing, planned or mentioned", "已完成、进行中、计划、仅提及")

TIMELINE = View(
    "timeline",
    "Every milestone: a dated statement of one document",
    "时间线：文献中每一条有日期的陈述",
    (
        _MILESTONE,
        *earliest_latest("what the statement tells of", "所述事情"),
        Column("days", "integer", "Length of the interval", "区间长度", "days", "an end is open"),
        _BASIS,
        Column(
            "inherited_from",
            "text",
            "section, period or publication",
            "承袭自：章节、报告期或发布日期",
            "",
            "printed date",
        ),
        _MODALITY,
        Column("headline", "text", "The statement in short", "提要"),
        Column("quote", "text", "The clause that says it, as printed", "原文语句"),
        Column(
            "committees",
            "text",
            "Canonical names of the bodies, the first-named first",
            "机构名称",
            "joined by 、",
            "none named",
        ),
        Column("initiatives", "text", "Names of the initiatives", "工作项目名称", "joined by 、", "none named"),
        Column("salience", "number", "How much it stands out", "显著度", "0 to 1"),
        _DOCUMENT,
        Column("document_title", "text", "Title of the document", "文献标题"),
        Column("genre", "text", "Genre of the document", "文种"),
        Column("issuer", "text", "Canonical name of the issuing body", "发文机关", "", "unknown"),
        Column("published", "text", "Publication date of the document", "文献发布日期", "EDTF", "unknown"),
        Column("digest", "integer", "1 where the document is a digest in our own words", "是否摘编", "0 or 1"),
        Column("start", "integer", "Place in the text of the source", "在原文中的起点", "code points"),
        Column("stop", "integer", "Place in the text of the source", "在原文中的终点", "code points"),
        Column("reason", "text", "Why this date, in English", "日期理由（英文）"),
        Column("reason_zh", "text", "Why this date, in Chinese", "日期理由（中文）"),
        Column(
            "earliest_day",
            "integer",
            "The earliest day as a number, to filter and count by",
            "最早日的日序",
            "days since 1970-01-01",
            "open",
        ),
        Column(
            "latest_day",
            "integer",
            "The latest day as a number, to filter and count by",
            "最晚日的日序",
            "days since 1970-01-01",
            "open",
        ),
    ),
    """
    SELECT m.public_id, $day_m_earliest_day, $day_m_latest_day, m.edtf, m.latest_day - m.earliest_day + 1,
      m.basis, m.inherited_from, m.modality, m.headline, m.text,
      (SELECT $join(n.name, '、') FROM (SELECT o.name FROM milestone_organisations mo
        JOIN organisations o ON o.id = mo.organisation_id WHERE mo.milestone_id = m.id ORDER BY mo.ordinal) n),
      (SELECT $join(n.name, '、') FROM (SELECT i.name FROM milestone_initiatives mi
        JOIN initiatives i ON i.id = mi.initiative_id WHERE mi.milestone_id = m.id ORDER BY mi.ordinal) n),
      m.salience, d.public_id, d.title, d.genre, issuer.name, d.published_edtf, $flag_d_digest, m.start, m.stop,
      m.reason_en, m.reason_zh, m.earliest_day, m.latest_day
    FROM milestones m JOIN documents d ON d.id = m.document_id LEFT JOIN organisations issuer ON issuer.id = d.issuer_id
    WHERE d.withdrawn IS NULL
    """,
)

MILESTONE_COMMITTEES = View(
    "milestone_committees",
    "One row per milestone and body that it names",
    "里程碑与机构的对应",
    (
        _MILESTONE,
        Column("committee", "text", "Canonical name of the body", "机构规范名称"),
        Column("committee_level", "text", "central … grassroots", "层级", "", "unknown"),
        *earliest_latest("what the statement tells of", "所述事情"),
        _BASIS,
        _MODALITY,
        Column("headline", "text", "The statement in short", "提要"),
        _DOCUMENT,
    ),
    """
    SELECT m.public_id, o.name, o.level, $day_m_earliest_day, $day_m_latest_day, m.edtf, m.basis, m.modality,
      m.headline, d.public_id
    FROM milestone_organisations mo JOIN milestones m ON m.id = mo.milestone_id
    JOIN organisations o ON o.id = mo.organisation_id JOIN documents d ON d.id = m.document_id
    WHERE d.withdrawn IS NULL
    """,
)

MILESTONES_BY_MONTH = View(
    "milestones_by_month",
    "Milestones per committee and month; what is dated more widely than a month is counted under its year or under none",
    "各机构每月里程碑数；日期宽于一个月者计入年份或不计",
    (
        Column("committee", "text", "Canonical name of the body", "机构规范名称"),
        Column(
            "year",
            "integer",
            "The year in which the whole interval lies",
            "年",
            "year",
            "the interval is wider than a year",
        ),
        Column(
            "month",
            "text",
            "The month in which the whole interval lies",
            "月",
            "YYYY-MM",
            "the interval is wider than a month",
        ),
        Column("milestones", "integer", "How many", "数目", "milestones"),
        Column("planned", "integer", "Of these, announced rather than done", "其中为计划者", "milestones"),
        Column(
            "inherited",
            "integer",
            "Of these, with a date taken from section, period or publication",
            "其中日期承袭者",
            "milestones",
        ),
    ),
    """
    SELECT committee, year, month, CAST(count(*) AS integer), CAST(sum(planned) AS integer),
      CAST(sum(inherited) AS integer) FROM (
      SELECT o.name AS committee,
        CASE WHEN $year_m_earliest_day = $year_m_latest_day THEN $year_m_earliest_day END AS year,
        CASE WHEN $month_m_earliest_day = $month_m_latest_day THEN $month_m_earliest_day END AS month,
        CASE WHEN m.modality = 'planned' THEN 1 ELSE 0 END AS planned,
        CASE WHEN m.basis = 'inherited' THEN 1 ELSE 0 END AS inherited
      FROM milestone_organisations mo JOIN milestones m ON m.id = mo.milestone_id
      JOIN organisations o ON o.id = mo.organisation_id JOIN documents d ON d.id = m.document_id
      WHERE d.withdrawn IS NULL) counted
    GROUP BY committee, year, month
    """,
)

MILESTONES_BY_YEAR = View(
    "milestones_by_year",
    "Milestones of the whole archive per year, by how their date is known and how precise it is",
    "全库历年里程碑数，按日期依据与精度",
    (
        Column(
            "year",
            "integer",
            "The year in which the whole interval lies",
            "年",
            "year",
            "the interval is wider than a year",
        ),
        _BASIS,
        _MODALITY,
        Column("precision", "text", "day, month, year, wider or open", "精度：日、月、年、更宽、一端不明"),
        Column("milestones", "integer", "How many", "数目", "milestones"),
    ),
    """
    SELECT year, basis, modality, exactness, CAST(sum(n) AS integer) FROM (
      SELECT m.basis, m.modality, count(*) AS n,
        CASE WHEN $year_m_earliest_day = $year_m_latest_day THEN $year_m_earliest_day END AS year,
        CASE WHEN m.earliest_day IS NULL OR m.latest_day IS NULL THEN 'open'
          WHEN m.earliest_day = m.latest_day THEN 'day' WHEN m.latest_day - m.earliest_day < 31 THEN 'month'
          WHEN m.latest_day - m.earliest_day < 366 THEN 'year' ELSE 'wider' END AS exactness
      FROM milestones m WHERE $shown_m GROUP BY m.basis, m.earliest_day, m.latest_day, m.modality) days
    GROUP BY year, basis, modality, exactness
    """,
)

EVENTS = View(
    "events_overview",
    "What happened, with the milestones of one or several documents that report it",
    "事件及其在各文献中的记述",
    (
        Column("event", "text", "Permanent id of the event", "事件的固定编号"),
        Column("event_headline", "text", "The event in short", "事件提要"),
        *earliest_latest("the event", "事件", "event_"),
        Column("disputed", "integer", "1 where the documents disagree on the date", "日期是否有分歧", "0 or 1"),
        _MILESTONE,
        *earliest_latest("the milestone", "里程碑"),
        Column("headline", "text", "The milestone in short", "里程碑提要"),
        _DOCUMENT,
        Column("reason", "text", "Why the milestone was joined to the event", "归并理由"),
    ),
    """
    SELECT e.public_id, e.headline, $day_e_earliest_day, $day_e_latest_day, e.edtf, $flag_e_disputed, m.public_id,
      $day_m_earliest_day, $day_m_latest_day, m.edtf, m.headline, d.public_id, em.reason
    FROM events e JOIN event_milestones em ON em.event_id = e.id JOIN milestones m ON m.id = em.milestone_id
    JOIN documents d ON d.id = m.document_id WHERE d.withdrawn IS NULL
    """,
)

DATES = View(
    "dates",
    "Every time expression that was found in a document",
    "文献中的每一处时间表达",
    (
        Column("quote", "text", "The expression as printed", "原文"),
        *earliest_latest("what the expression denotes", "所指时间"),
        Column("role", "text", "event, publication, plan, background, name or vague", "作用"),
        _BASIS,
        Column("reference", "text", "What it was counted from", "推算基准", "EDTF", "no reference was needed"),
        Column("rule", "text", "The rule that found it", "规则"),
        Column("sentence", "text", "The sentence around it", "所在句"),
        _DOCUMENT,
        Column("start", "integer", "Place in the text of the source", "在原文中的起点", "code points"),
        Column("stop", "integer", "Place in the text of the source", "在原文中的终点", "code points"),
    ),
    """
    SELECT t.text, $day_t_earliest_day, $day_t_latest_day, t.edtf, t.role, t.basis, t.reference, t.rule,
      coalesce(substr(p.text, t.sentence_start - p.start + 1, t.sentence_stop - t.sentence_start), t.text),
      d.public_id, t.start, t.stop
    FROM time_expressions t JOIN documents d ON d.id = t.document_id LEFT JOIN passages p ON p.id = t.passage_id
    WHERE d.withdrawn IS NULL
    """,
)

VIEWS = (TIMELINE, MILESTONE_COMMITTEES, MILESTONES_BY_MONTH, MILESTONES_BY_YEAR, EVENTS, DATES)
