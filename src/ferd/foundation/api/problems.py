"""The one shape in which the API says that something was not done (RFC 9457)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import JsonResponse
from pydantic import BaseModel, Field

MEDIA_TYPE: Final = "application/problem+json"

ADDRESS: Final = "/api/#"
"""Where a kind of problem is explained: on the page about the API."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem, which keeps its code for ever."""

    code: str
    status: int
    title: str


MALFORMED: Final = Kind("malformed", 400, "The request cannot be read")
KEY_MISSING: Final = Kind("idempotency_key_missing", 400, "The request has no key")
NO_TOKEN: Final = Kind("token_missing", 401, "There is no token that works")
NOT_ALLOWED: Final = Kind("not_allowed", 403, "You may not do this")
SCOPE_MISSING: Final = Kind("scope_missing", 403, "The token is not for this")
NOT_FOUND: Final = Kind("not_found", 404, "There is no such thing")
METHOD: Final = Kind("method_not_allowed", 405, "There is no such method here")
CONFLICT: Final = Kind("conflict", 409, "It cannot be done as things are")
TOO_LARGE: Final = Kind("too_large", 413, "The body is too large")
NOT_JSON: Final = Kind("not_json", 415, "The body is not JSON")
INVALID: Final = Kind("invalid", 422, "What was sent is not valid")
IDENTITY: Final = Kind("identity_number", 422, "It holds an identity number")
KEY_REUSED: Final = Kind("idempotency_key_reused", 422, "The key was used before")
BROKEN: Final = Kind("broken", 500, "Something broke")
UNREACHABLE: Final = Kind("unreachable", 503, "It cannot be reached")

KINDS: Final = (
    MALFORMED,
    KEY_MISSING,
    NO_TOKEN,
    NOT_ALLOWED,
    SCOPE_MISSING,
    NOT_FOUND,
    METHOD,
    CONFLICT,
    TOO_LARGE,
    NOT_JSON,
    INVALID,
    IDENTITY,
    KEY_REUSED,
    BROKEN,
    UNREACHABLE,
)


class Fault(BaseModel):
    """One thing that is wrong with what was sent."""

    where: str = Field(description="body, query, path or header")
    pointer: str = Field(description="A JSON pointer (RFC 6901) to the value")
    detail: str


class Problem(BaseModel):
    """Why something was not done (RFC 9457)."""

    type: str = Field(description="Where this kind of problem is explained")
    title: str
    status: int
    detail: str
    code: str = Field(description="What programs go by; it never changes")
    errors: list[Fault] = Field(
        default=[], description="What is wrong with what was sent; with status 422"
    )


def of_status(status: int) -> Kind:
    """Give the plain kind of problem with a status."""
    for kind in KINDS:
        if kind.status == status:
            return kind
    return BROKEN if status >= 500 else MALFORMED


def of_code(code: str, status: int) -> Kind:
    """Give the kind with a code; one that a refusal brings with it is as its status."""
    for kind in KINDS:
        if (kind.code, kind.status) == (code, status):
            return kind
    return of_status(status)


def answer(
    kind: Kind, detail: str, *, errors: Sequence[Fault] = (), status: int = 0
) -> JsonResponse:
    """Answer with a problem document."""
    problem = {
        "type": f"{ADDRESS}{kind.code}",
        "title": kind.title,
        "status": status or kind.status,
        "detail": detail or kind.title,
        "code": kind.code,
    }
    if errors:
        problem["errors"] = [fault.model_dump() for fault in errors]
    response = JsonResponse(problem, status=status or kind.status)
    response.headers["Content-Type"] = MEDIA_TYPE
    if response.status_code == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Ferd"'
    return response
