"""Signing in with one click as anyone of the fictitious cast.

These addresses exist only when DEMO=1, and even then let in nobody but people
who are marked as fictitious.
"""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ferd.areas.accounts import freshness, queries
from ferd.areas.organisations import queries as organisations
from ferd.foundation.errors import NotFound


@require_GET
def show_people(request: HttpRequest) -> HttpResponse:
    """Show the cast, each with a button to sign in."""
    _refuse_outside_the_demo()
    cast = list(queries.fictitious_people().order_by("pk"))
    held = organisations.current_roles_of(cast)
    people = [(person, held[person.pk]) for person in cast]
    return render(request, "demo/people.html", {"people": people})


@require_POST
def sign_in(request: HttpRequest, person_id: str) -> HttpResponse:
    """Sign in as one of the cast."""
    _refuse_outside_the_demo()
    person = queries.fictitious_people().filter(uuid=person_id).first()
    if person is None:
        raise NotFound(_("There is no such person."))
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    freshness.note_sign_in(request, person, "demo")
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Let one of the cast show with one click that it is still they."""
    _refuse_outside_the_demo()
    person = request.user
    if not (person.is_authenticated and person.is_fictitious):
        raise NotFound(_("There is no such page."))
    back = request.GET.get(freshness.NEXT, "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    if request.method == "POST":
        freshness.note_sign_in(request, person, "demo")
        return redirect(back)
    return render(request, "demo/again.html", {"person": person})


def _refuse_outside_the_demo() -> None:
    if not settings.DEMO:
        raise NotFound(_("There is no such page."))
