"""Whatever an address is sent, it answers: with a page, a refusal, never a fault.

The rows are those of the access table. What a page asks of an address or a form
is noted while it is read, so that a new field is tried from its first day.
"""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse

from tests.architecture.access import whole_table
from tests.signing_in import sign_in
from tests.trust.test_same_form import who_may

LIBRARY = ("account_", "mfa_")
"""Addresses of the sign-in library."""

TABLE = {
    address: row
    for address, row in whole_table().items()
    if not address.startswith(LIBRARY)
}
TRIED = {(address.split(" ")[0], row.method): address for address, row in TABLE.items()}
"""One row for each way to call an address."""

DAYS = ("0001-01-01", "9999-12-31")
NUMBERS = ("9" * 30, "²")
WORDS = ("a\0b",)
GUARDS = {"csrfmiddlewaretoken", "form_key"}


def nonsense_for(valid):
    """Give what nobody means, of the kind that is meant."""
    if valid is None:
        return ("²", *WORDS)
    words = str(valid)
    if words.replace(".", "").isdigit():
        return NUMBERS
    try:
        date.fromisoformat(words)
    except ValueError:
        return WORDS
    return DAYS


@pytest.fixture
def asked(monkeypatch):
    """Note the names that are looked up in what was sent."""
    names = set()
    of_one, of_all = QueryDict.__getitem__, QueryDict.getlist

    def note_one(sent, name):
        names.add(name)
        return of_one(sent, name)

    def note_all(sent, name, default=None):
        names.add(name)
        return of_all(sent, name, default)

    monkeypatch.setattr(QueryDict, "__getitem__", note_one)
    monkeypatch.setattr(QueryDict, "getlist", note_all)
    return names


def send(client, method, url, data):
    """Send it, and undo what came of it; give the status."""
    for value in data.values():
        if hasattr(value, "seek"):
            value.seek(0)
    with transaction.atomic():
        status = getattr(client, method)(url, data).status_code
        transaction.set_rollback(True)
    return status


def valid_for(address, cast):
    """Give what the form of an address is sent, for pages that show it filled in."""
    row = TABLE[TRIED.get((address.split(" ")[0], "post"), address)]
    if row == TABLE[address]:
        return {}
    with transaction.atomic():
        row.args(cast)
        sent = row.data(cast)
        transaction.set_rollback(True)
    return sent


def elsewhere(args):
    """Give arguments of the same kinds, one of which leads nowhere."""
    for index, value in enumerate(args):
        nowhere = (uuid4(),) if isinstance(value, UUID) else (10**30, "x" * 300)
        for other in nowhere:
            yield [*args[:index], other, *args[index + 1 :]]


@pytest.mark.parametrize("address", sorted(TRIED.values()))
def test_nonsense_is_answered(client, cast, asked, address):
    known = valid_for(address, cast)
    row, name = TABLE[address], address.split(" ")[0]
    args = row.args(cast)
    url, data = reverse(name, args=args), row.data(cast)
    sign_in(client, getattr(cast, who_may(address)))
    send(client, row.method, url, known | data)

    found = {
        (field, value): send(client, row.method, url, data | {field: value})
        for field in sorted((asked | set(known)) - GUARDS)
        for value in nonsense_for(data.get(field, known.get(field)))
    }
    for changed in elsewhere(args):
        try:
            nowhere = reverse(name, args=changed)
        except NoReverseMatch:
            continue
        found[nowhere, ""] = send(client, row.method, nowhere, data)

    assert {what: status for what, status in found.items() if status >= 500} == {}
    assert {s for (what, value), s in found.items() if not value} <= {404}
