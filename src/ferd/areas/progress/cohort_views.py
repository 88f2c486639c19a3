"""The cohort board: everybody whose training one follows, and the same as a file."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ferd.areas.accounts.http import Request
from ferd.areas.audit.lookups import Purpose
from ferd.areas.progress import cohort, cohort_pages
from ferd.areas.progress.actions import cohort as actions
from ferd.foundation.documents import as_attachment

PAGE = 50
"""How many trainees a page shows."""


@login_required
@require_GET
def show_cohort(request: Request) -> HttpResponse:
    """Show the trainees the reader follows, each with how they stand."""
    asked = cohort_pages.asked_for(request.GET.dict())
    rows = cohort_pages.rows_for(request.user, asked)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    cohort.note_looks(request.user, page.object_list, Purpose.FOLLOW_UP)
    context = {
        "page": page,
        "asked": asked,
        "is_cut": len(rows) >= cohort.MOST,
        "units": cohort.units_of(request.user),
        "specialties": cohort.specialties_of(request.user),
        "states": [(each, _(words)) for each, words in cohort_pages.ONLY_WORDS.items()],
    }
    return render(request, "progress/cohort.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def export_cohort(request: Request) -> HttpResponse:
    """Hand over what the board shows as a file; who only looks is led to the board."""
    if request.method != "POST":
        return redirect("progress:cohort")
    document = actions.export_cohort(
        asked=cohort_pages.asked_for(request.POST.dict()),
        form=request.POST.get("form", ""),
        actor=request.user,
    )
    return as_attachment(document)
