"""What waits for the reader's approval, and approving several of it at once."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ferd.areas.accounts import freshness
from ferd.areas.accounts.http import Request
from ferd.areas.accounts.models import Person
from ferd.areas.progress import shown
from ferd.areas.progress.actions import approvals
from ferd.areas.progress.models import Approval, ObjectiveProgress
from ferd.areas.progress.objective_pages import title_of
from ferd.areas.progress.queries import objectives as queries
from ferd.areas.progress.shown import Gathered
from ferd.core.progress.seal import seal_of
from ferd.foundation.errors import Conflict
from ferd.foundation.form_pages import reading_and_writing

SHOWN = 25
"""How many that wait are shown at a time; of them ten are approved at once."""

BETWEEN = ":"
"""Between the objective and the hash of what was shown of it, in the form."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One objective that waits, as the list shows it."""

    row: ObjectiveProgress
    title: str
    evidence: int
    recommended_by: tuple[str, ...]
    chosen_by: str


@login_required
@reading_and_writing
def approve_several(request: Request) -> HttpResponse:
    """Show what waits for the reader's approval, and approve what is ticked."""
    if request.method == "POST":
        return _approve_ticked(request)
    waiting = queries.waiting_for_approval(request.user)
    rows = list(waiting.filter(basis=Approval.Basis.TRAINING)[:SHOWN])
    others = waiting.exclude(basis=Approval.Basis.TRAINING)[:SHOWN]
    context = {"waiting": _listed(rows), "others": others, "most": approvals.MOST}
    return render(request, "progress/approvals.html", context)


def _approve_ticked(request: Request) -> HttpResponse:
    here = reverse("progress:approvals")
    if queries.waiting_for_approval(request.user).exists() and (
        not freshness.is_fresh(request)
    ):
        return freshness.ask_again(request.user, here)
    wanted = [_wanted(request.user, t) for t in request.POST.getlist("ticked")[:50]]
    done = approvals.approve_objectives(
        wanted=wanted,
        signed_in_at=freshness.signed_in_at(request),
        actor=request.user,
    )
    words = ngettext(
        "%(count)d objective is approved and sealed.",
        "%(count)d objectives are approved and sealed.",
        len(done),
    )
    messages.success(request, words % {"count": len(done)})
    return redirect(here)


def _wanted(actor: Person, ticked: str) -> approvals.Wanted:
    name, _between, seen = ticked.partition(BETWEEN)
    try:
        public_id = UUID(name)
    except ValueError as error:
        raise Conflict(_("Choose from one to ten objectives.")) from error
    return approvals.Wanted(queries.get_objective(actor, public_id), seen)


def _listed(rows: list[ObjectiveProgress]) -> list[Waiting]:
    gathered = shown.gather_all(rows)
    return [_waiting(row, gathered[row.pk]) for row in rows]


def _waiting(row: ObjectiveProgress, gathered: Gathered) -> Waiting:
    live = [
        given
        for given in gathered.recommendations
        if given.round == row.round and given.withdrawn_at is None
    ]
    return Waiting(
        row=row,
        title=title_of(row),
        evidence=len(gathered.records) + len(gathered.observations),
        recommended_by=tuple(given.by.name for given in live),
        chosen_by=f"{row.uuid}{BETWEEN}{seal_of(shown.shown_of(row, gathered))}",
    )
