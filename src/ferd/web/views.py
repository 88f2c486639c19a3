"""Pages that belong to no area: the first page, and choices about the look."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.accounts.models import Mailing
from ferd.areas.notifications import choices
from ferd.areas.notifications.models import Family
from ferd.areas.organisations import actions as organisations
from ferd.foundation import clock
from ferd.foundation.words import typed
from ferd.web import inbox, search, today, today_progress

AUTHORITY = "https://www.uutilsynet.no/"
"""Who supervises that everyone can use what the public offers."""

_YEAR = 365 * 24 * 60 * 60


@require_GET
def show_today(request: HttpRequest) -> HttpResponse:
    """Show what waits for the reader, and what happens next.

    A stranger is asked to sign in; in the demo, to choose whom to be.
    """
    if not request.user.is_authenticated:
        return redirect("demo:people" if settings.DEMO else settings.LOGIN_URL)
    context = {
        "waiting": inbox.items_for(request.user)[: inbox.FIRST],
        "news": today.news(request.user),
        "back": request.path,
        "own": today.own_way(request.user),
        "learning": today_progress.learning_of(request.user),
        "followed": today.followed(request.user),
        "today": clock.today(),
    }
    return render(request, "web/today.html", context)


@login_required
@require_GET
def show_search(request: Request) -> HttpResponse:
    """Show what was found of what the reader may see."""
    words = typed(request.GET.get("q", ""))
    context = {"search_words": words, "found": search.search(request.user, words)}
    return render(request, "web/search.html", context)


@login_required
@require_GET
def show_account(request: Request) -> HttpResponse:
    """Show the reader's own account, and the ways to change how they sign in."""
    chosen = choices.chosen_families(request.user)
    families = [(f.value, f.label, chosen.get(f, "")) for f in Family]
    context = {"mailings": Mailing.choices, "families": families}
    return render(request, "web/account.html", context)


@require_GET
def show_accessibility(request: HttpRequest) -> HttpResponse:
    """Say how far the pages may be used by everyone, and whom to tell when not."""
    context = {"contact": settings.CONTACT, "authority": AUTHORITY}
    return render(request, "web/accessibility.html", context)


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language, also for those who are not signed in."""
    language = request.POST.get("language", "")
    response = _back(request)
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            organisations.choose_language(language=language, actor=request.user)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=_YEAR, samesite="Lax"
        )
        translation.activate(language)
    return response


@login_required
@require_POST
def choose_mailing(request: Request) -> HttpResponse:
    """Remember when the reader is mailed that something waits."""
    mailing = request.POST.get("mailing", "")
    if mailing in Mailing.values:
        organisations.choose_mailing(
            mailing=Mailing(mailing),
            families={
                family: Mailing(chosen)
                for family in Family
                if (chosen := request.POST.get(family, "")) in Mailing.values
            },
            actor=request.user,
        )
        messages.success(request, _("Your choice is kept."))
    return redirect("web:account")


@require_POST
def choose_colour_scheme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark, or as the system says."""
    scheme = request.POST.get("colour_scheme", "")
    response = _back(request)
    if scheme in {"auto", "light", "dark"}:
        response.set_cookie("colour-scheme", scheme, max_age=_YEAR, samesite="Lax")
    return response


@require_GET
def show_health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer those who watch the service: 200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def _back(request: HttpRequest) -> HttpResponseRedirect:
    to = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}):
        to = "/"
    return HttpResponseRedirect(to)
