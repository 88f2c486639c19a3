"""A person's calendar address: made, shown once, revoked; and the feed itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from ferd.areas.accounts.http import Request
from ferd.areas.schedules import actions, feeds, queries
from ferd.foundation.errors import NotFound

ADDRESS = "calendar-address"
"""Where the session keeps a new address until it has been shown."""


@login_required
@require_GET
@never_cache
def show_calendar(request: Request) -> HttpResponse:
    """Show whether the reader has a calendar address; a new one is shown once."""
    context = {
        "feed": queries.feed_of(request.user),
        "address": request.session.pop(ADDRESS, ""),
    }
    return render(request, "schedules/calendar.html", context)


@login_required
@require_POST
def open_feed(request: Request) -> HttpResponse:
    """Make an address."""
    _feed, token = actions.open_feed(actor=request.user)
    path = reverse("schedules:feed", args=[token])
    request.session[ADDRESS] = request.build_absolute_uri(path)
    return redirect("schedules:calendar")


@login_required
@require_POST
def revoke_feed(request: Request) -> HttpResponse:
    """Close the address."""
    feed = queries.feed_of(request.user)
    if feed is None:
        raise NotFound(_("There is no such calendar."))
    actions.revoke_feed(feed=feed, actor=request.user)
    messages.success(request, _("The address no longer works."))
    return redirect("schedules:calendar")


@require_safe
@never_cache
def give_feed(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001
    """Give a calendar program the whole plan of the person the secret belongs to."""
    feed = queries.feed_by_token(token)
    response = HttpResponse(
        feeds.calendar_of(feed.person), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = 'inline; filename="ferd.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
