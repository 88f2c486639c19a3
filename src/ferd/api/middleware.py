"""What is true of every answer under /api/, whoever gave it.

The outermost layer sees to it that whatever fails says so in one shape; the
inner one finds the person by the token, and the language by the request.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from ferd.areas.accounts import tokens
from ferd.foundation.api import problems

if TYPE_CHECKING:
    from ferd.areas.accounts.models import ApiToken

ROOT: Final = "/api/"
VERSION: Final = "/api/v1/"
LARGEST: Final = 1_000_000
"""How many bytes a body may have at most."""


class ProblemMiddleware:
    """Answer every failure under /api/ with a problem document."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse a body that is none; pass the rest on, and see what comes back."""
        if not request.path.startswith(ROOT):
            return self.get_response(request)
        response = _refused_unread(request) or self.get_response(request)
        if response.status_code < 400 or _is_problem(response):
            return response
        kind = problems.of_status(response.status_code)
        problem = problems.answer(kind, "", status=response.status_code)
        if "Allow" in response.headers:
            problem.headers["Allow"] = response.headers["Allow"]
        return problem


class TokenMiddleware:
    """Let the person of a token ask, in a language that the program names."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Forget a browser's session; whoever has no token is nobody."""
        if not request.path.startswith(VERSION):
            return self.get_response(request)
        token = _token(request)
        request.user = token.person if token else AnonymousUser()
        request.api_token = token  # type: ignore[attr-defined]  # read by BearerToken
        language = _language(request, token)
        with translation.override(language):
            response = self.get_response(request)
        response.headers["Content-Language"] = language
        response.headers["Cache-Control"] = "no-store"
        patch_vary_headers(response, ("Authorization", "Accept-Language"))
        return response


def _refused_unread(request: HttpRequest) -> HttpResponse | None:
    size = request.META.get("CONTENT_LENGTH") or "0"
    if not request.path.startswith(VERSION) or not size.isdecimal() or size == "0":
        return None
    if int(size) > LARGEST:
        return problems.answer(problems.TOO_LARGE, "")
    if request.method != "GET" and request.content_type != "application/json":
        return problems.answer(problems.NOT_JSON, "")
    return None


def _is_problem(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type") == problems.MEDIA_TYPE


def _token(request: HttpRequest) -> "ApiToken | None":
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.startswith(tokens.PREFIX):
        return None
    token = tokens.find_working(secret.strip())
    if token is not None:
        tokens.note_use(token)
    return token


def _language(request: HttpRequest, token: "ApiToken | None") -> str:
    """Choose the first language that the program reads and Ferd speaks."""
    known = dict(settings.LANGUAGES)
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    for code, _weight in asked:
        language = code.partition("-")[0].replace("no", "nb")
        if language in known:
            return language
    return token.person.language if token else settings.LANGUAGE_CODE
