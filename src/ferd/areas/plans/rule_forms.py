"""The forms of who signs and of groups of objectives, in a draft."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ferd.areas.plans import rule_words
from ferd.core.curriculum.model import as_ranges
from ferd.core.plans.checks.groups import LONGEST_NAME
from ferd.core.plans.model import TrainingPlan
from ferd.core.plans.progress_rules import (
    ActivityKind,
    ActivityRule,
    ObjectiveGroup,
    Signer,
    Signing,
)
from ferd.formats.plans.objectives import read_objectives

FREE = Signing.SELF_REGISTERED.value
NUMBERS_HELP = gettext_lazy("Numbers and ranges, such as 1-17, 69-75, 97.")


class SigningForm(forms.Form):
    """Who confirms activities, kind by kind."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = (
            ("", _("Not said: it must be signed, by either supervisor")),
            (FREE, _("The trainee registers it alone")),
            (Signer.EITHER.value, _("A clinical or the educational supervisor signs")),
            (Signer.CLINICAL_SUPERVISOR.value, _("A clinical supervisor signs")),
            (
                Signer.EDUCATIONAL_SUPERVISOR.value,
                _("The educational supervisor signs"),
            ),
        )
        for kind in ActivityKind:
            self.fields[kind.value] = forms.ChoiceField(
                label=rule_words.kind(kind.value), choices=choices, required=False
            )

    def rules(self) -> tuple[ActivityRule, ...]:
        """Give a rule for each kind about which something is said."""
        said = ((kind, self.cleaned_data[kind.value]) for kind in ActivityKind)
        return tuple(_signing_rule(kind, choice) for kind, choice in said if choice)

    @staticmethod
    def initial_of(plan: TrainingPlan, seen: str) -> dict[str, object]:
        """Give what the form shows at first."""
        said = {
            rule.kind.value: rule.signer.value if rule.must_be_signed else FREE
            for rule in plan.activity_rules
        }
        return {"seen": seen, **said}


class GroupForm(forms.Form):
    """One group of objectives."""

    seen = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=LONGEST_NAME)
    objectives = forms.CharField(
        label=gettext_lazy("Learning objectives"),
        help_text=NUMBERS_HELP,
        max_length=1000,
    )

    def __init__(self, *args: object, taken: frozenset[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.taken = taken

    def clean_name(self) -> str:
        """Refuse the name of another group."""
        name: str = self.cleaned_data["name"]
        if name in self.taken:
            raise forms.ValidationError(_("Another group is called so."))
        return name

    def clean_objectives(self) -> tuple[int, ...]:
        """Refuse what cannot be read as numbers of objectives."""
        return numbers_in(self.cleaned_data["objectives"])

    def group(self) -> ObjectiveGroup:
        """Give the group as it was written."""
        return ObjectiveGroup(
            name=self.cleaned_data["name"], numbers=self.cleaned_data["objectives"]
        )

    @staticmethod
    def initial_of(group: ObjectiveGroup, seen: str) -> dict[str, object]:
        """Give what the form shows at first."""
        numbers = as_ranges(group.numbers)
        return {"seen": seen, "name": group.name, "objectives": numbers}


def renamed(plan: TrainingPlan, before: str, after: str) -> TrainingPlan:
    """Let the rules of a group that has another name follow it."""
    return replace(
        plan,
        sufficiency=tuple(
            replace(rule, group=after) if before and rule.group == before else rule
            for rule in plan.sufficiency
        ),
    )


def _signing_rule(kind: ActivityKind, choice: str) -> ActivityRule:
    if choice == FREE:
        return ActivityRule(kind=kind, signing=Signing.SELF_REGISTERED)
    return ActivityRule(kind=kind, signer=Signer(choice))


def numbers_in(written: str) -> tuple[int, ...]:
    """Read numbers of objectives, and nothing else."""
    read, doubts = read_objectives(written)
    if written and (doubts or not read.numbers or read.codes or read.symbolic):
        raise forms.ValidationError(
            _("This is not understood. Write numbers, such as 1-17, 69-75.")
        )
    return read.numbers
