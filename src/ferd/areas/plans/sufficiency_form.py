"""The form of one rule of what is enough, in a draft."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ferd.areas.plans import rule_words
from ferd.areas.plans.rule_forms import NUMBERS_HELP, numbers_in
from ferd.core.curriculum.model import as_ranges
from ferd.core.plans.checks.sufficiency import faults_of
from ferd.core.plans.model import TrainingPlan
from ferd.core.plans.progress_rules import (
    ActivityCount,
    ActivityKind,
    AssessorRole,
    SufficiencyRule,
)
from ferd.core.progress.entrustment import EntrustmentLevel
from ferd.foundation.fields import offer
from ferd.foundation.saying import filled

ALL, NUMBERS, GROUP = "all", "numbers", "group:"
SPARE_COUNTS = 2
"""How many further kinds of activity a rule can be given at a time."""


class SufficiencyForm(forms.Form):
    """One rule of what is enough."""

    seen = forms.CharField(widget=forms.HiddenInput)
    about = forms.ChoiceField(label=gettext_lazy("For which objectives?"))
    objectives = forms.CharField(
        label=gettext_lazy("Learning objectives"),
        help_text=NUMBERS_HELP,
        max_length=1000,
        required=False,
    )
    observations = forms.IntegerField(
        label=gettext_lazy("Observations"), min_value=0, max_value=99, required=False
    )
    level = forms.TypedChoiceField(
        label=gettext_lazy("Only those at this level or above"),
        coerce=int,
        empty_value=None,
        required=False,
    )
    with_words = forms.BooleanField(
        label=gettext_lazy("Only those with the assessor's own words"), required=False
    )
    assessors = forms.IntegerField(
        label=gettext_lazy("By how many different people"),
        min_value=0,
        max_value=99,
        required=False,
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Who must be among them"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    contexts = forms.IntegerField(
        label=gettext_lazy("In how many different situations"),
        min_value=0,
        max_value=99,
        required=False,
    )
    recent_months = forms.IntegerField(
        label=gettext_lazy("The newest at most so many months old"),
        min_value=1,
        max_value=600,
        required=False,
    )

    def __init__(
        self,
        *args: object,
        plan: TrainingPlan,
        rule: SufficiencyRule,
        number: int,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.number = number
        self.rows = range(len(rule.activities) + SPARE_COUNTS)
        groups = [(f"{GROUP}{g.name}", g.name) for g in plan.groups]
        everything = (ALL, _("All objectives"))
        offer(self, "about", [everything, *groups, (NUMBERS, _("These numbers"))])
        levels = [
            (f"{each:d}", f"{each:d}: {_(each.words)}") for each in EntrustmentLevel
        ]
        offer(self, "level", [("", _("Any level")), *levels])
        offer(
            self,
            "roles",
            [(role.value, rule_words.role(role)) for role in AssessorRole],
        )
        for row in self.rows:
            self.fields |= _count_fields(row)

    def clean_objectives(self) -> tuple[int, ...]:
        """Refuse what cannot be read as numbers of objectives."""
        return numbers_in(self.cleaned_data["objectives"])

    def clean(self) -> dict[str, object]:
        """Refuse a rule that is about nothing, asks for nothing, or cannot be met."""
        data = super().clean() or {}
        if self.errors:
            return data
        if data["about"] == NUMBERS and not data["objectives"]:
            self.add_error("objectives", _("Write the numbers it is about."))
            return data
        rule = self.rule()
        if not (rule.observations or rule.activities):
            self.add_error(
                "observations", _("Ask for observations, for activities, or for both.")
            )
        for template, facts in faults_of(rule):
            self.add_error(None, filled(template, {"rule": self.number, **facts}))
        return data

    def rule(self) -> SufficiencyRule:
        """Give the rule as it was written."""
        data = self.cleaned_data
        about: str = data["about"]
        return SufficiencyRule(
            group=about.removeprefix(GROUP) if about.startswith(GROUP) else "",
            numbers=data["objectives"] if about == NUMBERS else (),
            observations=data["observations"] or 0,
            level=data["level"],
            with_words=data["with_words"],
            assessors=data["assessors"] or 0,
            roles=tuple(map(AssessorRole, data["roles"])),
            contexts=data["contexts"] or 0,
            recent_months=data["recent_months"],
            activities=tuple(self._counted()),
        )

    def _counted(self) -> Iterator[ActivityCount]:
        for row in self.rows:
            times, kind = (
                self.cleaned_data.get(f"{k}_{row}") for k in ("times", "kind")
            )
            if times:
                yield ActivityCount(
                    times=times, kind=ActivityKind(kind) if kind else None
                )

    @staticmethod
    def initial_of(rule: SufficiencyRule, seen: str) -> dict[str, object]:
        """Give what the form shows at first."""
        about = NUMBERS if rule.numbers else f"{GROUP}{rule.group}"
        initial: dict[str, object] = {
            "seen": seen,
            "about": about if rule.numbers or rule.group else ALL,
            "objectives": as_ranges(rule.numbers),
            "observations": rule.observations or None,
            "level": rule.level,
            "with_words": rule.with_words,
            "assessors": rule.assessors or None,
            "roles": [role.value for role in rule.roles],
            "contexts": rule.contexts or None,
            "recent_months": rule.recent_months,
        }
        for row, count in enumerate(rule.activities):
            initial[f"kind_{row}"] = count.kind.value if count.kind else ""
            initial[f"times_{row}"] = count.times
        return initial


def _count_fields(row: int) -> dict[str, forms.Field]:
    kinds = [(kind.value, rule_words.kind(kind.value)) for kind in ActivityKind]
    return {
        f"kind_{row}": forms.ChoiceField(
            label=_("Kind of activity"),
            choices=[("", _("Any kind")), *kinds],
            required=False,
        ),
        f"times_{row}": forms.IntegerField(
            label=_("How many times"), min_value=0, max_value=999, required=False
        ),
    }
