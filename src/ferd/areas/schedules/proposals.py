"""The page on which a plan is proposed: one form and three lists of rows."""

from typing import Any, Final, Self

from django.forms import BaseForm, BaseFormSet
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from ferd.areas.plans.models import PlanVersion
from ferd.areas.schedules import queries
from ferd.areas.schedules.forms import (
    CreditFormSet,
    FractionFormSet,
    LeaveFormSet,
    ProposeForm,
    circumstances,
)
from ferd.areas.schedules.models import Traineeship
from ferd.core.curriculum.model import as_ranges
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.time import Period

LISTS: Final = ("fractions", "leaves", "credits")
"""The lists of rows, each with a button ``add_…`` that makes it longer."""


class Proposal:
    """All that is written on the page, begun from the plan that binds today."""

    def __init__(self, traineeship: Traineeship, data: QueryDict | None = None) -> None:
        self.traineeship = traineeship
        self.former = queries.foremost_plan(traineeship)
        self.known = self.former.as_circumstances() if self.former else None
        self.versions = queries.versions_for(traineeship)
        newest = self.versions.first()
        self._stages = _stages(newest)
        self.base = ProposeForm(
            data,
            versions=self.versions,
            initial=_base(traineeship, newest, self.known),
        )
        self.fractions, self.leaves, self.credits = self._lists(
            data, _fractions(self.known), _leaves(self.known), _credits(self.known)
        )

    @classmethod
    def with_another_row(
        cls, traineeship: Traineeship, data: QueryDict, name: str
    ) -> Self:
        """Give what was written, unchecked, with one row more in a list."""
        proposal = cls(traineeship, data)
        rows = [_written(formset) for formset in proposal.lists]
        proposal.base = ProposeForm(versions=proposal.versions, initial=data.dict())
        proposal.fractions, proposal.leaves, proposal.credits = proposal._lists(
            None, *rows
        )
        for formset in proposal.lists:
            formset.extra = 1 if formset.prefix == name else 0
            if formset.prefix == name:
                first = next(iter(formset.forms[-1].fields.values()))
                first.widget.attrs["autofocus"] = True
        return proposal

    def is_valid(self) -> bool:
        """Check every form, so that all faults are shown at once."""
        return not [form for form in self.forms if not form.is_valid()]

    @property
    def lists(self) -> tuple[BaseFormSet[Any], ...]:
        """Give the lists of rows."""
        return (self.fractions, self.leaves, self.credits)

    @property
    def forms(self) -> tuple[BaseForm | BaseFormSet[Any], ...]:
        """Give the form and the lists of rows."""
        return (self.base, *self.lists)

    @property
    def is_faulty(self) -> bool:
        """Tell whether anything written was refused."""
        return any(form.is_bound and not form.is_valid() for form in self.forms)

    @property
    def shows_credit(self) -> bool:
        """Tell whether anything is credited, or about to be."""
        known = self.known
        return self.base.is_bound or bool(
            known and (known.credited_service or known.credited_objectives)
        )

    @property
    def faults(self) -> list[str]:
        """Give what is wrong with the whole."""
        return [str(fault) for fault in self.base.non_field_errors()]

    @property
    def faulty_fields(self) -> list[BoundField]:
        """Give the fields that were refused, in the order of the page."""
        each = (self.base, *(form for formset in self.lists for form in formset))
        return [field for form in each for field in form if field.errors]

    @property
    def version(self) -> PlanVersion:
        """Give the chosen training plan."""
        version: PlanVersion = self.base.cleaned_data["version"]
        return version

    @property
    def reason(self) -> str:
        """Give the words of why."""
        return str(self.base.cleaned_data["reason"])

    def circumstances(self) -> Circumstances:
        """Give the values that are laid out."""
        return circumstances(
            self.base.cleaned_data,
            iter(self.fractions),
            iter(self.leaves),
            iter(self.credits),
            self.known,
        )

    def _lists(
        self, data: QueryDict | None, *rows: list[dict[str, Any]]
    ) -> tuple[BaseFormSet[Any], BaseFormSet[Any], BaseFormSet[Any]]:
        fractions, leaves, credited = rows
        return (
            FractionFormSet(data, prefix="fractions", initial=fractions),
            LeaveFormSet(data, prefix="leaves", initial=leaves),
            CreditFormSet(
                data,
                prefix="credits",
                initial=credited,
                form_kwargs={"stages": self._stages},
            ),
        )


def list_to_lengthen(data: QueryDict) -> str:
    """Tell which list's button was pressed; empty when none was."""
    return next((name for name in LISTS if f"add_{name}" in data), "")


def _written(formset: BaseFormSet[Any]) -> list[dict[str, Any]]:
    """Give the rows as they came from the browser."""
    return [
        {name: row.data.get(row.add_prefix(name), "") for name in row.fields}
        for row in formset.forms
    ]


def _base(
    traineeship: Traineeship, version: PlanVersion | None, known: Circumstances | None
) -> dict[str, Any]:
    initial: dict[str, Any] = {
        "version": version,
        "starts_on": known.starts_on if known else traineeship.starts_on,
        "reason": "" if known else _("First plan"),
    }
    if known and known.credited_objectives:
        credited = known.credited_objectives[0]
        initial["credited_objectives"] = as_ranges(credited.numbers)
        initial["credited_basis"] = credited.basis
    return initial


def _fractions(known: Circumstances | None) -> list[dict[str, Any]]:
    rows = known.fractions if known else ()
    return [
        _days(row.period) | {"percent": f"{float(row.fraction * 100):g}"}
        for row in rows
    ]


def _leaves(known: Circumstances | None) -> list[dict[str, Any]]:
    rows = known.leaves if known else ()
    return [_days(row.period) | {"kind": row.kind.value} for row in rows]


def _credits(known: Circumstances | None) -> list[dict[str, Any]]:
    rows = known.credited_service if known else ()
    return [
        {"months": f"{float(r.months):g}", "stage": r.stage, "basis": r.basis}
        for r in rows
    ]


def _days(period: Period) -> dict[str, Any]:
    last = None if period.is_open else period.last
    return {"first_on": period.start, "last_on": last}


def _stages(version: PlanVersion | None) -> list[tuple[int, str]]:
    timeline = version.as_plan().timeline if version else ()
    return [(stage.order, stage.label) for stage in timeline]
