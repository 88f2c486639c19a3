"""Text from a browser to values: asking for an assessment, and filling one in."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import Unit
from ferd.areas.progress import assessors
from ferd.areas.progress.models import ObjectiveProgress, TemplateVersion
from ferd.areas.progress.observation_queries import templates_for
from ferd.areas.progress.observation_rules import Asking, Assessment, Occasion
from ferd.areas.schedules.models import Traineeship
from ferd.core.curriculum.model import objective_code
from ferd.core.progress.entrustment import WORDS, EntrustmentLevel
from ferd.core.progress.templates import (
    Answer,
    AnswerProblem,
    Answers,
    FieldKind,
    TemplateContent,
    TemplateField,
    answer_faults,
)
from ferd.formats.plans.objectives import read_objectives
from ferd.foundation.fields import DayField, PlainWords, choose_from

SHORT, LONG = forms.Textarea(attrs={"rows": 2}), forms.Textarea(attrs={"rows": 4})
PROBLEMS = {
    AnswerProblem.MISSING: _("This is not answered yet."),
    AnswerProblem.UNKNOWN: _("This was not asked."),
    AnswerProblem.OF_ANOTHER_KIND: _("This cannot be chosen here."),
    AnswerProblem.TOO_LONG: _("This is too long."),
}


def level_choices() -> list[tuple[str, str]]:
    """Give the five levels of entrustment, each with its words."""
    return [
        (str(level.value), f"{level.value}. {gettext(WORDS[level])}")
        for level in EntrustmentLevel
    ]


class OccasionForm(forms.Form):
    """On which template, when and where, for which objectives."""

    template = forms.ModelChoiceField(TemplateVersion.objects.none(), label=_("Form"))
    observed_on = DayField(label=_("Day"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    situation = PlainWords(
        label=_("What it is about"),
        help_text=_("Such as a kind of examination. Nothing about the patient."),
        max_length=200,
        required=False,
    )
    objectives = forms.CharField(
        label=_("Learning objectives"),
        help_text=_("Numbers, such as 1, 69-71. At most 8."),
        max_length=200,
        required=False,
    )

    def __init__(
        self, *args: object, traineeship: Traineeship, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.traineeship = traineeship
        units = assessors.units_of(traineeship)
        choose_from(self, "template", templates_for(units))
        choose_from(self, "unit", units)

    def clean_objectives(self) -> tuple[ObjectiveProgress, ...]:
        """Find the trainee's own objectives by their numbers."""
        written: str = self.cleaned_data["objectives"]
        if not written.strip():
            return ()
        own = self.traineeship.specialty_code
        read, faults = read_objectives(written, specialty=own)
        codes = {*(objective_code(own, n) for n in read.numbers), *read.codes}
        rows = self.traineeship.progress.filter(objective__code__in=codes)
        found = tuple(rows.select_related("objective"))
        if faults or not codes or len(found) < len(codes):
            raise forms.ValidationError(
                _("These are not objectives of the trainee. Write numbers: 1, 69.")
            )
        return found

    def occasion(self) -> Occasion:
        """Give what is to be observed."""
        data = self.cleaned_data
        return Occasion(
            template=data["template"],
            unit=data["unit"],
            observed_on=data["observed_on"],
            situation=data["situation"],
            objectives=data["objectives"],
        )


class SelfForm(forms.Form):
    """What a trainee says of themself when asking."""

    words = PlainWords(
        label=_("To the assessor"), max_length=1000, required=False, widget=SHORT
    )
    self_rating = forms.TypedChoiceField(
        label=_("How you see it yourself"),
        help_text=_("It stands beside what the assessor says, and is never mixed in."),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    self_words = PlainWords(
        label=_("In your own words"), max_length=2000, required=False, widget=SHORT
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["self_rating"].choices = level_choices()  # type: ignore[attr-defined]

    def asking(self) -> Asking:
        """Give what the trainee says."""
        data = self.cleaned_data
        return Asking(
            words=data["words"],
            self_rating=data["self_rating"],
            self_words=data["self_words"],
        )


class AskForm(SelfForm, OccasionForm):
    """Whom a trainee asks, for what, and how they see it themself."""

    assessor = forms.ModelChoiceField(Person.objects.none(), label=_("Whom you ask"))
    field_order = ("assessor", "template", "observed_on", "unit", "situation")

    def __init__(
        self, *args: object, traineeship: Traineeship, **kwargs: object
    ) -> None:
        super().__init__(*args, traineeship=traineeship, **kwargs)
        choose_from(self, "assessor", assessors.people_to_ask(traineeship))


class AssessmentForm(forms.Form):
    """One assessment, with the fields that its template asks.

    Nothing is required while it is written; `clean` says what is missing when
    it is to be given.
    """

    level = forms.TypedChoiceField(
        label=_("How much supervision the trainee needs"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    words = PlainWords(
        label=pgettext_lazy("of an assessment", "Words to go on with"),
        max_length=4000,
        required=False,
        widget=LONG,
    )

    def __init__(
        self, *args: object, content: TemplateContent, is_whole: bool, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.content, self.is_whole = content, is_whole
        asked = {f"a_{f.key}": _form_field(f) for f in content.fields}
        words = self.fields.pop("words")
        level = self.fields.pop("level")
        if content.asks_level:
            level.choices = level_choices()  # type: ignore[attr-defined]
            asked["level"] = level
        self.fields |= {**asked, "words": words}

    def clean(self) -> dict[str, Any]:
        """Say what is not answered yet, when it is to be given."""
        data = super().clean() or {}
        if not self.is_whole:
            return data
        for fault in answer_faults(self.content, self._answers()):
            name = f"a_{fault.key}"
            if name not in self.errors:
                self.add_error(name, PROBLEMS[fault.problem])
        if self.content.asks_level and data.get("level") is None:
            self.add_error("level", PROBLEMS[AnswerProblem.MISSING])
        return data

    def said(self) -> Assessment:
        """Give what the assessor says, as far as it can be understood."""
        data = self.cleaned_data
        return Assessment(
            level=data.get("level"),
            answers=self._answers(),
            words=data.get("words", ""),
        )

    def _answers(self) -> Answers:
        found = {
            f.key: _answer(f, self.cleaned_data.get(f"a_{f.key}"))
            for f in self.content.fields
        }
        return {
            key: answer for key, answer in found.items() if answer not in {None, ""}
        }


class WordsForm(forms.Form):
    """Words that somebody else reads."""

    words = PlainWords(label=_("In words"), max_length=1000, widget=LONG)


class RemarkForm(forms.Form):
    """A remark beside an assessment."""

    words = PlainWords(label=_("Your remark"), max_length=2000, widget=SHORT)


def written(said: Assessment) -> dict[str, object]:
    """Give what a form shows of what has been written so far."""
    answers = {f"a_{key}": value for key, value in said.answers.items()}
    return {**answers, "level": said.level, "words": said.words}


def _form_field(field: TemplateField) -> forms.Field:
    shown: dict[str, Any] = {
        "label": field.label,
        "help_text": field.hint,
        "required": False,
    }
    steps = [(str(n), words) for n, words in enumerate(field.choices, 1)]
    match field.kind:
        case FieldKind.WORDS:
            return PlainWords(max_length=4000, widget=LONG, **shown)
        case FieldKind.SCALE:
            return forms.TypedChoiceField(
                choices=[(n, f"{n}. {words}") for n, words in steps],
                coerce=int,
                empty_value=None,
                widget=forms.RadioSelect,
                **shown,
            )
        case FieldKind.CHECKLIST:
            return forms.TypedMultipleChoiceField(
                choices=steps,
                coerce=int,
                widget=forms.CheckboxSelectMultiple,
                **shown,
            )


def _answer(field: TemplateField, value: object) -> Answer | None:
    if field.kind is FieldKind.CHECKLIST:
        return tuple(sorted(value)) if isinstance(value, list) and value else None
    return value if isinstance(value, int | str) else None
