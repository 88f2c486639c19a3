"""Moving one block: by a form, and the preview that dragging and keys ask for."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ferd.areas.accounts.http import Request
from ferd.areas.rotations import actions, drafting, permissions
from ferd.areas.rotations.consequences import (
    Consequence,
    Situation,
    consequence,
    situation,
)
from ferd.areas.rotations.forms import MoveForm
from ferd.areas.rotations.moves import Move, may_change, may_start_elsewhere
from ferd.areas.rotations.rows import days_moved
from ferd.areas.schedules import queries as schedules
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Move one block by a form; what it leads to is shown before it is kept."""
    given = _given(request, traineeship_id)
    data = request.POST if request.method == "POST" else request.GET
    form = _form(given, data)
    found = None
    if form.is_bound and form.is_valid():
        found = consequence(request.user, given, _asked(given, form))
        if request.method == "POST":
            return _keep(request, given, found, form)
    context = _context(request, given, form, found)
    status = 422 if form.errors else 200
    return render(request, "rotations/move.html", context, status=status)


@login_required
@require_GET
def preview(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Show what a move would lead to, as a part of the board."""
    given = _given(request, traineeship_id)
    form = _form(given, request.GET)
    if not (form.is_bound and form.is_valid()):
        raise Conflict(_("There is no such block; the plan has changed."))
    found = consequence(request.user, given, _asked(given, form))
    context = _context(request, given, form, found)
    return render(request, "rotations/move.html#consequence", context)


def _given(request: Request, traineeship_id: UUID) -> Situation:
    traineeship = schedules.get_traineeship(request.user, traineeship_id)
    draft = drafting.draft_named(request.user, request.GET.get("draft", ""))
    if not permissions.may_draft(request.user, traineeship.unit):
        raise NotAllowed(_("Only those who plan in the unit move its trainees."))
    if request.user == traineeship.trainee:
        raise NotAllowed(_("Nobody moves their own blocks; propose a plan instead."))
    return situation(request.user, traineeship, draft)


def _form(given: Situation, data: QueryDict) -> MoveForm:
    placements = given.pathway.placements
    blocks = _blocks(given)
    block = _meant(given, data.get("block", ""))
    asks = {"starts_on", "months", "site", "longer"} & set(data)
    return MoveForm(
        data if asks else None,
        blocks=blocks,
        sites=given.sites(block),
        initial={
            "block": block,
            "starts_on": f"{placements[block].period.start:%Y-%m}",
            "months": f"{float(round(placements[block].account.counted * 4) / 4):g}",
            "reason": given.way.reason if given.way else "",
        },
    )


def _asked(given: Situation, form: MoveForm) -> Move:
    return form.move(given.pathway.placements[form.cleaned_data["block"]])


def _blocks(given: Situation) -> list[tuple[int, str]]:
    """List the blocks that may still change, by their number in the plan."""
    today = clock.today()
    return [
        (index, placement.label)
        for index, placement in enumerate(given.pathway.placements)
        if may_change(placement, today)
    ]


def _meant(given: Situation, words: str) -> int:
    """Find the block an address or a form names; the first that may change if none."""
    if words.isdecimal() and len(words) < 4:
        block = int(words)
        if block < len(given.pathway.placements):
            return block
    return next((index for index, _label in _blocks(given)), 0)


def _keep(
    request: Request, given: Situation, found: Consequence, form: MoveForm
) -> HttpResponse:
    """Put the move into the draft, a new one if none is open."""
    draft = given.draft or actions.start_draft(
        unit=drafting.widest_unit(request.user, given.traineeship),
        name=_("What if, %(day)s") % {"day": date_format(clock.today())},
        actor=request.user,
    )
    actions.put_way(
        draft=draft,
        traineeship=given.traineeship,
        circumstances=found.circumstances,
        reason=form.cleaned_data["reason"] or _("Changed rotation"),
        actor=request.user,
    )
    messages.success(
        request,
        _("%(name)s is moved in the draft “%(draft)s”. Nothing is published.")
        % {"name": given.traineeship.trainee.name, "draft": draft.name},
    )
    return redirect(
        drafting.board_url(request.GET.get("back", ""), draft)
        + f"#trainee-{given.traineeship.uuid}"
    )


def _context(
    request: Request, given: Situation, form: MoveForm, found: Consequence | None
) -> dict[str, object]:
    today = clock.today()
    placements = given.pathway.placements
    placement = placements[_meant(given, str(form["block"].value()))]
    return {
        "given": given,
        "form": form,
        "found": found,
        "placement": placement,
        "may_start": may_start_elsewhere(placement, today),
        "blocks": [
            (index, each, may_change(each, today))
            for index, each in enumerate(placements)
        ],
        "query": request.GET.urlencode(),
        "draft": given.draft,
        "back": drafting.board_url(request.GET.get("back", ""), given.draft),
        "action": _action(request, given),
        "moved_by": days_moved(_finish(found), found.after.completes_on)
        if found
        else "",
    }


def _finish(found: Consequence | None) -> date | None:
    if found is None:
        return None
    return found.agreed_finish or found.situation.pathway.completes_on


def _action(request: Request, given: Situation) -> str:
    """Give the address that keeps the move: the draft and the way back with it."""
    pairs = request.GET.copy()
    for name in set(pairs) - {"draft", "back"}:
        del pairs[name]
    url = reverse("rotations:move", args=[given.traineeship.uuid])
    return f"{url}?{pairs.urlencode()}"
