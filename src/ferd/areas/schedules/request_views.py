"""Pages of requests: asking for a place, the inbox, the story of one."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ferd.areas.accounts.http import Request
from ferd.areas.schedules import (
    actions,
    permissions,
    places_pages,
    places_queries,
    queries,
    request_queries,
)
from ferd.areas.schedules.models import PlaceRequest
from ferd.areas.schedules.places_forms import AskForm, HoldForm
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed, NotFound

PAGE = 25
"""How many requests, or entries of one's story, a page shows."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, places_id: UUID) -> HttpResponse:
    """Ask for a place, for the days of the trainee's plan or for others."""
    places = places_queries.get_places(request.user, places_id)
    if not permissions.may_ask_somewhere(request.user):
        raise NotAllowed(_("Only those who plan for trainees may ask for a place."))
    listed = places_pages.choices(request.user, places)
    form = AskForm(
        request.POST or None,
        choices=[("", "—"), *((each.key, each.label) for each in listed)],
        initial=_known(request, listed),
    )
    if places.measure == places.Measure.PEOPLE:
        del form.fields["percent"]
    if request.method == "POST" and form.is_valid():
        chosen = {each.key: each for each in listed}[form.cleaned_data["whom"]]
        period = form.written_period() or places_pages.stays_in(chosen)
        if period is None:
            form.add_error("first_on", _("Say from which day to which."))
        else:
            stage = chosen.placement.stage if chosen.placement else None
            wish = actions.Wish(
                period=period,
                stage=stage,
                size=form.cleaned_data.get("percent"),
                words=form.cleaned_data["words"],
            )
            try:
                asked = actions.ask_for_place(
                    places=places,
                    traineeship=chosen.traineeship,
                    wish=wish,
                    actor=request.user,
                )
            except Conflict as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(request, _("The receiving side has been asked."))
                return redirect("places:request", asked.uuid)
    (row,) = places_pages.rows(request.user, [places])
    context = {"form": form, "places": places, "row": row, "is_empty": not listed}
    status = 422 if form.errors else 200
    return render(request, "places/ask.html", context, status=status)


@login_required
@require_GET
def show_requests(request: Request) -> HttpResponse:
    """List what waits for the reader, and the other requests one may see."""
    visible = request_queries.visible_requests(request.user)
    waiting = request_queries.waiting_requests(request.user)
    shows_all = request.GET.get("all") == "1"
    listed = visible if shows_all else visible.filter(request_queries.going_on())
    context = {
        "tabs": places_pages.tabs(request.user, "places:requests"),
        "answer": waiting.answer[:PAGE],
        "commit": waiting.commit[:PAGE],
        "appoint": waiting.appoint[:PAGE],
        "page": Paginator(listed, PAGE).get_page(request.GET.get("page")),
        "shows_all": shows_all,
    }
    return render(request, "places/requests.html", context)


@login_required
@require_GET
def show_request(request: Request, request_id: UUID) -> HttpResponse:
    """Show the story of one request, and what may be done about it."""
    asked = request_queries.get_request(request.user, request_id)
    may_answer = permissions.may_answer(request.user, asked)
    may_send = permissions.may_ask(request.user, asked.traineeship)
    standing, status = asked.standing, PlaceRequest.Status
    is_stay = standing == status.COMMITTED and asked.ends_on > clock.today()
    is_open = standing in PlaceRequest.OPEN
    follows = queries.visible_traineeships(request.user).filter(pk=asked.traineeship_id)
    context = {
        "asked": asked,
        "standing": standing.value,
        "supervisor": request_queries.current_stay_supervisor(asked),
        "history": request_queries.history(asked)[:PAGE],
        "may_hold": may_answer and standing in {status.ASKED, status.EXPIRED},
        "may_decline": may_answer and is_open,
        "may_commit": _may_commit(asked, may_answer=may_answer, may_send=may_send),
        "may_withdraw": (may_send and is_open)
        or ((may_send or may_answer) and is_stay and asked.closed_at is None),
        "may_waive": is_stay
        and asked.closed_at is not None
        and (may_send or may_answer),
        "may_appoint": may_answer and is_stay,
        "is_stay": is_stay,
        "follows": follows.exists(),
        "hold_form": HoldForm(
            initial={"until": clock.today() + timedelta(days=asked.places.hold_days)}
        ),
    }
    return render(request, "places/request.html", context)


def _may_commit(asked: PlaceRequest, *, may_answer: bool, may_send: bool) -> bool:
    """Tell whether the reader's side has still to commit, and may now."""
    receiving = may_answer and asked.receiving_committed_at is None
    sending = may_send and asked.sending_committed_at is None
    if asked.standing == PlaceRequest.Status.ASKED:
        return receiving
    return asked.standing == PlaceRequest.Status.HELD and (receiving or sending)


def _known(request: Request, listed: list[places_pages.Choice]) -> dict[str, object]:
    """Fill in what the address says: whom, and from when to when."""
    said = request.GET.get("traineeship", "")
    try:
        traineeship = UUID(said) if said else None
        first = parse_date(request.GET.get("from", ""))
        end = parse_date(request.GET.get("to", ""))
    except ValueError as error:
        raise NotFound(_("There is no such page.")) from error
    return {
        "whom": places_pages.first_choice(listed, traineeship),
        "first_on": first,
        "last_on": end,
    }
