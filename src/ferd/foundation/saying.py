"""Sentences of the core in the reader's language, figures and dates included."""

import re
from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format, get_format
from django.utils.translation import gettext

from ferd.core.diagnostics import Diagnostic, Fact

_FIGURE = re.compile(r"(%\(\w+\))g")


def say(found: Diagnostic) -> str:
    """Say what was found."""
    return filled(found.template, found.facts)


def advise(found: Diagnostic) -> str:
    """Say what to do about it; empty when there is nothing to add."""
    return filled(found.hint, found.facts) if found.hint else ""


def filled(template: str, facts: Mapping[str, Fact]) -> str:
    """Translate a sentence and fill in its facts; 3.5 is 3,5 in Norwegian."""
    words = {name: _written(fact) for name, fact in facts.items()}
    return _FIGURE.sub(r"\1s", gettext(template)) % words


def figure(value: float) -> str:
    """Write a figure as briefly as it can be, with the sign of the language."""
    return f"{value:g}".replace(".", get_format("DECIMAL_SEPARATOR"))


def _written(fact: Fact) -> str | int:
    if isinstance(fact, date):
        return date_format(fact)
    return figure(fact) if isinstance(fact, float) else fact
