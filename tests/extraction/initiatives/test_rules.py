"""Each rule of discovery: the example and counter-example of its row in seeds/rules/, further ones, and what no rule may take."""

from collections.abc import Callable
from importlib import resources

import pytest

from archive.extraction.initiatives import find
from archive.extraction.rules import Rule, rules

RULES = rules("initiatives")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_found_by_its_rule(rule: Rule) -> None:
    assert [(f.start, f.stop) for f in find(rule.text) if f.rule == rule.name] == rule.spans


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_counter_example_is_not(rule: Rule) -> None:
    assert rule.name not in {f.rule for f in find(rule.counter)}


def test_every_rule_that_fires_on_the_demonstration_stands_in_the_table() -> None:
    texts = [
        f.read_text("utf-8") for f in resources.files("seeds.documents").iterdir() if f.name.endswith(("txt", "md"))
    ]
    fired = {f.rule for text in texts for f in find(text)}
    assert len(fired) > 10
    assert fired <= RULES.keys()


EXAMPLES = {
    "quoted-head": "我们实施⟦“春苗成长”关爱项目|quoted-head⟧，效果良好。",
    "quoted-head-edition": "⟦云山市第二届“追风”青年篮球邀请赛|quoted-head|云山市“追风”青年篮球邀请赛⟧闭幕。",
    "quoted-shared-head": "开设⟦“青春课堂”|quoted-shared-head⟧⟦“团团说法”|quoted-shared-head⟧等栏目。",
    "quoted-name": "县里的⟦“归雁工程”|quoted-name⟧吸引了不少人。",
    "quoted-count": "县委确立了⟦“两扩三建”|quoted-count⟧的工作思路。",
    "quoted-act": "举办⟦“礼赞家乡”|quoted-act⟧，群众反响热烈。",
    "quoted-awarded": "共评选出10个“⟦云山市奋斗新星|quoted-awarded⟧”。".replace("“⟦", "⟦“")
    .replace("|", "”|", 1)
    .replace("⟧”", "⟧"),
    "quoted-of-quotes-in-ascii": '实施⟦"春苗成长"关爱项目|quoted-head⟧。',
    "titled-document": "市委印发⟦《云山市青年人才培育实施方案》|titled-document⟧。",
    "titled-work": "推出⟦《青年说》|titled-work⟧⟦《云山故事》|titled-work⟧等栏目。",
    "edition": "⟦首届青年诵读大赛|edition⟧落幕。",
    "editions-counted": "连续举办三届⟦青年消夏音乐节|editions-counted⟧。",
    "event-act": "举办⟦云山市短视频创作研讨会|event-act⟧。",
    "event-list": "举办⟦云山市短视频创作研讨会|event-act⟧、⟦云山青年诵读分享会|event-act⟧。",
    "body-founded": "成立⟦云山市青年自媒体联盟|body-founded⟧。",
    "body-described": "成立了由多家单位参与的⟦云山青年法律服务队|body-described⟧。",
    "body-inaugurated": "⟦云山青年农创者协会|body-inaugurated⟧召开成立大会。",
    "mechanism-set-up": "在全省首创⟦志愿者等级徽章制|mechanism-set-up⟧。",
    "honour-won": "荣获⟦全省共青团工作创新奖|honour-won⟧。",
    "local-own": "他是⟦云山市优秀共青团员|local-own⟧。",
    "an activity of a place's young": "启动⟦云山省青少年微信植树活动|programme-act⟧。",
    "a list behind the words that lead to it": "与会人员围绕深化⟦“大学生进社区”|quoted-shared-head⟧⟦“云溪实干家”项目|listed-kind⟧、⟦乡村振兴驿站|listed-kind⟧建设等工作进行座谈。",
    "a name ends where it comes to stand": "⟦“云溪小哥服务驿站”|quoted-name⟧落地江边街道社区。",
    "winners of honours": "向云溪市⟦“红旗大队”|quoted-won⟧、⟦“建队贡献奖”|quoted-won⟧的获奖者颁奖。",
    "a list of mechanisms": "建立⟦团干部驻点包片制度|mechanism-set-up⟧、⟦动态通报制度|mechanism-set-up⟧。",
    "a name ends where it wins": "⟦“海樱使者”护樱志愿服务项目|quoted-head⟧获银奖。",
    "what denies a name may begin a longer noun": "实施⟦“石榴花”思想引领专项教育|quoted-head⟧。",
    "a local contest": "他在⟦云溪区第三届青年志愿服务项目大赛|local-own|云溪区青年志愿服务项目大赛⟧中获奖。",
    "later members of a list that is held": "会上，我们开展专题辅导、⟦青年红色读书会|event-act⟧、⟦青年运动史图文展|event-act⟧，效果良好。",
    "a training that is counted": "开展⟦青年骨干线上业务培训|event-act⟧5期。",
    "a prize on a line of its own": "项目申报：\n\n⟦优秀项目奖|label⟧\n\n各领域实施的项目。\n\n一等奖\n\n两名。",
    "numbered parts": "一是进行⟦云溪发展感知行|label⟧。二是开展⟦求学励志分享会|label⟧。",
    "beside a known name in marks": "县里评出“优等团支部”⟦“团建先进单位”|quoted-beside⟧⟦“青年文明号”|known⟧。",
    "a ladder of posts is one": "⟦第20届云山省青年文明号|known|青年文明号⟧和⟦“一星级云溪市青年文明号”|known|青年文明号⟧揭晓。",
    "group-raised": "锻造一批⟦重点工程青年先锋突击队|group-raised⟧。",
    "programme-act": "实施⟦云山青年安居暖心工程|programme-act⟧，解决住房困难。",
    "made-part-of-assessment": "将⟦团的工作纳入全县党建考核|made-part-of-assessment⟧。",
    "media-account": "⟦抖音号“青春云山”|media-account⟧粉丝量接近4万。",
    "application": "，⟦志愿云山APP|application⟧上线。",
    "commemoration": "⟦庆祝建团101周年主题系列活动|commemoration⟧陆续举行。",
    "presented": "为⟦云山市青年领航导师|presented⟧授牌。",
    "listed-beside": "一体化配套⟦青年之家|known⟧、⟦社会实践团校|listed-beside⟧等服务场所。",
    "congress-study": "⟦深入学习贯彻党的十九大和历次全会以及党的二十大精神|congress-study|学习宣传贯彻党的二十大精神⟧。",
    "a list with a described head": "打造⟦“春风里”|quoted-shared-head⟧⟦“邻里情”|quoted-shared-head⟧等一批具有本地特色的工作品牌。",
    "whose it is before the marks": "线上开设共青团⟦“云端课”|quoted-act⟧，少先队⟦“云小队”|quoted-act⟧。",
    "parts after a colon": "力争实现⟦“四个提升”|quoted-count⟧：服务提升、组织提升、作风提升、形象提升。",
    "an unquoted list with an edition": "举办⟦首届青年云溪论坛|edition⟧、⟦云溪诗词品读汇|listed-kind⟧等活动。",
    "a member before a known name": "实施好⟦云溪乡土人才回归工程|listed-beside⟧、⟦“领头雁”培养计划|known⟧。",
    "a founded body with a brand": "建立⟦“向阳开”关爱队伍|quoted-head⟧。",
    "a year in the name": "圆满完成⟦2021年度大型禁毒巡回宣传|programme-act⟧。",
    "into schools": "开展⟦青少年心理健康服务进社区|programme-act⟧。",
    "a bracket inside": "举办并成功打造⟦云台(云山)青年菁英峰会|event-act⟧品牌。",
    "two wordings side by side": "举办⟦“轻松备考12355与你同行”考前减压活动|known|轻松备考·12355与你同行⟧。",
    "an act after the marks ends the name": "依托⟦“共青团·伙伴计划”|known⟧开办⟦寒假爱心托管班|event-act⟧。",
    "with whom it is held": "开展⟦“致敬先锋，携手同行”青少年与抗疫人员面对面交流活动|quoted-head⟧等活动。",
    "a series and its part": "开展⟦“骑手青年服务月”|quoted-name⟧系列⟦“云溪暖蜂”主题活动|quoted-head⟧。",
    "a programme that begins with its place": "开展⟦云山市科学小院士评选活动|programme-act⟧。",
    "a commemoration with its meeting": "召开⟦纪念“五四”运动97周年暨云山市各界青年代表座谈会|commemoration⟧。",
    "the word for what a list is of is no member": "为⟦“青年五四奖章”|known⟧、⟦“两红两优”|known⟧等先进集体颁发证书。",
    "a mechanism that is carried out": "全区落实⟦团干部蹲点联系机制|mechanism-set-up⟧。",
    "a short brand in its marks again": "推出⟦“云商贷”|quoted-act⟧⟦“云溪速贷”|quoted-name⟧。放大⟦“云商贷”|again⟧带动效应。",
    "a number and what it counts": "⟦青年“四创”教育基地|body-inaugurated⟧揭牌。⟦“四创”|again⟧热潮涌动。",
    "a plan cut to its core": "⟦云山市大学生志愿服务贫困县计划|takes-place⟧启动，200名⟦贫困县计划|again⟧志愿者出征。",
    "a bracket in a plan": "⟦云山市大学生志愿服务中部(山区)计划|youth-programme⟧实施十周年。",
    "areas that are counted": "聚焦⟦“六大合作领域”|quoted-count⟧，共谋发展。",
    "who is said to be a brand": "⟦“爱我云山”|quoted-told⟧青年大汇聚火车团是团省委的品牌项目之一。",
    "what somebody enters": "学子们走进⟦“青年友好商铺”|quoted-act⟧。",
    "what the press is told of": "召开⟦“青春云山”主题系列活动|quoted-head⟧新闻发布会。",
    "what somebody relies on": "⟦“云溪导师帮”|quoted-subject⟧依托⟦云溪青年创业导师服务团|youth-institution⟧，深入各县。",
    "a plan that raises somebody": "开展⟦云雀培育计划|programme-act⟧，带动乡亲。",
    "a name of its own beside what it is": "参观了⟦青年创业实践基地“云舍”|youth-institution⟧。",
    "a bracket that explains the marks": "实施⟦“六强”(强引、强创、强基)工程|quoted-head⟧。",
    "a mode that counts": "推出⟦“五助”|quoted-count⟧模式。",
    "members that end alike": "包括⟦青少年文化领航行动|youth-programme⟧、⟦助力脱贫攻坚行动|listed-beside⟧。",
    "a body with its short form": "他是⟦云山县大学生春风服务社|defined⟧（以下简称⟦“春风社”|again⟧）的社员。⟦春风社|again⟧很受欢迎。",
    "games that are served": "完成⟦2024云山国际马拉松|listed-kind⟧、⟦2024云山产业博览会|listed-kind⟧等大型赛会的保障。",
    "a new season": "启动新一季⟦“云溪读书会·青年读史”|quoted-act⟧。",
    "a station of the young": "建成首批13个快递小哥⟦青春接力站|youth-institution⟧。",
    "an account by its office": "开通⟦“青春云山”官方微信|quoted-head⟧。",
    "a place between the verb and the marks": "揭牌成立云山县首个⟦“云雀港”|quoted-act⟧。",
    "an edition of a place before the honours": "荣获第八届云山市⟦“云城好榜样”|quoted-act⟧⟦“云山工匠”|quoted-act⟧。",
    "a number spelled out": "提出了⟦“四能”|quoted-count⟧，即“口能言、笔能写”。",
    "a heading behind a bar": "活动|⟦云山青年志愿嘉年华活动|takes-place⟧举行",
    "a farm of the young": "申报⟦云山市青创农场|youth-institution⟧3个。",
    "an undertaking before a dash": "发起⟦“圆梦工程——关爱儿童成长”系列行动|quoted-head⟧。资助⟦圆梦工程|again⟧，把关爱儿童成长作为己任。",
    "a list with the owner of each": "包括县妇联⟦“童年精彩”|quoted-shared-head⟧、团县委⟦“心手相牵、青春同行”|quoted-shared-head⟧等活动。",
    "a number for a handle": "以⟦“七个新”|quoted-handle⟧为牵动，推进工作。",
    "a fund": "设立⟦关爱留守少年儿童基金|body-founded⟧，扩大覆盖面。",
    "a plan by its number": "紧扣⟦“1269”产业计划|quoted-head⟧。",
    "short brands that are said to be brands": "做优⟦青创园|listed-kind⟧、⟦青创赛|listed-kind⟧、⟦青创基地|listed-kind⟧等工作品牌。",
    "a theme and the name it is of": "以“青春喜迎盛会”为主题的⟦“云帆杯”青年创业交流营|quoted-head⟧闭幕。",
    "known-shared-head": "推进⟦青联|known-shared-head|青联改革⟧、⟦学联|known-shared-head⟧、⟦少先队改革|known⟧。",
}

COUNTER_EXAMPLES = {
    "a problem in quotes": "打通服务青年的“最后一公里”，防止搞“盆景”。",
    "a standing phrase": "增强“四个意识”，坚定“四个自信”，做到“两个维护”，提升“三力一度”。",
    "a slogan": "发出“青春向党，强国有我”的铮铮誓言。",
    "somebody's words": "他说：“我们实施这个项目，就是为了孩子。”",
    "speech after a verb": "书记强调，“抓好落实是关键”。",
    "a principle": "坚持“青年所需、团所能”的原则开展工作。",
    "a nickname": "网友称她为“田园姐姐”。",
    "a role": "当好化解矛盾的“润滑剂”。",
    "an article": "《感悟青春力量》在《云山日报》发表。",
    "a plenary": "党的十九届五中全会胜利召开。",
    "a committee's term": "召开云山市青年联合会第八届委员会全体会议。",
    "an event that any may hold": "举办大型线上线下招聘会。",
    "a body that any may found": "建立健全工作专班。",
    "a mechanism that any may set up": "建立长效机制，完善工作体系。",
    "results into files": "将考核结果纳入个人档案。",
    "a count of followers": "抖音号粉丝突破4万。",
    "a law": "学习《未成年人保护法》《民法典》。",
    "a call": "营造争做向上向善好青年的氛围。",
    "a manner": "让两地青年“面对面”交流。",
    "a motto": "青春心向党、建功新时代。",
    "who works with whom": "采取“团干部+志愿者”、“党员+团员”等模式。",
    "the theme of a named contest": "本届大赛以“青春逐梦新征程”为主题。",
    "a body that is praised": "打造云山乡村发展研究高端智库。",
    "what something is regarded as": "将远程培训作为“青年强基”“实践育人”工程。",
    "a mark in a ranking": "在全市考核中荣获“先进”等次。",
    "a standing word in a title": "发布《青春助力“两山”实践之路》。",
    "where the young go": "来自各地的青年走进大熊猫繁育研究基地。",
    "what is described, not named": "关爱受疫情影响的青少年特别行动有序进行。",
    "a centre of what is known": "参观市青年志愿服务行动指导中心。",
    "a colour that a brand may have": "升级打造“青”字号品牌。",
    "a medium": "被“学习强国”平台转发。",
    "a conference of the press": "在省政府举行新闻发布会。",
    "guests who are excellent": "来自各行各业的优秀团干部汇聚一堂。",
    "an office that bears a name": "市希望工程办公室主任出席。",
    "a prize of a class": "获省级小学组一等奖1个。",
    "who is newly appointed": "为我区新聘任校外辅导员颁发聘书。",
    "a goal": "围绕“新高地”“示范带”三大战略目标。",
    "so much of a thing": "通过“一个服务站”“一套机制”加强关爱。",
    "this theme": "活动围绕“奋斗耀青春”这一主题。",
    "of what sort something is": "这是由团省委发起的留守儿童关爱项目。",
    "who somebody is": "来了“云漂青年”。大家称赞“云漂青年”。",
    "generic words in marks": "亮出“青年志愿者”旗帜。",
    "a clause with its verb": "为返乡大学生搭建社会实践服务平台。",
    "a phone's application": "打开手机APP即可。",
    "a plenary with its meeting of praise": "共青团云山市十届三次全委会暨表彰大会召开。",
    "a goal of work": "围绕“学得进、讲得出”工作目标，团县委发力。",
    "a firm of riders": "在“美团外卖”配送服务站开展慰问。",
    "this contest": "几家单位联合主办了本届大赛云山赛区选拔赛。",
    "a park of enterprises": "各级团组织、青年创业园区要主动借鉴。",
    "a brand of produce": "提升“云味”农产品品牌影响力。",
    "lectures of a subject": "开展思政讲座等活动。",
    "a day of the year explained": "老人说“三八”是妇女节。",
    "a paper of a meeting": "宣读《2010年度先进集体和先进个人的表彰决定》。",
    "the resolution of a congress": "传达《关于共青团云山市第四届委员会报告的决议》。",
    "any fund": "设立专项基金。",
    "a firm and a fund": "云山春雨健康发展有限责任公司与云山省青年志愿服务基金分别签约。",
    "care in general": "展开关爱行动。",
    "what somebody becomes": "使团组织成为“青年创客之家”。",
    "the report of a congress": "在党的二十大报告中专门寄语青年。",
    "what the press was told": "“打造高地 实施战略”系列新闻发布会召开。",
    "who holds something": "大赛由团市委主办，云山市青年创业服务中心、春雨集团承办。",
    "nobody's programme of the young": "实施种业振兴行动和粮食产能提升工程。",
    "a whole county's plan": "云山市全市计划建成23个活动室。",
    "the aim of a region": "为建设“美丽云山·幸福家园”贡献青春力量。",
    "what the spirit of volunteers is": "弘扬“奉献、友爱、互助、进步”志愿服务精神。",
    "what the work goes by": "以“青年喜爱的方式”为主线优化服务。",
    "sorts of a prize": "现场颁发了“爱岗敬业”、“创新创业”、“诚实守信”五个类别的证书。",
    "a word that begins as a camp does": "为建设“四个云山”营造氛围。",
    "the sections of a site": "平台共有“青年志愿申报”“小学生暑托班”“青年交友需求”等11个板块构成。",
    "where something is shown": "可通过云山青年网、云山青年微博等平台观看直播。",
    "so many who take part": "3名红领巾讲解员参加比赛。",
    "branches of a farm": "建立共青团云山农场总支委员会。",
    "prizes handed over": "为大赛获奖者颁奖，为获奖选手颁奖。",
    "any short system": "落实青年发展项目和政策机制。",
    "nothing but generic words": "开展志愿服务活动，组织专题培训。",
}


@pytest.mark.parametrize("tagged", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_finds(tagged: str, check: Callable[[str], None]) -> None:
    check(tagged)


@pytest.mark.parametrize("text", COUNTER_EXAMPLES.values(), ids=COUNTER_EXAMPLES.keys())
def test_leaves(text: str, check: Callable[[str], None]) -> None:
    check(text)
