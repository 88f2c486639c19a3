"""Requests as views see them."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from ferd.areas.accounts.models import Person


class Request(HttpRequest):
    """A request by a signed-in person, possibly sent by htmx."""

    user: Person
    htmx: HtmxDetails
