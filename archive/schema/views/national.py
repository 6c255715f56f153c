"""The view of national milestones, the context in which committees' own statements stand."""

from archive.schema.views.shape import Column, View, earliest_latest

NATIONAL_MILESTONES_OVERVIEW = View(
    "national_milestones_overview",
    "Facts of the whole league and of youth policy, each with a public source; no document of the archive states them",
    "全国大事：每条附公开来源，不属于任何馆藏文献的陈述",
    (
        Column("slug", "text", "Permanent name", "固定标识"),
        Column("headline_zh", "text", "What happened, in Chinese", "事项（中文）"),
        Column("headline_en", "text", "What happened, in English", "事项（英文）"),
        *earliest_latest("the fact", "事项"),
        Column("kind", "text", "What sort of fact it is", "类别"),
        Column(
            "initiative", "text", "Canonical name of the initiative it is about", "所涉项目", "", "no one initiative"
        ),
        Column("organisation", "text", "The body whose act it was", "行为机关", "", "not the league's own act"),
        Column("source_title", "text", "Title of the public source", "来源标题"),
        Column("source_url", "text", "Address of the public source", "来源网址", "URL"),
    ),
    """
    SELECT n.slug, n.headline_zh, n.headline_en, $day_n_earliest_day, $day_n_latest_day, n.edtf, n.kind,
      i.name, o.name, n.source_title, n.source_url
    FROM national_milestones n LEFT JOIN initiatives i ON i.id = n.initiative_id
      LEFT JOIN organisations o ON o.id = n.organisation_id
    """,
)

VIEWS = (NATIONAL_MILESTONES_OVERVIEW,)
