"""Hostile and broken files for tests, made when they are asked for: name → bytes. Every kind of format is there, and what is none."""

import base64
import io
import struct
import zlib
from collections.abc import Callable
from email.message import EmailMessage

from tests.makers import docx, epub, odt, p, packed, xlsx
from tests.typesetter import Text, one_column

SENTENCE = "全省各级团组织要高度重视青年志愿服务工作，加强组织领导，确保取得实效。"
WORD = docx(p(SENTENCE))
OPEN = odt(f"<text:p>{SENTENCE}</text:p>")
PDF = one_column([Text(SENTENCE)])
ENTITIES = '<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def package(document: str | bytes, **more: str | bytes) -> bytes:
    return packed({"word/document.xml": document, **more})


def ofd_of(pages: str, words: str, told: str = 'Boundary="9 9 99 9" Size="5"', steps: str = "") -> bytes:
    """An OFD file of these references to its one page."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    text = f"<ofd:TextObject {told}><ofd:TextCode X='0' Y='5' {steps}>{words}</ofd:TextCode></ofd:TextObject>"
    return packed({
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>d.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "d.xml": f"<ofd:Document {space}><ofd:Pages>{pages}</ofd:Pages></ofd:Document>",
        "p.xml": f"<ofd:Page {space}>{text}</ofd:Page>",
    })  # fmt: skip


def nested(depth: int) -> bytes:
    return docx("<w:sdt><w:sdtContent>" * depth + p(SENTENCE) + "</w:sdtContent></w:sdt>" * depth)


def lying_size() -> bytes:
    """A member whose directory entry says that it is tiny."""
    data = bytearray(package(b"<a>" + b" " * 100_000_000 + b"</a>"))
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 10)
    return bytes(data)


def encrypted_flag(data: bytes) -> bytes:
    changed = bytearray(data)
    at = 0
    while (at := changed.find(b"PK\x01\x02", at)) >= 0:
        changed[at + 8] |= 1
        at += 4
    return bytes(changed)


def loop_of_styles() -> bytes:
    styles = (
        '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    return docx(p(SENTENCE, '<w:pStyle w:val="a"/>'), styles=styles)


def wild_numbers() -> bytes:
    level = '<w:lvl w:ilvl="-7"><w:start w:val="99999999999"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1%9"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}{level.replace("-7", "0")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return docx(p(SENTENCE, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), numbering=lists)


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first being its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % x for x in places
    )
    return out + table + b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


def loop_of_pages() -> bytes:
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>"])


def bomb_of_stream() -> bytes:
    stream = zlib.compress(b"BT (x) Tj ET " * 4_000_000, 9)
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        ]
    )


def many_pages() -> bytes:
    kids = b"<</Type/Pages/Count 10000/Kids[" + b"3 0 R " * 10_000 + b"]>>"
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", kids, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"])


def locked() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt="secret")
    canvas.drawString(50, 50, "secret")
    canvas.save()
    return buffer.getvalue()


def damaged(data: bytes, seed: int) -> bytes:
    changed = bytearray(data)
    for at in range(seed % 97, len(changed), 97):
        changed[at] = (changed[at] * 31 + seed) % 256
    return bytes(changed)


def letter_of_letters() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "x"
    message.set_content(SENTENCE)
    data = message.as_bytes()
    for _ in range(60):
        data = b"From: a@b\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + data
    return data


def png(width: int, height: int, rows: int | None = None) -> bytes:
    """A black and white picture; with fewer `rows` of pixels than it claims, or none at all."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    line = b"\0" + bytes((width + 7) // 8)
    pixels = zlib.compress(line * (height if rows is None else rows), 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def tiff_in_a_circle() -> bytes:
    """A picture whose next page is itself."""
    entries = [(256, 9), (257, 9), (258, 8), (259, 1), (262, 1), (273, 200), (277, 1), (278, 9), (279, 81)]
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", tag, 4, 1, v) for tag, v in entries)
    data = b"II*\0" + struct.pack("<I", 8) + directory + struct.pack("<I", 8)
    return data + bytes(400 - len(data))


def page_with(content: bytes, page: bytes = b"", more: list[bytes] | None = None) -> bytes:
    """A PDF of one page with this content and these entries."""
    stream = zlib.compress(content, 9)
    return pdf_of([
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R" + (page or b"/MediaBox[0 0 600 800]") + b">>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        *(more or []),
    ])  # fmt: skip


def form_in_a_circle() -> bytes:
    """A drawing that draws itself."""
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 5>>stream\n/F Do\nendstream"
    return page_with(b"/F Do", b"/MediaBox[0 0 600 800]/Resources<</XObject<</F 5 0 R>>>>", [form])


def large_picture_in_pdf() -> bytes:
    """A page that shows a picture of 900 megapixels."""
    pixels = zlib.compress(bytes(30_000 * 30_000 // 8), 9)
    image = (
        b"<</Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray/BitsPerComponent 1"
        b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(pixels), pixels)
    )
    return page_with(b"600 0 0 800 0 0 cm /F Do", b"/MediaBox[0 0 600 800]/Resources<</XObject<</F 5 0 R>>>>", [image])


def table_in_a_circle() -> bytes:
    """A PDF whose table of objects points back at itself."""
    return PDF.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % PDF.rfind(b"xref", 0, PDF.rfind(b"startxref")))


def letter(body: bytes, kind: bytes = b"text/plain; charset=utf-8") -> bytes:
    return b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: " + kind + b"\n\n" + body


def letter_of_borders(depth: int) -> bytes:
    """Parts in parts."""
    data = b""
    for n in range(depth):
        data += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
    return b"From: a@example.org\nMIME-Version: 1.0\n" + data + b"Content-Type: text/plain\n\n" + SENTENCE.encode()


def letter_with_paths() -> bytes:
    """Attachments that want to be somewhere else."""
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "x"
    message.set_content(SENTENCE)
    for name in ("../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "nul", "a\u202etxt.exe"):
        message.add_attachment(SENTENCE.encode(), maintype="text", subtype="plain", filename=name)
    return message.as_bytes()


def page(content: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{content}</body></html>".encode()


def repeated(columns: str) -> bytes:
    row = f'<table:table-row table:number-rows-repeated="{columns}"><table:table-cell table:number-columns-repeated="{columns}"><text:p>{SENTENCE}</text:p></table:table-cell></table:table-row>'
    return odt(f"<table:table>{row}</table:table>")


def zip_of_zips(depth: int) -> bytes:
    data = packed({"a.txt": SENTENCE})
    for _ in range(depth):
        data = packed({"inner.zip": data})
    return data


#: Aliases in aliases: nine lines that mean a billion words.
_YAML = "a0: &a0 [团, 团]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 11))

HOSTILE: dict[str, Callable[[], bytes]] = {
    "word, cut in half": lambda: WORD[: len(WORD) // 2],
    "word, cut at its end": lambda: WORD[:-30],
    "word, no directory": lambda: WORD[: WORD.rfind(b"PK\x01\x02")],
    "word, encrypted": lambda: encrypted_flag(WORD),
    "word, bytes changed": lambda: damaged(WORD, 3),
    "word, billion laughs": lambda: package(ENTITIES),
    "word, file from outside": lambda: package(OUTSIDE),
    "word, entities in its styles": lambda: packed({"word/document.xml": "<a/>", "word/styles.xml": ENTITIES}),
    "word, entities in utf-16": lambda: package(ENTITIES.encode("utf-16")),
    "word, no xml": lambda: package("全省各级团组织"),
    "word, empty part": lambda: package(""),
    "word, bomb": lambda: package(b"<a>" + b" " * 200_000_000 + b"</a>"),
    "word, lying size": lying_size,
    "word, nested 100,000 deep": lambda: nested(100_000),
    "word, nested 150 deep": lambda: nested(150),
    "word, styles in a circle": loop_of_styles,
    "word, wild numbers": wild_numbers,
    "word, 30,000 parts": lambda: packed({"word/document.xml": "<a/>"} | {f"x/{n}": "" for n in range(30_000)}),
    "word, path out": lambda: packed({"../../evil.txt": "x", "/etc/evil": "x", "word/document.xml": "<a/>"}),
    "word, macros": lambda: packed({"word/vbaProject.bin": b"\x00" * 99, "word/document.xml": "<a/>"}),
    "odt, cut in half": lambda: OPEN[: len(OPEN) // 2],
    "odt, billion laughs": lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ENTITIES}),
    "odt, a million blanks": lambda: odt(f'<text:p>{SENTENCE}<text:s text:c="99999999999"/></text:p>'),
    "odt, bytes changed": lambda: damaged(OPEN, 5),
    "pdf, empty": lambda: b"%PDF-1.7\n",
    "pdf, cut in half": lambda: PDF[: len(PDF) // 2],
    "pdf, cut at its end": lambda: PDF[:-200],
    "pdf, bytes changed": lambda: damaged(PDF, 11),
    "pdf, other bytes changed": lambda: damaged(PDF, 58),
    "pdf, html inside": lambda: b"%PDF-1.4\n<html><body>x</body></html>",
    "pdf, pages in a circle": loop_of_pages,
    "pdf, stream of 52 MB": bomb_of_stream,
    "pdf, 10,000 pages": many_pages,
    "pdf, locked": locked,
    "zip named as a text": lambda: packed({"a.txt": SENTENCE}),
    "picture, cut": lambda: b"\x89PNG\r\n\x1a\n" + bytes(20),
    "old office, nothing inside": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "rtf, braces": lambda: b"{\\rtf1" + b"{" * 50_000,
    "letter of sixty letters": letter_of_letters,
    "letter, border missing": lambda: b"From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n--x\n\n",
    "letter, charset of nowhere": lambda: b"From: a@b\nMIME-Version: 1.0\nContent-Type: text/plain; charset=x\\y\n\n" + SENTENCE.encode(),
    "letter, head of a megabyte": lambda: b"From: a@b\nMIME-Version: 1.0\nSubject: " + b"=?x?q?a?=" * 100_000 + b"\n\n" + SENTENCE.encode(),
    "word, named as nothing": lambda: WORD + b"\0" * 99,
    "word, in front of junk": lambda: b"junk" * 9 + WORD,
    "word, twice the same part": lambda: WORD + WORD,
    "odt, a table without end": lambda: repeated("99999999"),
    "odt, nested 100,000 deep": lambda: odt("<text:section>" * 100_000 + SENTENCE + "</text:section>" * 100_000),
    "pdf, draws itself": form_in_a_circle,
    "pdf, table in a circle": table_in_a_circle,
    "pdf, arrays in arrays": lambda: pdf_of([b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 100_000 + b"]" * 100_000 + b">>", b"<</Type/Pages/Kids[]/Count 0>>"]),
    "pdf, page of a million metres": lambda: page_with(b"BT (x) Tj ET", b"/MediaBox[0 0 9e9 9e9]"),
    "pdf, picture of 900 megapixels": large_picture_in_pdf,
    "pdf, ten million marks": lambda: page_with(b"BT /F1 9 Tf " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 250_000 + b"ET"),
    "pdf, negative count": lambda: pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count -9>>"]),
    "picture, 100 megapixels": lambda: png(10_000, 10_000),
    "picture, claims 4 gigapixels": lambda: png(65_000, 65_000, rows=9),
    "picture, no pixels": lambda: png(900, 900, rows=0),
    "picture, white": lambda: png(600, 800),
    "jpeg, cut": lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + bytes(50),
    "gif, claims much": lambda: b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\0",
    "tiff, pages in a circle": tiff_in_a_circle,
    "tiff, nothing inside": lambda: b"MM\0*\0\0\0\x08" + bytes(30),
    "webp, broken": lambda: b"RIFF\xff\xff\xff\x7fWEBPVP8 " + bytes(60),
    "rtf, groups without end": lambda: b"{\\rtf1" + b"{\\*\\x " * 20_000 + b"\\bin99999999 x",
    "old office, chain in a circle": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<H", 62) * 12 + bytes(480) + struct.pack("<I", 0) * 128,
    "excel, billion laughs": lambda: packed({"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": ENTITIES}),
    "excel, a column far away": lambda: packed({"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><row><c r="ZZZ1" t="s"><v>99999999999</v></c><c r="A1"><v>{"9" * 400}</v></c></row></worksheet>'}),
    "excel, damaged": lambda: xlsx([["日期", "内容"], [1, SENTENCE]])[:-40],
    "excel, old, nothing inside": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "Workbook\0".encode("utf-16-le") + bytes(2000),
    "ofd, billion laughs": lambda: packed({"OFD.xml": ENTITIES}),
    "ofd, one page many times": lambda: ofd_of('<ofd:Page BaseLoc="p.xml"/>' * 200_000, SENTENCE * 2000),
    "ofd, wild numbers": lambda: ofd_of('<ofd:Page BaseLoc="p.xml"/>', SENTENCE, 'Boundary="9e99 NaN -1 ∞" Size="99999999999" CTM="1 2"', 'DeltaX="g 99999999 -1 g g g"'),
    "epub, billion laughs": lambda: packed({"META-INF/container.xml": ENTITIES}),
    "epub, bomb": lambda: epub("x", ("a.xhtml", "<p>" + " " * 200_000_000)),
    "epub, paths out": lambda: epub("x", ("../../../etc/passwd", SENTENCE), ("/etc/passwd", SENTENCE), ("a.xhtml", f"<p>{SENTENCE}</p>")),
    "epub, one page many times": lambda: epub("x", *[("a.xhtml", f"<p>{SENTENCE * 9000}</p>")] * 2000),
    "winmail, lengths that lie": lambda: b"\x78\x9f\x3e\x22\0\0" + b"\x02\x02\x90\x06\0\xff\xff\xff\xff" * 30_000,
    "letter, a name of a megabyte": lambda: letter(SENTENCE.encode(), b'application/pdf; name="' + b"=?gb2312?B?1tC5+g==?= " * 50_000 + b'"'),
    "letter, a thousand borders": lambda: letter_of_borders(1000),
    "letter, paths out": letter_with_paths,
    "letter, 30 MB in base64": lambda: letter(base64.encodebytes(b"\0" * 30_000_000), b"application/pdf\nContent-Transfer-Encoding: base64"),
    "letter, page nested": lambda: letter(page("<div>" * 100_000), b"text/html"),
    "html, nested 100,000 deep": lambda: page("<div>" * 100_000 + SENTENCE),
    "html, nested in fonts": lambda: page("<p><font>" * 4000 + SENTENCE),
    "html, a million links": lambda: page("<a href=x>团</a>" * 300_000 + f"<p>{SENTENCE}</p>"),
    "html, an attribute of 9 MB": lambda: page(f'<p title="{"x" * 9_000_000}">{SENTENCE}</p>'),
    "html, quotes never closed": lambda: page('<p a="' * 30_000 + SENTENCE),
    "html, comments never closed": lambda: page("<!--" * 100_000 + SENTENCE),
    "html, scripts never closed": lambda: page("<script>" * 50_000 + SENTENCE),
    "html, entities": lambda: page("&amp;" * 400_000 + SENTENCE),
    "html, rows in rows": lambda: page("<table><tr><td>团</td><td>" * 3000 + SENTENCE),
    "xml, billion laughs": lambda: b'<?xml version="1.0"?>' + ENTITIES.encode(),
    "xml, file from outside": lambda: b'<?xml version="1.0"?>' + OUTSIDE.encode(),
    "front matter, billion laughs": lambda: f"---\n{_YAML}---\n\n{SENTENCE}\n".encode(),
    "front matter, runs a programme": lambda: f"---\ntitle: !!python/object/apply:os.system ['touch evil']\n---\n\n{SENTENCE}\n".encode(),
    "front matter, never closed": lambda: b"---\n" + b"a: [" * 50_000 + b"\n" + SENTENCE.encode(),
    "markdown, quotes in quotes": lambda: f"# 团\n\n{'> ' * 50_000}{SENTENCE}\n\n- a\n".encode(),
    "markdown, stars": lambda: f"# 团\n\n{'*' * 200_000}{SENTENCE}\n\n{'[' * 50_000}\n".encode(),
    "text, one line of 3 MB": lambda: (SENTENCE * 30_000).encode(),
    "text, 40 MB": lambda: (SENTENCE + "\n").encode() * 370_000,
    "text, 60 MB": lambda: b"a" * 60_000_000,
    "text, a million lines": lambda: "团\n".encode() * 1_000_000,
    "text, digits without end": lambda: b"20" * 500_000 + SENTENCE.encode(),
    "text, brackets without end": lambda: ("《" * 100_000 + SENTENCE + "（" * 100_000).encode(),
    "text, full of NUL": lambda: SENTENCE.encode() + b"\0" * 100_000,
    "text, one NUL": lambda: SENTENCE.encode() + b"\0" + SENTENCE.encode(),
    "text, two byte order marks": lambda: b"\xef\xbb\xbf\xff\xfe" + SENTENCE.encode("utf-16-le"),
    "text, wrong byte order mark": lambda: b"\xfe\xff" + SENTENCE.encode("utf-16-le"),
    "text, half a character": lambda: SENTENCE.encode("utf-16-le")[:-1],
    "text, surrogates alone": lambda: SENTENCE.encode() + b"\xed\xa0\x80",
    "text, three encodings": lambda: SENTENCE.encode() + SENTENCE.encode("gb18030") + SENTENCE.encode("big5", "ignore"),
    "text, marks upon marks": lambda: (SENTENCE + "a" + "\u0301" * 500_000).encode(),
    "text, written backwards": lambda: ("\u202e" * 1000 + SENTENCE).encode(),
    "text, blanks": lambda: (" " * 5_000_000 + SENTENCE).encode(),
    "programme": lambda: b"MZ" + bytes(range(256)) * 99,
    "programme of Linux": lambda: b"\x7fELF" + bytes(range(256)) * 99,
    "packed, gzip bomb": lambda: b"\x1f\x8b\x08" + bytes(7) + zlib.compress(bytes(50_000_000), 9)[2:],
    "packed, rar": lambda: b"Rar!\x1a\7\0" + bytes(99),
    "packed, 7z": lambda: b"7z\xbc\xaf\x27\x1c" + bytes(99),
    "zip, forty deep": lambda: zip_of_zips(40),
    "sqlite": lambda: b"SQLite format 3\0" + bytes(4000),
    "noise": lambda: zlib.compress(bytes(range(256)) * 4000, 9)[:60_000],
    "empty": lambda: b"",
}  # fmt: skip

#: Those that take more than a moment: `make soak` takes them in.
SLOW = frozenset([
    "text, 40 MB", "text, 60 MB", "text, one line of 3 MB", "text, a million lines", "word, bomb", "word, lying size", "word, 30,000 parts",
    "pdf, ten million marks", "pdf, picture of 900 megapixels", "picture, 100 megapixels", "html, a million links", "letter, 30 MB in base64",
    "old office, nothing inside", "old office, chain in a circle", "rtf, braces", "rtf, groups without end", "pdf, stream of 52 MB",
    "text, digits without end", "text, brackets without end", "text, blanks", "ofd, one page many times", "epub, bomb",
    "epub, one page many times", "excel, old, nothing inside",
])  # fmt: skip
