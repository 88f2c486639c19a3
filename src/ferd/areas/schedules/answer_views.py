"""What the two sides do with a request: hold, commit, decline, leave, appoint."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.schedules import actions, permissions, request_queries
from ferd.areas.schedules.models import PlaceRequest
from ferd.areas.schedules.places_forms import HoldForm, ReasonForm, SuperviseForm
from ferd.foundation.errors import Conflict, NotAllowed
from ferd.foundation.form_pages import (
    confirm_page,
    reading_and_writing,
    refusals_at,
    sent,
)


@login_required
@require_POST
def hold(request: Request, request_id: UUID) -> HttpResponse:
    """Hold the place to a day."""
    asked = request_queries.get_request(request.user, request_id)
    form = HoldForm(request.POST)
    if not form.is_valid():
        raise Conflict(_("Say to which day the place is held."))
    actions.hold_request(
        request=asked, until=form.cleaned_data["until"], actor=request.user
    )
    messages.success(request, _("The place is held, and the asking side told."))
    return redirect("places:request", asked.uuid)


@login_required
@require_POST
def commit(request: Request, request_id: UUID) -> HttpResponse:
    """Commit the place for one's own side."""
    asked = request_queries.get_request(request.user, request_id)
    asked = actions.commit_request(request=asked, actor=request.user)
    is_stay = asked.status == PlaceRequest.Status.COMMITTED
    done = (
        _("Both sides have committed: the stay is certain.")
        if is_stay
        else _("Your side has committed. It is certain when the other has too.")
    )
    messages.success(request, done)
    return redirect("places:request", asked.uuid)


@login_required
@reading_and_writing
def decline(request: Request, request_id: UUID) -> HttpResponse:
    """Say no, and why."""
    asked = request_queries.get_request(request.user, request_id)
    if not permissions.may_answer(request.user, asked):
        raise NotAllowed(_("Only the receiving side may decline a request."))
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.decline_request(request=asked, reason=reason, actor=request.user)
        messages.success(request, _("The request is declined."))
        return redirect("places:request", asked.uuid)
    return _confirm(
        request,
        asked,
        form,
        title=_("Decline the request?"),
        text=_("The asking side is told, and reads why."),
        verb=_("Decline the request"),
    )


@login_required
@reading_and_writing
def withdraw(request: Request, request_id: UUID) -> HttpResponse:
    """Withdraw a request, or leave a stay with notice."""
    asked = request_queries.get_request(request.user, request_id)
    if not permissions.may_withdraw(request.user, asked):
        raise NotAllowed(_("Only the two sides may withdraw."))
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.withdraw_request(request=asked, reason=reason, actor=request.user)
        messages.success(request, _("The other side and the trainee are told."))
        return redirect("places:request", asked.uuid)
    return _confirm(
        request,
        asked,
        form,
        title=_("Withdraw from the place?"),
        text=_text_of_notice(asked),
        verb=_("Withdraw from the place"),
    )


@login_required
@require_POST
def waive(request: Request, request_id: UUID) -> HttpResponse:
    """Let a stay end at once that the other side has given notice of."""
    asked = request_queries.get_request(request.user, request_id)
    actions.waive_notice(request=asked, actor=request.user)
    messages.success(request, _("The stay has ended, and the room is free."))
    return redirect("places:request", asked.uuid)


@login_required
@reading_and_writing
def appoint(request: Request, request_id: UUID) -> HttpResponse:
    """Appoint who supervises during the stay."""
    asked = request_queries.get_request(request.user, request_id)
    if not permissions.may_answer(request.user, asked):
        raise NotAllowed(_("Only the receiving side may appoint who supervises."))
    people = request_queries.people_to_supervise_stay(asked)
    form = SuperviseForm(sent(request), people=people)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, "supervisor"):
            actions.appoint_stay_supervisor(
                request=asked,
                supervisor=form.cleaned_data["supervisor"],
                actor=request.user,
            )
            messages.success(request, _("The supervisor is appointed."))
            return redirect("places:request", asked.uuid)
    context = {
        "form": form,
        "title": _("Who supervises the stay?"),
        "verb": _("Appoint"),
        "back": reverse("places:request", args=[asked.uuid]),
    }
    status = 422 if form.errors else 200
    return render(request, "places/form.html", context, status=status)


def _text_of_notice(asked: PlaceRequest) -> str:
    if asked.status != PlaceRequest.Status.COMMITTED:
        return _("The place is free at once.")
    words = _(
        "The places ask for %(months)d months' notice. A stay that begins later is "
        "withdrawn; one that begins before ends when the notice is over, unless the "
        "other side lets it end at once."
    )
    return words % {"months": asked.places.notice_months}


def _confirm(
    request: Request, asked: PlaceRequest, form: Form, **words: str
) -> HttpResponse:
    back = reverse("places:request", args=[asked.uuid])
    return confirm_page(request, form, back=back, tone="danger", **words)
