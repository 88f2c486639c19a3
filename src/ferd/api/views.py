"""The page about the API, made from the same document that programs read."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from ferd.api.main import api
from ferd.areas.accounts.scopes import Scope
from ferd.foundation.api import problems


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as the page shows it."""

    name: str
    method: str
    path: str
    summary: str
    scope: str
    parameters: list[str]
    statuses: list[str]


@require_GET
def show_reference(request: HttpRequest) -> HttpResponse:
    """Say what programs can ask for, what they need for it, and what goes wrong."""
    document = api.get_openapi_schema()
    found = [
        (operation["tags"][0], _operation(method, path, operation))
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    areas = list(dict.fromkeys(area for area, _each in found))
    context = {
        "areas": [(area, [e for a, e in found if a == area]) for area in areas],
        "scopes": Scope.choices,
        "problems": problems.KINDS,
    }
    return render(request, "api/reference.html", context)


def _operation(method: str, path: str, operation: dict[str, Any]) -> Operation:
    [scopes] = operation["security"]
    [[scope]] = scopes.values()
    return Operation(
        name=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=gettext(operation["summary"]),
        scope=scope,
        parameters=[each["name"] for each in operation["parameters"]],
        statuses=[str(status) for status in operation["responses"]],
    )
