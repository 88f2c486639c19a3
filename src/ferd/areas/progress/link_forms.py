"""Text from a browser to values: outside assessors, and deputies."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import Unit
from ferd.areas.progress.actions.assessor_links import Outsider
from ferd.areas.progress.actions.signers import Absence
from ferd.areas.progress.observation_forms import OccasionForm, SelfForm
from ferd.core.time import Period
from ferd.foundation.fields import DayField, PlainWords, choose_from


class ProposeForm(SelfForm, OccasionForm):
    """Who somebody outside is, and what they are asked."""

    name = PlainWords(label=_("Name of the assessor"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail address at work"),
        help_text=_("Ferd mails the link there. You never see it."),
        max_length=200,
    )
    position = PlainWords(label=_("Position"), max_length=120)
    workplace = PlainWords(label=_("Workplace"), max_length=160)
    field_order = ("name", "email", "position", "workplace", "template")

    def outsider(self) -> Outsider:
        """Give who it is said to be."""
        data = self.cleaned_data
        return Outsider(
            name=data["name"],
            email=data["email"],
            position=data["position"],
            workplace=data["workplace"],
        )


class DeputyForm(forms.Form):
    """Who is away, from where, in which days, and who signs meanwhile."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    absent = forms.ModelChoiceField(Person.objects.none(), label=_("Who is away"))
    deputy = forms.ModelChoiceField(Person.objects.none(), label=_("Who signs"))
    first_on = DayField(label=_("From"))
    last_on = DayField(label=_("To and including"))

    def __init__(
        self,
        *args: object,
        units: QuerySet[Unit],
        absent: QuerySet[Person],
        deputies: QuerySet[Person],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "unit", units)
        choose_from(self, "absent", absent)
        choose_from(self, "deputy", deputies)

    def clean_last_on(self) -> object:
        """Refuse what ends before it starts."""
        first, last = self.cleaned_data.get("first_on"), self.cleaned_data["last_on"]
        if first and last < first:
            raise forms.ValidationError(_("It would end before it starts."))
        return last

    def absence(self) -> Absence:
        """Give who is away, and when."""
        data = self.cleaned_data
        days = Period.through(data["first_on"], data["last_on"])
        return Absence(data["absent"], data["unit"], days)
