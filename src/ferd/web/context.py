"""What every page knows: who reads it, the menu, the languages."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

import ferd
from ferd.areas.accounts.models import Person
from ferd.areas.notifications import queries as notifications
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, RoleAssignment


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One line of the main menu."""

    label: str
    url: str
    current: bool


def page(request: HttpRequest) -> dict[str, object]:
    """Give the base template what it shows on every page."""
    held = _held(request)
    return {
        "menu": _menu(request, {each.role for each in held}),
        "new_notices": _new_notices(request),
        "reader_roles": [
            f"{each.get_role_display()}, {each.unit.short_name}" for each in held
        ],
        "languages": settings.LANGUAGES,
        "is_demo": settings.DEMO,
        "release": ferd.__version__,
        "colour_scheme": _colour_scheme(request),
    }


def _held(request: HttpRequest) -> list[RoleAssignment]:
    reader = _reader(request)
    return organisations.roles_held(reader) if reader else []


def _new_notices(request: HttpRequest) -> int:
    reader = _reader(request)
    return notifications.count_new(reader) if reader else 0


def _reader(request: HttpRequest) -> Person | None:
    """Give who reads; what is refused at the door has no reader yet."""
    user = getattr(request, "user", None)
    return user if isinstance(user, Person) else None


def _menu(request: HttpRequest, roles: set[str]) -> list[MenuItem]:
    if _reader(request) is None:
        return []
    entries = [(_("Today"), "web:today")]
    if Role.TRAINEE in roles:
        entries.append((_("My way"), "schedules:mine"))
    if roles - {Role.TRAINEE, Role.ADMINISTRATOR, Role.REGIONAL_CENTRE}:
        entries.append((_("Trainees"), "schedules:trainees"))
        entries.append((_("Rotations"), "rotations:board"))
    entries.append((_("Plans"), "plans:plans"))
    entries.append((_("Curriculum"), "curriculum:specialties"))
    if roles - {Role.TRAINEE}:
        entries.append((_("People"), "organisations:units"))
    return [
        MenuItem(label, url, _is_current(request.path, url))
        for label, name in entries
        for url in [reverse(name)]
    ]


def _is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)


def _colour_scheme(request: HttpRequest) -> str:
    chosen = request.COOKIES.get("colour-scheme", "auto")
    return chosen if chosen in {"light", "dark"} else "auto"
