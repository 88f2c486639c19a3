"""What is asked for often while one page is read, asked for once.

A GET writes nothing, so what was true of its reader when it began is true until
it is answered. Outside a GET nothing is kept: actions always ask anew.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import TypeVar, cast

from django.http import HttpRequest, HttpResponse

Answer = TypeVar("Answer")

_known: ContextVar[dict[Hashable, object] | None] = ContextVar("known", default=None)


def once(key: Hashable, ask: Callable[[], Answer]) -> Answer:
    """Give the answer of this GET; ask when it has not been asked, or is no GET."""
    known = _known.get()
    if known is None:
        return ask()
    if key not in known:
        known[key] = ask()
    return cast("Answer", known[key])


class ReadingMiddleware:
    """Keep answers for as long as one GET lasts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; forget afterwards."""
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        token = _known.set({})
        try:
            return self.get_response(request)
        finally:
            _known.reset(token)
