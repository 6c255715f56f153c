"""Whether a file is what its name says: content decides how it is read, and the person is told of the difference."""

from archive.schema.vocabulary import LIST_READER
from archive.values.reading import Reading

#: Endings, and the readers that a file of that ending is for. (Old Word files are often web pages or letters inside: told too.)
_ENDINGS = {
    "docx": {"docx"}, "odt": {"odt"}, "pdf": {"pdf", "ocr"}, "doc": {"office"}, "wps": {"office"}, "rtf": {"office"},
    "xlsx": {"xlsx"}, "png": {"ocr"}, "jpg": {"ocr"}, "jpeg": {"ocr"}, "tif": {"ocr"}, "tiff": {"ocr"},
    "epub": {"epub"}, "ofd": {"ofd"}, "html": {"html"}, "htm": {"html"}, "mht": {"email"}, "mhtml": {"email"}, "eml": {"email"},
}  # fmt: skip
_TEXTS = {"txt", "md", "markdown"}
_TEXT_READERS = {"plain", "markdown", "front-matter", "html"}


def difference(name: str, reading: Reading) -> str:
    """What a person should know of a file whose content is not what its ending says; "" where it is, or tells nothing."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    wanted = _ENDINGS.get(ending) or (_TEXT_READERS if ending in _TEXTS else set())
    if not wanted or reading.reader in (*wanted, LIST_READER):
        return ""
    told = f".{ending}"
    if reading.reader in ("plain", "markdown", "front-matter"):
        return f"named {told}, but it is plain text, and was read as such"
    if reading.reader == "html":
        return f"named {told}, but it is a web page, and was read as such"
    if reading.reader in ("docx", "odt", "office"):
        return f"named {told}, but it is a word processor's file, and was read as such"
    if reading.reader in ("pdf", "ocr"):
        return f"named {told}, but it is a PDF or a picture, and was read as such"
    if reading.reader == "email":
        return f"named {told}, but it is a letter or a web archive, and was read as such"
    return f"named {told}, but it is something else ({reading.reader}), and was read as such"
