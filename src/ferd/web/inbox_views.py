"""The page of the inbox: what waits for the reader, in one place."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ferd.areas.accounts.http import Request
from ferd.areas.accounts.models import Person
from ferd.areas.audit import lookups
from ferd.foundation.tabs import Tab
from ferd.web import inbox
from ferd.web.inbox_items import LABELS, Item, Kind

ON_A_PAGE = 20
"""How many items a page shows: as many as one action signs."""


@login_required
@require_GET
def show_inbox(request: Request) -> HttpResponse:
    """Show what waits for the reader, with what it rests on."""
    kind = _kind(request.GET.get("kind", ""))
    items = inbox.items_for(request.user)
    listed = [item for item in items if kind in {None, item.kind}]
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    _note_reading(request.user, page)
    context = {
        "tabs": _tabs(items, kind),
        "page": page,
        "kind": kind,
        "to_sign": sum(item.kind == Kind.SIGN for item in page),
        "selects_all": request.GET.get("select") == "all",
        "back": request.get_full_path(),
    }
    return render(request, "web/inbox.html", context)


def _note_reading(actor: Person, items: Iterable[Item]) -> None:
    """Note that what a page shows of others has been seen, and what for."""
    looks = [item.look for item in items if item.look is not None]
    lookups.note_many(actor=actor, looks=looks)


def _tabs(items: list[Item], kind: Kind | None) -> list[Tab]:
    here = reverse("web:inbox")
    shown = [Tab(_("All"), here, current=kind is None, count=len(items))]
    for each, label in LABELS.items():
        count = sum(item.kind == each for item in items)
        if count or each == kind:
            shown.append(Tab(label, f"{here}?kind={each.value}", each == kind, count))
    return shown


def _kind(said: str) -> Kind | None:
    return Kind(said) if said in set(Kind) else None
