"""Text from a browser to values: units, sites, people, roles and their dates."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypedDict

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries
from ferd.areas.organisations.models import Qualification, Role, Unit
from ferd.foundation.fields import DayField, choose_from, offer

LEVELS = list(Unit.Kind)


class RoleValues(TypedDict):
    """What `assign_role` needs from a form."""

    person: Person
    role: Role
    starts_at: datetime
    ends_at: datetime | None


class DelegationValues(TypedDict):
    """What `delegate_approval` needs from a form."""

    receiver: Person
    scope: str
    starts_at: datetime
    ends_at: datetime


class EmploymentValues(TypedDict):
    """What `record_employment` needs from a form."""

    unit: Unit
    fraction: Decimal
    starts_on: date
    ends_on: date | None


class UnitForm(forms.Form):
    """A unit below another."""

    kind = forms.ChoiceField(label=_("Level"))
    name = forms.CharField(label=_("Name"), max_length=160)
    short_name = forms.CharField(label=_("Short name"), max_length=40)

    def __init__(self, *args: object, parent: Unit, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        below = LEVELS[LEVELS.index(Unit.Kind(parent.kind)) + 1 :]
        offer(self, "kind", [(k.value, k.label) for k in below or LEVELS[-1:]])

    def clean_kind(self) -> Unit.Kind:
        """Give the level as a value."""
        return Unit.Kind(self.cleaned_data["kind"])


class SiteForm(forms.Form):
    """A place where the trust has hospital activity."""

    name = forms.CharField(label=_("Name"), max_length=120)


class PersonForm(forms.Form):
    """Someone who is to have an account."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The one at work; the person signs in with it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    hpr_number = forms.RegexField(
        r"^\d{7,9}$",
        label=_("HPR number"),
        required=False,
        empty_value=None,
        error_messages={"invalid": _("An HPR number has seven to nine digits.")},
    )
    authorised_on = DayField(
        label=_("Authorised on"),
        help_text=_("For doctors."),
        required=False,
    )


class PeriodForm(forms.Form):
    """From one day to another, both included."""

    starts_on = DayField(label=_("First day"), required=True)
    ends_on = DayField(
        label=_("Last day"),
        help_text=_("Empty means until further notice."),
        required=False,
    )

    def clean(self) -> dict[str, object]:
        """Refuse a period that ends before it starts."""
        data = super().clean() or {}
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day is before the first."))
        return data

    @property
    def starts_at(self) -> datetime:
        """Give the first moment."""
        return _midnight(self.cleaned_data["starts_on"])

    @property
    def ends_at(self) -> datetime | None:
        """Give the first moment after the last day."""
        return _midnight(self.day_after) if self.day_after else None

    @property
    def day_after(self) -> date | None:
        """Give the first day after the last."""
        ends_on: date | None = self.cleaned_data["ends_on"]
        return ends_on and _day_after(ends_on)


class RoleForm(PeriodForm):
    """Who is to be what, from when until when."""

    address = forms.EmailField(
        label=_("The person's e-mail address"),
        widget=forms.EmailInput(attrs={"list": "people", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"))
    field_order = ("address", "role", "starts_on", "ends_on")

    def __init__(
        self, *args: object, roles: Iterable[Role], giver: Person, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.giver = giver
        offer(self, "role", [(role.value, role.label) for role in roles])

    def clean_address(self) -> Person:
        """Find whose address it is; oneself is not among them."""
        found = queries.find_receiver(self.giver, self.cleaned_data["address"])
        if found is None:
            raise forms.ValidationError(_("You know nobody with this address in Ferd."))
        if found == self.giver:
            raise forms.ValidationError(_("Nobody gives a role to themself."))
        return found

    def clean_role(self) -> Role:
        """Give the role as a value."""
        return Role(self.cleaned_data["role"])

    def values(self) -> RoleValues:
        """Give what the action needs."""
        return {
            "person": self.cleaned_data["address"],
            "role": self.cleaned_data["role"],
            "starts_at": self.starts_at,
            "ends_at": self.ends_at,
        }


class DelegationForm(PeriodForm):
    """To whom approval is delegated, of what, from when until when."""

    receiver = forms.ModelChoiceField(
        Person.objects.none(), label=_("To whom"), to_field_name="uuid"
    )
    scope = forms.CharField(
        label=_("What"),
        help_text=_("Such as: learning objectives in nuclear medicine."),
        max_length=200,
    )
    field_order = ("receiver", "scope", "starts_on", "ends_on")

    def __init__(
        self, *args: object, people: QuerySet[Person], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "receiver", people)
        self.fields["ends_on"].required = True
        self.fields["ends_on"].help_text = ""

    def values(self) -> DelegationValues:
        """Give what the action needs."""
        ends_on: date = self.cleaned_data["ends_on"]
        return {
            "receiver": self.cleaned_data["receiver"],
            "scope": self.cleaned_data["scope"],
            "starts_at": self.starts_at,
            "ends_at": _midnight(_day_after(ends_on)),
        }


class EmploymentForm(PeriodForm):
    """Where a person works, and how much."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Unit"), to_field_name="uuid"
    )
    percent = forms.DecimalField(
        label=_("Working fraction in per cent"),
        min_value=1,
        max_value=100,
        decimal_places=1,
        initial=100,
    )
    field_order = ("unit", "percent", "starts_on", "ends_on")

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "unit", units)

    def values(self) -> EmploymentValues:
        """Give what the action needs."""
        return {
            "unit": self.cleaned_data["unit"],
            "fraction": self.cleaned_data["percent"] / 100,
            "starts_on": self.cleaned_data["starts_on"],
            "ends_on": self.day_after,
        }


class QualificationForm(forms.Form):
    """What a person has earned, recorded by a unit."""

    kind = forms.ChoiceField(label=_("What"), choices=Qualification.Kind.choices)
    name = forms.CharField(
        label=_("Name"),
        help_text=_("The specialty, or the title of the course."),
        max_length=120,
    )
    earned_on = DayField(label=_("Date"), required=True)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("The person's unit"), to_field_name="uuid"
    )

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "unit", units)

    def clean_kind(self) -> Qualification.Kind:
        """Give the kind as a value."""
        return Qualification.Kind(self.cleaned_data["kind"])


def _day_after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
