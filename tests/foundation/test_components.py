"""Forms and tags: what a browser and a screen reader are given."""

from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.utils import translation

from ferd.core.diagnostics import Diagnostic, Severity, Source


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


class Sample(forms.Form):
    """One field of every kind of component."""

    name = forms.CharField(label="Navn", help_text="Slik <b>det</b> står.")
    kind = forms.ChoiceField(
        label="Slag", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    document = forms.FileField(label="Dokument", required=False)
    is_read = forms.BooleanField(label="Lest")


def render(text, rf, path="/", **values):
    template = Template("{% load i18n ui %}" + text)
    request = rf.get(path)
    request.user = SimpleNamespace(is_authenticated=False)
    return template.render(RequestContext(request, values))


def test_a_field_is_wired_to_its_label_its_help_and_its_faults():
    drawn = str(Sample({})["name"].as_field_group())

    assert '<label class="ds-label" for="id_name">' in drawn
    assert 'class="ds-input"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'id="id_name_helptext"' in drawn
    assert 'id="id_name_error"' in drawn
    assert "&lt;b&gt;" in drawn


def test_choices_are_a_group_with_a_legend():
    drawn = str(Sample({})["kind"].as_field_group())

    assert "<fieldset" in drawn
    assert "<legend" in drawn
    assert drawn.count('type="radio"') == drawn.count('for="id_kind_') == 2
    assert 'aria-describedby="id_kind_error"' in drawn


def test_a_file_has_a_drop_area_and_an_optional_field_says_so():
    drawn = str(Sample()["document"].as_field_group())

    assert "ds-file-upload" in drawn
    assert "(optional)" in drawn


def test_a_tick_stands_before_its_label():
    drawn = str(Sample()["is_read"].as_field_group())

    assert drawn.index("<input") < drawn.index("<label")


def test_the_error_summary_links_to_every_field_and_takes_the_focus(rf):
    drawn = render("{% error_summary form %}", rf, form=Sample({}))

    assert "data-takes-focus" in drawn
    assert {f'href="#id_{name}"' in drawn for name in ("name", "kind", "is_read")} == {
        True
    }


def test_a_form_without_faults_has_no_error_summary(rf):
    assert render("{% error_summary form %}", rf, form=Sample()).strip() == ""


def test_every_form_key_is_new():
    text = Template("{% load ui %}{% form_key %}")

    assert text.render(Context()) != text.render(Context())


def test_a_diagnostic_says_its_code_its_words_its_hint_and_its_place(rf):
    found = Diagnostic(
        code="PLAN001",
        severity=Severity.ERROR,
        where="timeline",
        template="Objective %(number)d is missing.",
        hint="Add %(number)d.",
        facts={"number": 68},
        source=Source(page=2, line=14),
    )

    drawn = render('{% diagnostic found href="/line/" %}', rf, found=found)

    for words in ("PLAN001", "Error", "Objective 68 is missing.", "Add 68."):
        assert words in drawn
    assert '<a href="/line/">page 2, line 14</a>' in drawn


def test_an_alert_escapes_its_title_and_keeps_its_content(rf):
    text = '{% alert tone="warning" title=title %}<p>{{ title }}</p>{% endalert %}'

    drawn = render(text, rf, title="<b>")

    assert 'data-color="warning"' in drawn
    assert "<h2>&lt;b&gt;</h2><p>&lt;b&gt;</p>" in drawn


def test_wide_content_can_be_scrolled_by_keyboard(rf):
    drawn = render('{% region label="Uker" %}x{% endregion %}', rf)

    assert 'role="region"' in drawn
    assert 'tabindex="0"' in drawn
    assert 'aria-label="Uker"' in drawn


@pytest.mark.parametrize(
    ("path", "direction", "link"),
    [
        ("/?q=a", "none", "?q=a&amp;order=name"),
        ("/?order=name", "ascending", "?order=-name"),
        ("/?order=-name&page=3", "descending", "?order=name"),
    ],
)
def test_a_column_sorts_by_link_and_says_how_it_is_sorted(rf, path, direction, link):
    drawn = render('{% sort_header "name" "Navn" %}', rf, path)

    assert f'aria-sort="{direction}"' in drawn
    assert f'href="{link}"' in drawn


def test_pages_keep_the_other_choices(rf):
    page = Paginator(range(100), 10).get_page(5)

    drawn = render("{% pagination page %}", rf, "/?order=name&page=5", page=page)

    assert 'href="?order=name&amp;page=6"' in drawn
    assert drawn.count('aria-current="page"') == 1


def test_one_page_needs_no_links(rf):
    page = Paginator(range(3), 10).get_page(1)

    assert render("{% pagination page %}", rf, page=page).strip() == ""


def test_the_steps_say_where_one_is(rf):
    drawn = render('{% steps "Two" "One" "Two" "Three" %}', rf)

    assert drawn.count('aria-current="step"') == 1
    assert [drawn.count(f'data-place="{p}"') for p in ("done", "current", "ahead")] == [
        1,
        1,
        1,
    ]


def test_the_last_breadcrumb_is_the_page_itself(rf):
    drawn = render('{% breadcrumbs "Planer" "/plans/" "Utkast" %}', rf)

    assert '<a href="/plans/">Planer</a>' in drawn
    assert '<span aria-current="page">Utkast</span>' in drawn
