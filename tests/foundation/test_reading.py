"""While one page is read, the same question is asked once."""

from itertools import count

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from ferd.foundation.reading import ReadingMiddleware, once


@pytest.fixture
def answer():
    """Ask twice in one request, and give what came."""
    numbers = count()

    def respond(request):
        first, second = (once("number", lambda: next(numbers)) for _ in range(2))
        return HttpResponse(f"{first} {second}")

    middleware = ReadingMiddleware(respond)
    return lambda request: middleware(request).content.decode()


def test_a_page_asks_once_and_the_next_page_anew(answer):
    read = RequestFactory().get("/")

    assert [answer(read), answer(read)] == ["0 0", "1 1"]


def test_what_changes_something_always_asks_anew(answer):
    assert answer(RequestFactory().post("/")) == "0 1"


def test_outside_a_request_nothing_is_kept():
    numbers = count()

    assert [once("number", lambda: next(numbers)) for _ in range(2)] == [0, 1]
