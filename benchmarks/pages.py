"""Pages of a plan with 102 objectives, against a bare template view."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.measures import Measure, milliseconds
from benchmarks.timing import in_turn

if TYPE_CHECKING:
    from django.http import HttpResponse

    from ferd.areas.accounts.models import Person

ROUNDS = 40
TARGET = 6.0
SIDES = ("version", "coverage")


def measures() -> Iterator[Measure]:
    """Measure the sides of a published plan as its programme director."""
    warnings.simplefilter("ignore")
    with database():
        yield from _measure()


def _measure() -> Iterator[Measure]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from tests.areas.plans.factory import make_published
    from tests.cast import make_cast

    cast = make_cast()
    version = make_published(cast)
    client = Client()
    client.force_login(cast.karin)
    bare = bare_view(cast.karin)
    for side in SIDES:
        address = reverse(f"plans:{side}", args=[version.uuid])
        page, template = in_turn(partial(client.get, address), bare, rounds=ROUNDS)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        ratio = page.p95 / template.p95
        yield Measure(
            what=f"{side} page with 102 objectives, p95, {len(queries)} queries",
            figure=milliseconds(page.p95),
            against=f"a bare template view, p95 {milliseconds(template.p95)}",
            ratio=ratio,
            target=f"<= {TARGET:.0f}x",
            is_met=ratio <= TARGET,
        )


def bare_view(person: "Person") -> "Callable[[], HttpResponse]":
    """Give a view that shows a template and does nothing else."""
    from django.http import HttpRequest
    from django.shortcuts import render

    request = HttpRequest()
    request.user, request.method = person, "GET"
    request.path = request.path_info = "/"

    def bare() -> "HttpResponse":
        return render(request, "web/refusal.html", {"refusal": {"message": "-"}})

    return bare


@contextmanager
def database() -> Iterator[None]:
    """Make a database of its own in the memory."""
    import django

    import ferd.config  # noqa: F401  chooses the SQLite library

    django.setup()
    from django.test.runner import DiscoverRunner
    from django.test.utils import setup_test_environment, teardown_test_environment

    runner = DiscoverRunner(verbosity=0, interactive=False)
    setup_test_environment()
    old = runner.setup_databases()
    try:
        yield
    finally:
        runner.teardown_databases(old)
        teardown_test_environment()
