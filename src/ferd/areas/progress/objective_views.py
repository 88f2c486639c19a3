"""Pages of one objective, and what is done with it there."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ferd.areas.accounts import freshness
from ferd.areas.accounts.http import Request
from ferd.areas.progress import objective_permissions as permissions
from ferd.areas.progress import people
from ferd.areas.progress.actions import approvals, objectives
from ferd.areas.progress.models import Approval, ObjectiveProgress
from ferd.areas.progress.objective_forms import (
    ReasonForm,
    RecommendForm,
    SubmitForm,
    WhyForm,
)
from ferd.areas.progress.objective_pages import objective_page, title_of
from ferd.areas.progress.objectives import address_of
from ferd.areas.progress.queries import objectives as queries
from ferd.foundation.errors import Conflict, NotAllowed
from ferd.foundation.form_pages import confirm_page, reading_and_writing, sent


@login_required
@require_safe
def show_objective(request: Request, objective_id: UUID) -> HttpResponse:
    """Show an objective with its whole story."""
    row = queries.get_objective(request.user, objective_id)
    context = objective_page(request.user, row)
    return render(request, "progress/objective.html", context)


@login_required
@require_POST
def submit(request: Request, objective_id: UUID) -> HttpResponse:
    """Submit the objective for approval."""
    row = queries.get_objective(request.user, objective_id)
    form = SubmitForm(request.POST, people=people.who_may_be_asked(row))
    if not form.is_valid():
        raise Conflict(_first_fault(form))
    objectives.submit_objective(
        row=row,
        basis=Approval.Basis(form.cleaned_data["basis"]),
        words=form.cleaned_data["words"],
        ask=form.cleaned_data["ask"],
        actor=request.user,
    )
    messages.success(request, _("The objective is submitted."))
    return _back_to(row)


@login_required
@require_POST
def recall(request: Request, objective_id: UUID) -> HttpResponse:
    """Take it back."""
    row = queries.get_objective(request.user, objective_id)
    objectives.recall_submission(row=row, actor=request.user)
    messages.success(request, _("The objective is yours again."))
    return _back_to(row)


@login_required
@require_POST
def recommend(request: Request, objective_id: UUID) -> HttpResponse:
    """Recommend it for approval."""
    row = queries.get_objective(request.user, objective_id)
    form = RecommendForm(request.POST)
    if not form.is_valid():
        raise Conflict(_first_fault(form))
    objectives.recommend_objective(
        row=row, words=form.cleaned_data["words"], actor=request.user
    )
    messages.success(request, _("Your recommendation is given."))
    return _back_to(row)


@login_required
@reading_and_writing
def withdraw_recommendation(request: Request, objective_id: UUID) -> HttpResponse:
    """Withdraw one's recommendation, and say why."""
    row = queries.get_objective(request.user, objective_id)
    if not permissions.may_withdraw_recommendation(request.user, row):
        raise NotAllowed(_("You have not recommended it."))
    form = WhyForm(sent(request))
    if request.method == "POST" and form.is_valid():
        objectives.withdraw_recommendation(
            row=row, words=form.cleaned_data["words"], actor=request.user
        )
        messages.success(request, _("Your recommendation is withdrawn."))
        return _back_to(row)
    return confirm_page(
        request,
        form,
        back=address_of(row),
        tone="danger",
        title=_("Withdraw your recommendation?"),
        text=_("It stays readable, and the trainee is told."),
        verb=_("Withdraw the recommendation"),
    )


@login_required
@reading_and_writing
def give_back(request: Request, objective_id: UUID) -> HttpResponse:
    """Return it to the trainee, and say what is missing."""
    row = queries.get_objective(request.user, objective_id)
    if not permissions.may_return(request.user, row):
        raise NotAllowed(_("Only who approves it, or the supervisor, may return it."))
    form = WhyForm(sent(request))
    if request.method == "POST" and form.is_valid():
        objectives.return_objective(
            row=row, words=form.cleaned_data["words"], actor=request.user
        )
        messages.success(request, _("The objective is returned, and the trainee told."))
        return _back_to(row)
    return confirm_page(
        request,
        form,
        back=address_of(row),
        title=_("Return %(objective)s?") % {"objective": title_of(row)},
        text=_("The trainee reads why. Both recommendations must be given anew."),
        verb=_("Return it"),
    )


@login_required
@require_POST
def approve(request: Request, objective_id: UUID) -> HttpResponse:
    """Approve what was shown; who has not just shown who they are is asked."""
    row = queries.get_objective(request.user, objective_id)
    signed_in_at = freshness.signed_in_at(request)
    if permissions.may_approve(request.user, row) and not freshness.is_fresh(request):
        return freshness.ask_again(request.user, address_of(row))
    approvals.approve_objective(
        row=row,
        seen=request.POST.get("seen", ""),
        reason=_reason(request),
        signed_in_at=signed_in_at,
        actor=request.user,
    )
    messages.success(request, _("The objective is approved and sealed."))
    return _back_to(row)


@login_required
@reading_and_writing
def withdraw_approval(request: Request, approval_id: UUID) -> HttpResponse:
    """Withdraw an approval, and say why; also for one who did not give it."""
    approval = queries.get_approval(request.user, approval_id)
    if not permissions.may_withdraw_approval(request.user, approval):
        raise NotAllowed(_("Only who gave it, or may approve, may withdraw it."))
    if request.method == "POST" and not freshness.is_fresh(request):
        here = reverse("progress:withdraw_approval", args=[approval.uuid])
        return freshness.ask_again(request.user, here)
    form = WhyForm(sent(request))
    if request.method == "POST" and form.is_valid():
        approvals.withdraw_approval(
            approval=approval,
            words=form.cleaned_data["words"],
            signed_in_at=freshness.signed_in_at(request),
            actor=request.user,
        )
        messages.success(request, _("The approval is withdrawn."))
        return redirect("web:today")
    return confirm_page(
        request,
        form,
        back=address_of(approval.progress),
        tone="danger",
        title=_("Withdraw the approval?"),
        text=_(
            "The approval stays readable with your words. The objective is returned "
            "to the trainee, and everyone it concerns is told."
        ),
        verb=_("Withdraw the approval"),
    )


def _back_to(row: ObjectiveProgress) -> HttpResponse:
    return redirect(address_of(row))


def _reason(request: Request) -> str:
    if "reason" not in request.POST:
        return ""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise Conflict(_first_fault(form))
    return str(form.cleaned_data["reason"])


def _first_fault(form: Form) -> str:
    return next(str(fault) for faults in form.errors.values() for fault in faults)
