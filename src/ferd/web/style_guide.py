"""Every component in every state on one page, for those who build and test.

Shown in development and in the demo only. The samples are Norwegian and long on
purpose: that is what the components must bear.
"""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ferd.core.diagnostics import Diagnostic, Severity, Source
from ferd.foundation.drawing.states import LOOKS
from ferd.foundation.errors import NotFound
from ferd.foundation.tabs import Tab
from ferd.web import style_guide_drawings as samples

ICONS = ("calendar", "place", "file", "download", "person", "search", "check")
TONES = ("info", "success", "warning", "danger")


class SampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Navn", help_text="Slik det skal stå i planen.")
    mail = forms.EmailField(label="E-post", required=False)
    begins_on = forms.DateField(
        label="Første dag", widget=forms.DateInput(attrs={"type": "date"})
    )
    fraction = forms.IntegerField(label="Stillingsprosent", min_value=20, max_value=100)
    specialty = forms.ChoiceField(
        label="Spesialitet",
        choices=[("", "Velg"), ("NUK", "Nukleærmedisin"), ("RAD", "Radiologi")],
    )
    site = forms.ChoiceField(
        label="Hvor begynner tjenesten?",
        help_text="Resten av løpet følger av planen.",
        choices=[("nm", "Nukleærmedisinsk seksjon"), ("rad", "Radiologisk seksjon")],
        widget=forms.RadioSelect,
    )
    themes = forms.MultipleChoiceField(
        label="Temaer",
        required=False,
        choices=[("a", "Strålevern"), ("b", "Arbeidsmiljø"), ("c", "Forskning")],
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label="Begrunnelse", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    document = forms.FileField(
        label="Utdanningsplan", help_text="Word, PDF, tekst eller nettside."
    )
    is_read = forms.BooleanField(label="Jeg har lest utdanningsplanen")


@dataclass(frozen=True, slots=True)
class Someone:
    """A sample of a person."""

    name: str


DIAGNOSTICS = (
    Diagnostic(
        code="PLAN001",
        severity=Severity.ERROR,
        where="timeline",
        template="Objective %(number)d is not covered by any stage.",
        hint="Give it to the stage where it is learnt.",
        facts={"number": 68},
        source=Source(page=2, line=14),
    ),
    Diagnostic(
        code="PLAN020",
        severity=Severity.WARNING,
        where="section:2.1.3",
        template="The plan says both %(one)s and %(other)s.",
        facts={"one": "3 000", "other": "3 200"},
        source=Source(page=7, line=31),
    ),
    Diagnostic(
        code="PLAN030",
        severity=Severity.ADVICE,
        where="timeline",
        template="No capacity is stated for stage %(stage)d.",
        facts={"stage": 4},
    ),
)


@require_safe
def show_style_guide(request: HttpRequest) -> HttpResponse:
    """Show every component; elsewhere than in development there is no such page."""
    if not (settings.DEBUG or settings.DEMO):
        raise NotFound("There is no such page.")
    context = {
        "tones": TONES,
        "states": list(LOOKS),
        "icons": ICONS,
        "diagnostics": DIAGNOSTICS,
        "form": SampleForm(),
        "faulty_form": SampleForm({"mail": "ikke en adresse"}, prefix="faulty"),
        "tabs": (
            Tab("Oversikt", "#tabs", current=True),
            Tab("Læringsmål", "#tables", current=False, count=102),
            Tab("Gjennomføringsplan", "#forms", current=False),
        ),
        "someone": Someone("Åse Bjørnstjerne-Øverland"),
        "rows": samples.ROWS,
        "page_of_many": Paginator(range(2000), 20).get_page(request.GET.get("page")),
        **samples.drawings(),
    }
    return render(request, "web/style_guide.html", context)
