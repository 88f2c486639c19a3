"""The page of patterns in who signs for whom, for leaders of education committees."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ferd.areas.accounts.http import Request
from ferd.areas.progress import objective_permissions as permissions
from ferd.areas.progress.actions import patterns as actions
from ferd.areas.progress.objective_forms import WhyForm
from ferd.areas.progress.queries import patterns as queries
from ferd.foundation.errors import NotAllowed
from ferd.foundation.form_pages import confirm_page, reading_and_writing, sent

SHOWN = 100


@login_required
@require_safe
def show_patterns(request: Request) -> HttpResponse:
    """Show patterns in the reader's unit, those not looked into first."""
    if not permissions.may_see_patterns(request.user):
        raise NotAllowed(_("Only the leader of an education committee sees this."))
    found = queries.visible_patterns(request.user)[:SHOWN]
    return render(request, "progress/patterns.html", {"patterns": found})


@login_required
@reading_and_writing
def close_pattern(request: Request, pattern_id: UUID) -> HttpResponse:
    """Note what came of looking into a pattern."""
    pattern = queries.get_pattern(request.user, pattern_id)
    form = WhyForm(sent(request))
    if request.method == "POST" and form.is_valid():
        actions.close_pattern(
            pattern=pattern, words=form.cleaned_data["words"], actor=request.user
        )
        messages.success(request, _("It is noted."))
        return redirect("progress:patterns")
    return confirm_page(
        request,
        form,
        back=reverse("progress:patterns"),
        title=_("What came of looking into it?"),
        text=_("A pattern is no proof. It comes back if it goes on."),
        verb=_("Note it"),
    )
