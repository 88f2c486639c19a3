"""Pages that show units and people."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ferd.areas.accounts.http import Request
from ferd.areas.organisations import pages, permissions, queries, sensitive
from ferd.foundation import clock
from ferd.foundation.words import typed

INVITATION = "invitation-address"
"""Where the session keeps a new invitation until it has been shown."""

A_PAGE = 50


@login_required
@require_GET
def show_units(request: Request) -> HttpResponse:
    """Show the trusts, what is below them, their sites, and who is what there."""
    context = {
        "tree": pages.tree(request.user),
        "may_add_person": permissions.may_add_person(request.user),
    }
    return render(request, "organisations/units.html", context)


@login_required
@require_GET
def show_unit(request: Request, unit_id: UUID) -> HttpResponse:
    """Show one unit: the people by role, sites, delegations, what may be done."""
    actor = request.user
    unit = queries.get_unit(actor, unit_id)
    context = {
        "unit": unit,
        "above": queries.units_above(unit),
        "below": queries.units_below(unit),
        "sites": queries.visible_sites(actor).filter(trust=unit),
        "held": pages.by_time(queries.known_assignments(actor).filter(unit=unit)),
        "answers": queries.answers_for(actor, unit),
        "delegations": queries.visible_delegations(actor).filter(unit=unit),
        "may_change": permissions.may_change_units(actor, unit),
        "to_give": permissions.roles_to_give(actor, unit),
        "may_delegate": permissions.may_delegate_in(actor, unit),
        "now": clock.now(),
    }
    return render(request, "organisations/unit.html", context)


@login_required
@require_GET
def show_people(request: Request) -> HttpResponse:
    """List the people the reader may know of, those with the words if any."""
    words = typed(request.GET.get("q", ""))
    people = queries.find_people(request.user, words)
    page = Paginator(people, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "words": words,
        "page": page,
        "rows": pages.with_roles(request.user, page),
        "may_add_person": permissions.may_add_person(request.user),
    }
    return render(request, "organisations/people.html", context)


@login_required
@require_GET
@never_cache
def show_person(request: Request, person_id: UUID) -> HttpResponse:
    """Show one person: roles, employment, qualifications, as far as may be seen."""
    actor = request.user
    person = queries.get_person(actor, person_id)
    may_administer = permissions.may_administer(actor, person)
    known = queries.known_assignments(actor).filter(person=person)
    in_full = queries.visible_assignments(actor).filter(person=person)
    employments = list(queries.visible_employments(actor).filter(person=person))
    qualifications = list(queries.visible_qualifications(actor).filter(person=person))
    sensitive.note_person(actor, person, employments, qualifications)
    context = {
        "person": person,
        "is_own": person == actor,
        "held": pages.by_time(known),
        "in_full": set(in_full.values_list("pk", flat=True)),
        "employments": employments,
        "qualifications": qualifications,
        "may_administer": may_administer,
        "may_keep": queries.units_to_vouch_in(actor, person).exists(),
        "history": queries.history(person) if may_administer else (),
        "invitation": request.session.pop(INVITATION, "") if may_administer else "",
    }
    return render(request, "organisations/person.html", context)
