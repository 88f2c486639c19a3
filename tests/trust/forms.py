"""Forms that stand on pages, read and filled in as a browser does it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ferd.areas.organisations.models import Role
from tests.areas.curriculum.factory import full_table, ship
from tests.areas.plans import factory as plans
from tests.areas.schedules import factory as schedules
from tests.areas.schedules import places_factory
from tests.cast import Cast


@dataclass(frozen=True)
class Page:
    """A page with a form, and what a person who may writes in it."""

    who: str
    args: Callable[[Cast], list[object]] = field(default=lambda _cast: [])
    data: Callable[[Cast], dict[str, object]] = field(default=lambda _cast: {})


def draft(cast: Cast) -> object:
    return plans.make_draft(cast).uuid


def planned_trainee(cast: Cast) -> list[object]:
    plans.make_published(cast)
    return [schedules.make_supervised(cast).uuid]


def catalogue(_cast: Cast) -> dict[str, object]:
    return {"documents": SimpleUploadedFile("fil.csv", full_table(3))}


def role(cast: Cast) -> dict[str, object]:
    return {"address": cast.mads.email, "role": Role.SECTION_HEAD.value}


def delegated(cast: Cast) -> dict[str, object]:
    return {
        "receiver": str(cast.sven.uuid),
        "scope": "Objectives 1-10",
        "ends_on": "2099-01-01",
    }


def employed(cast: Cast) -> dict[str, object]:
    return {"unit": str(cast.nuclear.uuid), "starts_on": "2024-01-01"}


def earned(cast: Cast) -> dict[str, object]:
    return {
        "name": "Course",
        "earned_on": "2024-01-01",
        "unit": str(cast.nuclear.uuid),
    }


def registered(cast: Cast) -> dict[str, object]:
    return {
        "trainee": str(cast.tora.uuid),
        "unit": str(cast.nuclear.uuid),
        "specialty_code": "NUK",
        "starts_on": "2024-01-01",
    }


def places(_cast: Cast) -> dict[str, object]:
    return {"title": "Own post"}


def kept(cast: Cast) -> list[object]:
    ship()
    return [places_factory.publish(cast).uuid]


def agreed(cast: Cast) -> dict[str, object]:
    return {
        "sending": str(cast.nuclear.uuid),
        "receiving": str(cast.receiving.uuid),
        "specialty_code": "NUK",
        "objectives": "68, 89-92",
        "months": "6",
    }


def in_force(cast: Cast) -> list[object]:
    return [places_factory.make_agreement(cast).uuid]


def nobody_yet(_cast: Cast) -> list[object]:
    ship()
    return []


ON_PAGES = {
    "curriculum:import_catalogue": Page("karin", data=catalogue),
    "organisations:assign_role": Page("ada", lambda c: [c.nuclear.uuid], role),
    "organisations:delegate_approval": Page(
        "olav", lambda c: [c.nuclear.uuid], delegated
    ),
    "organisations:record_employment": Page("olav", lambda c: [c.sven.uuid], employed),
    "organisations:record_qualification": Page("olav", lambda c: [c.sven.uuid], earned),
    "plans:edit": Page("karin", lambda c: [draft(c)]),
    "plans:edit_stage": Page("karin", lambda c: [draft(c), 1]),
    "plans:edit_section": Page("karin", lambda c: [draft(c), 0]),
    "places:publish": Page("ola", data=places),
    "places:edit": Page("ola", kept),
    "places:change_room": Page("ola", kept, lambda _c: {"room": "2"}),
    "places:close": Page("ola", kept),
    "places:propose_agreement": Page("karin", nobody_yet, agreed),
    "places:end_agreement": Page("ola", in_force, lambda _c: {"reason": "Over"}),
    "schedules:register": Page("karin", nobody_yet, registered),
    "schedules:propose": Page("karin", planned_trainee),
}


def form_on(answer: HttpResponse, url: str) -> dict[str, object]:
    """Give what a browser would send of the page's own form, untouched."""
    page = LexborHTMLParser(answer.content.decode())
    forms = [
        form
        for form in page.css("main form")
        if (form.attributes.get("method") or "").lower() == "post"
        and (form.attributes.get("action") or url) == url
    ]
    assert len(forms) == 1, f"{url} has {len(forms)} forms that are sent to it"
    values: dict[str, object] = {}
    for element in forms[0].css("input[name], textarea[name], select[name]"):
        value = _value(element)
        if value is not None:
            values[element.attributes["name"] or ""] = value
    assert values.get("form_key"), f"The form at {url} has no key"
    return values


def _value(element: LexborNode) -> str | None:
    kind = element.attributes.get("type")
    if element.tag == "textarea":
        return element.text()
    if element.tag == "select":
        chosen = element.css_first("option[selected]") or element.css_first("option")
        return (chosen.attributes.get("value") or "") if chosen else None
    if kind == "file" or (
        kind in {"checkbox", "radio"} and "checked" not in element.attributes
    ):
        return None
    return element.attributes.get("value") or ""
