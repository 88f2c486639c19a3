"""Text from a browser to values: recording an activity, returning, withdrawing."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ferd.areas.accounts.models import Person
from ferd.areas.curriculum.models import LearningActivity
from ferd.areas.organisations.models import Unit
from ferd.areas.progress import assessors, proposing
from ferd.areas.progress.models import ActivityRecord, ObjectiveProgress
from ferd.areas.progress.proposing import Proposal
from ferd.areas.progress.recording import MOST_OBJECTIVES, Content
from ferd.areas.schedules.models import Traineeship
from ferd.core.curriculum.model import objective_code
from ferd.formats.plans.objectives import read_objectives
from ferd.foundation import clock
from ferd.foundation.fields import DayField, PlainWords, choose_from, offer

SHORT, LONG = forms.Textarea(attrs={"rows": 2}), forms.Textarea(attrs={"rows": 4})
TITLES = "titles"
NEEDED = ("title", "objectives", "signer")
FILES = ".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"


class Files(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, or none."""

    widget = Files(attrs={"accept": FILES})

    def clean(
        self, data: list[UploadedFile[bytes]] | None, initial: object = None
    ) -> list[UploadedFile[bytes]]:
        """Look at each."""
        return [super(FilesField, self).clean(each, initial) for each in data or []]


class ActivityForm(forms.Form):
    """One activity: what, for which objectives, who signs; and all the rest.

    Nothing but the kind, the day and the unit is required while it is a draft.
    """

    use_required_attribute = False

    title = PlainWords(
        label=_("What you did"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": TITLES, "autocomplete": "off"}),
    )
    objectives = forms.ModelMultipleChoiceField(
        ObjectiveProgress.objects.none(),
        label=_("Counts for"),
        to_field_name="uuid",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.CharField(
        label=_("Other learning objectives"),
        help_text=_("Numbers, such as 1, 69-71."),
        max_length=200,
        required=False,
    )
    signer = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Who signs"),
        to_field_name="uuid",
        required=False,
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=LearningActivity.Kind.choices)
    done_on = DayField(label=_("Day"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    words = PlainWords(
        label=_("More about it"),
        help_text=_("Nothing that says who a patient is."),
        max_length=4000,
        required=False,
        widget=LONG,
    )
    evidence = FilesField(
        label=_("Files"),
        help_text=_("PDF, PNG or JPEG. What they tell of their maker is taken out."),
        required=False,
    )
    record = forms.UUIDField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=10**9)

    def __init__(
        self, *args: object, traineeship: Traineeship, title: str = "", **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.traineeship = traineeship
        self._mark_needed(is_needed=not self.is_bound)
        written = self.data.get("title", title) if self.is_bound else title
        title = str(written).replace("\0", "")[:200]
        self.proposal = proposing.propose(traineeship, title)
        choose_from(self, "unit", assessors.units_of(traineeship))
        self._offer_objectives(self.proposal)
        self._offer_signers(self.proposal)
        self.initial = first_values(self.proposal) | dict(self.initial)

    def clean(self) -> dict[str, Any]:
        """Put the objectives together; say what is missing before it is sent."""
        data = super().clean() or {}
        chosen = {*data.get("objectives", ()), *self._others()}
        data["chosen"] = tuple(sorted(chosen, key=lambda row: row.pk))
        if len(chosen) > MOST_OBJECTIVES:
            self.add_error("others", _("At most 8 objectives."))
        if self.data.get("do") == "send":
            self._refuse_unfinished(data)
        self._mark_needed(is_needed=True)
        return data

    def content(self) -> Content:
        """Give what is written down."""
        data = self.cleaned_data
        return Content(
            title=data["title"],
            kind=data["kind"],
            done_on=data["done_on"],
            unit=data["unit"],
            objectives=data["chosen"],
            words=data["words"],
            activity=proposing.activity_titled(self.traineeship, data["title"]),
        )

    @property
    def is_registered(self) -> bool:
        """Tell whether the kind that is chosen counts without a signature."""
        return self["kind"].value() in self.free

    def _mark_needed(self, *, is_needed: bool) -> None:
        """Show what is needed to send it; a draft may lack it."""
        for name in NEEDED:
            self.fields[name].required = is_needed

    def _refuse_unfinished(self, data: dict[str, Any]) -> None:
        if not data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Say what you did."))
        if not data["chosen"] and "others" not in self.errors:
            self.add_error(
                "objectives", _("Choose at least one objective that it counts for.")
            )
        if data.get("done_on") and data["done_on"] > clock.today():
            self.add_error("done_on", _("Choose today or before."))

    def _others(self) -> tuple[ObjectiveProgress, ...]:
        """Find the trainee's own objectives by their numbers."""
        written: str = self.cleaned_data.get("others", "")
        if not written.strip():
            return ()
        own = self.traineeship.specialty_code
        read, faults = read_objectives(written, specialty=own)
        codes = {*(objective_code(own, n) for n in read.numbers), *read.codes}
        rows = self.traineeship.progress.filter(objective__code__in=codes)
        found = tuple(rows.select_related("objective")[: MOST_OBJECTIVES + 1])
        if faults or not codes or len(found) < min(len(codes), MOST_OBJECTIVES + 1):
            fault = _("These are not objectives of the trainee. Write numbers: 1, 69.")
            self.add_error("others", fault)
        return found

    def _offer_objectives(self, proposal: Proposal) -> None:
        field = self.fields["objectives"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  for the type
        field.queryset = self.traineeship.progress.select_related("objective")
        kept: list[str] = list(self.initial.get("objectives", ()))
        if isinstance(self.data, QueryDict) and self.is_bound:
            kept = self.data.getlist("objectives")[:MOST_OBJECTIVES]
        known = field.queryset.filter(uuid__in=uuids_in(kept))
        rows = {row.pk: row for row in (*known, *proposal.objectives)}
        offer(
            self, "objectives", [(str(r.uuid), str(r.objective)) for r in rows.values()]
        )

    def _offer_signers(self, proposal: Proposal) -> None:
        field = self.fields["signer"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type
        field.queryset = Person.objects.filter(pk__in=[p.pk for p in proposal.signers])
        offer(self, "signer", [(str(p.uuid), p.name) for p in proposal.signers])
        free = self.free = set(proposing.self_registered(self.traineeship))
        if free:
            kinds = ", ".join(
                str(label).lower()
                for value, label in LearningActivity.Kind.choices
                if value in free
            )
            field.help_text = _("Nobody signs: %(kinds)s.") % {"kinds": kinds}


class ReturnForm(forms.Form):
    """What is to be changed."""

    words = PlainWords(label=_("What is to be changed"), max_length=1000, widget=LONG)
    seen = forms.IntegerField(widget=forms.HiddenInput, max_value=10**9)


class WithdrawForm(forms.Form):
    """Why a signature is withdrawn."""

    words = PlainWords(label=_("Why"), max_length=1000, widget=LONG)
    not_me = forms.BooleanField(
        label=_("It was not me who signed"),
        help_text=_("Then those who lead the unit are told at once."),
        required=False,
    )


def first_values(proposal: Proposal) -> dict[str, object]:
    """Give what a new entry shows before anybody has written."""
    ticked = [row for row in proposal.objectives if row.pk in proposal.ticked]
    return {
        "done_on": clock.today(),
        "kind": proposal.kind,
        "unit": proposal.unit.uuid,
        "objectives": [str(row.uuid) for row in ticked],
        "signer": str(proposal.signers[0].uuid) if proposal.signers else "",
    }


def written_in(record: ActivityRecord) -> dict[str, object]:
    """Give what a form shows of a record."""
    found: dict[str, object] = {
        "title": record.title,
        "kind": record.kind,
        "done_on": record.done_on,
        "unit": record.unit.uuid,
        "words": record.words,
        "objectives": [str(each.uuid) for each in record.objectives.all()],
        "record": record.uuid,
        "seen": record.version,
    }
    return found | ({"signer": str(record.signer.uuid)} if record.signer else {})


def uuids_in(written: list[str]) -> list[UUID]:
    """Read identifiers; what is none is left out."""
    found = []
    for each in written:
        with suppress(ValueError):
            found.append(UUID(each))
    return found
