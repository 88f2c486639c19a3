"""The page of one trainee's progress, and saying that one has read what is new."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.views.decorators.http import require_GET, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.progress import (
    news,
    observation_pages,
    overview,
    overview_drawings,
    overview_pages,
    permissions,
)
from ferd.areas.progress.actions import looking
from ferd.areas.schedules import queries as schedules
from ferd.foundation import clock


@login_required
@require_GET
def show_overview(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Show how far a trainee has come, and what is new."""
    sight = overview.sight_on(request.user, traineeship_id)
    found = overview.overview_of(sight)
    shown = overview_pages.chosen(request.user, found, request.GET.get("show", ""))
    groups = overview.groups_of(shown.of(found))
    overview.note_look(request.user, sight)
    context = {
        "traineeship": sight.traineeship,
        "is_own": sight.traineeship.trainee == request.user,
        "sees_all": sight.units is None,
        "supervisor": schedules.current_supervisor(sight.traineeship),
        "may_assess": observation_pages.may_begin_somewhere(
            request.user, sight.traineeship
        ),
        "may_export": permissions.may_export_progress(request.user, sight),
        "overview": found,
        "news": news.news_for(request.user, sight),
        "read_until": clock.now().isoformat(),
        "curve": overview_drawings.curve(found),
        "choices": shown.choices,
        "groups": groups,
        "squares": overview_drawings.squares(found, groups),
    }
    return render(request, "progress/overview.html", context)


@login_required
@require_POST
def mark_read(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Note that the reader has read what was new when the page was made."""
    sight = overview.sight_on(request.user, traineeship_id)
    looking.mark_read(
        traineeship=sight.traineeship,
        until=_moment(request.POST.get("until", "")),
        actor=request.user,
    )
    return redirect("progress:overview", sight.traineeship.uuid)


def _moment(written: str) -> datetime:
    """Read when the page was made; now, when a form says no moment."""
    try:
        found = parse_datetime(written)
    except ValueError:
        found = None
    return found if found and is_aware(found) else clock.now()
