"""Files of binary formats for tests, made by hand: Word packages, OpenDocument packages."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document of this XML; further parts by name (`numbering="…"`), each without its root element."""
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "header1": "hdr", "footer1": "ftr"}
    members = {f"word/{name}.xml": f"<w:{roots[name]} {_WORD}>{xml}</w:{roots[name]}>" for name, xml in parts.items()}
    document = f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **members})


def p(text: str = "", properties: str = "", *, xml: str = "") -> str:
    """A Word paragraph of one run, or of this XML."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{xml or run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of a Word paragraph."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


_NAMES = ("office", "text", "table", "style", "draw")
_OPEN = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{"drawing" if name == "draw" else name}:1.0"'
    for name in _NAMES
)


def odt(body: str, styles: str = "", manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument text of this XML, with these automatic styles."""
    buffer = io.BytesIO()
    content = (
        f"<office:document-content {_OPEN}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def xlsx(*sheets: Sequence[Sequence[str | int]], merged: Sequence[str] = ()) -> bytes:
    """An Excel file; numbers are days as Excel counts them; `merged` cells (A2:A3) are those of every sheet."""

    def cell(value: str | int, at: int, row: int) -> str:
        place = f'r="{chr(65 + at)}{row}"'
        if isinstance(value, int):
            return f'<c {place} s="1"><v>{value}</v></c>'
        return f'<c {place} t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else ""

    def sheet(rows: Sequence[Sequence[str | int]]) -> str:
        data = "".join(
            f'<row r="{number}">{"".join(cell(v, at, number) for at, v in enumerate(row))}</row>'
            for number, row in enumerate(rows, 1)
        )
        joined = "".join(f'<mergeCell ref="{reference}"/>' for reference in merged)
        return f"<worksheet {_SHEET}><sheetData>{data}</sheetData><mergeCells>{joined}</mergeCells></worksheet>"

    numbers = range(1, len(sheets) + 1)
    named = "".join(f'<sheet name="{n}月" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    linked = "".join(f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    links = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return packed({
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f"<workbook {_SHEET} {links}><sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{linked}</Relationships>",
        "xl/styles.xml": f'<styleSheet {_SHEET}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        **{f"xl/worksheets/sheet{n}.xml": sheet(rows) for n, rows in zip(numbers, sheets, strict=True)},
    })  # fmt: skip


_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(*pages: Sequence[tuple[float, float, float, str]]) -> bytes:
    """An OFD file of lines: left and upper side and size in millimetres, words."""

    def line(number: int, x: float, y: float, size: float, words: str) -> str:
        steps = f"g {len(words) - 1} {size}"
        return (
            f'<ofd:TextObject ID="{number}" Boundary="{x} {y} 170 {1.3 * size}" Font="1" Size="{size}">'
            f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
        )

    def page(lines: Sequence[tuple[float, float, float, str]]) -> str:
        held = "".join(line(number, *told) for number, told in enumerate(lines, 1))
        return (
            f'<ofd:Page {_OFD}><ofd:Content><ofd:Layer ID="1" Type="Body">{held}</ofd:Layer></ofd:Content></ofd:Page>'
        )

    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    return packed({
        "OFD.xml": f"<ofd:OFD {_OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_OFD}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        **{f"Doc_0/Pages/Page_{n}/Content.xml": page(lines) for n, lines in enumerate(pages)},
    })  # fmt: skip


def epub(title: str, *pages: tuple[str, str]) -> bytes:
    """A book of pages (name, XHTML body), whose order in the book is that given here."""
    head = 'xmlns="http://www.w3.org/1999/xhtml"'
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, (name, _) in enumerate(pages)
    )
    order = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{title}</dc:title></metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    return packed({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OEBPS/book.opf": book,
        **{f"OEBPS/{name}": f"<!DOCTYPE html><html {head}><body>{body}</body></html>" for name, body in sorted(pages)},
    })  # fmt: skip
