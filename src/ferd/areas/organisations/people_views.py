"""Pages on which people are added, invited, and kept."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.organisations import actions, pages, permissions, queries
from ferd.areas.organisations.forms import (
    EmploymentForm,
    PersonForm,
    QualificationForm,
)
from ferd.areas.organisations.views import INVITATION
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed

if TYPE_CHECKING:
    from ferd.areas.accounts.models import Person

reading_and_writing = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@reading_and_writing
def add_person(request: Request) -> HttpResponse:
    """Add somebody who is to have an account."""
    if not permissions.may_add_person(request.user):
        raise NotAllowed(_("Only an administrator may add people."))
    form = PersonForm(pages.posted(request))
    if form.is_valid():
        with pages.conflicts_on(form, "email"):
            person = actions.add_person(**form.cleaned_data, actor=request.user)
            messages.success(request, _("The person is added, and has no role yet."))
            return _to(person)
    return pages.form_page(
        request,
        form,
        title=_("Add a person"),
        text=_("Afterwards you give the person a role and a way to sign in."),
        verb=_("Add the person"),
        back=reverse("organisations:people"),
    )


@login_required
@require_POST
def invite_person(request: Request, person_id: UUID) -> HttpResponse:
    """Make an invitation; the link is shown once."""
    person = queries.get_person(request.user, person_id)
    address = actions.invite_person(person=person, actor=request.user)
    request.session[INVITATION] = address
    return _to(person)


@login_required
@require_POST
def mail_invitation(request: Request, person_id: UUID) -> HttpResponse:
    """Send an invitation by mail."""
    person = queries.get_person(request.user, person_id)
    actions.mail_invitation(person=person, actor=request.user)
    messages.success(request, _("The invitation is sent."))
    return _to(person)


@login_required
@reading_and_writing
def deactivate_person(request: Request, person_id: UUID) -> HttpResponse:
    """Close an account, after being asked."""
    person = queries.get_person(request.user, person_id)
    if not permissions.may_administer(request.user, person):
        raise NotAllowed(_("Only the person's administrator may close the account."))
    if request.method == "POST":
        actions.deactivate_person(person=person, actor=request.user)
        messages.success(request, _("The account is closed."))
        return _to(person)
    context = {
        "title": _("Close the account"),
        "text": _(
            "%(name)s is signed out everywhere at once and can no longer sign in; "
            "calendar addresses stop. What the person has done stays."
        )
        % {"name": person.name},
        "verb": _("Close the account"),
        "back": _address(person),
        "tone": "danger",
    }
    return render(request, "ui/confirm.html", context)


@login_required
@require_POST
def reactivate_person(request: Request, person_id: UUID) -> HttpResponse:
    """Open an account again."""
    person = queries.get_person(request.user, person_id)
    actions.reactivate_person(person=person, actor=request.user)
    messages.success(request, _("The account is open again."))
    return _to(person)


@login_required
@reading_and_writing
def record_employment(request: Request, person_id: UUID) -> HttpResponse:
    """Record where a person works, and how much."""
    actor, person = request.user, queries.get_person(request.user, person_id)
    units = queries.units_kept_by(actor)
    if not units:
        raise NotAllowed(_("Only the unit's leaders may record employment."))
    first = {"starts_on": clock.today(), "percent": 100}
    form = EmploymentForm(pages.posted(request), units=units, initial=first)

    if form.is_valid():
        with pages.conflicts_on(form, "ends_on"):
            actions.record_employment(**form.values(), person=person, actor=actor)
            messages.success(request, _("The employment is recorded."))
            return _to(person)
    return pages.form_page(
        request,
        form,
        title=_("Record employment"),
        text=person.name,
        verb=_("Record"),
        back=_address(person),
    )


@login_required
@reading_and_writing
def record_qualification(request: Request, person_id: UUID) -> HttpResponse:
    """Record what a person has earned."""
    actor, person = request.user, queries.get_person(request.user, person_id)
    units = queries.units_to_vouch_in(actor, person)
    if not units:
        raise NotAllowed(
            _("Only a leader of the person's own unit may record qualifications.")
        )
    form = QualificationForm(pages.posted(request), units=units)
    if form.is_valid():
        with pages.conflicts_on(form, "name"):
            actions.record_qualification(
                **form.cleaned_data, person=person, actor=actor
            )
            messages.success(request, _("The qualification is recorded."))
            return _to(person)
    return pages.form_page(
        request,
        form,
        title=_("Record a qualification"),
        text=person.name,
        verb=_("Record"),
        back=_address(person),
    )


def _address(person: "Person") -> str:
    return reverse("organisations:person", args=[person.uuid])


def _to(person: "Person") -> HttpResponseRedirect:
    return HttpResponseRedirect(_address(person))
