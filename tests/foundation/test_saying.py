"""A sentence of the core is said as its reader would say it."""

from datetime import date

import pytest
from django.utils import translation

from ferd.core.diagnostics import Diagnostic, Severity
from ferd.foundation.saying import advise, figure, say
from tests.core.scheduling.plans import laid


def lacking(months: float) -> Diagnostic:
    return Diagnostic(
        code="PLAN005",
        severity=Severity.ERROR,
        where="timeline",
        template="The timeline has %(planned)g months; %(specialty)s demands "
        "%(required)d.",
        hint="Lengthen a stage or add one: %(lacking)g months are lacking.",
        facts={
            "planned": 60 - months,
            "specialty": "NUK",
            "required": 60,
            "lacking": months,
        },
    )


@pytest.mark.parametrize(
    ("language", "said", "advised"),
    [
        ("en", "The timeline has 41.5 months; NUK demands 60.", "18.5 months are"),
        ("nb", "Tidslinjen har 41,5 måneder; NUK krever 60.", "mangler 18,5 måneder"),
        ("nn", "Tidslinja har 41,5 månader; NUK krev 60.", "manglar 18,5 månader"),
    ],
)
def test_a_finding_is_said_with_the_figures_of_the_language(language, said, advised):
    with translation.override(language):
        assert say(lacking(18.5)) == said
        assert advised in advise(lacking(18.5))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "completed on 1 September 2029, later than 31 August 2029."),
        ("nb", "1. september 2029"),
        ("nn", "31. august 2029"),
    ],
)
def test_a_date_is_said_as_the_reader_writes_dates(language, said):
    pathway = laid(wanted_by=date(2029, 8, 31))
    (late,) = (each for each in pathway.diagnostics if each.code == "TIME005")

    with translation.override(language):
        assert said in say(late)
        assert "2029-" not in say(late)


def test_a_whole_figure_has_no_decimals():
    with translation.override("nb"):
        assert figure(12.0) == "12"


def test_no_advice_is_no_words():
    found = Diagnostic(code="PLAN001", severity=Severity.ADVICE, where="", template="x")

    assert advise(found) == ""
