"""Names of township committees, of grassroots ones, and of working committees, read leftwards from 团委 or 团工委."""

import re
from dataclasses import dataclass

from archive.extraction.catalogue import Region
from archive.extraction.organisations.gazetteer import Gazetteer
from archive.schema.vocabulary import Level

_REACH = 24
_TOWNSHIP = re.compile(r"([\u4e00-\u9fff]{1,6}?(?:镇|乡|苏木|街道)(?:办事处)?)$")
_CLASS = re.compile(r"^(?:镇|乡|街道|苏木|镇街)$|乡镇$|镇街道$|^(?:全|各|部分|多|有关|相关)|启动|推进|所有")
_INSTITUTION = re.compile(
    "(?:开发区|新区|园区|校区|社区|矿区|林区|景区|保税区|管理区|示范区|试验区|实验区|工业区|产业园|度假区|合作区|港区|大学|学院|学校|中学|一中|二中|小学|公司|集团|医院|银行|分行|支行|电厂|煤矿|矿区|厂|局|厅|委员会|法院|检察院|研究院|研究所|设计院|中心|支队|总队)$"
)
# A name does not begin before these.
_BORDER = re.compile(
    r"[^\u4e00-\u9fff（）()·]|[的由与和及在对为向从是了被把让至赴到经将并等]|联合|邀请|走进|来自|担任|现任|各|该|本"
)
_MODIFIER = (
    r"(?:非公(?:有制)?(?:经济)?(?:组织|企业)?|(?:新)?社会组织|两新(?:组织)?|新兴(?:领域|青年群体|群体)|[省市区州县旗盟]直(?:属)?(?:机关)?|直属机关|机关|"
    r"企业|国资|国企|教育|卫生|卫健|开发区|高新区|经开区|经济技术开发区|高新技术产业开发区|新区|保税区|示范区|园区|工业园|产业园|"
    r"驻[\u4e00-\u9fff]{1,3}|互联网(?:行业|企业)?|金融|快递|建筑|律师|交通|旅游|物流|电商|系统|行业|领域|和|与|及)"
)
_WORKING = re.compile(rf"((?:自治区|[省市区州县旗盟](?=[^直]))?)({_MODIFIER}+)$")


@dataclass(frozen=True, slots=True)
class UnitName:
    """The name that ends where 团委 begins: its place in the text, the part after the region, the region's candidates."""

    start: int
    rest: str
    level: Level | None
    regions: tuple[Region, ...] = ()
    kind: str = ""


def unit_before(text: str, stop: int, places: Gazetteer, year: int | None) -> UnitName | None:
    """The township or institution whose name ends at `stop`."""
    piece = text[max(0, stop - _REACH) : stop]
    township = _TOWNSHIP.search(piece)
    if not township and not _INSTITUTION.search(piece):
        return None
    borders = [m.end() for m in _BORDER.finditer(piece)]
    start = stop - len(piece) + (borders[-1] if borders else 0)
    if _CLASS.search(text[start:stop]):
        return None
    level = Level.TOWNSHIP if township else Level.GRASSROOTS
    for at in range(start, stop - 2):
        for reading in places.forward(text, at, year, stop):
            if reading.stop < stop and (reading.full or not township):
                return UnitName(at, text[reading.stop : stop], level, reading.regions)
    if borders and 2 <= stop - start <= (6 if township else 18):
        return UnitName(start, text[start:stop], level)
    return None


def working_before(text: str, stop: int, places: Gazetteer, year: int | None) -> UnitName | None:
    """What a working committee (团工委) is for, and whose it is: 自治区非公, 非公和社会组织, 山西省直机关."""
    match = _WORKING.search(text, max(0, stop - _REACH), stop)
    if match is None:
        return None
    kind, rest = match[1], match[2].lstrip("和与及")
    start = stop - len(rest) - len(kind)
    for at in (start, start + len(kind), start + 1):
        reading = next(places.backward(text, at, year), None)
        if reading is not None and reading.full:
            return UnitName(reading.start, text[at:stop], None, reading.regions)
    if not kind and rest[0] in "省市区州县旗盟":
        return UnitName(start, rest[1:], None, (), rest[0])
    return UnitName(start, rest, None, (), kind[:1] if kind != "自治区" else "自")
