"""Text from a browser to values: objectives, recommendations and approvals."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ferd.areas.accounts.models import Person
from ferd.areas.progress.models import Approval, ConflictOfInterest
from ferd.foundation.fields import PlainWords, choose_from

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


def _words(
    label: "StrPromise", *, longest: int = 2000, required: bool = False
) -> PlainWords:
    rows = forms.Textarea(attrs={"rows": 2})
    return PlainWords(label=label, max_length=longest, required=required, widget=rows)


class SubmitForm(forms.Form):
    """What is said when an objective is submitted, on what basis, and who is asked."""

    words = _words(_("What do you want to say about it?"))
    ask = forms.ModelChoiceField(
        label=_("Who is asked to recommend it, besides the educational supervisor?"),
        queryset=Person.objects.none(),
        required=False,
    )
    basis = forms.ChoiceField(label=_("Basis"), choices=Approval.Basis.choices)

    def __init__(
        self, *args: object, people: Iterable[Person], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        keys = [person.pk for person in people]
        choose_from(self, "ask", Person.objects.filter(pk__in=keys).order_by("name"))
        self.initial.setdefault("ask", next(iter(people), None))


class RecommendForm(forms.Form):
    """What a supervisor says; may be empty."""

    words = _words(_("What do you want to say about it?"))


class WhyForm(forms.Form):
    """Why something is returned or taken back."""

    words = _words(_("Why?"), longest=1000, required=True)


class ReasonForm(forms.Form):
    """What an approval on another basis than training rests on."""

    reason = _words(_("What does the approval rest on?"), required=True)


class ConflictForm(forms.Form):
    """Who is not impartial towards a trainee, why, and who takes over."""

    person = forms.ModelChoiceField(
        label=_("Who is not impartial?"), queryset=Person.objects.none()
    )
    kind = forms.ChoiceField(
        label=_("Why?"),
        choices=ConflictOfInterest.Kind.choices,
        help_text=_("Only the two of you and the trainee's leaders see this."),
    )
    substitute = forms.ModelChoiceField(
        label=_("Who takes over?"), queryset=Person.objects.none(), required=False
    )

    def __init__(
        self,
        *args: object,
        people: QuerySet[Person],
        substitutes: QuerySet[Person],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose_from(self, "person", people)
        choose_from(self, "substitute", substitutes)
