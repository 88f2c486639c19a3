"""The page on which everyone sees who has looked at them."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ferd.areas.accounts.http import Request
from ferd.areas.audit import look_up_pages
from ferd.foundation import clock
from ferd.foundation.tabs import Tab

ON_A_PAGE = 50
PERIODS = {"month": timedelta(days=31), "year": timedelta(days=366)}


@login_required
@require_GET
@never_cache
def show_looks(request: Request) -> HttpResponse:
    """Show who has seen what about the reader, in what role and what for."""
    found = look_up_pages.looks_at(request.user)
    period = request.GET.get("period", "")
    if period in PERIODS:
        found = found.filter(at__gte=clock.now() - PERIODS[period])
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [look_up_pages.in_words(look) for look in page],
        "tabs": _tabs(period),
    }
    return render(request, "audit/looks.html", context)


def _tabs(period: str) -> list[Tab]:
    here = reverse("audit:looks")
    return [
        Tab(_("At any time"), here, current=period not in PERIODS),
        Tab(_("The last month"), f"{here}?period=month", current=period == "month"),
        Tab(_("The last year"), f"{here}?period=year", current=period == "year"),
    ]
