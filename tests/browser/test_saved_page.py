"""Pages that a real browser saved, as web archive (MHTML) and as complete HTML, after their scripts had run: the article comes out."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page

from archive.readers import read
from archive.schema.vocabulary import BlockKind
from tests.webpages import ABOUT, CAPTION, CLOTHES, Article

TITLE = "南溪团市委启动返乡青年就业服务月"
BODY = [
    "4月12日，南溪团市委在青年之家启动返乡青年就业服务月，200余名毕业生参加了活动，并与36家企业面对面交流。",
    "活动现场设置政策咨询、岗位推介、直播带岗三个区域，提供岗位500个，现场达成意向80人，受到毕业生的普遍欢迎。",
    "服务月期间，各县（区）团委将分类建立返乡青年台账，组织“青春护航”志愿者上门走访，每周推送一批适合青年的岗位。",
    "团市委负责人表示，下一步将推动人才驿站向乡镇延伸，让更多的青年在家门口找到满意的工作，把服务送到青年身边。",
]
PICTURE = "毕业生在直播带岗区了解岗位。"
ARTICLE = Article(TITLE, "", [(0, BODY[0]), (0, BODY[1]), (CAPTION, PICTURE), (0, BODY[2]), (0, BODY[3])])
#: What scripts put into the page: advertisements, a notice about cookies, comments, recommendations that arrive late.
SCRIPTS = """<script>
document.addEventListener("DOMContentLoaded", async () => {
  const put = (where, html) => document.body.insertAdjacentHTML(where, html);
  put("afterbegin", "<div class='cookie'>本网站使用缓存文件改善您的浏览体验，继续浏览即表示同意。<button>知道了</button></div>");
  put("beforeend", "<div class='ad' style='position:fixed'><a href='/ad'>广告：春季家装节，进店就送全套厨房电器</a></div>");
  const paragraphs = document.querySelectorAll("p");
  const middle = [...paragraphs].find(p => p.textContent.includes("直播带岗三个区域"));
  if (middle) middle.insertAdjacentHTML("afterend", "<div class='adsbygoogle'><a href='/ad2'>贷款买车零首付 三分钟极速放款</a></div>");
  const comments = await (await fetch("/comments.json")).json();
  put("beforeend", "<div id='comments'><h3>网友评论</h3>" + comments.map(c =>
    `<div class='comment'><span>${c.name}</span><p>${c.words}</p><a>回复</a> <a>赞(3)</a></div>`).join("") + "</div>");
  document.title += " - 已加载";
  document.body.dataset.ready = "yes";
});
</script><!-- 这段注释不是正文 --><noscript>请开启脚本后浏览本页面</noscript>"""
COMMENTS = (
    '[{"name":"禾苗","words":"家门口就有工作，支持！"},{"name":"溪流","words":"什么时候到我们县里来？盼望早日开展。"}]'
)
FOREIGN = (
    "缓存文件",
    "家装节",
    "零首付",
    "支持！",
    "我们县里",
    "注释",
    "开启脚本",
    "adsbygoogle",
    "已加载",
    "querySelector",
)


@pytest.fixture(scope="module")
def pages() -> Iterator[str]:
    """A site of such pages on this machine."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.strip("/").removesuffix(".html")
            if name in CLOTHES:
                kind = "text/html; charset=utf-8"
                content = CLOTHES[name](ARTICLE).replace(b"</head>", SCRIPTS.encode() + b"</head>")
            else:
                kind, content = "application/json; charset=utf-8", COMMENTS.encode()
            self.send_response(200 if name in CLOTHES or name == "comments.json" else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing is told."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def web_archive(page: Page) -> bytes:
    """What the browser writes for "web page, single file"."""
    session = page.context.new_cdp_session(page)
    saved: str = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
    return saved.encode()


def complete(page: Page) -> bytes:
    """What the browser writes for "web page, complete": the page as its scripts left it, with its address in front."""
    words = page.content().replace('href="/', 'href="./页面_files/')
    return f"<!-- saved from url=({len(page.url):04}){page.url} -->\r\n{words}".encode()


@pytest.mark.parametrize("save", [web_archive, complete])
@pytest.mark.parametrize("clothes", list(CLOTHES))
def test_the_article_comes_out_of_a_saved_page(clothes: str, save: type, browser: Browser, pages: str) -> None:
    page = browser.new_page()
    page.goto(f"{pages}/{clothes}.html")
    page.wait_for_selector("body[data-ready]")
    saved = save(page)
    page.close()
    reading = read(saved, "页面.mhtml")
    lines = [line for line in reading.text.split("\n") if re.sub(r"点击:\d+次", "点击:次", line) not in ABOUT]
    assert [line for line in lines if line in BODY or line == PICTURE] == [*BODY[:2], PICTURE, *BODY[2:]]
    assert not [line for line in lines if any(word in line for word in FOREIGN)]
    assert set(lines) <= {TITLE, PICTURE, *BODY}
    kinds = {b.span.of(reading.text): b.kind for b in reading.blocks}
    assert kinds[TITLE] is BlockKind.HEADING
    assert kinds[PICTURE] is BlockKind.CAPTION
