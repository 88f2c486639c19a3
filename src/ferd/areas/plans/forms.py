"""Text from a browser to values: uploads, answers, reasons, stages, sections."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ferd.areas.organisations.models import Unit
from ferd.core.diagnostics import Diagnostic
from ferd.core.plans.model import Section, TrainingPlan
from ferd.formats.plans import yaml_form
from ferd.formats.plans.documents.bounds import LARGEST_FILE
from ferd.foundation.saying import say


class ImportForm(forms.Form):
    """A document, and the unit whose plan it is."""

    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(), label=_("Which unit's plan is it?")
    )
    document = forms.FileField(
        label=_("The plan"),
        help_text=_("Word, PDF, text, Markdown, HTML or YAML."),
        widget=forms.FileInput(
            attrs={
                "accept": ".docx,.pdf,.txt,.md,.html,.htm,.yaml,.yml",
                "data-sends-form": "",
            }
        ),
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


class SeenForm(forms.Form):
    """What the reader had before them when they decided."""

    seen = forms.CharField(widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a plan as code, and the line it is on."""

    line: int | None
    words: str
    written: str


class CodeForm(forms.Form):
    """A whole plan as code."""

    seen = forms.CharField(widget=forms.HiddenInput)
    code = forms.CharField(
        label=_("The plan as code"),
        widget=forms.Textarea(
            attrs={"rows": 30, "spellcheck": "false", "class": "code"}
        ),
        strip=False,
    )

    plan: TrainingPlan
    faults: Sequence[Fault] = ()

    def clean_code(self) -> str:
        """Read the code; every fault is an error with its line."""
        code: str = self.cleaned_data["code"].replace("\r\n", "\n")
        reading = yaml_form.read_yaml(code)
        if reading.plan is None:
            lines = code.split("\n")
            self.faults = [_fault(found, lines) for found in reading.diagnostics]
            raise forms.ValidationError(
                ngettext(
                    "There is %(count)d fault in the code.",
                    "There are %(count)d faults in the code.",
                    len(self.faults),
                )
                % {"count": len(self.faults)}
            )
        self.plan = reading.plan
        return code


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


def _fault(found: Diagnostic, lines: list[str]) -> Fault:
    line = found.source.line if found.source else None
    written = lines[line - 1] if line and line <= len(lines) else ""
    return Fault(line, say(found), written)
