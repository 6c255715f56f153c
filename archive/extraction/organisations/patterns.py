"""The wordings around 团 that make, or do not make, the name of a league committee; all on squeezed text.

The wrong readings (代表团, 集团, 社团组织, 团委员) stand beside the right ones, and win.
"""

import re
from functools import lru_cache

from archive.extraction.organisations.words import words

ANCHOR = re.compile(r"团|我委(?!员|托|派|任|以|屈)")
HEADS = ("中国共产主义青年团", "共产主义青年团", "中国新民主主义青年团", "新民主主义青年团", "共青团", "青年团")

_NUMBER = r"[0-9０-９〇零一二三四五六七八九十百]+"
_NOT_MEMBER = r"(?!员)"
# What follows a place after 团 or 共青团: the committee; its working committee; the committee of a term; a congress.
COMMITTEE = re.compile(
    rf"(?:(?<=县)县|(?<=区)区|(?<=市)市|(?<=旗)旗|(?<=州)州|(?<=盟)盟)?委(?:员会(?!委员)|{_NOT_MEMBER})|工作委员会"
)
DIRECT = re.compile(r"(?:直属?机关|直)(?:工作委员会|工委|委员会)")
TERM = re.compile(rf"第?{_NUMBER}届委员会")
MEETING = re.compile(
    rf"第?{_NUMBER}(?:届{_NUMBER}次(?:全|常)|次(?:代表大会|团代会))|委?{_NUMBER}届{_NUMBER}次全|团代会"
)

BARE = re.compile(rf"团(省|市|县|区|州|盟|旗|地|自治区)委(?:员会)?{_NOT_MEMBER}")
TAIL = re.compile(rf"团(?:工)?委(?:员会)?{_NOT_MEMBER}|团组织|团(?!员|籍|歌|徽|旗|章|报|校|课|干|代会|费)")
OFFICE = re.compile(
    "(?:办公厅|组织部|宣传部|统战部|维护青少年权益部|青少年权益部|权益部|青年发展部|基层组织建设部|基层建设部|学校部|少年部|"
    "社会联络部|国际联络部|直属机关党委|机关党委|青年志愿者行动指导中心|志愿者工作部|城市青年工作部|农村青年工作部|青农部|青工部)"
)
HEAD_OF_OFFICE = re.compile(r"副?(?:部长|主任|处长)")
SECRETARIAT = "书记处"
# The general office of a local committee, a body of its own; named with its head it stands for the committee.
GENERAL_OFFICE = re.compile(r"办公[室厅](?!副?主任|负责)")

_UNIT_NAME = r"([\u4e00-\u9fff（）()]{0,20}?("
_UNIT_COMMITTEE = rf"))(?:(?:工作)?委(?:员会|{_NOT_MEMBER})|第?{_NUMBER}(?:届委员会|次(?:代表大会|团代会)))"


@lru_cache(maxsize=1)
def institution() -> re.Pattern[str]:
    """An institution and its committee after the long head: 共青团清华大学委员会; groups: the name, its ending."""
    return re.compile(_UNIT_NAME + words().institution + _UNIT_COMMITTEE)


# The kind of place before 团委 (市团委), and what makes it a class instead (各市团委, 旗县团委, 全市团委, 省、市团委).
KIND_BEFORE = re.compile(r"(自治区|(?<![各全每多两])地区|[省市县区州盟旗])$")
KINDS = {"自治区": "自", "地区": "地"}
CLASS_BEFORE = re.compile(
    r"(?:[各全每多两省市县区州盟旗乡镇级上地]|其[他它]|部分|有关|相关|兄弟|直辖|[省市县区州盟旗]、)(?:自治区|[省市县区州盟旗])$"
)
# Areas that end in 区 and are no districts.
NO_DISTRICT = re.compile(
    r"(?:开发|新|园|校|社|地|矿|林|景|小|厂|保税|管理|示范|试验|实验|片|辖|功能|工业|产业|度假|合作|港|库|灌|牧|农|山|军|战)区$"
)
# Of an honour, not of a committee (五四红旗团委, 吉林省共青团工作创新奖); of a class (三级非公团工委).
HONOUR_BEFORE = re.compile(r"(?:红旗|标杆|先进|优秀|示范)$")
EDITION_BEFORE = re.compile(rf"(?:首|第?{_NUMBER})[届次]$")
PRIZE_AFTER = re.compile(r"[\u4e00-\u9fff]{1,8}奖(?![励补学])")
GRADES_BEFORE = re.compile(r"级$")
# A template blanks its place out (XX团县委, 某市团委); a class (各团市委).
BLANKED_OR_CLASS = re.compile(r"[xX×ｘＸ*＊某○_各全]")
FALSE_BEFORE = re.compile(r"[集社兵财剧乐]$")
QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "《": "》", "【": "】"}
# Between the last place of a list and the word that it shares: 绍兴、上海、厦门等共青团.
ET_CETERA = re.compile(
    r"等(?:兄弟)?(?:地区?|市县|[0-9一二三四五六七八九十两]{0,3}个?(?:省份?|市|县|区|地|城市|州|旗|盟))?(?:的|级)?$"
)
COUNTED = re.compile(
    r"(?:等)?[0-9０-９一二三四五六七八九十两]+个?(?:设区|地级|直辖)?(?:[省市县区州盟旗]|市州|县区|县市|地市)$"
)
JOINT = "、和与及"
#: Of several places that were named before, or of none (济青烟三地团市委).
SEVERAL = re.compile(r"[两二三四五六七八九十0-9]+个?[地市省区县城州]$")
#: A name of an account (湖南共青团微信公众号).
ACCOUNT_AFTER = re.compile(r"(?:官方)?(?:微信|微博|公众[号平]|抖音|快手|官微|官网|网站|视频号|头条号|客户端|B站)")
#: Working committees with their word behind the name.
WORKS = re.compile(r"工委|工作委员会")
DIRECT_BARE = re.compile(r"([省市县区州盟旗])(?:直属|直)(?:机关)?(?:工委|工作委员会)")
DIRECT_BEFORE = re.compile(r"([省市县区州盟旗])直$")
NO_AREA = re.compile(r"[员干组的委支日课]|[省市县区州盟旗]委")
#: A school that is only called after a place.
SCHOOL = re.compile(r"大学|学院|师范|理工|农业|工业|财经|科技|交通|医科")
#: Where a working committee is that is no committee of that place: 驻沪团工委.
AWAY = re.compile(r"驻[京津沪渝粤深穗浙苏闽]$")
#: Of several levels that were named before: 河北、石家庄市两级团委.
LEVELS = re.compile(r"[两三23]级$")

_ENDS = {"地": "地区", "自": "自治区", "自治区": "自治区"}


def fits(name: str, kind: str) -> bool:
    """Whether a region of that name is of the printed kind (市, 区 …; 区 fits districts and autonomous regions)."""
    return name.endswith(_ENDS.get(kind, kind))
