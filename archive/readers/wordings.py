"""The wordings by which the lines of a page's frame are told: notes, credits, dates, bylines, numbers, signatures."""

import re

NOTE = re.compile(
    r"^[〔（(【\[](?:摘编|摘要|节选|编译)[〕）)】\]]|^[【（(\[]?(?:编者按|编者的话|编者注|按语|编前语|按)(?:[】）)\]]?[:：]|[】）)\]])|^【?编者按】?"
)
DISTRIBUTION = re.compile(
    r"^[（(]?(?:报|送|发|抄报|抄送|分送|分发|印送|报送|主送单位|本期(?:发|送|报|印)|此件(?:公开)?(?:发|印))\s*(?:[:：]|至)"
    r"|^(?:共印|印数|印刷)\s*\d+\s*份|^.{4,30}(?:办公室|秘书处|办公厅|综合部)\s*(?:19|20)\d\d\s*年\s*\d+\s*月\s*\d+\s*日\s*印发$"
    r"|^[（(](?:共印|印).{0,4}份[）)](?=\s*$|\s*责任?编)|^(?:19|20)\d\d\s*年\s*\d+\s*月\s*\d+\s*日\s*印发$"
)
CREDIT = re.compile(
    r"^[（(【]?(?:责任?\s*编(?:辑|校|审)?|编辑|编审|审核|审校|校对|校审|复审|终审|初审|签发(?:人)?|核稿|主编|排版|美编|制作|监制|值班编委|撰稿|撰文|供稿|供图|摄影|拟稿)"
    r"(?:[人者单位员]*)?\s*[:：|丨/]"
)
METADATA = re.compile(
    r"^[•·●◆■▪（(【]?\s*(?:(?:信息|稿件|文章|新闻|本文|内容|文字)?来\s*源(?:单位)?|作者|发布(?:时间|日期|单位|人|者|机构)|发表(?:时间|日期)|更新(?:时间|日期)|(?:时间|日期)(?:查询)?|发文(?:机关|日期|单位|字号)"
    r"|成文日期|印发日期|索\s*引\s*号|文\s*号|主题(?:分类|词)|公开(?:方式|属性|日期)|有效性|关键词|点击(?:数|量|率)?|浏览(?:次数|量|数)?|阅读(?:次数|量|数)?|访问(?:次数|量)|字\s*[号体]|信息录入|原\s*标\s*题|原\s*题|名\s*称|标\s*题|栏\s*目|书\s*名|[一二三]级目)"
    r"\s*[:：|｜丨]|^[（(]?(?:原载|原刊|原发表|首发)于?.{0,20}《[^》]{2,16}》.{0,24}$"
)
BYLINE = re.compile(
    r"^[□■○●◎◆]?\s*据?(?:(?:本报|本刊|新华社|.{2,8}(?:日报|晚报|青年报|时报|融媒|全媒体|网))?(?:全媒体|见习|首席|特派|实习)?(?:记者|通讯员|特约(?:记者|撰稿)|评论员))\s*[:：]?\s*[^，。]{0,40}$"
    r"|^(?:□\s*[\u4e00-\u9fff]{2,4}|[■○◎◆]\s*[\u4e00-\u9fff]{2,3})(?:[\s、]+[\u4e00-\u9fff]{2,4}){0,3}$"
)
#: Day first, as some foreign sites print it, is 26.08.2014.
DAY = (
    r"(?:(?:19|20|二[〇○0ΟＯ零]|一九)[\d〇○零一二三四五六七八九0０-９]{0,4}\s*(?:年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?|[-/.]\d{1,2}[-/.]\d{1,2})"
    r"|(?<![\d.])\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?![\d.]))"
)
CLOCK = r"(?:\s*(?:星期|周)[一二三四五六日天])?(?:[T\s]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
DATE_LINE = re.compile(rf"^[（(\[【]?\s*{DAY}{CLOCK}\s*[）)\]】]?\s*[|｜]?$")
#: A date as feeds write it: Fri, 15 Apr 2022 02:23:05 GMT.
FEED_DATE = re.compile(
    r"^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} (?:19|20)\d\d(?: \d\d:\d\d(?::\d\d)?(?: [A-Z]{1,5}| [+-]\d{4})?)?$"
)
INFO = re.compile(rf"^(?>{DAY}{CLOCK})(?!\s*(?:[，,、至到起前日-]|在|上午|下午)).{{0,60}}$")
#: A short line that ends in a date after a blank: 团中央权益部 2021-04-22.
INFO_END = re.compile(rf"^[（(]?[^，。；：！？]{{2,40}}\s[（(]?{DAY}{CLOCK}[）)]*$")
ISSUE = re.compile(
    r"^[（(]?\s*(?:.{0,12}(?:〔|\[|［|【|（|\()\s*(?:19|20)\d\d\s*(?:年)?\s*(?:〕|\]|］|】|）|\))\s*第?\s*\d{1,4}\s*[号期]?|(?:(?:19|20)\d\d\s*年\s*)?第\s*[\d一二三四五六七八九十百〇零]{1,5}\s*期(?!(?!总第|共青团|团|主办|主编|编|[（(])[\u4e00-\u9fff])"
    r"|总第\s*\d+\s*期)(?:.{0,24})$"
)
BULLETIN = re.compile(
    r"^.{0,24}(?:要讯|简报|通报|团讯|快报|专报|工作动态|动态|信息|情况反映|工作交流|工作简讯|简讯|通讯|内参|参考|文件)(?:（.{1,10}）|\(.{1,10}\)|[〔\[].*)?$"
)
BODY = re.compile(
    r"^(?:(?:中国)?共(?:产主义)?青(?:年)?团|团).{0,24}(?:委员会|委|团工委|工委|中央|办公室|办公厅|部|秘书处)$|^.{2,26}(?:团委|委员会|办公室|办公厅|团工委|秘书处|组委会|领导小组|协会|联合会)$"
)
#: The running head of a yearbook: its name and year, perhaps its part.
YEARBOOK = re.compile(
    r"^《?[^，。：·]{2,14}年鉴》?\s*[（(〔[]?(?:19|20)\d\d年?(?:版|卷)?[）)〕\]]?(?:\s*[·•|｜>—-]+\s*[^。，]{1,20})?$"
)
SALUTATION = re.compile(r"^.{2,120}[:：]$")
CAPTION = re.compile(
    r"^(?:图为|图[一二三四五六七八九十\d]*\s*[:：]|[▲△▼▽↑↓←→]|上图|下图|左图|右图|[（(]图)|[（(]?(?:记者|通讯员|本报)?.{0,12}(?:摄|供图)[）)]?$"
)
#: The mark of a caption, which bulletins also put before each of several short items; and what only captions say.
POINTED = re.compile(r"^[▲△]\s*(?=.{16})(?!.*(?:摄|供图|图为|[左右上下中]图|照片|现场|合影)[）)]?。?$)")
DATELINE = re.compile(r"^[（(]?(?:据?新华社|本报|中新社|人民网|新华网).{0,20}\d{1,2}\s*日(?:电|讯)[）)]?$")
#: The line that says from which page of which paper a text comes.
PAGE_LINE = re.compile(
    r"^(?=.{4,60}$)(?=.*(?:19|20)\d\d\s*年).*(?:第?\s*[A-Z]?\d{1,3}\s*|头)版.{0,12}$|^第?\s*[A-Z]?\d{1,5}\s*版[:：].{0,20}$"
)
SUBTITLE = re.compile(r"^(?:——|—|--)")
PERSON = re.compile(r"^[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,3}$")
#: The contents of a bulletin, printed in its head.
CONTENTS = re.compile(r"^[【［\[〖《〔]?\s*(?:本期)?(?:要目|目\s*录|导读|提要|内容提要)\s*[】］\]〗》〕]?[:：]?$")
BULLET = re.compile(r"^[●◆■▲★◎•·]\s*")
#: A day with a clock time somewhere in a short line: the information line of a web page.
STAMP = re.compile(rf"{DAY}[T\s]*\d{{1,2}}[:：]\d{{2}}")
#: With what a title says which kind of text follows.
KIND_OF_TEXT = re.compile(
    r"(?:通\s*知|通报|决定|意见|方案|报告|总结|要点|计划|办法|规定|细则|公告|公示|讲话|倡议书|函|批复|纪要|简介)(?:（.{1,8}）|\(.{1,8}\))?$"
)
#: The title of an official text, its lines put together without blanks.
OFFICIAL_TITLE = re.compile(
    r"(?:[^，。：]{0,48}(?:委员会|[省市区县旗州]委|办公[室厅]|团委|团工委|[厅局办部会院])|转发.{2,30})?(?:关于|印发|转发).{2,100}"
    r"(?:通知|通报|决定|意见|方案|办法|细则|规定|公告|公示|批复|函|请示|报告|倡议书|启事)(?:[（(].{1,20}[）)])?$"
)
#: How readers are told where to ask or to report.
CONTACT = re.compile(
    r"^(?:联\s*系\s*(?:人|电\s*话|方\s*式|地\s*址)|(?:监督|举报|咨询|服务|办公)?(?:电\s*话|热\s*线)|(?:电子)?邮\s*箱|邮\s*编|传\s*真|地\s*址|E-?mail|QQ群?)\s*[:：]",
    re.I,
)
#: A body of another kind that may sign beside a committee.
OFFICE = re.compile(r"^[\u4e00-\u9fff]{2,22}[厅局部委会院社处]$")
