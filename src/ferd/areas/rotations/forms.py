"""Text from a browser to values: what to show, drafts, moves."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Unit
from ferd.areas.rotations.crowding import month_of
from ferd.areas.rotations.models import RotationDraft
from ferd.areas.rotations.moves import Move
from ferd.areas.rotations.sights import month_from
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.pathway import Placement
from ferd.foundation.fields import choose_from, offer

MONTH_DAYS: Final = 30.44
MONTH = forms.TextInput(
    attrs={"type": "month", "pattern": "[0-9]{4}-[0-9]{2}", "placeholder": "2027-03"}
)


class MonthField(forms.CharField):
    """A month, written 2027-03."""

    default_error_messages = {"month": _("Write a month as year and month: 2027-03.")}
    widget = MONTH

    def clean(self, value: Any) -> date | None:  # noqa: ANN401  Django's signature
        """Read the month; None when nothing is written."""
        words = str(super().clean(value))
        if not words:
            return None
        found = month_from(words)
        if found is None:
            raise forms.ValidationError(self.error_messages["month"], code="month")
        return found


class StartForm(forms.Form):
    """A new draft: for which unit, under what name, from which draft."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("Name what you try out, not a person."),
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "unit", units)


class MergeForm(forms.Form):
    """The draft into which another one goes."""

    into = forms.ModelChoiceField(
        RotationDraft.objects.none(), label=_("Into"), to_field_name="uuid"
    )

    def __init__(
        self, *args: object, drafts: QuerySet[RotationDraft], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "into", drafts)


class MoveForm(forms.Form):
    """Where one block is to be, said in words: the same as dragging it."""

    block = forms.TypedChoiceField(coerce=int, widget=forms.HiddenInput)
    starts_on = MonthField(
        label=_("Begins in"),
        required=False,
        help_text=_("The first of the month. What has begun keeps its first day."),
    )
    months = forms.DecimalField(
        label=_("Months of full time in this block"),
        required=False,
        min_value=Decimal("0.5"),
        max_value=Decimal(120),
        decimal_places=2,
        help_text=_("Fewer than the stage has splits it: the rest comes later."),
    )
    rest_on = MonthField(
        label=_("The rest begins in"),
        required=False,
        help_text=_("Only when the stage is split. Left empty: at the end."),
    )
    site = forms.TypedChoiceField(
        label=_("Site"), required=False, coerce=int, empty_value=None
    )
    longer = forms.IntegerField(
        required=False, min_value=-120, max_value=120, widget=forms.HiddenInput
    )
    closes_up = forms.BooleanField(
        label=_("What follows begins as early as it can"), required=False
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        required=False,
        help_text=_("Follows the proposal when the draft is published."),
    )

    def __init__(
        self,
        *args: object,
        blocks: list[tuple[int, str]],
        sites: list[TrainingSite],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.sites = sites
        offer(self, "block", blocks)
        names = enumerate(site.short_title for site in sites)
        offer(self, "site", [("", _("As now")), *names])

    def move(self, placement: Placement) -> Move:
        """Give what is asked for of a block; what is as it was is not asked for."""
        said = self.cleaned_data
        start, site = said["starts_on"], said["site"]
        return Move(
            block=said["block"],
            starts_on=None if start == month_of(placement.period.start) else start,
            months=self._months(placement),
            site=None if site is None else self.sites[site],
            rest_on=said["rest_on"],
            closes_up=said["closes_up"],
        )

    def _months(self, placement: Placement) -> Fraction | None:
        now = placement.account.counted
        if longer := self.cleaned_data["longer"]:
            each = now / max(round(placement.period.days / MONTH_DAYS), 1)
            return max(Fraction(round((now + longer * each) * 2), 2), Fraction(1, 2))
        asked = self.cleaned_data["months"]
        if asked is None or Fraction(asked) == Fraction(round(now * 4), 4):
            return None
        return Fraction(asked)
