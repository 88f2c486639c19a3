"""The page on which a programme director says what a plan means by a site."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.organisations import queries as organisations
from ferd.areas.plans import queries as plans
from ferd.areas.schedules import actions, places_pages, site_queries
from ferd.areas.schedules.place_words import unmapped_in_words
from ferd.areas.schedules.places_forms import MapForm
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.rooms import PlacesFor
from ferd.foundation.errors import Conflict


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One site of a plan: the unit it leads to, or why nowhere, and the form."""

    title: str
    unit: str
    fault: str
    form: MapForm


@login_required
@require_GET
def show_sites(request: Request) -> HttpResponse:
    """Show what each site of the reader's plans leads to, or why nowhere."""
    choices = _choices(request)
    listed = [
        (version, [_row(found, choices) for found in sites])
        for version, sites in site_queries.plans_to_map(request.user)
    ]
    context = {
        "tabs": places_pages.tabs(request.user, "places:sites"),
        "listed": listed,
        "mappings": site_queries.visible_mappings(request.user),
    }
    return render(request, "places/sites.html", context)


@login_required
@require_POST
def map_site(request: Request, version_id: UUID) -> HttpResponse:
    """Say which unit the plan means."""
    version = plans.get_version(request.user, version_id)
    form = MapForm(request.POST, choices=_choices(request))
    if not form.is_valid():
        raise Conflict(_("Say which unit is meant."))
    data = form.cleaned_data
    actions.map_site(
        unit=version.plan.unit,
        site=TrainingSite(data["trust"], data["site"], data["department"]),
        meant=organisations.get_unit(request.user, UUID(data["meant"])),
        actor=request.user,
    )
    messages.success(request, _("The site leads to that unit now."))
    return redirect("places:sites")


@login_required
@require_POST
def unmap(request: Request, mapping_id: UUID) -> HttpResponse:
    """Take back what was said: the names tell again."""
    mapping = site_queries.get_mapping(request.user, mapping_id)
    actions.unmap_site(mapping=mapping, actor=request.user)
    messages.success(request, _("The name alone decides again."))
    return redirect("places:sites")


def _choices(request: Request) -> list[tuple[str, str]]:
    """List the units that may be meant, each with the trust it belongs to."""
    return [
        (str(unit.uuid), name)
        for unit, name in site_queries.units_to_mean(request.user)
    ]


def _row(found: PlacesFor, choices: list[tuple[str, str]]) -> SiteRow:
    initial = {
        "trust": found.site.trust,
        "site": found.site.site,
        "department": found.site.department,
        "meant": str(found.unit or ""),
    }
    unit = dict(choices).get(str(found.unit), "")
    form = MapForm(choices=choices, initial=initial, auto_id=False)
    return SiteRow(found.site.title, unit, unmapped_in_words(found), form)
