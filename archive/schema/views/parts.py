"""Columns that several views have."""

from archive.schema.views.shape import Column

DOCUMENT = (
    Column("document", "text", "Permanent id of the document", "文献的固定编号"),
    Column("document_title", "text", "Title of the document", "文献标题"),
    Column("published", "text", "Publication date of the document", "文献发布日期", "EDTF", "unknown"),
    Column("start", "integer", "Place in the text of the source", "在原文中的起点", "code points"),
    Column("stop", "integer", "Place in the text of the source", "在原文中的终点", "code points"),
)
COMMITTEE = (
    Column("committee", "text", "Canonical name of the committee", "机构规范名称", "", "cannot be told"),
    Column("committee_level", "text", "Its level", "层级", "", "unknown"),
    Column("region", "text", "Its region, from the province down", "地区", "", "none or unknown"),
)
INITIATIVE = (
    Column("initiative", "text", "Canonical name of the initiative", "项目名称"),
    Column("theme", "text", "Field of work", "主题"),
    Column("family", "text", "Name of its family", "项目族", "", "in none"),
)
