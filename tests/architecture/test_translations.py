"""Everything people read is marked, and said in bokmål and nynorsk."""

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation
from tools import translations

from ferd.areas.audit.sentences import SENTENCES
from ferd.areas.plans import words as plan_words
from ferd.areas.schedules.words import LEAVE
from ferd.core.plans.changes import WORDS
from tests.web.page_words import marked

NORWEGIAN = re.compile(r"[æøåÆØÅ]|\b(og|ikke|ikkje|eller|denne|planen)\b")
QUOTED = re.compile(r"“[^”]*”|«[^»]*»")

PLURAL = """{% blocktranslate count n=rows %}{{ n }} row{% plural %}{{ n }} rows
{%- endblocktranslate %}""".replace("\n{%-", "{%")
MARKED = {
    "areas/models.py": ('word = _("A plain word")', "A plain word"),
    "areas/actions.py": ('raise NotAllowed(_("It is " "divided."))', "It is divided."),
    "areas/lazy.py": ('label = gettext_lazy("A label")', "A label"),
    "core/checks.py": ('template = gettext_noop("It %(is)s.")', "It %(is)s."),
    "areas/many.py": (
        'ngettext("%(n)d day", "%(n)d days", 2)',
        ("%(n)d day", "%(n)d days"),
    ),
    "areas/templates/plain.html": ('<p>{% translate "Plain" %}</p>', "Plain"),
    "areas/templates/single.html": ("<p>{% translate 'Single' %}</p>", "Single"),
    "areas/templates/asvar.html": ('{% translate "Kept" as kept %}', "Kept"),
    "areas/templates/default.html": ('{{ moment|default:_("never") }}', "never"),
    "areas/templates/tag.html": ('{% alert title=_("In a tag") %}', "In a tag"),
    "areas/templates/block.html": (
        "{% blocktranslate with who=name %}By {{ who }}{% endblocktranslate %}",
        "By %(who)s",
    ),
    "areas/templates/plural.html": (PLURAL, ("%(n)s row", "%(n)s rows")),
    "areas/templates/mail.txt": ('{% translate "In a mail" %}', "In a mail"),
}


@pytest.mark.parametrize("place", sorted(MARKED))
def test_a_marked_text_is_found(place, tmp_path, monkeypatch):
    source, wanted = MARKED[place]
    (tmp_path / place).parent.mkdir(parents=True)
    (tmp_path / place).write_text(source)
    monkeypatch.setattr(translations, "SOURCE", tmp_path)

    assert [message.id for message in translations.template() if message.id] == [wanted]


def test_the_part_of_speech_is_found_with_its_text(tmp_path, monkeypatch):
    (tmp_path / "views.py").write_text('pgettext("of a plan", "Implementation")')
    monkeypatch.setattr(translations, "SOURCE", tmp_path)

    found = [(m.context, m.id) for m in translations.template() if m.id]

    assert found == [("of a plan", "Implementation")]


def test_the_catalogues_are_whole():
    assert translations.find_faults() == []


def test_a_placeholder_that_is_lost_is_noticed():
    same = translations._same_placeholders  # noqa: SLF001  the rule itself

    assert not same("%(name)s is here", "navnet er her")
    assert same(("%(n)d day", "%(n)d days"), ("%(n)d dag", "%(n)d dager"))


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_quotations_and_ends_are_norwegian(language):
    odd = [
        str(message.string)
        for message in translations.load(language)
        if message.id
        and (
            re.search(r"[“”]", str(message.string))
            or str(message.id).endswith(".") != str(message.string).endswith(".")
        )
    ]

    assert odd == []


def test_no_source_text_is_norwegian():
    found = [
        text
        for message in marked()
        for text in ([message.id] if isinstance(message.id, str) else message.id)
        if NORWEGIAN.search(QUOTED.sub("", text)) and text != "Norwegian Bokmål"
    ]

    assert found == []


@pytest.mark.parametrize(
    "words",
    [
        SENTENCES.values(),
        plan_words.COMMITMENTS.values(),
        LEAVE.values(),
        WORDS.values(),
    ],
    ids=["audit", "promises", "leave", "changes"],
)
def test_what_is_translated_by_name_is_marked(words):
    known = {message.id for message in marked()}

    assert {str(word) for word in words} <= known


def calls():
    for file in sorted(translations.SOURCE.rglob("*.py")):
        if "migrations" not in file.parts:
            place = str(file.relative_to(translations.SOURCE))
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.Call):
                    yield place, node


def name_of(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


BY_NAME = {
    "api/views.py": "what each operation of the API does, marked in areas/*/api.py",
    "areas/audit/look_up_pages.py": "kinds of look-ups, marked where registered",
    "areas/audit/lookups.py": "why somebody looks, marked where it is named",
    "areas/audit/templatetags/audit.py": "SENTENCES",
    "areas/curriculum/content_api.py": "problem",
    "areas/planning/forms.py": "LEAVE",
    "areas/plans/words.py": "COMMITMENTS, SENTENCES and their like",
    "areas/plans/writing_views.py": "done, marked where the step is named",
    "areas/plans/rule_words.py": "what is enough, marked in the core",
    "areas/plans/sufficiency_form.py": "levels of entrustment, marked in the core",
    "areas/progress/cohort_views.py": "headings of the board, marked there",
    "areas/progress/news.py": "NEWS",
    "areas/progress/observation_forms.py": "WORDS of levels, marked in the core",
    "areas/progress/observation_pages.py": "WORDS of levels, marked in the core",
    "areas/progress/sufficiency_words.py": "REASONS",
    "areas/progress/templatetags/stories.py": "SENTENCES",
    "areas/schedules/drawings.py": "LEAVE",
    "foundation/saying.py": "what the core finds, marked in the core",
    "web/today_week.py": "LEAVE",
}
"""Where a text is translated that stands elsewhere; each is marked there."""


def test_texts_are_translated_by_name_in_few_places():
    translate = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
    found = {
        place
        for place, call in calls()
        if name_of(call) in translate
        and call.args
        and not isinstance(call.args[0], ast.Constant)
    }

    assert found == set(BY_NAME)


DEVELOPERS = ("core", "cli", "web/style_guide")
"""Where the words are for those who make Ferd, or are translated at the door."""


def test_no_refusal_and_no_message_is_left_unmarked():
    speak = {"NotAllowed", "NotFound", "Conflict", "ValidationError", "add_error"}
    speak |= {"success", "info", "warning", "error"}
    found = [
        f"{place}:{call.lineno}"
        for place, call in calls()
        if name_of(call) in speak and not place.startswith(DEVELOPERS)
        for argument in call.args[-1:]
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and " " in argument.value
    ]

    assert found == []


TAGS = re.compile(
    r"{% ?(?:blocktranslate|comment).*?{% ?end(?:blocktranslate|comment) ?%}"
    r"|{%.*?%}|{{.*?}}|{#.*?#}",
    re.DOTALL,
)
READ_ALOUD = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
MARKUP = re.compile(r"<(script|style|svg|code)\b.*?</\1>|<[^>]*>", re.DOTALL)
SAME_IN_ALL = {"Ferd", "Bokmål", "Nynorsk", "English", "CSV", "CASE"}
SAME_IN_ALL |= {"uutilsynet", "no"}  # the address of an authority


def unmarked(template: Path) -> list[str]:
    text = TAGS.sub(" ", template.read_text())
    read = [*READ_ALOUD.findall(text), MARKUP.sub(" ", text)]
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", " ".join(read)))
    return [word for word in words if word not in SAME_IN_ALL]


def test_no_template_speaks_unmarked():
    found = {
        str(file.relative_to(translations.SOURCE)): words
        for file in sorted(translations.SOURCE.rglob("templates/**/*.html"))
        if "style_guide" not in str(file) and (words := unmarked(file))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("nb", "Fyll ut dette feltet."), ("nn", "Skriv eit heilt tal.")],
)
def test_our_words_are_used_before_those_of_a_library(language, wanted):
    source = {"nb": "This field is required.", "nn": "Enter a whole number."}[language]

    with translation.override(language):
        assert translation.gettext(source) == wanted
