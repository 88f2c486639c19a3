"""Text from a browser to a change in life."""

from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ferd.areas.planning.changes import Change, ChangeKind
from ferd.areas.schedules.words import LEAVE
from ferd.core.time_rules import LeaveKind
from ferd.foundation.fields import DayField, offer

LEAVES = (LeaveKind.PARENTAL, LeaveKind.SICK, LeaveKind.HOLIDAY, LeaveKind.OTHER)

FIELDS = {
    ChangeKind.LEAVE: ("leave", "first_on", "last_on"),
    ChangeKind.FRACTION: ("percent", "first_on", "last_on"),
    ChangeKind.PROLONGED: ("stage", "months"),
    ChangeKind.EARLY: ("stage", "months"),
    ChangeKind.RESIGNED: ("first_on",),
    ChangeKind.JOINED: (),
    ChangeKind.PLACE_LOST: ("room", "first_on", "last_on"),
    ChangeKind.PLACE_GAINED: ("room", "first_on", "last_on"),
}
"""What is asked of each kind of change."""

OPEN_ENDED = {ChangeKind.FRACTION, ChangeKind.PLACE_LOST, ChangeKind.PLACE_GAINED}


class ChangeForm(forms.Form):
    """What has changed: only the fields that its kind asks for."""

    leave = forms.ChoiceField(
        label=_("Kind of leave"),
        choices=[(kind, _(LEAVE[kind])) for kind in LEAVES],
        initial=LeaveKind.PARENTAL,
    )
    percent = forms.IntegerField(
        label=_("Working fraction (%)"), min_value=1, max_value=100
    )
    stage = forms.TypedChoiceField(label=_("Stage"), coerce=int)
    months = forms.DecimalField(
        label=_("Months of full time"), min_value=0, max_value=24, decimal_places=2
    )
    room = forms.DecimalField(
        label=_("Places"), min_value=0, max_value=50, decimal_places=2, initial=1
    )
    first_on = DayField(label=_("From"))
    last_on = DayField(label=_("To and including"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  what Django's forms take
        kind: ChangeKind,
        stages: list[tuple[int, str]] | None = None,
        **kwargs: Any,  # noqa: ANN401  likewise
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in set(self.fields) - set(FIELDS[kind]):
            del self.fields[name]
        self.order_fields(FIELDS[kind])
        if "stage" in self.fields:
            offer(self, "stage", stages or [])
        if kind in OPEN_ENDED:
            self.fields["last_on"].required = False
        if kind is ChangeKind.RESIGNED:
            self.fields["first_on"].label = _("First day without employment")

    def clean(self) -> dict[str, Any]:
        """Refuse what ends before it starts."""
        data = super().clean() or {}
        first, last = data.get("first_on"), data.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("It would end before it starts."))
        return data

    def change(self, *, today: date, traineeship: str = "", places: str = "") -> Change:
        """Give the change as a value."""
        data = self.cleaned_data
        percent, months = data.get("percent"), data.get("months", data.get("room"))
        return Change(
            kind=self.kind,
            traineeship=traineeship,
            places=places,
            first_on=data.get("first_on") or today,
            last_on=data.get("last_on"),
            leave=LeaveKind(data.get("leave") or LeaveKind.OTHER),
            fraction=None if percent is None else Fraction(percent, 100),
            stage=data.get("stage"),
            months=None if months is None else Fraction(months),
        )
