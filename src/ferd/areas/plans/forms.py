"""Text from a browser to values: uploads, answers, reasons, stages, sections."""

from dataclasses import replace

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Unit
from ferd.core.curriculum.model import as_ranges
from ferd.core.plans.model import Section, Stage, TrainingPlan, TrainingSite
from ferd.formats.plans import yaml_form
from ferd.formats.plans.documents.wire import LARGEST_FILE
from ferd.formats.plans.objectives import read_objectives


class ImportForm(forms.Form):
    """A document, and the unit whose plan it is."""

    document = forms.FileField(
        label=_("The plan"),
        help_text=_("Word, PDF, text, Markdown, HTML or YAML."),
        widget=forms.FileInput(
            attrs={"accept": ".docx,.pdf,.txt,.md,.html,.htm,.yaml,.yml"}
        ),
    )
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(), label=_("Which unit's plan is it?")
    )

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type
        field.queryset = units
        field.empty_label = None
        if units.count() == 1:
            field.initial = units[0]

    def clean_document(self) -> UploadedFile[bytes]:
        """Refuse a file that is larger than any plan."""
        document: UploadedFile[bytes] = self.cleaned_data["document"]
        if document.size is not None and document.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("The file is larger than any training plan. Nothing was read.")
            )
        return document


class AcceptForm(forms.Form):
    """Which specialty an import is a plan for."""

    specialty = forms.CharField(label=_("Specialty"), max_length=120)
    specialty_code = forms.RegexField(
        r"^[A-ZÆØÅ]{2,5}$",
        label=_("Code of the specialty"),
        max_length=5,
        error_messages={"invalid": _("Write two to five capital letters, like NUK.")},
    )


class AnswerForm(forms.Form):
    """The answer to one question."""

    answer = forms.CharField(label=_("Answer"), max_length=1000, required=False)


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Why?"), max_length=300)


class CodeForm(forms.Form):
    """A whole plan as code."""

    seen = forms.CharField(widget=forms.HiddenInput)
    code = forms.CharField(
        label=_("The plan as code"),
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false"}),
        strip=False,
    )

    plan: TrainingPlan

    def clean_code(self) -> str:
        """Read the code; every fault is an error with its line."""
        code: str = self.cleaned_data["code"].replace("\r\n", "\n")
        reading = yaml_form.read_yaml(code)
        if reading.plan is None:
            raise forms.ValidationError(
                [
                    _("Line %(line)s: %(words)s")
                    % {"line": d.source.line if d.source else "?", "words": d.text()}
                    for d in reading.diagnostics
                ]
            )
        self.plan = reading.plan
        return code


class StageForm(forms.Form):
    """One stage of the timeline."""

    seen = forms.CharField(widget=forms.HiddenInput)
    label = forms.CharField(label=_("Name"), max_length=80)
    from_months = forms.FloatField(label=_("From month"), min_value=0, max_value=240)
    to_months = forms.FloatField(label=_("To month"), min_value=0, max_value=240)
    placements = forms.CharField(
        label=_("Where"),
        help_text=_("One a line: trust; site; department."),
        widget=forms.Textarea(attrs={"rows": 3}),
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

    def clean(self) -> dict[str, object]:
        """Refuse a stage that ends before it starts."""
        data = super().clean() or {}
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
            placements=_sites(data["placements"]),
            objectives=read_objectives(data["objectives"])[0],
            capacity=data["capacity"],
            may_move=data["may_move"],
        )

    @staticmethod
    def initial_of(stage: Stage, seen: str) -> dict[str, object]:
        """Give what the form shows of a stage at first."""
        sites = (f"{p.trust}; {p.site}; {p.department}" for p in stage.placements)
        return {
            "seen": seen,
            "label": stage.label,
            "from_months": stage.from_months,
            "to_months": stage.to_months,
            "placements": "\n".join(sites),
            "objectives": as_ranges(stage.objectives.numbers) or stage.objectives.text,
            "capacity": stage.capacity,
            "may_move": stage.may_move,
        }


class SectionForm(forms.Form):
    """One section of the implementation part."""

    seen = forms.CharField(widget=forms.HiddenInput)
    heading = forms.CharField(label=_("Heading"), max_length=200)
    body = forms.CharField(
        label=_("Text"),
        help_text=_("Markdown: an empty line between paragraphs, - for lists."),
        widget=forms.Textarea(attrs={"rows": 18}),
        required=False,
    )

    def section(self, before: Section) -> Section:
        """Give the section as it is with what was written."""
        body = self.cleaned_data["body"].replace("\r\n", "\n")
        return replace(before, heading=self.cleaned_data["heading"], body=body)


def _sites(written: str) -> tuple[TrainingSite, ...]:
    sites = []
    for line in filter(str.strip, written.splitlines()):
        trust, site, department = (*(p.strip() for p in line.split(";")), "", "", "")[
            :3
        ]
        sites.append(TrainingSite(trust, site, department))
    return tuple(sites)
