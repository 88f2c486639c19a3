"""Pages of one form, read and sent at the same address; and what is confirmed first."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ferd.foundation.errors import Conflict

reading_and_writing = require_http_methods(["GET", "HEAD", "POST"])


def sent(request: HttpRequest) -> QueryDict | None:
    """Give what was sent; None while the page is only read."""
    return request.POST if request.method == "POST" else None


@contextmanager
def refusals_at(form: Form, field: str | None) -> Iterator[None]:
    """Let the page go on, and say at a field why what it asks for was refused."""
    try:
        yield
    except Conflict as refusal:
        form.add_error(field, refusal.message)


def confirm_page(
    request: HttpRequest, form: Form, *, back: str, **words: str
) -> HttpResponse:
    """Ask whether it is meant: a title, a text and a verb, and the way back."""
    context = {"form": form, "back": back, **words}
    status = 422 if form.errors else 200
    return render(request, "ui/confirm.html", context, status=status)
