"""A stage as it is written in a draft: its form, the places to choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _

from ferd.core.curriculum.model import as_ranges
from ferd.core.plans.model import Stage, TrainingPlan, TrainingSite
from ferd.formats.plans.objectives import read_objectives
from ferd.foundation.fields import offer


class StageForm(forms.Form):
    """One stage of the timeline."""

    seen = forms.CharField(widget=forms.HiddenInput)
    label = forms.CharField(label=_("Name"), max_length=80)
    from_months = forms.FloatField(label=_("From month"), min_value=0, max_value=240)
    to_months = forms.FloatField(label=_("To month"), min_value=0, max_value=240)
    known = forms.MultipleChoiceField(
        label=_("Where"),
        help_text=_("More than one means any of them."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    others = forms.CharField(
        label=_("Another place"),
        help_text=_("One a line: trust; site; department."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    objectives = forms.CharField(
        label=_("Learning objectives"),
        help_text=_("Numbers and ranges, such as 1-17, 69-75, 97."),
        max_length=1000,
        required=False,
    )
    capacity = forms.IntegerField(
        label=_("Room for how many trainees at a time"), min_value=0, required=False
    )
    may_move = forms.CharField(
        label=_("May come at another time if"), max_length=500, required=False
    )

    def __init__(
        self, *args: object, known: Sequence[TrainingSite], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offer(self, "known", [(_as_line(place), place.title) for place in known])

    def clean(self) -> dict[str, object]:
        """Refuse a stage that is nowhere, or ends before it starts."""
        data = super().clean() or {}
        if not (data.get("known") or data.get("others")):
            self.add_error("known", _("Choose a place, or write another."))
        start, end = data.get("from_months"), data.get("to_months")
        if start is not None and end is not None and end <= start:
            self.add_error("to_months", _("The stage would end before it starts."))
        return data

    def clean_objectives(self) -> str:
        """Refuse what cannot be read as objectives."""
        written: str = self.cleaned_data["objectives"]
        if written and read_objectives(written)[1]:
            raise forms.ValidationError(
                _("This is not understood. Write numbers, such as 1-17, 69-75.")
            )
        return written

    def stage(self, before: Stage) -> Stage:
        """Give the stage as it is with what was written."""
        data = self.cleaned_data
        return replace(
            before,
            label=data["label"],
            from_months=data["from_months"],
            to_months=data["to_months"],
            duration_months=data["to_months"] - data["from_months"],
            placements=_sites([*data["known"], *data["others"].splitlines()]),
            objectives=read_objectives(data["objectives"])[0],
            capacity=data["capacity"],
            may_move=data["may_move"],
        )

    @staticmethod
    def initial_of(stage: Stage, seen: str) -> dict[str, object]:
        """Give what the form shows of a stage at first."""
        return {
            "seen": seen,
            "label": stage.label,
            "from_months": stage.from_months,
            "to_months": stage.to_months,
            "known": [_as_line(place) for place in stage.placements],
            "objectives": as_ranges(stage.objectives.numbers) or stage.objectives.text,
            "capacity": stage.capacity,
            "may_move": stage.may_move,
        }


def known_places(plan: TrainingPlan) -> tuple[TrainingSite, ...]:
    """List the places the plan names, each once, in its own order."""
    staged = (place for stage in plan.timeline for place in stage.placements)
    observed = (stay.site for stay in plan.observerships)
    return tuple(dict.fromkeys((*staged, *observed)))


def without_stage(plan: TrainingPlan, order: int) -> TrainingPlan:
    """Give the plan without one stage, and without what speaks of it."""
    return replace(
        plan,
        timeline=tuple(
            replace(
                stage,
                alternative_of=None
                if stage.alternative_of == order
                else stage.alternative_of,
            )
            for stage in plan.timeline
            if stage.order != order
        ),
        prerequisites=tuple(
            replace(
                each, after_stages=tuple(s for s in each.after_stages if s != order)
            )
            for each in plan.prerequisites
            if each.before_stage != order
        ),
    )


def _as_line(place: TrainingSite) -> str:
    return f"{place.trust}; {place.site}; {place.department}"


def _sites(lines: Iterable[str]) -> tuple[TrainingSite, ...]:
    sites = []
    for line in filter(str.strip, lines):
        parts = (*(part.strip() for part in line.split(";")), "", "")
        sites.append(TrainingSite(*parts[:3]))
    return tuple(dict.fromkeys(sites))
