"""Pages for what goes wrong."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from ferd.config import urls as real
from ferd.foundation.errors import Conflict, NotAllowed, NotFound
from ferd.web import faults


def breaking(error):
    def view(request):
        raise error

    return view


urlpatterns = [
    *real.urlpatterns,
    path("broken/", breaking(ValueError("a secret detail"))),
    path("odd/", breaking(SuspiciousOperation("a secret detail"))),
    path("no/", breaking(NotAllowed("You may not."))),
    path("gone/", breaking(NotFound("There is none."))),
    path("busy/", breaking(Conflict("It is done already."))),
    path("form/", lambda request: HttpResponse("ok")),
]
handler400 = real.handler400
handler403 = real.handler403
handler404 = real.handler404
handler429 = real.handler429
handler500 = real.handler500


@pytest.fixture
def visitor(settings):
    settings.ROOT_URLCONF = "tests.web.test_faults"
    visitor = Client(raise_request_exception=False)
    visitor.cookies["django_language"] = "en"
    return visitor


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere/", 404, "There is no such page"),
        ("/odd/", 400, "could not be understood"),
        ("/broken/", 500, "Something broke"),
        ("/no/", 403, "You may not."),
        ("/gone/", 404, "There is none."),
        ("/busy/", 409, "It is done already."),
    ],
)
def test_a_fault_has_its_status_and_a_page_in_the_look(
    visitor, db, address, status, words
):
    answer = visitor.get(address)

    page = answer.content.decode()
    assert answer.status_code == status
    assert words in page
    assert "page-header" in page
    assert "a secret detail" not in page


def test_the_page_of_a_broken_server_asks_no_database():
    answer = faults.broken(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Something broke" in answer.content.decode() or "<h1>" in (
        answer.content.decode()
    )


def test_a_form_without_its_token_is_refused_in_the_look(settings, db):
    visitor = Client(enforce_csrf_checks=True)
    visitor.cookies["django_language"] = "en"

    answer = visitor.post("/language/", {"language": "nb"})

    assert answer.status_code == 403
    assert "The form had grown old" in answer.content.decode()


def test_too_many_attempts_get_a_page_in_the_look(visitor, db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    data = {"login": "no-one@example.invalid", "password": "wrong"}
    visitor.post("/accounts/login/", data)

    answer = visitor.post("/accounts/login/", data)

    assert answer.status_code == 429
    assert "Too many attempts" in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/accounts/login/", "/nowhere/", "/broken/"])
def test_every_page_has_the_strict_policy(visitor, db, address):
    policy = visitor.get(address, follow=True)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
