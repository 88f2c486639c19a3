"""The board itself, on the screen and on paper."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from ferd.areas.accounts.http import Request
from ferd.areas.rotations import documents, permissions, queries, rows
from ferd.areas.rotations.asking import sight_from
from ferd.areas.rotations.board import ROWS, Board, board
from ferd.areas.rotations.sights import MONTHS_SHOWN, Zoom
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
    context |= _around(request, found, look)
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


def _around(reader: Request, found: Board, look: rows.Look) -> dict[str, object]:
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
        "units": queries.units_on_board(reader.user),
        "drafts": list(queries.open_drafts(reader.user)),
        "may_draft": permissions.may_draft_somewhere(reader.user),
        "may_see_room": permissions.may_see_room(reader.user),
        "may_publish": permissions.may_publish_places_somewhere(reader.user),
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
