"""Views for comparison: who mentions which initiative in which words, how often and when, and what figures are reported."""

from archive.schema.views.parts import COMMITTEE, DOCUMENT, INITIATIVE
from archive.schema.views.shape import Column, View, earliest_latest

_BASIS = Column(
    "basis",
    "text",
    "How that date is known: as the milestone's, else inherited from the text around or the document",
    "日期依据",
    "",
    "no date is known",
)
_MODALITY = Column("modality", "text", "done, ongoing, planned or mentioned", "已完成、进行中、计划、仅提及")

# What most statements do not ask for stands in subqueries of its own: SQLite computes them only where they are asked for.
# The date of a figure: that of the milestone it stands in, else the document's period, else its publication.
_DATE = """
      CASE WHEN m.id IS NOT NULL THEN $day_m_earliest_day
        WHEN d.period_edtf IS NOT NULL THEN $day_d_period_earliest_day ELSE $day_d_published_earliest_day END,
      CASE WHEN m.id IS NOT NULL THEN $day_m_latest_day
        WHEN d.period_edtf IS NOT NULL THEN $day_d_period_latest_day ELSE $day_d_published_latest_day END,
      coalesce(m.edtf, d.period_edtf, d.published_edtf),
      CASE WHEN m.id IS NOT NULL THEN m.basis
        WHEN d.period_edtf IS NOT NULL OR d.published_edtf IS NOT NULL THEN 'inherited' END,
"""

INITIATIVE_MENTIONS = View(
    "initiative_mentions_by_committee",
    "Every mention of an initiative, with the committee whose work is described, the words, and the date",
    "各机构对工作项目的每一处提及：原句、日期、依据",
    (
        *COMMITTEE,
        Column("initiative", "text", "Canonical name of the initiative", "项目名称"),
        Column("kind", "text", "programme, campaign, platform …", "项目类型"),
        Column("theme", "text", "Field of work", "主题"),
        Column("family", "text", "Name of its family", "项目族", "", "in none"),
        Column("words", "text", "The words that name it, as printed", "所用名称"),
        Column("quote", "text", "The sentence around them, as printed", "原句"),
        *earliest_latest("what the sentence tells of", "所述事情"),
        _BASIS,
        _MODALITY,
        Column("milestone", "text", "Id of the milestone it stands in", "所在里程碑", "", "in none"),
        Column(
            "known", "integer", "1 where the catalogue held it, 0 where it was discovered", "目录已有与否", "0 or 1"
        ),
        *DOCUMENT,
    ),
    """
    SELECT o.name, o.level, (SELECT r.path FROM regions r WHERE r.id = o.region_id), i.name, i.kind, i.theme,
      (SELECT f.name FROM families f WHERE f.id = i.family_id), im.text,
      coalesce((SELECT substr(p.text, im.sentence_start - p.start + 1, im.sentence_stop - im.sentence_start)
        FROM passages p WHERE p.id = im.passage_id), im.text),
      $day_im_earliest_day, $day_im_latest_day,
      coalesce((SELECT m.edtf FROM milestones m WHERE m.id = im.milestone_id),
        CASE WHEN im.earliest_day = d.period_earliest_day AND im.latest_day = d.period_latest_day THEN d.period_edtf
          WHEN im.year IS NOT NULL AND im.latest_day - im.earliest_day >= 364 THEN CAST(im.year AS text)
          WHEN im.latest_day = im.earliest_day THEN $day_im_earliest_day
          WHEN im.latest_day IS NOT NULL OR im.earliest_day IS NOT NULL
          THEN coalesce($day_im_earliest_day, '..') || '/' || coalesce($day_im_latest_day, '..') END),
      coalesce((SELECT m.basis FROM milestones m WHERE m.id = im.milestone_id),
        CASE WHEN im.earliest_day IS NOT NULL OR im.latest_day IS NOT NULL THEN 'inherited' END),
      im.modality, (SELECT m.public_id FROM milestones m WHERE m.id = im.milestone_id), $flag_im_known, d.public_id,
      d.title, d.published_edtf, im.start, im.stop
    FROM initiative_mentions im JOIN initiatives i ON i.id = im.initiative_id
    JOIN documents d ON d.id = im.document_id LEFT JOIN organisations o ON o.id = im.organisation_id
    WHERE d.withdrawn IS NULL
    """,
)

REPORTED_FIGURES = View(
    "reported_figures",
    "Every reported quantity on its base unit, with committee, initiative and date",
    "各机构报告的数字（换算为基本单位）",
    (
        Column("committee", "text", "Canonical name of the committee", "机构规范名称", "", "cannot be told"),
        Column("initiative", "text", "Canonical name of the initiative", "项目名称", "", "belongs to none"),
        Column("family", "text", "Name of its family", "项目族", "", "in none"),
        Column("counted", "text", "What is counted, as printed", "所计对象", "", "not stated"),
        Column("words", "text", "Number and measure word as printed", "原文数字"),
        Column("value", "number", "The number with 万 and 亿 multiplied out", "数值", "see unit"),
        Column("unit", "text", "Measure word without 万 and 亿", "单位"),
        Column("approximate", "integer", "1 where a word like 约 or 近 stands before it", "是否约数", "0 or 1"),
        Column("part_of_total", "integer", "1 where it is part of another figure (其中)", "是否为其中数", "0 or 1"),
        Column("quote", "text", "The sentence around it, as printed", "原句"),
        *earliest_latest("what the sentence tells of", "所述事情"),
        _BASIS,
        _MODALITY,
        Column("milestone", "text", "Id of the milestone it stands in", "所在里程碑", "", "in none"),
        *DOCUMENT,
    ),
    f"""
    SELECT o.name, i.name, (SELECT f.name FROM families f WHERE f.id = i.family_id), fig.counted, fig.text, fig.value_base, fig.unit, $flag_fig_approximate,
      $flag_fig_part_of_total,
      coalesce((SELECT substr(p.text, fig.sentence_start - p.start + 1, fig.sentence_stop - fig.sentence_start)
        FROM passages p WHERE p.id = fig.passage_id), fig.text),
      {_DATE}
      fig.modality, m.public_id, d.public_id, d.title, d.published_edtf, fig.start, fig.stop
    FROM figures fig JOIN documents d ON d.id = fig.document_id
    LEFT JOIN initiatives i ON i.id = fig.initiative_id LEFT JOIN organisations o ON o.id = fig.organisation_id
    LEFT JOIN milestones m ON m.id = fig.milestone_id
    WHERE d.withdrawn IS NULL
    """,  # noqa: S608 (no value from outside)
)

_COUNTED = (
    Column("mentions", "integer", "How many places name it", "提及次数", "mentions"),
    Column("planned", "integer", "Of these, announced rather than done", "其中为计划者", "mentions"),
)
_FROM_TO = (
    Column("earliest", "text", "The earliest day of what they tell of", "所述事情的最早日", "ISO day", "unknown"),
    Column("latest", "text", "The latest day of what they tell of", "所述事情的最晚日", "ISO day", "unknown"),
)

# Names stand inside of what is grouped: a condition on one is then carried to the index, and the rest is never read.
INITIATIVES_OF_COMMITTEES = View(
    "initiatives_of_committees",
    "Which committee's work comprises which initiative, and how often; a pair that is not here is silence",
    "各机构所提及的工作项目与次数；此处没有的组合即未提及",
    (
        *COMMITTEE,
        Column("superior", "text", "The body above the committee", "上级机构", "", "none or unknown"),
        *INITIATIVE,
        *_COUNTED,
        Column(
            "begun",
            "text",
            "The earliest day on which it is told of as done or under way",
            "最早见于已办或在办的日期",
            "ISO day",
            "only planned or named, or unknown",
        ),
        Column(
            "known_by",
            "text",
            "The day by which something of it had certainly begun: the end of its date, or its document's, if earlier",
            "最迟至此日必已开始（所述时间之末日，或文献日期，取较早者）",
            "ISO day",
            "only planned or named, or unknown",
        ),
        *_FROM_TO,
    ),
    """
    SELECT o.name, o.level, (SELECT r.path FROM regions r WHERE r.id = o.region_id),
      (SELECT above.name FROM organisations above WHERE above.id = o.parent_id), told.initiative, told.theme, f.name, told.mentions, told.planned,
      $day_told_begun, $day_told_known_by, $day_told_low, $day_told_high
    FROM (SELECT i.name AS initiative, i.theme, i.family_id, im.organisation_id, CAST(count(*) AS integer) AS mentions,
        CAST(sum(CASE WHEN im.modality = 'planned' THEN 1 ELSE 0 END) AS integer) AS planned,
        min(CASE WHEN im.modality IN ('done', 'ongoing') THEN im.earliest_day END) AS begun,
        min(CASE WHEN im.modality IN ('done', 'ongoing') THEN im.known_day END) AS known_by, min(im.earliest_day) AS low, max(im.latest_day) AS high
      FROM initiatives i JOIN initiative_mentions im ON im.initiative_id = i.id WHERE $shown_im
      GROUP BY im.initiative_id, im.organisation_id, i.name, i.theme, i.family_id) told
    LEFT JOIN families f ON f.id = told.family_id
    LEFT JOIN organisations o ON o.id = told.organisation_id
    """,
)

INITIATIVES_BY_YEAR = View(
    "initiatives_by_year",
    "How often each initiative is mentioned, by the year of what is told",
    "各工作项目历年被提及的次数（按所述事情的年份）",
    (
        *INITIATIVE,
        Column(
            "year",
            "integer",
            "The year in which what is told lies",
            "所述年份",
            "year",
            "unknown, or wider than a year",
        ),
        *_COUNTED,
    ),
    """
    SELECT told.initiative, told.theme, f.name, told.year, told.mentions, told.planned
    FROM (SELECT i.name AS initiative, i.theme, i.family_id, im.year, CAST(count(*) AS integer) AS mentions,
        CAST(sum(CASE WHEN im.modality = 'planned' THEN 1 ELSE 0 END) AS integer) AS planned
      FROM initiatives i JOIN initiative_mentions im ON im.initiative_id = i.id WHERE $shown_im
      GROUP BY im.initiative_id, im.year, i.name, i.theme, i.family_id) told
    LEFT JOIN families f ON f.id = told.family_id
    """,
)

VIEWS = (INITIATIVE_MENTIONS, INITIATIVES_OF_COMMITTEES, INITIATIVES_BY_YEAR, REPORTED_FIGURES)
