"""The API itself: the routers of all areas, and what becomes of refusals."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from ninja.errors import AuthenticationError, HttpError, ValidationError

import ferd
from ferd.api.schema import FerdAPI
from ferd.areas.curriculum.api import router as curriculum
from ferd.areas.notifications.api import router as notifications
from ferd.areas.organisations.api import router as organisations
from ferd.areas.plans.api import router as plans
from ferd.areas.progress.api import routers as progress
from ferd.areas.schedules.api import router as schedules
from ferd.foundation.api import problems
from ferd.foundation.errors import Refusal

api = FerdAPI(
    title="Ferd",
    version="1",
    description="What a person may read and do in Ferd, for programs.",
    urls_namespace="api:v1",
    docs_url=None,
    docs_decorator=require_GET,
    openapi_extra={
        "info": {
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "x-release": ferd.__version__,
        }
    },
)
for router in (
    *(organisations, curriculum, plans, schedules),
    *(*progress, notifications),
):
    api.add_router("", router)


@api.exception_handler(Refusal)
def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:  # noqa: ARG001
    """Say what was refused, with its own code and words."""
    kind = problems.of_code(refusal.code, refusal.status)
    return problems.answer(kind, refusal.message, status=refusal.status)


@api.exception_handler(ValidationError)
def correct(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001
    """Say what is wrong with what was sent, and where."""
    faults = [_fault(each["loc"], each["msg"]) for each in error.errors]
    return problems.answer(problems.INVALID, "", errors=faults)


@api.exception_handler(AuthenticationError)
def ask_for_token(request: HttpRequest, error: AuthenticationError) -> HttpResponse:  # noqa: ARG001
    """Say that a token is needed, and nothing of why another one does not work."""
    words = _("Send a personal token that works, as a bearer token.")
    return problems.answer(problems.NO_TOKEN, words)


@api.exception_handler(HttpError)
def fail(request: HttpRequest, error: HttpError) -> HttpResponse:  # noqa: ARG001
    """Say what the framework refused: a body that is no JSON."""
    return problems.answer(problems.of_status(error.status_code), "")


@api.exception_handler(Http404)
def find_nothing(request: HttpRequest, error: Http404) -> HttpResponse:  # noqa: ARG001
    """Say that there is no such thing."""
    return problems.answer(problems.NOT_FOUND, "")


def _fault(place: tuple[str | int, ...], words: str) -> problems.Fault:
    """Point at a value: ninja names the body's own argument, which nobody sent."""
    where, *way = place
    if where == "body":
        way = way[1:]
    pointer = "".join(f"/{_escaped(str(part))}" for part in way)
    return problems.Fault(where=str(where), pointer=pointer, detail=words)


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")
