"""Fetching the catalogue from Helsedirektoratet's content API.

The service is known to be out of breath at times, so each address is asked again
with growing pauses before it is given up. Nothing is understood here: the bytes
go to the same reader as saved files.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import httpx
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ferd.formats.hapi import ENDPOINTS
from ferd.foundation.errors import Refusal

DEFAULT_ADDRESS: Final = "https://api.helsedirektoratet.no/innhold"
TRIES: Final = 5
_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 30.0
_MOST_PAGES: Final = 500
_NO_ANSWER = gettext_noop(
    "%(url)s did not answer, tried %(tries)d times. Check the network, or save the "
    "files by other means and use import_catalogue."
)
_BUSY = gettext_noop(
    "%(url)s was out of service each of %(tries)d times. Try again later, or use "
    "import_catalogue with saved files."
)
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


class Unreachable(Refusal):
    """The content API did not give what was asked for; the message says why."""

    status = 502
    code = "content_api_unreachable"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one endpoint answered: page by page, as it came."""

    endpoint: str
    pages: list[bytes]


def fetch_catalogue(
    client: httpx.Client,
    *,
    address: str,
    key: str,
    pause: Callable[[float], None],
) -> Iterator[Answer]:
    """Fetch all endpoints of specialist training, one after the other.

    Args:
        client: the connection to use.
        address: where the API is, without the endpoint.
        key: the subscription key.
        pause: waits so many seconds before the next try.

    Raises:
        Unreachable: with one sentence on what is wrong and what to do.
    """
    headers = {"Ocp-Apim-Subscription-Key": key, "Accept": "application/json"}
    for endpoint in ENDPOINTS:
        pages: list[bytes] = []
        url: str | None = f"{address.rstrip('/')}/{endpoint}"
        while url is not None and len(pages) < _MOST_PAGES:
            response = _persistent(client, url, headers, pause)
            if response.content.strip():
                pages.append(response.content)
            url = _next_page(response)
        yield Answer(endpoint, pages)


def _persistent(
    client: httpx.Client,
    url: str,
    headers: dict[str, str],
    pause: Callable[[float], None],
) -> httpx.Response:
    """Ask until there is an answer, waiting longer each time."""
    problem = _NO_ANSWER
    for attempt in range(1, TRIES + 1):
        problem = _NO_ANSWER
        asked = _FIRST_PAUSE * 2 ** (attempt - 1)
        try:
            response = client.get(url, headers=headers)
        except httpx.TransportError:
            pass
        else:
            if response.status_code not in _PASSING:
                return _accepted(response, url)
            problem = _BUSY
            asked = _retry_after(response) or asked
        if attempt < TRIES:
            pause(min(asked, _LONGEST_PAUSE))
    raise Unreachable(_(problem) % {"url": url, "tries": TRIES})


def _accepted(response: httpx.Response, url: str) -> httpx.Response:
    facts = {"url": url, "status": response.status_code}
    if response.status_code in {401, 403}:
        raise Unreachable(_("The content API did not accept the key."))
    if response.status_code == 404:
        raise Unreachable(_("There is no content API at %(url)s.") % facts)
    if not response.is_success:
        raise Unreachable(_("The content API answered %(status)d at %(url)s.") % facts)
    return response


def _retry_after(response: httpx.Response) -> float:
    written = response.headers.get("Retry-After", "")
    return float(written) if written.isdecimal() else 0.0


def _next_page(response: httpx.Response) -> str | None:
    """Follow ``Link: rel=next``, but never to another host with our key."""
    found = response.links.get("next", {}).get("url")
    if not found:
        return None
    following = response.url.join(found)
    same_place = (following.scheme, following.netloc) == (
        response.url.scheme,
        response.url.netloc,
    )
    return str(following) if same_place else None
