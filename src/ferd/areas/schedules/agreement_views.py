"""Pages of agreements between units."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_POST,
)

from ferd.areas.accounts.http import Request
from ferd.areas.organisations import queries as organisations
from ferd.areas.schedules import (
    actions,
    permissions,
    places_pages,
    queries,
    request_queries,
)
from ferd.areas.schedules.agreement_forms import AgreementForm
from ferd.areas.schedules.models import SpecialtyAgreement
from ferd.areas.schedules.places_forms import EndForm, ReasonForm
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from ferd.foundation.form_pages import (
    confirm_page,
    reading_and_writing,
    refusals_at,
    sent,
)

PAGE = 25


@login_required
@require_GET
def show_agreements(request: Request) -> HttpResponse:
    """List the agreements of the reader's units."""
    listed = request_queries.visible_agreements(request.user)
    waiting = request_queries.agreements_to_accept(request.user)
    context = {
        "tabs": places_pages.tabs(request.user, "places:agreements"),
        "page": Paginator(listed, PAGE).get_page(request.GET.get("page")),
        "waiting": set(waiting.values_list("pk", flat=True)),
        "may_propose": permissions.may_keep_places_somewhere(request.user),
    }
    return render(request, "places/agreements.html", context)


@login_required
@reading_and_writing
def propose(request: Request) -> HttpResponse:
    """Propose an agreement, and accept it for one's own side."""
    if not permissions.may_keep_places_somewhere(request.user):
        raise NotAllowed(_("Only those who plan or receive propose agreements."))
    form = AgreementForm(
        request.POST or None,
        units=organisations.visible_units(request.user),
        specialties=queries.specialties_to_train_for(request.user),
        initial={"first_on": clock.today()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            agreement = actions.propose_agreement(
                sending=form.cleaned_data["sending"],
                receiving=form.cleaned_data["receiving"],
                terms=form.terms(),
                actor=request.user,
            )
        except (Conflict, NotAllowed) as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("The other side is asked to accept."))
            return redirect("places:agreement", agreement.uuid)
    context = {
        "form": form,
        "title": _("Propose an agreement"),
        "verb": _("Propose the agreement"),
        "back": reverse("places:agreements"),
    }
    status = 422 if form.errors else 200
    return render(request, "places/form.html", context, status=status)


@login_required
@require_GET
def show_agreement(request: Request, agreement_id: UUID) -> HttpResponse:
    """Show one agreement and the requests that rest on it."""
    agreement = request_queries.get_agreement(request.user, agreement_id)
    speaks = permissions.may_end_agreement(request.user, agreement)
    waiting = request_queries.agreements_to_accept(request.user)
    status = SpecialtyAgreement.Status
    resting = request_queries.visible_requests(request.user)
    context = {
        "agreement": agreement,
        "may_accept": waiting.filter(pk=agreement.pk).exists(),
        "may_decline": speaks and agreement.status == status.PROPOSED,
        "may_end": speaks and agreement.status == status.ACCEPTED,
        "requests": resting.filter(agreement=agreement)[:PAGE],
        "history": request_queries.history(agreement)[:PAGE],
    }
    return render(request, "places/agreement.html", context)


@login_required
@require_POST
def accept(request: Request, agreement_id: UUID) -> HttpResponse:
    """Accept an agreement for one's own side."""
    agreement = request_queries.get_agreement(request.user, agreement_id)
    actions.accept_agreement(agreement=agreement, actor=request.user)
    messages.success(request, _("The agreement is accepted by both."))
    return redirect("places:agreement", agreement.uuid)


@login_required
@reading_and_writing
def decline(request: Request, agreement_id: UUID) -> HttpResponse:
    """Say no to an agreement, and why."""
    agreement = request_queries.get_agreement(request.user, agreement_id)
    if not permissions.may_end_agreement(request.user, agreement):
        raise NotAllowed(_("Only the two sides may decline an agreement."))
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.decline_agreement(
            agreement=agreement, reason=reason, actor=request.user
        )
        messages.success(request, _("The agreement is declined."))
        return redirect("places:agreement", agreement.uuid)
    words = {
        "title": _("Decline the agreement?"),
        "text": _("The other side is told, and reads why."),
        "verb": _("Decline the agreement"),
    }
    return _confirm(request, agreement, form, words)


@login_required
@reading_and_writing
def end(request: Request, agreement_id: UUID) -> HttpResponse:
    """End an agreement from a day; stays that are committed stand."""
    agreement = request_queries.get_agreement(request.user, agreement_id)
    if not permissions.may_end_agreement(request.user, agreement):
        raise NotAllowed(_("Only the two sides may end an agreement."))
    form = EndForm(
        sent(request),
        initial={"ends_on": clock.today()},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, "ends_on"):
            actions.end_agreement(
                agreement=agreement, **form.cleaned_data, actor=request.user
            )
            messages.success(request, _("The agreement is ended from that day."))
            return redirect("places:agreement", agreement.uuid)
    words = {
        "title": _("End the agreement?"),
        "text": _("Stays that are committed already are not touched."),
        "verb": _("End the agreement"),
    }
    return _confirm(request, agreement, form, words)


def _confirm(
    request: Request,
    agreement: SpecialtyAgreement,
    form: ReasonForm,
    words: dict[str, str],
) -> HttpResponse:
    back = reverse("places:agreement", args=[agreement.uuid])
    return confirm_page(request, form, back=back, tone="danger", **words)
