"""What cannot be taken is said in Chinese on Chinese pages: every sentence of the rooms that speak there has its Chinese."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from webapp.shell.problems import in_chinese, sentences

HERE = Path(__file__).parents[2]
SPEAKING = ("archive/importers", "archive/readers", "webapp/upload", "webapp/review")
#: Only commands say these.
OF_COMMANDS = ("--published", "--columns", "backup.py", "{} exists", "there is no file {}", "there is an archive at")


def skeleton(node: ast.expr) -> str | None:
    """A string, or an f-string with {} where a value stands."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    return None


def modules() -> Iterator[ast.Module]:
    for folder in SPEAKING:
        for path in sorted((HERE / folder).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def refusals() -> set[str]:
    """What RejectedSource and WrongUse are raised with."""
    found = set()
    for module in modules():
        for node in ast.walk(module):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in ("RejectedSource", "WrongUse"):
                continue
            if node.args and (words := skeleton(node.args[0])):
                found.add(words)
    return {words for words in found if not words.startswith(OF_COMMANDS)}


def test_every_refusal_has_its_chinese() -> None:
    missing = {words for words in refusals() if in_chinese(words.replace("{}", "7")) is None}
    assert missing == set()
    assert len(refusals()) > 100


def test_no_chinese_is_kept_for_what_nobody_says() -> None:
    said = " ".join(words for module in modules() for node in ast.walk(module)
                    if isinstance(node, ast.expr) and (words := skeleton(node)))  # fmt: skip
    parts = {part for english in sentences() for part in english.split("{}") if len(part) > 24}
    assert {part for part in parts if part not in said and part.strip(" .;:()") not in said} == set()


def test_places_are_filled_in_order_or_by_number() -> None:
    for english, chinese in sentences().items():
        places = english.count("{}")
        filled = chinese.format(*(f"<{n}>" for n in range(places)))
        assert "{" not in filled, english


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The file is empty.", "文件为空。"),
        ("the same bytes as a.txt, which the archive holds", "与已藏的a.txt逐字节相同"),
        ("row 7: its date '某日' is not understood; it is kept as these words", "第7行：日期'某日'无法识读，照原文保留"),
        ("b.pdf: too large: 70 MB, at most 67 MB are taken in; split it", "b.pdf：文件过大（70 MB），至多收67 MB，请拆分"),
        ("The PDF holds 3 Chinese characters on 2 pages: pictures of text (a scan). It needs OCR: "
         "pip install 'league-archive[ocr]', or hand in its text.",
         "此PDF共2页，只有3个汉字：系扫描件，或其字体不带文字信息。需要文字识别：pip install 'league-archive[ocr]'，或交文字稿。"),
        ("somebody else's sentence", None),
    ],
    ids=["whole", "place", "nested", "several", "turned", "unknown"],
)  # fmt: skip
def test_a_sentence_in_chinese(english: str, chinese: str | None) -> None:
    assert in_chinese(english) == chinese
