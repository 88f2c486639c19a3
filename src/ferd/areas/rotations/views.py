"""The board itself, on the screen and on paper."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from ferd.areas.accounts.http import Request
from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.rotations import documents, drafting, permissions, queries, rows
from ferd.areas.rotations.board import ROWS, Board, board
from ferd.areas.rotations.sights import MONTHS_SHOWN, Only, Sight, Zoom, month_from
from ferd.areas.rotations.strips import draw_head
from ferd.foundation.documents import as_attachment
from ferd.foundation.drawing import sites
from ferd.foundation.errors import NotFound


@login_required
@require_GET
def show_board(request: Request) -> HttpResponse:
    """Show people and places over months, or the next rows of it."""
    sight = sight_from(request.user, request.GET)
    found = board(request.user, sight)
    look = rows.look_of(request.user, found)
    context: dict[str, object] = {
        "board": found,
        "sight": sight,
        "rows": rows.person_rows(look),
        "here": "board",
    }
    if request.GET.get("part") == "rows":
        return render(request, "rotations/board.html#rows", context)
    context |= _around(request.user, found, look)
    template = "table" if request.GET.get("view") == "table" else "board"
    return render(request, f"rotations/{template}.html", context)


@login_required
@require_GET
def give_document(request: Request) -> HttpResponse:
    """Give the board as a PDF."""
    sight = sight_from(request.user, request.GET)
    language = request.GET.get("language", get_language() or "")
    document = documents.export(request.user, sight, language=language)
    if document is None:
        raise NotFound("")
    return as_attachment(document)


def sight_from(actor: Person, data: QueryDict) -> Sight:
    """Read what an address asks to see; what it says wrongly is left out."""
    page = data.get("page", "")
    zoom, only = data.get("zoom", ""), data.get("only", "")
    return Sight(
        draft=drafting.draft_named(actor, data.get("draft", "")),
        zoom=Zoom(zoom) if zoom in set(Zoom) else Zoom.QUARTERS,
        first=month_from(data.get("from", "")),
        unit=_unit(actor, data.get("unit", "")),
        stage=data.get("stage", "")[:120],
        person=data.get("person", "")[:120],
        only=Only(only) if only in set(Only) else Only.ALL,
        page=int(page) if page.isdecimal() and len(page) < 6 else 1,
        all_places=data.get("places") == "all",
    )


def _unit(actor: Person, words: str) -> Unit | None:
    try:
        return organisations.get_unit(actor, UUID(words)) if words else None
    except (ValueError, NotFound):
        return None


def _around(actor: Person, found: Board, look: rows.Look) -> dict[str, object]:
    """Give what stands around the rows: places, axis, filters, the way on."""
    sight, months = found.sight, found.months
    step = MONTHS_SHOWN[sight.zoom] // 2
    return {
        "places": rows.place_rows(look),
        "head": draw_head(look.scale, found.today),
        "patterns": sites.patterns("board", range(1, sites.TONES + 1)),
        "earlier": sight.query(**{"from": f"{months.day(-step):%Y-%m}"}),
        "later": sight.query(**{"from": f"{months.day(step):%Y-%m}"}),
        "now": sight.query(**{"from": ""}),
        "zooms": [
            (each, each is sight.zoom, sight.query(zoom=each.value)) for each in Zoom
        ],
        "units": queries.units_on_board(actor),
        "drafts": list(queries.open_drafts(actor)),
        "may_draft": permissions.may_draft_somewhere(actor),
        "may_see_room": permissions.may_see_room(actor),
        "more_places": sight.query(places="all"),
        "as_table": sight.query(view="table"),
        "as_board": sight.query(),
        "rows_a_page": ROWS,
        "document": reverse("rotations:print") + sight.query(),
        "site_keys": [
            (name, sites.tone_of(name, found.sites))
            for name in found.sites[: sites.TONES]
        ],
        "has_filter": bool(sight.person or sight.stage or sight.only or sight.unit),
        "no_filter": sight.query(person="", stage="", only="", unit=""),
        "pages": [
            (number, sight.query(page=str(number)))
            for number in range(1, found.pages + 1)
        ],
    }
