"""Pages on which trainees are registered, supervisors appointed, plans made."""

from datetime import datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.audit.lookups import Purpose
from ferd.areas.schedules import actions, pages, permissions, queries, sensitive
from ferd.areas.schedules.forms import AppointForm, RegisterForm, WithdrawForm
from ferd.areas.schedules.proposals import Proposal, list_to_lengthen
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

if TYPE_CHECKING:
    from ferd.areas.schedules.models import Traineeship

reading_and_writing = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@reading_and_writing
def register(request: Request) -> HttpResponse:
    """Register who trains in a unit."""
    if not permissions.may_register_somewhere(request.user):
        raise NotAllowed(_("Only the unit's leaders may register trainees."))
    units = queries.units_to_register_for(request.user)
    people = queries.people_to_register(request.user)
    form = RegisterForm(
        request.POST or None,
        people=people,
        units=units,
        specialties=queries.specialties_to_train_for(request.user),
        initial={"starts_on": clock.today()},
    )
    if request.method == "POST" and form.is_valid():
        traineeship = actions.register_traineeship(
            **form.cleaned_data, actor=request.user
        )
        return redirect("schedules:trainee", traineeship.uuid)
    return _page(request, "schedules/register.html", form)


@login_required
@reading_and_writing
def appoint(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Appoint a trainee's supervisor."""
    traineeship = queries.get_traineeship(request.user, traineeship_id)
    if not permissions.may_appoint(request.user, traineeship):
        raise NotAllowed(_("Only the education committee may appoint supervisors."))
    form = AppointForm(
        request.POST or None,
        people=queries.people_to_supervise(traineeship),
        initial={"starts_on": max(clock.today(), traineeship.starts_on)},
    )
    if request.method == "POST" and form.is_valid():
        starts_on = form.cleaned_data["starts_on"]
        midnight = timezone.make_aware(datetime.combine(starts_on, time.min))
        try:
            actions.appoint_supervisor(
                traineeship=traineeship,
                supervisor=form.cleaned_data["supervisor"],
                starts_at=midnight,
                actor=request.user,
            )
        except Conflict as refusal:
            form.add_error("supervisor", refusal.message)
        else:
            messages.success(request, _("The supervisor is appointed."))
            return redirect(_after_appointing(request, traineeship), traineeship.uuid)
    return _page(request, "schedules/appoint.html", form, traineeship=traineeship)


@login_required
@reading_and_writing
def propose(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Lay out a plan from a published plan and what is true of the trainee."""
    traineeship = queries.get_traineeship(request.user, traineeship_id)
    if not permissions.may_propose(request.user, traineeship):
        raise NotAllowed(_("You may not propose a plan for this trainee."))
    if name := list_to_lengthen(request.POST):
        longer = Proposal.with_another_row(traineeship, request.POST, name)
        return _proposal_page(request, longer)
    proposal = Proposal(traineeship, request.POST or None)
    if request.method != "POST" or not proposal.is_valid():
        return _proposal_page(request, proposal)
    lacking = " ".join(pages.room_lacking(request.user, proposal))
    if "preview" in request.POST or lacking != request.POST.get("lacking", ""):
        preview = pages.preview(request.user, proposal)
        return _proposal_page(request, proposal, preview)
    try:
        plan = actions.propose_plan(
            traineeship=traineeship,
            version=proposal.version,
            circumstances=proposal.circumstances(),
            reason=proposal.reason,
            actor=request.user,
        )
    except Conflict as refusal:
        proposal.base.add_error(None, refusal.message)
        return _proposal_page(request, proposal)
    return redirect("schedules:plan", plan.uuid)


@login_required
@require_POST
def agree(request: Request, plan_id: UUID) -> HttpResponse:
    """Say yes to what was on the screen."""
    plan = queries.get_plan(request.user, plan_id)
    plan = actions.agree_plan(
        plan=plan, seen=request.POST.get("seen", ""), actor=request.user
    )
    if plan.status == "agreed":
        done = _("The plan is agreed and in force.")
    elif plan.agreed_by_trainee_at and plan.agreed_by_leader_at:
        done = _("Both have agreed. The plan is in force as soon as there is room.")
    else:
        done = _("You have agreed. The plan is in force when the other has too.")
    messages.success(request, done)
    return redirect("schedules:trainee", plan.traineeship.uuid)


@login_required
@reading_and_writing
def withdraw(request: Request, plan_id: UUID) -> HttpResponse:
    """Take a proposal back, once that is confirmed."""
    plan = queries.get_plan(request.user, plan_id)
    if not permissions.may_propose(request.user, plan.traineeship):
        raise NotAllowed(_("You may not withdraw this proposal."))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.withdraw_plan(plan=plan, reason=reason, actor=request.user)
        messages.success(request, _("The proposal is withdrawn."))
        return redirect("schedules:trainee", plan.traineeship.uuid)
    context = {
        "title": _("Withdraw the proposal?"),
        "text": _("Nobody can agree on it any more. The plan in force stands."),
        "verb": _("Withdraw the proposal"),
        "back": reverse("schedules:plan", args=[plan.uuid]),
        "tone": "danger",
    }
    return _page(request, "ui/confirm.html", form, **context)


def _after_appointing(request: Request, traineeship: "Traineeship") -> str:
    """Go on to the first plan, when there is none and the actor may propose it."""
    goes_on = permissions.may_propose(request.user, traineeship)
    is_first = queries.foremost_plan(traineeship) is None
    return "schedules:propose" if goes_on and is_first else "schedules:trainee"


def _proposal_page(
    request: Request, proposal: Proposal, preview: dict[str, object] | None = None
) -> HttpResponse:
    former = [proposal.former] if proposal.former else []
    sensitive.note_plans(request.user, proposal.traineeship, former, Purpose.PLAN)
    context = {
        "form": proposal.base,
        "proposal": proposal,
        "traineeship": proposal.traineeship,
        "is_own": proposal.traineeship.trainee == request.user,
        "preview": preview,
    }
    status = 422 if proposal.is_faulty or proposal.base.errors else 200
    return render(request, "schedules/propose.html", context, status=status)


def _page(
    request: Request, template: str, form: Form, **context: object
) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
