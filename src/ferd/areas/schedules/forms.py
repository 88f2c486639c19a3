"""Text from a browser to values: who trains, who supervises, circumstances."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import Unit
from ferd.areas.plans.models import PlanVersion
from ferd.core.scheduling.circumstances import (
    Circumstances,
    CreditedObjectives,
    CreditedService,
)
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import LeaveKind
from ferd.formats.plans.objectives import read_objectives
from ferd.foundation.fields import DayField, LastDayField, choose_from, offer

LEAVE_KINDS = [
    (LeaveKind.PARENTAL, _("Parental leave")),
    (LeaveKind.SICK, _("Sick leave")),
    (LeaveKind.HOLIDAY, _("Holiday")),
    (LeaveKind.COURSE, _("Course")),
    (LeaveKind.OTHER, _("Other leave")),
]
Row = TypeVar("Row", bound=forms.Form)


class RegisterForm(forms.Form):
    """Who trains where, for what, from when."""

    trainee = forms.ModelChoiceField(Person.objects.none(), label=_("Trainee"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    specialty_code = forms.ChoiceField(label=_("Specialty"))
    starts_on = DayField(label=_("First day"))

    def __init__(
        self,
        *args: object,
        people: QuerySet[Person],
        units: QuerySet[Unit],
        specialties: list[tuple[str, str]],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offer(self, "specialty_code", specialties)
        choose_from(self, "trainee", people)
        choose_from(self, "unit", units)


class AppointForm(forms.Form):
    """Who supervises, from when."""

    supervisor = forms.ModelChoiceField(
        Person.objects.none(), label=_("Educational supervisor")
    )
    starts_on = DayField(label=_("From"))

    def __init__(
        self, *args: object, people: QuerySet[Person], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "supervisor", people)


class WithdrawForm(forms.Form):
    """Why a proposal is taken back, for those who want to say it."""

    reason = forms.CharField(label=_("Why?"), max_length=300, required=False)


class ProposeForm(forms.Form):
    """What a plan is laid out from, apart from the rows of the formsets."""

    version = forms.ModelChoiceField(
        PlanVersion.objects.none(), label=_("Training plan"), to_field_name="uuid"
    )
    starts_on = DayField(label=_("First day of parts 2 and 3"))
    credited_objectives = forms.CharField(
        label=_("Objectives already reached"),
        help_text=_("Numbers and ranges, such as 1-17, 69."),
        required=False,
        max_length=1000,
    )
    credited_basis = forms.CharField(
        label=_("On what basis"), required=False, max_length=300
    )
    reason = forms.CharField(label=_("Why this plan?"), max_length=300)

    def __init__(
        self, *args: object, versions: QuerySet[PlanVersion], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "version", versions)

    def clean_credited_objectives(self) -> str:
        """Refuse what cannot be read as objectives."""
        written: str = self.cleaned_data["credited_objectives"]
        if written and (
            read_objectives(written)[1] or not read_objectives(written)[0].numbers
        ):
            raise forms.ValidationError(
                _("This is not understood. Write numbers, such as 1-17, 69-75.")
            )
        return written

    def clean(self) -> dict[str, object]:
        """Ask for the basis of what is credited."""
        data = super().clean() or {}
        if data.get("credited_objectives") and not data.get("credited_basis"):
            self.add_error("credited_basis", _("Say on what basis they count."))
        return data


class DatedForm(forms.Form):
    """A row with a first and a last day."""

    first_on = DayField(label=_("From"), required=False)
    last_on = LastDayField(label=_("To and including"), required=False)

    def clean(self) -> dict[str, object]:
        """Refuse a row that ends before it starts, or has no start."""
        data = super().clean() or {}
        first, last = data.get("first_on"), data.get("last_on")
        if first is None and self.is_begun(data) and not self.errors:
            self.add_error("first_on", _("Say from which day."))
        if first and last and last < first:
            self.add_error("last_on", _("It would end before it starts."))
        return data

    def is_begun(self, data: dict[str, object]) -> bool:
        """Tell whether anything is written in the row; an emptied row is none."""
        return data.get("last_on") is not None

    def period(self) -> Period:
        """Give the days; without a last day they go on."""
        last: date | None = self.cleaned_data["last_on"]
        return Period.through(self.cleaned_data["first_on"], last)


class FractionForm(DatedForm):
    """How much someone works in a time."""

    percent = forms.DecimalField(
        label=_("Working fraction (%)"),
        min_value=1,
        max_value=100,
        decimal_places=2,
        required=False,
    )

    def clean(self) -> dict[str, object]:
        """Ask for the fraction of a time that is given."""
        data = super().clean()
        if data.get("first_on") and data.get("percent") is None:
            self.add_error("percent", _("Say how much."))
        return data

    def is_begun(self, data: dict[str, object]) -> bool:
        """Tell whether anything is written in the row."""
        return super().is_begun(data) or data.get("percent") is not None


class LeaveForm(DatedForm):
    """When someone is away, and why."""

    kind = forms.ChoiceField(label=_("Kind"), choices=LEAVE_KINDS, required=False)

    def clean(self) -> dict[str, object]:
        """Ask for the end: a leave is planned from a day to a day."""
        data = super().clean()
        if data.get("first_on") and data.get("last_on") is None and not self.errors:
            self.add_error("last_on", _("Say until when."))
        return data


class CreditForm(forms.Form):
    """Service elsewhere that counts here."""

    months = forms.DecimalField(
        label=_("Months of full time"), min_value=0, max_value=60, required=False
    )
    stage = forms.TypedChoiceField(
        label=_("Shortens"), coerce=int, empty_value=None, required=False
    )
    basis = forms.CharField(label=_("On what basis"), max_length=300, required=False)

    def __init__(
        self, *args: object, stages: list[tuple[int, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offer(self, "stage", [("", _("the whole")), *stages])

    def clean(self) -> dict[str, object]:
        """Ask for the basis of what is credited."""
        data = super().clean() or {}
        if data.get("months") and not data.get("basis"):
            self.add_error("basis", _("Say on what basis it counts."))
        return data


FractionFormSet = forms.formset_factory(FractionForm, extra=1, max_num=40)
LeaveFormSet = forms.formset_factory(LeaveForm, extra=1, max_num=80)
CreditFormSet = forms.formset_factory(CreditForm, extra=1, max_num=20)


def circumstances(
    base: dict[str, object],
    fractions: Iterator[FractionForm],
    leaves: Iterator[LeaveForm],
    credits_: Iterator[CreditForm],
    known: Circumstances | None,
) -> Circumstances:
    """Put the forms' values together; what no form asks for stays as it is known."""
    starts_on = base["starts_on"]
    assert isinstance(starts_on, date)  # noqa: S101  a clean DateField
    before = known or Circumstances(starts_on=starts_on, fractions=())
    return replace(
        before,
        starts_on=starts_on,
        fractions=tuple(_fraction(row) for row in _filled(fractions, "first_on"))
        or (WorkingFraction(Period(starts_on), Fraction(1)),),
        leaves=tuple(_leave(row, before) for row in _filled(leaves, "first_on")),
        credited_service=tuple(
            _credit(row, before) for row in _filled(credits_, "months")
        ),
        credited_objectives=_credited_objectives(base, before),
    )


def _credited_objectives(
    base: dict[str, object], before: Circumstances
) -> tuple[CreditedObjectives, ...]:
    """Give what is credited: the form asks for the specialty's own, of one basis."""
    numbers = read_objectives(str(base["credited_objectives"]))[0].numbers
    basis = str(base["credited_basis"])
    first, *others = before.credited_objectives or (CreditedObjectives(basis=basis),)
    first = replace(first, numbers=numbers, basis=basis or first.basis)
    return (*((first,) if numbers or first.codes else ()), *others)


def _fraction(row: FractionForm) -> WorkingFraction:
    return WorkingFraction(row.period(), Fraction(row.cleaned_data["percent"]) / 100)


def _leave(row: LeaveForm, before: Circumstances) -> Leave:
    """Give the absence, graded as it is known to be."""
    whole = Leave(row.period(), LeaveKind(row.cleaned_data["kind"]))
    graded = (
        leave for leave in before.leaves if replace(leave, share=Fraction(1)) == whole
    )
    return next(graded, whole)


def _credit(row: CreditForm, before: Circumstances) -> CreditedService:
    """Give the credit, in the part of the training it is known to belong to."""
    late = CreditedService(
        months=Fraction(row.cleaned_data["months"]),
        basis=row.cleaned_data["basis"],
        stage=row.cleaned_data["stage"],
    )
    known = (c for c in before.credited_service if replace(c, part=late.part) == late)
    return next(known, late)


def _filled(rows: Iterator[Row], key: str) -> Iterator[Row]:
    return (row for row in rows if row.cleaned_data.get(key))
