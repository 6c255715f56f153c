"""The drawing in the browser: canvases fed by tiles, by mouse, keys and touch, in step with list and address."""

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def drawn(scripted: Page) -> Page:
    """The whole sample, drawn."""
    scripted.goto("/?from=2018&to=2023")
    return settled(scripted)


def settled(page: Page) -> Page:
    expect(page.locator(".lanes.live .spot").first).to_be_attached()
    return page


def window(page: Page) -> tuple[str, str]:
    found = re.search(r"from=([\d-]+)&to=([\d-]+)", page.url)
    return (found[1], found[2]) if found else ("", "")


def spot(page: Page, words: str):
    return page.get_by_role("button", name=re.compile(words))


def test_canvases_take_the_place_of_what_the_server_drew(drawn: Page):
    assert drawn.locator(".lanes svg").count() == 0
    assert drawn.locator(".lanes .lane:not([hidden]) canvas").count() >= 4
    painted = "c => [...c.getContext('2d').getImageData(0, 0, c.width, c.height).data].some(v => v)"
    assert drawn.locator(".lane[data-lane]:not([hidden]) canvas").first.evaluate(painted)


def test_plus_and_minus_zoom_and_the_arrows_move(scripted: Page):
    scripted.goto("/?from=2020&to=2020")
    settled(scripted)
    scripted.keyboard.press("ArrowRight")
    expect(scripted).to_have_url(re.compile("from=2020-07&to=2021-06"))
    scripted.keyboard.press("-")
    expect(scripted).to_have_url(re.compile("from=2020&to=2021$"))
    scripted.keyboard.press("+")
    expect(scripted).to_have_url(re.compile("from=2020-07&to=2021-06"))
    scripted.keyboard.press("Home")
    expect(scripted).to_have_url(re.compile("from=2018&to=2023"))
    scripted.keyboard.press("+")
    expect(scripted).not_to_have_url(re.compile("from=2018&to=2023"))
    scripted.keyboard.press("End")
    expect(scripted).to_have_url(re.compile("to=2023"))


def test_dragging_moves_the_window(drawn: Page):
    box = drawn.locator(".lanes .axis canvas").bounding_box()
    drawn.mouse.move(box["x"] + 500, box["y"] + 10)
    drawn.mouse.down()
    drawn.mouse.move(box["x"] + 300, box["y"] + 10, steps=8)
    drawn.mouse.up()
    expect(drawn).not_to_have_url(re.compile("from=2018&to=2023"))
    assert window(drawn)[0] > "2018-06"


def test_the_wheel_zooms_where_the_pointer_is(drawn: Page):
    box = drawn.locator(".lanes .axis canvas").bounding_box()
    drawn.mouse.move(box["x"] + box["width"] - 2, box["y"] + 10)
    drawn.mouse.wheel(0, -300)
    expect(drawn).not_to_have_url(re.compile("from=2018&"))
    low, high = window(drawn)
    assert low > "2019"
    assert high >= "2023-12"


def test_a_plain_wheel_over_the_lanes_scrolls_the_page(drawn: Page):
    box = drawn.locator(".lane[data-lane]:not([hidden]) .track").first.bounding_box()
    drawn.mouse.move(box["x"] + 400, box["y"] + 5)
    drawn.mouse.wheel(0, 200)
    drawn.wait_for_timeout(300)
    assert drawn.evaluate("scrollY") > 0
    assert window(drawn) == ("2018", "2023")


def test_pinching_zooms(drawn: Page):
    pinch = """async () => {
      const track = document.querySelector('.lane[data-lane]:not([hidden]) .track'), box = track.getBoundingClientRect();
      const send = (type, id, x) => track.dispatchEvent(new PointerEvent(type, {pointerId: id, pointerType: 'touch',
        clientX: box.left + x, clientY: box.top + 9, bubbles: true}));
      Element.prototype.setPointerCapture = () => {};
      send('pointerdown', 1, 300); send('pointerdown', 2, 400);
      for (let n = 0; n <= 100; n += 20) { send('pointermove', 1, 300 - n); send('pointermove', 2, 400 + n); }
      send('pointerup', 1, 200); send('pointerup', 2, 500);
    }"""
    drawn.evaluate(pinch)
    expect(drawn).not_to_have_url(re.compile("from=2018&to=2023"))
    low, high = window(drawn)
    assert "2018" < low < high < "2022"


def test_a_mark_opens_in_place_and_closes_by_escape(drawn: Page):
    mark = spot(drawn, "召开全省电话会议").first
    mark.focus()
    drawn.keyboard.press("Enter")
    card = drawn.locator(".lanes #opened article")
    expect(card).to_have_count(1)
    expect(card.locator("blockquote")).to_contain_text("召开全省电话会议")
    expect(card).to_contain_text("Why this date")
    assert "open=" in drawn.url
    drawn.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert "open=" not in drawn.url
    expect(mark).to_be_focused()


def test_what_is_open_is_in_the_address(drawn: Page):
    spot(drawn, "召开全省电话会议").first.focus()
    drawn.keyboard.press("Enter")
    expect(drawn.locator("#opened article")).to_have_count(1)
    drawn.reload()
    expect(drawn.locator("#opened article")).to_have_count(1)
    drawn.get_by_role("link", name="Close").click()
    expect(drawn.locator("#opened")).to_have_count(0)


def test_a_click_on_the_canvas_opens_what_is_there(drawn: Page):
    mark = spot(drawn, "云州市举办青年书屋").first
    box = mark.bounding_box()
    drawn.mouse.click(box["x"] + box["width"] / 2, box["y"] + 10)
    expect(drawn.locator("#opened article")).to_have_count(1)


def test_arrows_go_from_mark_to_mark_and_from_lane_to_lane(drawn: Page):
    first = drawn.locator(".lane:not([hidden]) .spot[tabindex='0']").first
    first.focus()
    lane = "document.activeElement.closest('.lane').dataset.lane"
    before = drawn.evaluate(lane)
    drawn.keyboard.press("ArrowDown")
    assert drawn.evaluate("document.activeElement.className") == "spot"
    assert drawn.evaluate(lane) != before
    drawn.keyboard.press("ArrowUp")
    assert drawn.evaluate(lane) == before
    drawn.keyboard.press("End")
    assert drawn.evaluate("document.activeElement.nextElementSibling") is None


def test_the_list_is_in_step(drawn: Page):
    expect(drawn.locator(".controls .count")).to_contain_text("8 of 8")
    with drawn.expect_response(re.compile("/timeline/list")):
        drawn.locator(".overview canvas").click(position={"x": 20, "y": 76})
    expect(drawn).to_have_url(re.compile("from=2018&to=2018$"))
    expect(drawn.locator(".controls .count")).to_contain_text("of 8")
    expect(drawn.locator(".lists summary", has_text="召开全省电话会议")).to_have_count(0)


def test_an_entry_that_is_open_stays_open_while_the_window_moves(drawn: Page):
    drawn.locator(".lists summary", has_text="召开全省电话会议").first.click()
    expect(drawn.locator(".lists details[open] blockquote")).to_have_count(1)
    with drawn.expect_response(re.compile("/timeline/list")):
        drawn.get_by_role("link", name="Closer", exact=True).or_(drawn.locator("[data-key=nearer]")).first.click()
    expect(drawn.locator(".lists details[open] blockquote")).to_have_count(1)


def test_the_brush_draws_a_window(drawn: Page):
    box = drawn.locator(".overview canvas").bounding_box()
    drawn.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    drawn.mouse.down()
    drawn.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20, steps=5)
    drawn.mouse.up()
    expect(drawn).to_have_url(re.compile("from=2020-0.*to=2021"))


def test_other_choices_keep_the_window(scripted: Page):
    scripted.goto("/?from=2020&to=2020")
    settled(scripted)
    scripted.keyboard.press("ArrowRight")
    expect(scripted).to_have_url(re.compile("from=2020-07"))
    scripted.locator("summary", has_text="Lanes").click()
    scripted.get_by_role("link", name="fields", exact=True).click()
    expect(scripted).to_have_url(re.compile("from=2020-07.*lanes=theme"))


@pytest.mark.parametrize("lanes", ["committee", "initiative", "theme", "none"])
def test_every_way_of_laning_is_drawn(scripted: Page, lanes: str):
    scripted.goto(f"/?lanes={lanes}&from=2018&to=2023")
    settled(scripted)


@pytest.mark.parametrize("choice", ["axis=reported", "theme=publicity", "modality=planned", "q=书屋"])
def test_filters_reach_the_drawing(scripted: Page, choice: str):
    scripted.goto(f"/?{choice}")
    settled(scripted)


def test_a_picture_can_be_kept(drawn: Page):
    drawn.locator("details.exports summary").click()
    with drawn.expect_download() as kept:
        drawn.get_by_role("link", name="PNG").click()
    assert kept.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    with drawn.expect_download() as kept:
        drawn.get_by_role("link", name="SVG").click()
    assert kept.value.path().read_text().startswith("<svg")


def test_reduced_motion_jumps(browser: Browser, site: str):
    context = browser.new_context(base_url=site, reduced_motion="reduce", locale="en-GB")
    page = context.new_page()
    page.goto("/?from=2020&to=2020")
    settled(page)
    frames = """async () => { let n = 0; const old = requestAnimationFrame.bind(window);
      window.requestAnimationFrame = f => { n += 1; return old(f); };
      document.querySelector('[data-key=later]').click(); await new Promise(d => setTimeout(d, 150)); return n; }"""
    assert page.evaluate(frames) <= 4
    context.close()


def test_steps_are_short_and_the_page_stays_small(drawn: Page):
    """A guard, not a measurement (that is benchmarks/site/browser.py): a frame that takes long, or nodes that pile up."""
    drawn.evaluate(
        "() => { window.took = []; const old = requestAnimationFrame.bind(window); window.requestAnimationFrame = f =>"
        " old(t => { const b = performance.now(); f(t); took.push(performance.now() - b); }); }"
    )
    for key in "++++--+-+-":
        drawn.keyboard.press(key)
        time.sleep(0.05)
    drawn.wait_for_timeout(500)
    took = sorted(drawn.evaluate("took"))
    assert took[len(took) // 2] < 30
    assert drawn.evaluate("document.querySelectorAll('*').length") <= 600


def test_dark_colours_reach_the_canvas(browser: Browser, site: str):
    tones = []
    for scheme in ("light", "dark"):
        context = browser.new_context(base_url=site, color_scheme=scheme)
        page = context.new_page()
        page.goto("/?from=2018&to=2023")
        settled(page)
        tones.append(page.locator(".axis canvas").evaluate(
            "c => { const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
            " let s = 0, n = 0; for (let i = 0; i < d.length; i += 4) if (d[i + 3] > 200) { s += d[i]; n += 1; } return s / n; }"
        ))  # fmt: skip
        context.close()
    assert tones[0] < 128 < tones[1]


def test_the_drawing_stays_where_it_is_while_the_wheel_zooms(drawn: Page):
    """The words above it change with the window; were the axis to move, the next turn would scroll the page instead."""
    axis = drawn.locator(".lanes .axis canvas")
    box = axis.bounding_box()
    drawn.mouse.move(box["x"] + 400, box["y"] + 10)
    for turn in range(3):
        before = drawn.url
        drawn.mouse.wheel(0, -200)
        expect(drawn).not_to_have_url(before)
        drawn.wait_for_load_state("networkidle")
        assert (turn, axis.bounding_box()["y"], drawn.evaluate("scrollY")) == (turn, box["y"], 0)


def test_the_first_drawing_asks_for_nothing(scripted: Page):
    asked: list[str] = []
    scripted.on("request", lambda request: asked.append(request.url.partition("?")[0].partition("/tiles/")[2]))
    scripted.goto("/?from=2018&to=2023")
    settled(scripted)
    brought = scripted.request.get("/?from=2018&to=2023").text()
    own = set(re.findall(r'"(\d+/-?\d+)":\{"low"', brought))
    assert own
    assert not own & set(asked)


def test_what_is_held_back_comes_when_it_is_wanted(drawn: Page):
    assert drawn.evaluate("document.querySelectorAll('*').length") < 600
    entry = drawn.locator(".lists details.milestone").first
    assert entry.locator("blockquote").count() == 0
    entry.locator("summary").click()
    expect(entry.locator("blockquote")).to_be_visible()
    drawn.locator("footer").scroll_into_view_if_needed()
    expect(drawn.locator(".later noscript")).to_have_count(0)
    drawn.locator(".filtering > summary").click()
    menu = drawn.locator("form.filters details.menu").first
    assert menu.locator("input").count() == 0
    menu.locator("summary").click()
    menu.locator("input").first.check()
    menu.locator("summary").click()
    drawn.locator("form.filters > button").click()
    expect(drawn).to_have_url(re.compile("committee="))
    assert drawn.locator("form.filters details.menu").first.locator("input[type=hidden]").count() == 1


def test_where_tiles_are_not_there_yet_the_drawing_of_the_server_stands(scripted: Page):
    def without(route):
        answer = route.fetch()
        text = re.sub(r'<script type="application/json".*?</script>', "", answer.text(), flags=re.DOTALL)
        route.fulfill(response=answer, body=text)

    scripted.route(re.compile(r"/\?from"), without)
    held: list[object] = []
    scripted.route("**/timeline/lanes*", lambda route: held.append(route))
    scripted.goto("/?from=2018&to=2023")
    expect(scripted.locator(".lanes svg.track").first).to_be_visible()
    assert len(held) == 1
    scripted.unroute_all(behavior="ignoreErrors")


@pytest.mark.parametrize("unreachable", ["**/modules/**/timeline.js", "**/timeline/tiles.js"], ids=["script", "part"])
def test_where_the_script_does_not_come_the_page_is_that_without_scripts(browser: Browser, site: str, unreachable: str):
    plain, scripted = (browser.new_context(java_script_enabled=on, base_url=site) for on in (False, True))
    scripted.route(unreachable, lambda route: route.abort())
    there, here = plain.new_page(), scripted.new_page()
    there.goto("/?from=2018&to=2023")
    here.goto("/?from=2018&to=2023")
    expect(here.locator(".lanes .mark").first).to_be_visible()
    for part in (".lanes .lane", ".overview svg", ".lists .milestone", "form.filters input[type=checkbox]"):
        assert here.locator(part).count() == there.locator(part).count() > 0
    plain.close()
    scripted.close()
