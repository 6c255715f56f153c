import html
import re


def test_the_timeline_says_how_each_date_is_known(client):
    text = client.get("/").text
    assert re.search(r'class="band[^"]*" href="#band-dnews-', text)
    assert 'class="mark g-none printed' in text
    assert "planned" in text
    assert 'title="EDTF 2022-12~"' in text
    assert "about December 2022" in text
    assert "约2022年12月" in client.get("/", headers={"Accept-Language": "zh"}).text


def test_a_milestone_opens_in_place_and_leads_to_its_words_and_back(client):
    opened = re.search(r'/\?[^"]*open=([a-z0-9]+)#opened', client.get("/?from=2020-03&to=2020-03").text).group(1)
    card = client.get(f"/?open={opened}").text
    assert f'id="open-{opened}"' in card
    document = re.search(r'href="(/documents/[^"#]+)#m-' + opened, card).group(1)
    page = client.get(document).text
    assert f'id="m-{opened}"' in page
    assert f'href="#card-{opened}"' in page
    assert f'href="#mark-{opened}"' in page


def test_the_quoted_sentence_has_its_date_marked_and_its_reason(client):
    page = client.get("/?from=2020-03-25&to=2020-03-25").text
    assert "It is printed." in page
    assert "召开全省电话会议" in page
    assert "dates differ" in page


def test_digests_are_marked_wherever_they_appear(client):
    for page in ("/documents", "/documents/dnews", "/?document=dnews", "/compare/sapling", "/search?q=竹溪"):
        assert "digest" in client.get(page).text, page
    drawn = re.findall(r"<title>([^<]*)</title>", client.get("/?document=dnews").text)
    assert sum("[digest]" in title for title in drawn) == 3
    assert "wording is not compared" in client.get("/compare/sapling").text
    assert "不比较措辞" in client.get("/compare/sapling?lang=zh").text


def test_the_reader_shows_all_characters_of_every_paragraph(client):
    text = client.get("/documents/dreport").text
    shown = [
        html.unescape(re.sub(r"<[^>]+>", "", re.sub(r'<a class="milestone-mark".*?</a>', "", p)))
        for p in re.findall(r'class="text"[^>]*>(.*?)</(?:p|h\d)>', text)
    ]
    assert shown[1] == "2020年3月25日，召开全省电话会议。全年实施“小树苗计划”，资助学生1200名。"


def test_the_reader_says_from_where_header_fields_were_read_and_why(client):
    text = client.get("/documents/dreport").text
    assert "东青发〔2020〕9号" in text
    assert "Printed in the head." in text


def test_three_states_of_the_matrix(client):
    text = client.get("/compare?least=1&by=initiative").text
    for words in ("not mentioned in the documents held", "no document held"):
        assert words in text
    assert 'class="cell' in text


def test_chosen_committees_stand_side_by_side(client):
    page = client.get("/compare/sapling").text
    ids = re.findall(r'name="with" value="([^"]+)"', page)
    two = client.get(f"/compare/sapling?with={ids[0]},{ids[1]}").text
    assert two.count('<th scope="col">') == 2
    assert client.get(f"/compare/sapling?with={ids[0]}&with={ids[1]}").text.count('<th scope="col">') == 2


def test_filters_stand_in_the_address_and_come_back_in_the_form(client):
    text = client.get("/?modality=planned&from=2020&to=2022").text
    assert re.search(r'name="modality" value="planned" checked', text)
    assert '<input type="hidden" name="from" value="2020">' in text
    assert "2021" in text


def test_a_citation_is_ready(client):
    link = re.search(r'href="(/milestones/[a-z0-9]+)"', client.get("/").text).group(1)
    text = client.get(link).text
    assert "[A/OL]" in text
    assert link in text


def test_the_reader_names_neighbours_and_their_absence(client):
    page = client.get("/documents/dreport").text
    assert "会议消息" in page
    assert "No reprint of it is held." in page


def test_a_paragraph_can_be_cited(client):
    page = client.get("/documents/dreport").text
    assert "/documents/dreport.gbt7714.txt?p=2" in page
    assert client.get("/documents/dreport.gbt7714.txt?p=2").text.rstrip().endswith("/documents/dreport#p2.")
    assert client.get("/documents/dreport.bib?p=x").status_code == 400


def test_the_source_stands_beside_the_text_when_asked(client):
    assert '<pre lang="zh-Hans"' not in client.get("/documents/dreport").text
    assert '<pre lang="zh-Hans" tabindex="0">一、回顾' in client.get("/documents/dreport?beside=source").text
