"""Text from a browser to values: an agreement between two units."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Unit
from ferd.areas.schedules import actions
from ferd.areas.schedules.places_forms import TEXT, PeriodForm
from ferd.core.curriculum.model import objective_code
from ferd.formats.plans.objectives import read_objectives
from ferd.foundation.fields import choose_from, offer


class AgreementForm(PeriodForm):
    """Who sends, who receives, for what, how long."""

    sending = forms.ModelChoiceField(Unit.objects.none(), label=_("Sending unit"))
    receiving = forms.ModelChoiceField(Unit.objects.none(), label=_("Receiving unit"))
    specialty_code = forms.ChoiceField(label=_("Specialty"))
    objectives = forms.CharField(
        label=_("Learning objectives"),
        help_text=_("Numbers and ranges, such as 1-17, 69."),
        max_length=1000,
    )
    months = forms.DecimalField(
        label=_("Months each trainee stays"),
        min_value=0.5,
        max_value=60,
        decimal_places=1,
    )
    words = forms.CharField(
        label=_("What else is agreed"), max_length=500, required=False, widget=TEXT
    )
    field_order = (
        "sending",
        "receiving",
        "specialty_code",
        "objectives",
        "months",
        "first_on",
        "last_on",
    )

    def __init__(
        self,
        *args: object,
        units: QuerySet[Unit],
        specialties: list[tuple[str, str]],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "sending", units)
        choose_from(self, "receiving", units)
        offer(self, "specialty_code", specialties)

    def clean_objectives(self) -> str:
        """Refuse what cannot be read as objectives."""
        written: str = self.cleaned_data["objectives"]
        own = self.cleaned_data.get("specialty_code", "")
        read, faults = read_objectives(written, specialty=own)
        if faults or not (read.numbers or read.codes):
            raise forms.ValidationError(
                _("This is not understood. Write numbers, such as 1-17, 69-75.")
            )
        return written

    def clean(self) -> dict[str, Any]:
        """Refuse an agreement of a unit with itself."""
        data = super().clean()
        if data.get("sending") and data.get("sending") == data.get("receiving"):
            self.add_error("receiving", _("An agreement is between two units."))
        return data

    def terms(self) -> actions.AgreementTerms:
        """Give what is agreed."""
        data = self.cleaned_data
        code = data["specialty_code"]
        read, _faults = read_objectives(data["objectives"], specialty=code)
        own = tuple(objective_code(code, number) for number in read.numbers)
        return actions.AgreementTerms(
            specialty_code=code,
            objectives=(*own, *read.codes),
            months=data["months"],
            period=self.period(),
            words=data["words"],
        )
