"""What a headline can do without, in the order in which it is left out while the line is too long."""

import re
from collections.abc import Callable

_QUOTED = r"(?:“[^“”]{1,30}”|《[^《》]{1,40}》)"
_BODY = "(?:中央|委员会|团委|[^、，,]委|部|厅|局|(?<!社)会|院|校|大学|公司|办公室|中心|集团|联盟|总队|大队)"
_HELD = "举办|主办|承办|组织|发起|开展|实施"
_OPENED = "举行|召开|举办|启动|开幕|闭幕|揭牌|成立|开班|落幕"
_GIVEN = "授予|追授|表彰|命名|选树|认定|聘任|推选"
_PEOPLE = "名人位个家支所对件"

#: What is left out, by its shape, and what stays of it.
_SHAPES: tuple[tuple[str, str], ...] = (
    # （……）: what explains.
    (r"[（(][^（）()]{0,40}[）)]", ""),
    # 由甲、乙联合主办的“…”: the hosts stand beside the headline,
    (
        rf"^(?:由[^“”《》，,]{{2,70}}?|[^“”《》，,]{{2,70}}?)(?:{_HELD})的(?=[“《])|^由[^“”《》，,]{{2,70}}?(?:{_HELD})的",
        "",
    ),
    # and so does the day (于2023年7月22日至26日).
    (
        r"[于在]?(?:[12]\d{3}年)?(?:\d{1,2}月)?\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?(?:[上下]午|晚上?)?(?![\d:：底前起以])",
        "",
    ),
    # 作了题为《…》的报告; 选举产生了由189名委员组成的委员会.
    (r"以(?:“[^“”]*”|《[^《》]*》)为(?:主题|主线|载体|抓手|契机|主要内容)的", ""),
    (r"(?<!主)题为(?:《[^《》]*》|“[^“”]*”)的|由[^，,“”《》]{2,60}(?:组成的|的(?=[“《]))", ""),
    # 授予甲厂团委、乙校团委等10个团委“…”称号: to how many, and what.
    (rf"({_GIVEN})[^，,]{{4,}}?等(?=\d+[余多]?[{_PEOPLE}])", r"\1"),
    # 张三、李四、王五当选……; 张三、李四、王五5人荣获…….
    (rf"^([^、，,“”《》]{{2,4}})(?:、[^、，,“”《》]{{2,8}}?)+(?=\d+[{_PEOPLE}]|当选|荣?获|被)", r"\1等"),
    # 共青团中央、教育部、财政部召开……: who leads.
    (rf"^([^、，,“”《》]{{2,14}}?{_BODY})(?:、[^、，,“”《》]{{1,18}}?{_BODY})+(?=[^、，,和与及]{{4,}})", r"\1等"),
    # “甲”“乙”“丙”; 甲、乙、丙等: one of a list.
    (rf"({_QUOTED})(?:[、和与及]?{_QUOTED})+(等)?", r"\1等"),
    (r"([^、，,“”《》等]{2,12})(?:、[^、，,等赴到向]{2,14})+?(?:[和及与][^、，,等]{2,14})?(等)", r"\1\2"),
    # “…”等系列活动: of what follows 等 only the sort and the figure.
    (
        r"(?<=[”》])等[^，,“”]{1,30}?((?:主题|系列|社会|志愿|文化|实践|教育|服务|宣传|重点)*"
        r"(?:活动|工作|行动|项目|比赛|大赛|节目|栏目|品牌|平台|课程|培训|仪式)[\d余多万次场期个项]{0,8})$",
        r"等\1",
    ),
    # “同心筑梦 ——2019年……启动仪式”: a motto before the name.
    (r"“[^“”—]{2,20}—{1,2}([^“”]{6,})”", r"“\1”"),
)
#: … and what only where the clause is too long from its verb on.
_LAST_SHAPES: tuple[tuple[str, str], ...] = (
    # “春风化雨”2022年度志愿服务总结大会: a motto before a name that stands by itself.
    (r"“[^“”]{4,30}”(?=(?:[12]\d{3}|第)[^，,“”、。]{8,}$|[^，,、。]{8,}(?:大会|仪式|论坛|[大比竞]赛|展览)$)", ""),
    # 面向全市各级团组织、广大青年发出倡议: to whom.
    (r"(?:面向|向)[^，,“”]{6,}?(?=发[出布起])", ""),
    # 宣读了《关于……的倡议书》: the sort of a paper with a long title.
    (r"《关于[^《》]{12,}的([^《》的]{2,8})》", r"\1"),
    # 在市文化馆隆重举行: where.
    (rf"在[^，,“”《》]{{2,24}}?((?:隆重|顺利|成功|正式)?(?:{_OPENED}))$", r"\1"),
    # 开展了2018年“春风化雨”考前减压活动: the year stands beside it, too.
    (r"(?<![从到自于至在由])[12]\d{3}年度?(?=[“《\u4e00-\u9fff])", ""),
)


def _shaped(shape: str, stays: str) -> Callable[[str], str]:
    pattern = re.compile(shape)

    def step(line: str) -> str:
        return pattern.sub(lambda m: m.expand(stays) if stays else "", line)

    return step


#: Each leaves one sort of thing out of a line.
STEPS: tuple[Callable[[str], str], ...] = tuple(_shaped(shape, stays) for shape, stays in _SHAPES)
LAST_STEPS: tuple[Callable[[str], str], ...] = tuple(_shaped(shape, stays) for shape, stays in _LAST_SHAPES)
