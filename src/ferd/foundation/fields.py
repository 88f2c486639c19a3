"""Fields that every area's forms share: days, plain words, choices of the page."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet

from ferd.foundation.plain_words import identity_number_in

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2199, 12, 31)
"""Beyond them no day is meant, and no calendar can count on from it."""


class DayField(forms.DateField):
    """A day, chosen or written."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_validators = (MinValueValidator(EARLIEST), MaxValueValidator(LATEST))  # type: ignore[assignment]  # the stubs know only lists


class LastDayField(DayField):
    """A last day; some systems write that there is none as the last day of all."""

    def run_validators(self, value: date | None) -> None:
        """Let the end of time pass."""
        if value != date.max:
            super().run_validators(value)


class PlainWords(forms.CharField):
    """Words in which no identity number may stand; it is said where one does."""

    def validate(self, value: str | None) -> None:
        """Refuse an identity number before anything is stored."""
        super().validate(value)
        fault = identity_number_in(value or "")
        if fault:
            raise forms.ValidationError(fault, code="identity_number")


def choose_from(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Let a field choose from `rows`, by public identifier; a single one is chosen."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type
    field.queryset = rows
    field.to_field_name = "uuid"
    first = list(rows[:2])
    if len(first) == 1 and field.required:
        field.empty_label = None
        field.initial = first[0]


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Let a field choose from what is known only when its page is made."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type
    field.choices = list(choices)
