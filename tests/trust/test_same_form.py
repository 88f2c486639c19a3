"""A form that comes twice is carried out once.

The rows are those of the access table, so that a new address that changes
something is tried from its first day. Where a form stands on a page, it is
read from that page, key and all, as a browser would send it.
"""

from functools import partial
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from ferd.areas.audit.models import AuditEntry
from ferd.areas.plans import actions
from ferd.areas.plans.models import PlanImport
from ferd.areas.schedules.models import CalendarFeed
from ferd.core.plans.model import TrainingPlan
from ferd.foundation.models import ReceivedRequest
from tests.architecture.access import whole_table
from tests.areas.plans import access as plans_access
from tests.areas.plans import factory
from tests.signing_in import sign_in
from tests.trust.at_once import at_once
from tests.trust.forms import ON_PAGES, form_on

ACCESS = whole_table()
NOTHING_TO_REPEAT = {
    "demo:sign_in",
    "demo:again",
    "schedules:revoke_feed",
    "web:colour_scheme",
}
"""No one is let in by these rows, or nothing is stored."""

LIBRARY = ("account_", "mfa_")
"""Addresses of the sign-in library, which have tests of their own."""

PROGRAMS = "api:v1:"
"""What programs send is no form: tests/api/test_keys.py tries every change of it."""

SENT = {
    address: row
    for address, row in ACCESS.items()
    if row.method == "post"
    and address.split(" ")[0] not in NOTHING_TO_REPEAT
    and not address.startswith(LIBRARY)
}
WHO = {"organisations:reactivate_person": "ada", "web:language": "karin"}
DATA = {"web:language": {"language": "nn"}}
ENTRIES = {
    "plans:accept_import": 2,
    # Saved, and sent to be signed.
    "progress:record_activity": 2,
    # One for each way that is proposed, agreed to or kept in a draft.
    "rotations:move": 2,
    "rotations:publish": 3,
    "planning:make_draft": 3,
    "planning:publish": 7,
    # A notice is a trace in itself: it keeps when it was seen and done.
    "notifications:see_all": 0,
    "notifications:follow": 0,
    "notifications:finish": 0,
}


def who_may(address):
    """Name someone for whom the form does something."""
    expected = ACCESS[address].expected()
    expected.pop("nobody")
    readers = [name for name, status in expected.items() if status in {200, 302}]
    return WHO.get(address, readers[0] if readers else "karin")


def whole_state():
    """Give every stored row, but for sessions, which every answer may touch."""
    return {
        model: list(model._default_manager.order_by("pk").values())  # noqa: SLF001
        for model in apps.get_models()
        if model is not Session
    }


def send_three_times(client, url, data):
    """Send the same form three times; give the answers and what was stored."""
    before = AuditEntry.objects.count()
    answers, states = [], []
    for _time in range(3):
        for sent in data.values():
            if hasattr(sent, "seek"):
                sent.seek(0)
        answer = client.post(url, data)
        answers.append((answer.status_code, answer.headers.get("Location")))
        states.append(whole_state())
    return answers, states, AuditEntry.objects.count() - before


@pytest.mark.parametrize("address", sorted(SENT))
def test_a_form_that_is_sent_again_changes_nothing_more(client, cast, address):
    row = SENT[address]
    url = reverse(address.split(" ")[0], args=row.args(cast))
    sign_in(client, getattr(cast, who_may(address)))
    data = row.data(cast) | DATA.get(address, {}) | {"form_key": str(uuid4())}

    answers, states, entries = send_three_times(client, url, data)

    assert answers[0][0] < 400
    assert states[0] == states[1] == states[2]
    assert answers[1] == answers[2]
    assert entries == ENTRIES.get(address.split(" ")[0], 1)


@pytest.mark.parametrize("address", sorted(ON_PAGES))
def test_a_form_on_a_page_that_is_sent_again_changes_nothing_more(
    client, cast, address
):
    page = ON_PAGES[address]
    url = reverse(address, args=page.args(cast))
    client.force_login(getattr(cast, page.who))
    data = form_on(client.get(url), url) | page.data(cast)

    answers, states, entries = send_three_times(client, url, data)

    assert answers[0][0] == 302
    assert states[0] == states[1] == states[2]
    assert answers[0] == answers[1] == answers[2]
    assert entries == 1


SAMPLES = {"UUIDConverter": uuid4(), "IntConverter": 1, "StringConverter": "x"}


def addresses(patterns, space=""):
    """Give every address of our own, filled in with what stands for nothing."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner)
        elif not f"{space}{pattern.name}".startswith((*LIBRARY, PROGRAMS)):
            converters = pattern.pattern.converters
            values = {k: SAMPLES[type(c).__name__] for k, c in converters.items()}
            name = f"{space}{pattern.name}"
            yield name, reverse(name, kwargs=values)


def test_every_address_that_takes_a_form_is_tried(client, cast):
    tried = {address.split(" ")[0] for address in SENT} | set(ON_PAGES)
    client.force_login(cast.karin)

    takes_forms = {
        name
        for name, url in addresses(get_resolver().url_patterns)
        if client.post(url).status_code != 405
    }

    assert takes_forms - tried == NOTHING_TO_REPEAT


def upload_at_once(cast, key):
    client = Client()
    client.force_login(cast.karin)
    data = plans_access.upload(cast) | {"form_key": key}
    return client.post(reverse("plans:import_document"), data).status_code


def test_a_double_click_makes_one_change_and_both_are_answered(people):
    key = str(uuid4())
    before = AuditEntry.objects.count()

    outcomes = at_once([partial(upload_at_once, people, key)] * 2)

    assert [outcome.answer for outcome in outcomes] == [302, 302]
    assert PlanImport.objects.count() == 1
    assert ReceivedRequest.objects.count() == 1
    assert AuditEntry.objects.count() == before + 1


def test_without_a_key_a_double_click_makes_two_changes(people):
    at_once([partial(upload_at_once, people, "")] * 2)

    assert PlanImport.objects.count() == 2


def test_a_form_that_was_refused_may_be_sent_again_with_its_key(client, cast):
    version = factory.make_draft(cast, content=TrainingPlan(specialty="Unknown"))
    client.force_login(cast.karin)
    url = reverse("plans:submit", args=[version.uuid])
    data = {"form_key": str(uuid4())}
    refused = client.post(url, data).status_code
    actions.save_draft(
        version=version,
        content=factory.shipped(),
        seen=version.fingerprint,
        actor=cast.karin,
    )

    accepted = client.post(url, data).status_code

    assert (refused, accepted) == (409, 302)


def test_the_key_of_one_person_is_not_the_key_of_another(client, cast):
    key = str(uuid4())
    for who in (cast.karin, cast.kari):
        client.force_login(who)
        client.post(reverse("schedules:open_feed"), {"form_key": key})

    assert CalendarFeed.objects.filter(revoked_at=None).count() == 2
