"""Views of documents and of what the archive holds: documents, passages, coverage, imports."""

from archive.schema.views.shape import Column, View, earliest_latest

_DOCUMENT = Column("document", "text", "Permanent id of the document", "文献的固定编号")

DOCUMENTS_OVERVIEW = View(
    "documents_overview",
    "Every document with its header, its source, and how much was found in it",
    "文献总览：题头、来源与标注数量",
    (
        _DOCUMENT,
        Column("title", "text", "Title", "标题"),
        Column("subtitle", "text", "Subtitle", "副标题", "", "none"),
        Column("genre", "text", "Genre", "文种"),
        Column("number", "text", "Document number as printed", "发文字号", "", "none"),
        Column("issuer", "text", "Canonical name of the issuing body", "发文机关", "", "unknown"),
        Column("issuer_level", "text", "Its level", "机关层级", "", "unknown"),
        *earliest_latest("publication", "发布", "published_"),
        Column("published_basis", "text", "How that date is known", "发布日期依据", "", "unknown"),
        *earliest_latest("the period that it reports on", "报告期", "period_"),
        Column("period_basis", "text", "How the period is known", "报告期依据", "", "no period"),
        Column("digest", "integer", "1 where it is a digest in our own words", "是否摘编", "0 or 1"),
        Column("characters", "integer", "Length of its passages", "字数", "code points"),
        Column("passages", "integer", "Blocks", "段落数", "passages"),
        Column("milestones", "integer", "Dated statements", "里程碑数", "milestones"),
        Column("initiative_mentions", "integer", "Mentions of initiatives", "项目提及数", "mentions"),
        Column("figures", "integer", "Reported figures", "数字数", "figures"),
        Column(
            "reprint_of", "text", "Id of the document held earlier that it repeats", "所转载的文献", "", "no reprint"
        ),
        Column("source_name", "text", "File name of the source", "来源文件名"),
        Column("source_sha256", "text", "Identity of the source", "来源文件的 SHA-256"),
        Column("origin_url", "text", "Where the source was fetched", "来源网址", "URL", "not given"),
        Column("publisher", "text", "Who published the source", "出版者", "", "not given"),
        Column("retrieved", "text", "When the source was fetched", "获取日期", "ISO day", "not given"),
    ),
    """
    SELECT d.public_id, d.title, d.subtitle, d.genre, d.number, o.name, o.level,
      $day_d_published_earliest_day, $day_d_published_latest_day, d.published_edtf, d.published_basis,
      $day_d_period_earliest_day, $day_d_period_latest_day, d.period_edtf, d.period_basis, $flag_d_digest,
      (SELECT coalesce(sum(p.stop - p.start), 0) FROM passages p WHERE p.document_id = d.id),
      (SELECT count(*) FROM passages p WHERE p.document_id = d.id),
      (SELECT count(*) FROM milestones m WHERE m.document_id = d.id),
      (SELECT count(*) FROM initiative_mentions im WHERE im.document_id = d.id),
      (SELECT count(*) FROM figures f WHERE f.document_id = d.id),
      (SELECT min(earlier.public_id) FROM reprints r JOIN documents earlier ON earlier.id = r.of_document_id
        WHERE r.document_id = d.id AND earlier.withdrawn IS NULL),
      s.name, s.sha256, s.origin_url, s.publisher, CAST(s.retrieved AS text)
    FROM documents d JOIN sources s ON s.id = d.source_id LEFT JOIN organisations o ON o.id = d.issuer_id
    WHERE d.withdrawn IS NULL
    """,
)

DOCUMENT_PASSAGES = View(
    "document_passages",
    "The text of every document, block by block",
    "文献全文（逐段）",
    (
        _DOCUMENT,
        Column("passage", "integer", "Place in the document, from 1", "段序"),
        Column("kind", "text", "heading, paragraph, caption, note …", "段落类型"),
        Column("text", "text", "The block's text", "文字"),
        Column("start", "integer", "Place in the text of the source", "在原文中的起点", "code points"),
        Column("stop", "integer", "Place in the text of the source", "在原文中的终点", "code points"),
    ),
    """
    SELECT d.public_id, p.ordinal, p.kind, p.text, p.start, p.stop
    FROM passages p JOIN documents d ON d.id = p.document_id WHERE d.withdrawn IS NULL
    """,
)

COVERAGE = View(
    "coverage",
    "How many documents are held of each body and year: where silence is only lack of sources",
    "馆藏覆盖：各机构各年份所藏文献数",
    (
        Column("committee", "text", "Canonical name of the issuing body", "发文机关", "", "issuer unknown"),
        Column("level", "text", "Its level", "层级", "", "unknown"),
        Column("year", "integer", "Year of publication", "发布年份", "year", "unknown, or not known to the year"),
        Column("documents", "integer", "Documents held, digests included", "文献数", "documents"),
        Column("digests", "integer", "Of these, digests in our own words", "其中摘编", "documents"),
    ),
    """
    SELECT committee, level, year, CAST(count(*) AS integer), CAST(sum(digest) AS integer) FROM (
      SELECT o.name AS committee, o.level AS level, $flag_d_digest AS digest,
        CASE WHEN $year_d_published_earliest_day = $year_d_published_latest_day
          THEN $year_d_published_earliest_day END AS year
      FROM documents d LEFT JOIN organisations o ON o.id = d.issuer_id WHERE d.withdrawn IS NULL) held
    GROUP BY committee, level, year
    """,
)

IMPORTS = View(
    "imports",
    "What each import run did with each file",
    "导入记录：每次导入对每个文件的处理结果",
    (
        Column("batch", "integer", "Number of the run", "批次"),
        Column("verb", "text", "import, reannotate or init", "操作"),
        Column("path", "text", "The file as it was handed in", "文件"),
        Column("outcome", "text", "new, changed, same, duplicate, rejected or listed", "结果"),
        Column("reason", "text", "Why, for a person", "原因", "", ""),
        Column("documents", "integer", "Documents of the source after the run", "文献数", "documents"),
        Column("milestones", "integer", "Milestones of the source after the run", "里程碑数", "milestones"),
        Column("sha256", "text", "Identity of the file", "文件的 SHA-256", "", "the file was not read"),
    ),
    """
    SELECT b.id, b.verb, f.path, f.outcome, f.reason, f.documents, f.milestones, f.sha256
    FROM batches b JOIN batch_files f ON f.batch_id = b.id
    """,
)

VIEWS = (DOCUMENTS_OVERVIEW, DOCUMENT_PASSAGES, COVERAGE, IMPORTS)
