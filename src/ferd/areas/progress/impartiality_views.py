"""Pages of who is not impartial towards a trainee."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.accounts.models import Person
from ferd.areas.progress import objective_permissions as permissions
from ferd.areas.progress.actions import impartiality
from ferd.areas.progress.models import ConflictOfInterest
from ferd.areas.progress.objective_forms import ConflictForm
from ferd.areas.progress.queries import objectives as queries
from ferd.areas.schedules.models import Traineeship
from ferd.foundation.errors import NotAllowed, NotFound
from ferd.foundation.form_pages import reading_and_writing, refusals_at, sent


@login_required
@reading_and_writing
def declare_conflict(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Say that somebody is not impartial; leaders see and end what was said."""
    traineeship = queries.get_traineeship(request.user, traineeship_id)
    if not permissions.may_declare_conflict(request.user, request.user, traineeship):
        raise NotAllowed(_("The trainee asks a leader to say it."))
    leads = permissions.may_see_conflicts(request.user, traineeship)
    judging = queries.people_who_judge(traineeship)
    myself = Person.objects.filter(pk=request.user.pk)
    form = ConflictForm(
        sent(request),
        people=judging if leads else myself,
        substitutes=queries.people_to_substitute(traineeship),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None):
            impartiality.declare_conflict(
                traineeship=traineeship,
                person=form.cleaned_data["person"],
                kind=ConflictOfInterest.Kind(form.cleaned_data["kind"]),
                substitute=form.cleaned_data["substitute"],
                actor=request.user,
            )
            messages.success(request, _("It is noted, and whoever takes over is told."))
            return redirect("progress:declare_conflict", traineeship.uuid)
    conflicts = queries.conflicts_of(traineeship)
    context = {
        "form": form,
        "traineeship": traineeship,
        "leads": leads,
        "conflicts": conflicts if leads else conflicts.filter(person=request.user),
    }
    status = 422 if form.errors else 200
    return render(request, "progress/impartiality.html", context, status=status)


@login_required
@require_POST
def end_conflict(
    request: Request, traineeship_id: UUID, conflict_id: UUID
) -> HttpResponse:
    """Say that somebody is impartial again."""
    traineeship = queries.get_traineeship(request.user, traineeship_id)
    impartiality.end_conflict(
        conflict=_conflict(request.user, traineeship, conflict_id),
        traineeship=traineeship,
        actor=request.user,
    )
    messages.success(request, _("It is ended."))
    return redirect("progress:declare_conflict", traineeship.uuid)


def _conflict(
    actor: Person, traineeship: Traineeship, conflict_id: UUID
) -> ConflictOfInterest:
    found = queries.conflicts_of(traineeship).filter(uuid=conflict_id).first()
    is_seen = permissions.may_see_conflicts(actor, traineeship) or (
        found is not None and found.person == actor
    )
    if found is None or not is_seen:
        raise NotFound(_("There is no such thing noted."))
    return found
