"""Pages on which units are added, and roles and delegations given and ended."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ferd.areas.accounts.http import Request
from ferd.areas.organisations import actions, pages, permissions, queries
from ferd.areas.organisations.forms import (
    DelegationForm,
    RoleForm,
    SiteForm,
    UnitForm,
)
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed

if TYPE_CHECKING:
    from ferd.areas.organisations.models import Unit

SUGGESTED = 200
"""How many people the field for an address suggests."""

reading_and_writing = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@reading_and_writing
def add_unit(request: Request, unit_id: UUID) -> HttpResponse:
    """Add a unit below another."""
    parent = queries.get_unit(request.user, unit_id)
    if not permissions.may_change_units(request.user, parent):
        raise NotAllowed(_("Only the trust's administrator may add units."))
    form = UnitForm(pages.posted(request), parent=parent)
    if form.is_valid():
        with pages.conflicts_on(form, "name"):
            actions.add_unit(**form.cleaned_data, parent=parent, actor=request.user)
            messages.success(request, _("The unit is added."))
            return _to(parent)
    return pages.form_page(
        request,
        form,
        title=_("Add a unit"),
        text=_("Below %(unit)s.") % {"unit": parent.name},
        verb=_("Add the unit"),
        back=_address(parent),
    )


@login_required
@reading_and_writing
def add_site(request: Request, unit_id: UUID) -> HttpResponse:
    """Add a place to a trust."""
    trust = queries.get_trust(request.user, unit_id)
    if not permissions.may_change_units(request.user, trust):
        raise NotAllowed(_("Only the trust's administrator may add sites."))
    form = SiteForm(pages.posted(request))
    if form.is_valid():
        with pages.conflicts_on(form, "name"):
            actions.add_site(trust=trust, **form.cleaned_data, actor=request.user)
            messages.success(request, _("The site is added."))
            return _to(trust)
    return pages.form_page(
        request,
        form,
        title=_("Add a site"),
        text=trust.name,
        verb=_("Add the site"),
        back=_address(trust),
    )


@login_required
@reading_and_writing
def assign_role(request: Request, unit_id: UUID) -> HttpResponse:
    """Give somebody a role in a unit."""
    actor, unit = request.user, queries.get_unit(request.user, unit_id)
    roles = permissions.roles_to_give(actor, unit)
    if not roles:
        raise NotAllowed(_("You may not give roles in this unit."))
    first = {"address": request.GET.get("address", ""), "starts_on": clock.today()}
    form = RoleForm(pages.posted(request), roles=roles, giver=actor, initial=first)

    if form.is_valid():
        with pages.conflicts_on(form, "role"):
            actions.assign_role(**form.values(), unit=unit, actor=actor)
            messages.success(request, _("The role is given."))
            return _to(unit)
    people = queries.visible_people(actor).filter(is_active=True)[:SUGGESTED]
    context = {"form": form, "unit": unit, "people": people}
    status = 422 if form.errors else 200
    return render(request, "organisations/assign_role.html", context, status=status)


@login_required
@reading_and_writing
def end_role(request: Request, assignment_id: UUID) -> HttpResponse:
    """End a role, after being asked."""
    assignment = queries.get_assignment(request.user, assignment_id)
    if not permissions.may_end_role(request.user, assignment):
        raise NotAllowed(_("You may not end this role."))
    if request.method == "POST":
        actions.end_role(assignment=assignment, actor=request.user)
        messages.success(request, _("The role is ended."))
        return _to(assignment.unit)
    facts = {
        "role": assignment.get_role_display(),
        "unit": assignment.unit.name,
        "name": assignment.person.name,
    }
    context = {
        "title": _("End the role"),
        "text": _(
            "%(name)s, %(unit)s: %(role)s. What the role opens is closed at once."
        )
        % facts,
        "verb": _("End the role"),
        "back": _address(assignment.unit),
        "tone": "danger",
    }
    return render(request, "ui/confirm.html", context)


@login_required
@reading_and_writing
def delegate_approval(request: Request, unit_id: UUID) -> HttpResponse:
    """Delegate approval to a leading doctor of the unit, for a time."""
    actor, unit = request.user, queries.get_unit(request.user, unit_id)
    if not permissions.may_delegate_in(actor, unit):
        raise NotAllowed(_("Only the head of department may delegate approval."))
    people = queries.people_to_delegate_to(actor, unit)
    first = {"starts_on": clock.today()}
    form = DelegationForm(pages.posted(request), people=people, initial=first)

    if form.is_valid():
        with pages.conflicts_on(form, "ends_on"):
            actions.delegate_approval(**form.values(), unit=unit, actor=actor)
            messages.success(request, _("Approval is delegated."))
            return _to(unit)
    return pages.form_page(
        request,
        form,
        title=_("Delegate approval"),
        text=_(
            "You hand over the task; the responsibility stays with you. You may take "
            "it back at any time, and it cannot be handed on."
        ),
        verb=_("Delegate"),
        back=_address(unit),
    )


@login_required
@reading_and_writing
def end_delegation(request: Request, delegation_id: UUID) -> HttpResponse:
    """Take a delegation back, after being asked."""
    delegation = queries.get_delegation(request.user, delegation_id)
    if not permissions.may_end_delegation(request.user, delegation):
        raise NotAllowed(_("Only the head of department may take a delegation back."))
    if request.method == "POST":
        actions.end_delegation(delegation=delegation, actor=request.user)
        messages.success(request, _("The delegation is taken back."))
        return _to(delegation.unit)
    context = {
        "title": _("Take the delegation back"),
        "text": _("%(name)s may then no longer approve on your behalf: %(scope)s.")
        % {"name": delegation.receiver.name, "scope": delegation.scope},
        "verb": _("Take it back"),
        "back": _address(delegation.unit),
        "tone": "danger",
    }
    return render(request, "ui/confirm.html", context)


def _address(unit: "Unit") -> str:
    return reverse("organisations:unit", args=[unit.uuid])


def _to(unit: "Unit") -> HttpResponseRedirect:
    return HttpResponseRedirect(_address(unit))
