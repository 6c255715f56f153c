"""Web pages for tests: an article in the clothes of usual Chinese sites, with all that such sites put around and into it.

Sites, names and articles are invented; the structures (wrappers, share bars, lists of other articles, footers) are usual ones.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

#: Lines in which these pages tell of their article: they may stay.
ABOUT = frozenset([
    "发布时间：2021-04-13 09:20 来源：云岭日报 【字体：大 中 小】 打印", "时间：2021-04-13　浏览次数：",
    "时间:2021-04-13 来源:云岭青年网 作者:admin 点击:次", "（责任编辑：admin）",
    "版权声明：本网转载文章的版权归原作者所有，如涉及侵权请与本网联系，我们将在第一时间删除，谢谢您的支持与理解！",
    "原创 云岭团委 云岭团委在线 2021-04-13 18:00", "点击上方蓝字关注我们", "— END —", "来源：云岭团委在线", "编辑：小禾", "审核：小川",
    "2021-04-13 08:00　来源：云岭新闻网　分享让更多人看到", "(责编：小禾、小川)", "发布时间：2011-04-13　来源：云岭团省委　浏览次数：105",
    "2021年04月13日　星期二", "来源：云岭青年　作者：本网记者　发布时间：2021-04-13 10:30:00", "【责任编辑：小禾】",
])  # fmt: skip

_OTHERS = (
    "云岭团委召开机关干部学习交流会 推动作风建设走深走实",
    "南溪团市委举办返乡大学生座谈会，八十余人参加",
    "“青春向阳”志愿服务队走进东川镇敬老院",
    "关于公布二〇一九年度云岭省优秀青年志愿者名单的通知",
    "东川团县委：把青年夜校办到厂区里",
    "图说：一名乡村团支部书记的二十四小时",
    "北坪高新区青年人才驿站正式投入使用",
    "省青联组织委员赴西岗县开展医疗帮扶活动",
)
_MENU = "".join(
    f'<li><a href="/{n}/">{w}</a></li>'
    for n, w in enumerate(["首页", "机构设置", "政务公开", "通知公告", "基层动态", "青年之声", "专题专栏", "资料下载"])
)


#: The level of what stands below a picture.
CAPTION = -1


@dataclass(frozen=True)
class Article:
    """A title, and blocks (level of a heading, 0, or CAPTION; words); the title may be one of them."""

    title: str
    info: str
    blocks: list[tuple[int, str]]

    @property
    def heading(self) -> str:
        return "" if any(words == self.title for _, words in self.blocks) else self.title

    def html(self, tag: str = "p", indent: str = "　　", style: str = "") -> str:
        """The blocks as paragraphs of this tag; headings as bold paragraphs of large type, as editors make them."""
        return "\n".join(
            _set(level, words) if level else f"<{tag}{style}>{indent}{escape(words)}</{tag}>"
            for level, words in self.blocks
        )

    def broken(self) -> str:
        """The blocks parted by line breaks alone."""
        return "<br/><br/>\n".join(
            _set(level, words) if level else "　　" + escape(words) for level, words in self.blocks
        )


def _set(level: int, words: str) -> str:
    """A heading, or a picture with its caption."""
    if level != CAPTION:
        return f"<h{level}>{escape(words)}</h{level}>"
    return f'<p style="text-align: center;"><img src="p.jpg" width="600"></p><p style="text-align: center;">{escape(words)}</p>'


def _links(count: int, *, dated: bool = False, start: int = 0) -> str:
    chosen = [_OTHERS[(start + n) % len(_OTHERS)] for n in range(count)]
    day = "<span>2021-03-0{}</span>"
    return "".join(
        f'<li><a href="/a/{n}.html" title="{escape(w)}">{escape(w)}</a>{day.format(n + 1) if dated else ""}</li>'
        for n, w in enumerate(chosen)
    )  # fmt: skip


def _page(article: Article, site: str, body: str, head: str = "") -> bytes:
    title = f"{article.title}_{site}" if site else article.title
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title>{head}'
        f"<style>.a{{color:red}}</style></head><body>{body}</body></html>"
    ).encode()


def _heading(article: Article, tag: str = "h1") -> str:
    return f"<{tag}>{escape(article.heading)}</{tag}>" if article.heading else ""


def portal(article: Article) -> bytes:
    """A government portal: path, font sizes, share bar, content in an editor's wrapper, related links, sponsor's footer."""
    return _page(
        article,
        "云岭省人民政府门户网站",
        f"""<div class="header"><div class="logo"><img src="l.png" alt="云岭省人民政府"></div><ul class="nav">{_MENU}</ul>
<div class="search"><form><input name="q"><button>搜索</button></form>热搜词：<a>青年就业</a> <a>志愿服务</a> <a>营商环境</a></div></div>
<div class="position">当前位置：<a>首页</a> &gt; <a>要闻动态</a> &gt; <a>部门动态</a></div>
<div class="article">{_heading(article)}<div class="info"><span>发布时间：2021-04-13 09:20</span> <span>来源：云岭日报</span>
<span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span> <span>打印</span></div>
<div class="share">分享到：<a>微信</a><a>微博</a><a>QQ空间</a></div>
<div class="TRS_Editor" id="zoom">{article.html(style=' style="text-align:justify"')}</div>
<div class="qr"><p>扫一扫在手机打开当前页</p><img src="q.png"></div>
<div class="tools"><a>【打印本页】</a> <a>【关闭窗口】</a></div>
<div class="related"><h3>相关链接</h3><ul>{_links(5, dated=True)}</ul></div></div>
<div class="footer"><p>主办：云岭省人民政府办公厅　承办：云岭省大数据中心</p><p>网站标识码：0000000001　云ICP备00000001号　云公网安备 00000000000001号</p>
<p>地址：云岭市人民路1号　邮编：000001　联系电话：0000-0000001</p><p><a>关于我们</a> | <a>网站声明</a> | <a>站点地图</a> | <a>联系我们</a></p></div>""",
    )


def college(article: Article) -> bytes:
    """A university's site: counter, previous and next, attachments; the content in a form."""
    return _page(
        article,
        "共青团云岭大学委员会",
        f"""<ul class="menu">{_MENU}</ul><div class="left"><h2>快速通道</h2><ul>{_links(6, start=2)}</ul></div>
<form name="_newscontent_fromname"><div class="content-title">{_heading(article, "h3")}<i>时间：2021-04-13　　浏览次数：<span id="c"></span></i></div>
<div id="vsb_content" class="v_news_content">{article.html(indent="", style=' class="vsbcontent_start"')}</div>
<div><ul><li>附件【<a href="1.doc">报名表.doc</a>】已下载 <span>12</span> 次</li></ul></div>
<p>上一条：<a>{_OTHERS[1]}</a></p><p>下一条：<a>{_OTHERS[2]}</a></p><p>【<a>关闭</a>】</p></form>
<div class="bottom">版权所有：共青团云岭大学委员会　地址：云岭市大学路9号　邮编：000002　技术支持：云岭软件</div>""",
    )


def blog(article: Article) -> bytes:
    """A site of the DedeCMS kind: everything in one wrapper, copyright words and other articles inside the content."""
    return _page(
        article,
        "云岭青年网",
        f"""<div class="top"><a>设为首页</a> | <a>加入收藏</a></div><div class="main"><div class="place">主页 &gt; 新闻 &gt; 团情 &gt;</div>
{_heading(article, "h2")}<div class="meta">时间:2021-04-13 来源:云岭青年网 作者:admin 点击:<script>document.write(12)</script>次</div>
<div class="body">{article.html("div")}
<p>（责任编辑：admin）</p>
<p>版权声明：本网转载文章的版权归原作者所有，如涉及侵权请与本网联系，我们将在第一时间删除，谢谢您的支持与理解！</p>
<div class="tags">标签：<a>青年</a> <a>志愿</a> <a>就业</a></div>
<div class="page"><p>上一篇：<a>{_OTHERS[3]}</a></p><p>下一篇：<a>没有了</a></p></div>
<div class="like"><b>相关文章</b><ul>{_links(6)}</ul></div><div class="like"><b>最新评论</b><p>共有 0 条评论，请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。</p></div></div>
<div class="side"><h4>热门文章</h4><ol>{_links(8, start=3)}</ol><h4>推荐图文</h4><ul>{_links(4)}</ul></div></div>
<div class="foot">Copyright © 2019-2021 云岭青年网 版权所有 Power by Cms</div>""",
    )


def account(article: Article) -> bytes:
    """A public account's article: profile card above, notes and prompts below."""
    return _page(
        article,
        "",
        f"""<div id="page-content"><div class="rich_media_area_primary">{_heading(article)}
<div id="meta_content"><span>原创</span> <span>云岭团委</span> <a id="js_name">云岭团委在线</a> <em>2021-04-13 18:00</em></div>
<div id="js_profile"><p>微信号</p><p>yunling-youth</p><p>功能介绍</p><p>发布团情动态，服务广大青年，共青团云岭省委员会官方账号。</p></div>
<div class="rich_media_content" id="js_content"><section><p>点击上方<strong>蓝字</strong>关注我们</p></section>
{"".join(f"<section><section>{piece}</section></section>" for piece in article.html(indent="").split(chr(10)))}
<section><p>— END —</p><p>来源：云岭团委在线</p><p>编辑：小禾</p><p>审核：小川</p><p>点个“在看”，让更多人看到</p></section></div>
<div class="tool"><a>阅读原文</a> <span>阅读 </span><span>赞</span><span>在看</span></div></div>
<div class="preview"><p>预览时标签不可点</p><p>微信扫一扫关注该公众号</p><p>继续滑动看下一个</p><p>轻触阅读原文</p><p>向上滑动看下一个</p><p>知道了</p></div></div>""",
        f'<meta property="og:title" content="{escape(article.title)}">',
    )


def news(article: Article) -> bytes:
    """A news portal: lead picture, links inside paragraphs, recommended articles in the middle and below, comments."""
    pieces = article.html().split("\n")
    middle = len(pieces) // 2
    box = f'<div class="recommend"><h4>延伸阅读</h4><ul>{_links(3, start=5)}</ul></div>'
    return _page(
        article,
        "云岭新闻网",
        f"""<header><nav><ul>{_MENU}</ul></nav></header><article>{_heading(article)}
<p class="source">2021-04-13 08:00　来源：云岭新闻网　<a>分享让更多人看到</a></p>
<div class="text_con">{"".join(pieces[:middle])}{box}{"".join(pieces[middle:])}
<div class="edit">(责编：小禾、小川)</div><div class="zdfy">关注公众号：云岭新闻网</div></div>
<div class="share_btm"><p>分享让更多人看到</p><a>微信</a><a>微博</a></div></article>
<aside><h3>热门排行</h3><ol>{_links(8, start=1)}</ol></aside>
<section class="list"><h3>推荐阅读</h3>
{"".join(f'<div class="item"><a><h5>{w}</h5></a><p>{w}，有关负责同志出席活动并介绍情况。<a>【详细】</a></p></div>' for w in _OTHERS[:4])}</section>
<section class="comments"><h3>我要评论</h3><p>网友 禾苗 2021-04-14：希望多办这样的活动，支持！</p><p>已有 2 人参与，点击查看全部评论</p></section>
<footer><p>云岭新闻网版权所有，未经书面授权禁止使用</p><p>互联网新闻信息服务许可证 0000001　信息网络传播视听节目许可证 0000001</p><p>新闻热线：0000-1234567　广告热线：0000-7654321</p></footer>""",
    )


def tables(article: Article) -> bytes:
    """An old page laid out in tables, the paragraphs parted by line breaks; frames of links left and right."""
    row = "".join(f'<td><a href="{n}.htm">{w}</a></td>' for n, w in enumerate(["首页", "概况", "新闻", "文件", "论坛"]))
    return _page(
        article,
        "云岭共青团",
        f"""<table width="980"><tr>{row}</tr></table>
<table width="980"><tr><td width="200" valign="top"><table><tr><td>最新动态</td></tr>{"".join(f"<tr><td>·<a>{w}</a></td></tr>" for w in _OTHERS)}</table></td>
<td valign="top"><table><tr><td align="center"><font size="5"><b>{escape(article.heading)}</b></font></td></tr>
<tr><td align="center">发布时间：2011-04-13　来源：云岭团省委　浏览次数：105</td></tr>
<tr><td><font size="3">{article.broken()}</font></td></tr>
<tr><td align="right">【<a>打印本页</a>】【<a>关闭窗口</a>】【<a>返回顶部</a>】</td></tr></table></td></tr></table>
<table width="980"><tr><td align="center">共青团云岭省委员会主办　云岭信息中心制作维护<br>最佳浏览效果：1024*768 分辨率　您是第 102400 位访问者<br>云ICP备00000003号</td></tr></table>""",
    )


def paper(article: Article) -> bytes:
    """A newspaper's electronic edition: list of headlines and pages beside the text, its own metadata above."""
    return _page(
        article,
        "云岭日报数字报",
        f"""<div class="left"><h3>版面导航</h3><ul><li><a>第01版：要闻</a></li><li><a>第02版：综合</a></li><li><a>第03版：青年</a></li></ul>
<h3>标题导航</h3><ul>{_links(6)}</ul></div><div class="newsbox"><div class="date">2021年04月13日　星期二</div>
<div class="nav"><a>上一篇</a> <a>下一篇</a> <a>放大 +</a> <a>缩小 -</a> <a>默认 o</a> <a>朗读</a></div>
<founder-title>{_heading(article)}</founder-title><div id="ozoom"><founder-content>{article.html(indent="&nbsp;&nbsp;&nbsp;&nbsp;")}</founder-content></div>
<div class="nav"><a>上一篇</a> <a>下一篇</a></div></div>
<div class="down">云岭日报社版权所有　未经授权，禁止复制或建立镜像　标题导航　版面概览　新闻检索</div>""",
    )


def flat(article: Article) -> bytes:
    """Everything side by side under the body, as pages saved by some programmes are; share bar and links between."""
    return _page(
        article,
        "云岭青年",
        f"""<p><a>首页</a> <a>新闻</a> <a>图片</a> <a>专题</a> <a>论坛</a></p><p>您现在的位置：<a>云岭青年</a>&gt;&gt;<a>新闻</a>&gt;&gt;正文</p>{_heading(article)}
<p>来源：云岭青年　作者：本网记者　发布时间：2021-04-13 10:30:00</p>{article.html()}
<p>【责任编辑：小禾】</p><p>分享到：<a>新浪微博</a> <a>腾讯微博</a> <a>人人网</a></p><p>相关新闻</p>
{"".join(f"<p>· <a>{w}</a> (2021-04-1{n})</p>" for n, w in enumerate(_OTHERS[:5]))}
<p>更多&gt;&gt;</p><p>关于我们 | 广告服务 | 招聘信息 | 联系方式 | 网站地图 | 意见反馈</p><p>本网站所刊登的各种新闻、信息和专题资料，均为云岭青年版权所有，未经协议授权禁止下载使用。</p>""",
    )


CLOTHES: dict[str, Callable[[Article], bytes]] = {
    made.__name__: made for made in (portal, college, blog, account, news, tables, paper, flat)
}
