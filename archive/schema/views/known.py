"""Views of what the archive knows: every body, every initiative, and the mentions of bodies that stayed open."""

from archive.schema.views.parts import DOCUMENT
from archive.schema.views.shape import Column, View

COMMITTEES = View(
    "committees",
    "Every body that the archive knows, with what it holds of it",
    "机构及其馆藏情况",
    (
        Column("committee", "text", "Canonical name, with the full region path", "规范名称"),
        Column("official_name", "text", "The name under which it signs", "署名"),
        Column("kind", "text", "league, party, government …", "类型"),
        Column("level", "text", "central … grassroots", "层级", "", "unknown"),
        Column("region", "text", "Its region, from the province down", "地区", "", "none or unknown"),
        Column("region_code", "text", "GB/T 2260 code of the region", "区划代码", "", "none or unknown"),
        Column("superior", "text", "Canonical name of the body above", "上级", "", "none or unknown"),
        Column("documents", "integer", "Documents that it issued", "发文数", "documents"),
        Column("mentions", "integer", "Places that name it", "被提及次数", "mentions"),
        Column("milestones", "integer", "Milestones that name it", "里程碑数", "milestones"),
        Column("initiatives", "integer", "Initiatives mentioned as its work", "工作项目数", "initiatives"),
    ),
    """
    SELECT o.name, o.official_name, o.kind, o.level, r.path, r.code, above.name,
      (SELECT count(*) FROM documents d WHERE d.issuer_id = o.id AND d.withdrawn IS NULL),
      (SELECT count(*) FROM organisation_mentions om WHERE om.organisation_id = o.id AND $shown_om),
      (SELECT count(*) FROM milestone_organisations mo JOIN milestones m ON m.id = mo.milestone_id
        JOIN documents d ON d.id = m.document_id WHERE mo.organisation_id = o.id AND d.withdrawn IS NULL),
      (SELECT count(DISTINCT im.initiative_id) FROM initiative_mentions im
        WHERE im.organisation_id = o.id AND $shown_im)
    FROM organisations o LEFT JOIN regions r ON r.id = o.region_id LEFT JOIN organisations above ON above.id = o.parent_id
    """,
)

INITIATIVES = View(
    "initiatives_overview",
    "Every initiative that the archive knows, with how often it is mentioned and by how many",
    "工作项目总览",
    (
        Column("initiative", "text", "Canonical name", "规范名称"),
        Column("slug", "text", "Its address on the site", "网址标识"),
        Column("kind", "text", "programme, campaign, platform …", "类型"),
        Column("theme", "text", "Field of work", "主题"),
        Column("family", "text", "Name of its family", "项目族", "", "in none"),
        Column("provenance", "text", "catalogue, discovered or person", "来历"),
        Column("mentions", "integer", "Places that name it", "提及次数", "mentions"),
        Column("committees", "integer", "Committees whose work it is said to be", "涉及机构数", "committees"),
        Column("documents", "integer", "Documents that name it", "涉及文献数", "documents"),
    ),
    """
    SELECT i.name, i.slug, i.kind, i.theme, f.name, i.provenance, count(seen.id), count(DISTINCT seen.organisation_id),
      count(DISTINCT seen.document_id)
    FROM initiatives i LEFT JOIN families f ON f.id = i.family_id
    LEFT JOIN (SELECT im.id, im.initiative_id, im.organisation_id, im.document_id FROM initiative_mentions im
      JOIN documents d ON d.id = im.document_id WHERE d.withdrawn IS NULL) seen ON seen.initiative_id = i.id
    GROUP BY i.id, i.name, i.slug, i.kind, i.theme, f.name, i.provenance
    """,
)

UNRESOLVED = View(
    "unresolved_mentions",
    "Mentions of bodies that stayed ambiguous, with the candidates",
    "未能确定的机构提及及其候选",
    (
        Column("words", "text", "The words, as printed", "原文"),
        Column(
            "candidates",
            "text",
            "Canonical names of the candidates, the likeliest first",
            "候选机构",
            "joined by 、",
            "none",
        ),
        Column("quote", "text", "The sentence around them", "原句"),
        *DOCUMENT,
    ),
    """
    SELECT om.text,
      (SELECT $join(n.name, '、') FROM (SELECT o.name FROM organisation_candidates c
        JOIN organisations o ON o.id = c.organisation_id WHERE c.mention_id = om.id ORDER BY c.ordinal) n),
      coalesce(substr(p.text, om.sentence_start - p.start + 1, om.sentence_stop - om.sentence_start), om.text),
      d.public_id, d.title, d.published_edtf, om.start, om.stop
    FROM organisation_mentions om JOIN documents d ON d.id = om.document_id
    LEFT JOIN passages p ON p.id = om.passage_id
    WHERE om.organisation_id IS NULL AND d.withdrawn IS NULL
    """,
)

VIEWS = (COMMITTEES, INITIATIVES, UNRESOLVED)
