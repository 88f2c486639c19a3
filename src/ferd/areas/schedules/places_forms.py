"""Text from a browser to values: places, requests, agreements."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import Site, Unit
from ferd.areas.schedules import actions
from ferd.areas.schedules.models import Places
from ferd.core.scheduling.problem import FULL
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period
from ferd.foundation.fields import DayField, LastDayField, choose_from, offer

TEXT = forms.Textarea(attrs={"rows": 3})


class PeriodForm(forms.Form):
    """Some days, from one to another; without a last day they go on."""

    first_on = DayField(label=_("From"))
    last_on = LastDayField(label=_("To and including"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse what ends before it starts."""
        data = super().clean() or {}
        first, last = data.get("first_on"), data.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("It would end before it starts."))
        return data

    def period(self) -> Period:
        """Give the days."""
        return Period.through(
            self.cleaned_data["first_on"], self.cleaned_data["last_on"]
        )


class RoomForm(PeriodForm):
    """How many places in some days."""

    room = forms.DecimalField(
        label=_("Number of places"),
        help_text=_("1.5 is one and a half. 0 takes them away in these days."),
        min_value=0,
        max_value=500,
        decimal_places=2,
    )
    field_order: tuple[str, ...] = ("room", "first_on", "last_on")

    def span(self) -> Span:
        """Give the room."""
        return Span(self.period(), round(self.cleaned_data["room"] * FULL))


class TermsForm(forms.Form):
    """What is said of places, apart from the room."""

    title = forms.CharField(
        label=_("What the places are called"),
        help_text=_("Such as: rotation in nuclear medicine, own post."),
        max_length=120,
    )
    specialty_code = forms.ChoiceField(label=_("For trainees in"), required=False)
    use = forms.ChoiceField(
        label=_("Who may have them"), choices=Places.Use, widget=forms.RadioSelect
    )
    measure = forms.ChoiceField(
        label=_("A trainee who works part time takes"),
        choices=[
            (Places.Measure.PEOPLE, _("a whole place")),
            (Places.Measure.FRACTION, _("as much as the working fraction")),
        ],
        widget=forms.RadioSelect,
        initial=Places.Measure.PEOPLE,
    )
    notice_months = forms.IntegerField(
        label=_("Notice in months"),
        help_text=_("How long before a stay is left or lost, at the least."),
        min_value=0,
        max_value=24,
        initial=3,
    )
    hold_days = forms.IntegerField(
        label=_("Days a place is held"), min_value=1, max_value=180, initial=14
    )
    seen_weeks_before = forms.IntegerField(
        label=_("Weeks before a stay in which its plan is seen"),
        help_text=_("For whoever receives the trainee, to prepare the stay."),
        min_value=0,
        max_value=12,
        initial=4,
    )
    minimum = forms.DecimalField(
        label=_("Wished-for staffing"),
        help_text=_("So many trainees at a time, if planners can have it so."),
        min_value=0,
        max_value=500,
        decimal_places=2,
        initial=0,
        required=False,
    )
    words = forms.CharField(
        label=_("Conditions and other words"),
        max_length=500,
        required=False,
        widget=TEXT,
    )

    def __init__(
        self, *args: object, specialties: list[tuple[str, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offer(self, "specialty_code", [("", _("any specialty")), *specialties])

    def terms(self) -> actions.Terms:
        """Give what is said."""
        data = self.cleaned_data
        return actions.Terms(
            title=data["title"],
            specialty_code=data["specialty_code"],
            use=Places.Use(data["use"]),
            measure=Places.Measure(data["measure"]),
            notice_months=data["notice_months"],
            hold_days=data["hold_days"],
            seen_weeks_before=data["seen_weeks_before"],
            words=data["words"],
            minimum=round((data["minimum"] or 0) * FULL),
        )


class PublishForm(TermsForm, RoomForm):
    """New places: where, what, how many."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    site = forms.ModelChoiceField(
        Site.objects.none(), label=_("Site"), required=False, empty_label=_("none")
    )
    field_order = ("title", "unit", "site", "room", "first_on", "last_on", "use")

    def __init__(
        self,
        *args: object,
        units: QuerySet[Unit],
        sites: QuerySet[Site],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "unit", units)
        choose_from(self, "site", sites)

    def clean(self) -> dict[str, Any]:
        """Refuse a site of another trust, and places that are none."""
        data = super().clean()
        unit, site = data.get("unit"), data.get("site")
        if unit and site and not unit.path.startswith(site.trust.path):
            self.add_error("site", _("The site belongs to another trust."))
        if data.get("room") == 0:
            self.add_error("room", _("Say how many places there are."))
        return data


class CloseForm(forms.Form):
    """From which day there are no places any more."""

    ends_on = DayField(label=_("No places from"))


class AskForm(forms.Form):
    """For whom, when; the days are those of the plan unless others are written."""

    whom = forms.ChoiceField(label=_("For whom"))
    first_on = DayField(
        label=_("From"),
        help_text=_("Leave the days empty to ask for those of the plan."),
        required=False,
    )
    last_on = DayField(label=_("To and including"), required=False)
    percent = forms.IntegerField(
        label=_("Working fraction (%)"), min_value=1, max_value=100, required=False
    )
    words = forms.CharField(
        label=_("Words to the receiving side"),
        max_length=500,
        required=False,
        widget=TEXT,
    )

    def __init__(
        self, *args: object, choices: list[tuple[str, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offer(self, "whom", choices)

    def clean(self) -> dict[str, Any]:
        """Refuse half a period, and one that ends before it starts."""
        data = super().clean() or {}
        first, last = data.get("first_on"), data.get("last_on")
        if (first is None) != (last is None) and not self.errors:
            missing = "first_on" if first is None else "last_on"
            self.add_error(missing, _("Say both days, or none."))
        if first and last and last < first:
            self.add_error("last_on", _("It would end before it starts."))
        return data

    def written_period(self) -> Period | None:
        """Give the days that were written, if any were."""
        first, last = self.cleaned_data["first_on"], self.cleaned_data["last_on"]
        return Period.through(first, last) if first and last else None


class HoldForm(forms.Form):
    """To which day a place is held."""

    until = DayField(label=_("Hold the place to and including"))


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Why?"), max_length=300)


class EndForm(ReasonForm):
    """From which day, and why."""

    ends_on = DayField(label=_("Not in force from"))
    field_order = ("ends_on", "reason")


class SuperviseForm(forms.Form):
    """Who supervises during a stay."""

    supervisor = forms.ModelChoiceField(
        Person.objects.none(), label=_("Supervisor for the stay")
    )

    def __init__(
        self, *args: object, people: QuerySet[Person], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "supervisor", people)


class MapForm(forms.Form):
    """Which unit is meant by a site."""

    trust = forms.CharField(widget=forms.HiddenInput, max_length=200, required=False)
    site = forms.CharField(widget=forms.HiddenInput, max_length=200, required=False)
    department = forms.CharField(
        widget=forms.HiddenInput, max_length=200, required=False
    )
    meant = forms.ChoiceField(label=_("Unit that is meant"))

    def __init__(
        self, *args: object, choices: list[tuple[str, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offer(self, "meant", [("", _("Choose a unit")), *choices])
