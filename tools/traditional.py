"""Rebuilds `seeds/lexicon/traditional.csv`: which simplified character a traditional one stands for, one to one.

Source: the character tables of OpenCC (PyPI opencc, Apache-2.0). Only characters that no simplified text in GB 2312
uses, and whose simplified form is in GB 2312, so that folding never changes a simplified text. Run by a maintainer:

    python -m pip install --target FOLDER opencc
    PYTHONPATH=FOLDER python tools/traditional.py > seeds/lexicon/traditional.csv
"""

import csv
import importlib
import sys


def in_gb2312(char: str) -> bool:
    """Whether a character belongs to GB 2312."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def main() -> None:
    """Write the CSV to standard output."""
    converter = importlib.import_module("opencc").OpenCC("t2s")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["traditional", "simplified", "source"])
    for code in range(0x4E00, 0xA000):
        char = chr(code)
        simple = converter.convert(char)
        if simple != char and len(simple) == 1 and in_gb2312(simple) and not in_gb2312(char):
            out.writerow([char, simple, "OpenCC TSCharacters"])


if __name__ == "__main__":
    main()
