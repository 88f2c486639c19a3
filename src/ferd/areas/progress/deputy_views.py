"""The page of deputies: who signs for whom, and naming and ending it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.progress import observation_permissions as permissions
from ferd.areas.progress import signer_queries as queries
from ferd.areas.progress.actions import signers as actions
from ferd.areas.progress.link_forms import DeputyForm
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed
from ferd.foundation.form_pages import reading_and_writing, refusals_at, sent

ON_A_PAGE = 25


@login_required
@reading_and_writing
def deputies(request: Request) -> HttpResponse:
    """Show who signs for whom, and let a deputy be named."""
    actor = request.user
    units = queries.units_to_deputise_in(actor)
    may_name = units.exists()
    if request.method == "POST" and not may_name:
        raise NotAllowed(_("Only who is away, or who leads there, names a deputy."))
    form = DeputyForm(
        sent(request),
        units=units,
        absent=queries.people_away(actor),
        deputies=queries.people_who_sign(actor),
        initial={"absent": actor.uuid, "first_on": clock.today()},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None):
            actions.make_deputyship(
                absence=form.absence(),
                deputy=form.cleaned_data["deputy"],
                actor=actor,
            )
            messages.success(request, _("Both of them are told."))
            return redirect("progress:deputies")
    listed = queries.visible_deputyships(actor)
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(each, permissions.may_end_deputyship(actor, each)) for each in page],
        "form": form if may_name else None,
    }
    status = 422 if form.errors else 200
    return render(request, "progress/deputies.html", context, status=status)


@login_required
@require_POST
def end(request: Request, deputyship_id: UUID) -> HttpResponse:
    """End a deputyship at once."""
    deputyship = queries.get_deputyship(request.user, deputyship_id)
    actions.end_deputyship(deputyship=deputyship, actor=request.user)
    messages.success(request, _("Ended: the deputy no longer signs."))
    return redirect("progress:deputies")
