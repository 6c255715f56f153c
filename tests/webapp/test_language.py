import re
from importlib import resources

import pytest

from archive.schema import vocabulary
from webapp.shell.language import messages

TEMPLATES = sorted(
    (file.name, file.read_text(encoding="utf-8"))
    for folder in resources.files("webapp").joinpath("templates").iterdir()
    for file in folder.iterdir()
)


def test_both_languages_have_the_same_messages_with_the_same_places():
    english, chinese = messages("en"), messages("zh")
    assert english.keys() == chinese.keys()
    for key, text in english.items():
        names = {name.partition("|")[0] for name in re.findall(r"\{([^}]+)\}", text)}
        assert set(re.findall(r"\{([^}|]+)\}", chinese[key])) <= names, key


def test_chinese_is_chinese():
    english_only = {
        "site.in_en",
        "timeline.earlier_sign",
        "timeline.later_sign",
        "timeline.nearer_sign",
        "timeline.farther_sign",
        "comparison.least_n",
    }
    for key, text in messages("zh").items():
        assert key in english_only or re.search(r"[\u4e00-\u9fff，：、]", text), key


@pytest.mark.parametrize(
    ("group", "kind"),
    [
        ("theme", vocabulary.Theme),
        ("basis", vocabulary.Basis),
        ("basis_long", vocabulary.Basis),
        ("modality", vocabulary.Modality),
        ("genre", vocabulary.Genre),
        ("level", vocabulary.Level),
        ("kind", vocabulary.OrganisationKind),
        ("initiative_kind", vocabulary.InitiativeKind),
        ("role", vocabulary.Role),
        ("national_kind", vocabulary.NationalKind),
        ("outcome", vocabulary.Outcome),
    ],
    ids=str,
)
def test_every_word_of_the_closed_lists_has_a_name(group, kind):
    for word in kind:
        assert f"{group}.{word.value}" in messages("en")


@pytest.mark.parametrize(("name", "text"), TEMPLATES, ids=[f"{n}-{name}" for n, (name, _) in enumerate(TEMPLATES)])
def test_templates_hold_no_words_of_their_own(name, text):
    text = re.sub(r"\{% block kind %\}.*?\{% endblock %\}", " ", text)
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script.*?</script>", " ", text, flags=re.DOTALL)
    visible = re.sub(r"<[^>]*>", " ", bare, flags=re.DOTALL)
    # What stands alike in both languages: names of formats, a lone sign.
    words = re.findall(
        r"[A-Za-z]{2,}|[\u4e00-\u9fff]+",
        re.sub(r"\b(SQL|CSV|PNG|SVG|TimelineJS|EDTF|UTC|API|GET|OpenAPI|openapi.json|true|false)\b", " ", visible),
    )
    assert words == []


@pytest.mark.parametrize(("name", "text"), TEMPLATES, ids=[f"{n}-{name}" for n, (name, _) in enumerate(TEMPLATES)])
def test_every_message_that_a_template_asks_for_is_there(name, text):
    asked = set(re.findall(r"\bt\('([a-z_.0-9-]+)'\s*[,)]", text))
    assert asked <= messages("en").keys()
