"""Pages on which a record is written: the quick entry, and what keeps it safe."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.progress import actions, keeping, proposing, sights, signing
from ferd.areas.progress import activity_pages as pages
from ferd.areas.progress import activity_permissions as permissions
from ferd.areas.progress.activity_forms import ActivityForm, written_in
from ferd.areas.progress.models import ActivityRecord
from ferd.areas.progress.queries import activities as queries
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import Traineeship
from ferd.foundation.errors import Conflict, NotAllowed, NotFound
from ferd.foundation.form_pages import reading_and_writing, refusals_at, sent

CLOSED = "default-src 'none'; sandbox"
"""The policy of a file: should a browser open it all the same, nothing in it acts."""


@login_required
@reading_and_writing
def record(request: Request) -> HttpResponse:
    """Record an activity: the quick entry."""
    traineeship = _whose(request)
    form = ActivityForm(
        sent(request),
        request.FILES or None,
        traineeship=traineeship,
        title=request.GET.get("title", ""),
        initial={"title": request.GET.get("title", "")[:200]},
    )
    return _write(request, form)


@login_required
@reading_and_writing
def edit(request: Request, record_id: UUID) -> HttpResponse:
    """Go on with a draft, or with what was returned."""
    found = queries.get_record(request.user, record_id)
    if not pages.may_do(request.user, found)["may_change"]:
        if not permissions.may_change(request.user, found):
            raise NotAllowed(_("Only the trainee, or who recorded it, changes it."))
        return redirect("progress:activity", found.uuid)
    form = ActivityForm(
        sent(request),
        request.FILES or None,
        traineeship=found.traineeship,
        title=found.title,
        initial=written_in(found),
    )
    return _write(request, form, found)


@login_required
@require_GET
def propose(request: Request) -> HttpResponse:
    """Propose the rest of an entry, from its title."""
    traineeship = _whose(request)
    title = request.GET.get("title", "").replace("\0", "")[:200]
    form = ActivityForm(None, None, traineeship=traineeship, title=title)
    return render(request, "progress/activities/proposed.html", {"form": form})


@login_required
@require_POST
def keep(request: Request) -> HttpResponse:
    """Keep what is written so far; the page asks for it every few seconds."""
    traineeship = _whose(request)
    form = ActivityForm(request.POST, None, traineeship=traineeship)
    if not form.is_valid():
        return JsonResponse({"faults": [*_faults(form)]}, status=422)
    found = _named(request, form)
    kept = _keep(request, form, found)
    (row,) = pages.rows_of([kept])
    return JsonResponse(
        {
            "record": str(kept.uuid),
            "seen": kept.version,
            "said": row.standing[0],
            "address": reverse("progress:edit_activity", args=[kept.uuid]),
        }
    )


@login_required
@require_POST
def remove_file(request: Request, record_id: UUID, file_id: UUID) -> HttpResponse:
    """Take a file out of what has not been sent."""
    file = queries.get_file(request.user, record_id, file_id)
    actions.remove_file(file=file, actor=request.user)
    messages.success(request, _("The file is taken out, and its content is gone."))
    return redirect("progress:edit_activity", record_id)


@login_required
@require_GET
def give_file(request: Request, record_id: UUID, file_id: UUID) -> HttpResponse:
    """Give a file to who sees its record; it is saved, never opened here."""
    file = queries.get_file(request.user, record_id, file_id)
    pages.note_reading(request.user, [queries.get_record(request.user, record_id)])
    answer = HttpResponse(bytes(file.content), content_type=file.media_type)
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    answer["Content-Disposition"] = disposition or "attachment"
    answer["Content-Security-Policy"] = CLOSED
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _write(
    request: Request, form: ActivityForm, found: ActivityRecord | None = None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None), transaction.atomic():
            return _finish(request, form, found or _named(request, form))
    context = {
        "form": form,
        "record": found,
        "files": queries.files_of(found) if found else (),
        "traineeship": form.traineeship,
        "titles": proposing.titles(form.traineeship),
        "is_own": form.traineeship.trainee_id == request.user.pk,
        "storage_key": keeping.storage_key(request.user),
    }
    status = 422 if form.errors else 200
    return render(request, "progress/activities/write.html", context, status=status)


def _finish(
    request: Request, form: ActivityForm, found: ActivityRecord | None
) -> HttpResponse:
    """Keep it, with its files; send or register it when that is asked for."""
    kept = _keep(request, form, found)
    for file in form.cleaned_data["evidence"]:
        actions.add_file(
            record=kept, name=file.name, data=file.read(), actor=request.user
        )
        kept.refresh_from_db()
    if request.POST.get("do") != "send":
        messages.success(request, _("Saved. Nobody else sees it before you send it."))
        return redirect("progress:edit_activity", kept.uuid)
    messages.success(request, _send(request, form, kept))
    return redirect("progress:activity", kept.uuid)


def _send(request: Request, form: ActivityForm, kept: ActivityRecord) -> str:
    rules = signing.rules_in_force(kept.traineeship)
    if not rules.about(kept.kind).must_be_signed:
        actions.register_activity(record=kept, seen=kept.version, actor=request.user)
        return _("Registered. It counts from now on.")
    signer = form.cleaned_data["signer"]
    if signer is None:
        raise Conflict(_("Choose who signs."))
    actions.send_activity(
        record=kept, signer=signer, seen=kept.version, actor=request.user
    )
    return _("Sent to %(name)s.") % {"name": signer.name}


def _keep(
    request: Request, form: ActivityForm, found: ActivityRecord | None
) -> ActivityRecord:
    if found is None:
        return actions.begin_activity(
            traineeship=form.traineeship, content=form.content(), actor=request.user
        )
    return actions.save_activity(
        record=found,
        content=form.content(),
        seen=form.cleaned_data["seen"] or 0,
        actor=request.user,
    )


def _named(request: Request, form: ActivityForm) -> ActivityRecord | None:
    """Get the draft that the page has kept meanwhile, if it has."""
    named = form.cleaned_data["record"]
    if named is None:
        return None
    found = queries.get_record(request.user, named)
    if found.traineeship_id != form.traineeship.pk:
        raise NotFound(_("There is no such activity."))
    return found


def _whose(request: Request) -> Traineeship:
    """Get whose activity it is: one's own, or that of a trainee one records for."""
    asked = request.POST.get("trainee") or request.GET.get("trainee")
    if not asked:
        own = schedules.own_traineeship(request.user)
        if own is None:
            raise NotAllowed(_("Choose a trainee first: you are not in training."))
        return own
    try:
        visible = sights.visible_traineeships(request.user).filter(uuid=UUID(asked))
    except ValueError as error:
        raise NotFound(_("There is no such trainee.")) from error
    found = visible.first()
    if found is None:
        raise NotFound(_("There is no such trainee."))
    if not permissions.may_record(request.user, found):
        raise NotAllowed(_("Only the trainee, or who supervises or leads, records."))
    return found


def _faults(form: ActivityForm) -> list[str]:
    return [str(fault) for faults in form.errors.values() for fault in faults]
