"""The marks by which a text shows its format: a front matter, HTML tags, Markdown. Each test excludes the ones before."""

import re

#: How much of a text is looked at.
_HEAD = 20_000

_FRONT = re.compile(r"[\ufeff\s]*---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
_KEY = re.compile(r"^[A-Za-z_][\w -]{0,40}:(?:\s|$)", re.M)
_DOCUMENT = re.compile(
    r"[\ufeff\s]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
_BLOCK = re.compile(r"<(?:p|div|br|h[1-6]|li|td|table|article|section|center)\b[^<>]*>", re.I)
_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6}[ \t]+\S|\*\*[^*\s][^*\n]*\*\*|^[-*+] \S.*\n[-*+] \S|^\|.*\|[ \t]*\n\|[ :|-]+\|[ \t]*$|^(?:---|\*\*\*|___)[ \t]*$|!?\[[^\[\]\n]{0,300}\]\([^()\s]{1,500}\)",
    re.M,
)


def front_matter(text: str) -> re.Match[str] | None:
    """The front matter at the start of a text (its group 1 is what stands between the rules), None where there is none."""
    match = _FRONT.match(text)
    return match if match and _KEY.search(match[1]) else None


def has_front_matter(text: str) -> bool:
    """Whether the text begins with a front matter."""
    return front_matter(text) is not None


def is_html(text: str) -> bool:
    """Whether the text is an HTML page or a piece of one."""
    return not has_front_matter(text) and is_markup(text)


def is_markup(text: str) -> bool:
    """Whether a body is HTML: a document's tags at its start, or block tags throughout."""
    head = text[:_HEAD]
    if _DOCUMENT.match(head):
        return True
    if re.search(r"<(?:html|body)\b[^<>]*>", head[:4000], re.I):
        return True
    tags = len(_BLOCK.findall(head))
    return tags >= 3 or (
        tags >= 1 and bool(re.match(r"[\ufeff\s]*<(?:p|div|h[1-6]|table|article|section|center)\b", head, re.I))
    )


def is_markdown(text: str) -> bool:
    """Whether the text carries marks of Markdown, and is neither HTML nor led by a front matter."""
    return not has_front_matter(text) and not is_markup(text) and bool(_MARKDOWN.search(text))
