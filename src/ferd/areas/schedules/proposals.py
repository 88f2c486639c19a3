"""The page on which a plan is proposed: one form and three lists of rows."""

from typing import Any

from django.forms import BaseForm, BaseFormSet
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


class Proposal:
    """All that is written on the page, begun from the plan that binds today."""

    def __init__(self, data: QueryDict | None, traineeship: Traineeship) -> None:
        former = queries.foremost_plan(traineeship)
        known = former.as_circumstances() if former else None
        versions = queries.versions_for(traineeship)
        newest = versions.first()
        stages = _stages(newest)
        self.base = ProposeForm(
            data, versions=versions, initial=_base(traineeship, newest, known)
        )
        self.fractions = FractionFormSet(
            data, prefix="fractions", initial=_fractions(known)
        )
        self.leaves = LeaveFormSet(data, prefix="leaves", initial=_leaves(known))
        self.credits = CreditFormSet(
            data,
            prefix="credits",
            initial=_credits(known),
            form_kwargs={"stages": stages},
        )

    def is_valid(self) -> bool:
        """Check every form, so that all faults are shown at once."""
        return not [form for form in self.forms if not form.is_valid()]

    @property
    def forms(self) -> tuple[BaseForm | BaseFormSet[Any], ...]:
        """Give the form and the lists of rows."""
        return (self.base, self.fractions, self.leaves, self.credits)

    @property
    def is_faulty(self) -> bool:
        """Tell whether anything written was refused."""
        return any(form.is_bound and not form.is_valid() for form in self.forms)

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
        )


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
        _days(row.period) | {"percent": round(float(row.fraction * 100), 2)}
        for row in rows
    ]


def _leaves(known: Circumstances | None) -> list[dict[str, Any]]:
    rows = known.leaves if known else ()
    return [_days(row.period) | {"kind": row.kind.value} for row in rows]


def _credits(known: Circumstances | None) -> list[dict[str, Any]]:
    rows = known.credited_service if known else ()
    return [
        {"months": float(r.months), "stage": r.stage, "basis": r.basis} for r in rows
    ]


def _days(period: Period) -> dict[str, Any]:
    last = None if period.is_open else period.last
    return {"first_on": period.start, "last_on": last}


def _stages(version: PlanVersion | None) -> list[tuple[int, str]]:
    timeline = version.as_plan().timeline if version else ()
    return [(stage.order, stage.label) for stage in timeline]
