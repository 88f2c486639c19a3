"""The inbox: what one was told, and what one does with it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.notifications import actions, queries, rows
from ferd.foundation.tabs import Tab

ON_A_PAGE = 20

DONE = "done"


@login_required
@require_GET
def show_notices(request: Request) -> HttpResponse:
    """Show what the reader was told: what is open, or what is done."""
    shows_done = request.GET.get("show") == DONE
    found = queries.done_notices if shows_done else queries.open_notices
    page = Paginator(found(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    here = reverse("notifications:notices")
    done = f"{here}?show={DONE}"
    context = {
        "tabs": [
            Tab(_("To be seen to"), here, current=not shows_done),
            Tab(_("Seen to"), done, current=shows_done),
        ],
        "shows_done": shows_done,
        "page": page,
        "notices": rows.notice_rows(page),
        "back": request.get_full_path(),
    }
    return render(request, "notifications/notices.html", context)


@login_required
@require_GET
def show_notice(request: Request, notice_id: UUID) -> HttpResponse:
    """Show one notice: where the link of a mail leads."""
    notice = queries.get_notice(request.user, notice_id)
    context = {"notice": rows.notice_row(notice), "back": request.path}
    return render(request, "notifications/notice.html", context)


@login_required
@require_POST
def follow_notice(request: Request, notice_id: UUID) -> HttpResponse:
    """Go to what a notice is about, and note that it is seen."""
    notice = queries.get_notice(request.user, notice_id)
    actions.see_notice(notice=notice, actor=request.user)
    return HttpResponseRedirect(notice.url)


@login_required
@require_POST
def finish_notice(request: Request, notice_id: UUID) -> HttpResponse:
    """Lay a notice aside as done."""
    notice = queries.get_notice(request.user, notice_id)
    actions.finish_notice(notice=notice, actor=request.user)
    return _back(request)


@login_required
@require_POST
def see_all_notices(request: Request) -> HttpResponse:
    """Note that the reader has seen all that is new."""
    actions.see_all_notices(actor=request.user)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponseRedirect:
    to = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}):
        to = reverse("notifications:notices")
    return HttpResponseRedirect(f"{to}#notices")
