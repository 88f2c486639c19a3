"""Pages of places: the list, one unit's places, publishing and changing them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ferd.areas.accounts.http import Request
from ferd.areas.organisations import queries as organisations
from ferd.areas.schedules import (
    actions,
    permissions,
    places_pages,
    places_queries,
    planned_here,
    queries,
    request_queries,
)
from ferd.areas.schedules.models import Places
from ferd.areas.schedules.places_forms import (
    CloseForm,
    PublishForm,
    RoomForm,
    TermsForm,
)
from ferd.core.scheduling.problem import FULL
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed
from ferd.foundation.form_pages import reading_and_writing, refusals_at, sent

PAGE = 12
"""How many places a page of the list shows."""


@login_required
@require_GET
def show_list(request: Request) -> HttpResponse:
    """List the places the reader keeps, and those that others offer."""
    listed = Paginator(places_queries.listed_places(request.user), PAGE)
    page = listed.get_page(request.GET.get("page"))
    context = {
        "tabs": places_pages.tabs(request.user, "places:list"),
        "page": page,
        "rows": places_pages.rows(request.user, page.object_list),
        "may_publish": permissions.may_keep_places_somewhere(request.user),
        "may_ask": permissions.may_ask_somewhere(request.user),
    }
    return render(request, "places/list.html", context)


@login_required
@require_GET
def show_places(request: Request, places_id: UUID) -> HttpResponse:
    """Show one unit's places: room, terms, who has them as far as one may see."""
    places = places_queries.get_places(request.user, places_id)
    (row,) = places_pages.rows(request.user, [places])
    context = {
        "places": places,
        "row": row,
        "rooms": places.rooms.all(),
        "requests": request_queries.requests_of(request.user, places),
        "planned": planned_here.everyone_at(request.user, places),
        "may_keep": permissions.may_keep_places(request.user, places.unit),
        "may_ask": permissions.may_ask_somewhere(request.user),
        "history": places_queries.history(places)[:PAGE],
    }
    return render(request, "places/places.html", context)


@login_required
@reading_and_writing
def publish(request: Request) -> HttpResponse:
    """Publish places of a kind."""
    if not permissions.may_keep_places_somewhere(request.user):
        raise NotAllowed(_("Only a unit's leaders may publish its places."))
    units = places_queries.units_to_keep_places_in(request.user)
    form = PublishForm(
        sent(request),
        units=units,
        sites=organisations.visible_sites(request.user),
        specialties=queries.specialties_to_train_for(request.user),
        initial={"first_on": clock.today(), "use": "open", "room": 1},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, "title"):
            places = actions.publish_places(
                unit=form.cleaned_data["unit"],
                site=form.cleaned_data["site"],
                terms=form.terms(),
                room=form.span(),
                actor=request.user,
            )
            return redirect("places:places", places.uuid)
    return _page(request, form, _("Publish places"), reverse("places:list"))


@login_required
@reading_and_writing
def edit(request: Request, places_id: UUID) -> HttpResponse:
    """Change what is said of places."""
    places = _kept(request, places_id)
    names = list(TermsForm.base_fields)
    known = {name: getattr(places, name) for name in names}
    known["minimum"] = places.minimum / FULL
    form = TermsForm(
        sent(request),
        specialties=queries.specialties_to_train_for(request.user),
        initial=known,
    )
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, "measure"):
            actions.edit_places(places=places, terms=form.terms(), actor=request.user)
            messages.success(request, _("The places are changed."))
            return redirect("places:places", places.uuid)
    return _page(request, form, _("Change the places"), _address(places_id))


@login_required
@reading_and_writing
def change_room(request: Request, places_id: UUID) -> HttpResponse:
    """Set how many places there are in some days."""
    places = _kept(request, places_id)
    form = RoomForm(sent(request), initial={"first_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, "room"):
            actions.change_room(places=places, room=form.span(), actor=request.user)
            messages.success(request, _("The number of places is changed."))
            return redirect("places:places", places.uuid)
    return _page(request, form, _("Change how many there are"), _address(places_id))


@login_required
@reading_and_writing
def close(request: Request, places_id: UUID) -> HttpResponse:
    """Give no places from a day on."""
    places = _kept(request, places_id)
    form = CloseForm(sent(request), initial={"ends_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, "ends_on"):
            actions.close_places(
                places=places, ends_on=form.cleaned_data["ends_on"], actor=request.user
            )
            messages.success(request, _("The places are closed from that day."))
            return redirect("places:places", places.uuid)
    return _page(request, form, _("Close the places"), _address(places_id))


def _kept(request: Request, places_id: UUID) -> Places:
    """Get places whose terms and room the reader decides."""
    places = places_queries.get_places(request.user, places_id)
    if not permissions.may_keep_places(request.user, places.unit):
        raise NotAllowed(_("Only the unit's leaders may change its places."))
    return places


def _address(places_id: UUID) -> str:
    return reverse("places:places", args=[places_id])


def _page(request: Request, form: Form, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "verb": title, "back": back}
    status = 422 if form.errors else 200
    return render(request, "places/form.html", context, status=status)
