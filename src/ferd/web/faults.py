"""Pages for what goes wrong, in the look of all others.

The page for a fault of the server asks neither the database nor the session:
they may be what is broken.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Answer a request that cannot be understood."""
    return _page(request, _("The request could not be understood"), 400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer someone who may not do this."""
    return _page(request, _("You may not do this"), 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer when there is no such page."""
    return _page(request, _("There is no such page"), 404)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer someone who has tried too often."""
    return _page(request, _("Too many attempts; wait a few minutes"), 429)


def form_not_ours(request: HttpRequest, reason: str) -> HttpResponse:  # noqa: ARG001
    """Answer a form that does not prove that it came from us."""
    return _page(request, _("The form had grown old, and nothing was done"), 403)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer when something broke, with a page that needs nothing to be whole."""
    return HttpResponse(render_to_string("web/broken.html"), status=500)


def _page(request: HttpRequest, title: str, status: int) -> HttpResponse:
    return render(request, "web/fault.html", {"title": title}, status=status)
