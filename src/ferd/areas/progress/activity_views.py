"""Pages of records: the list, one record, and what is done with it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.curriculum.models import LearningActivity
from ferd.areas.progress import actions, sights, stories
from ferd.areas.progress import activity_pages as pages
from ferd.areas.progress import activity_permissions as permissions
from ferd.areas.progress.activity_forms import ReturnForm, WithdrawForm
from ferd.areas.progress.models import ActivityRecord
from ferd.areas.progress.queries import activities as queries
from ferd.areas.schedules import queries as schedules
from ferd.foundation.errors import NotAllowed, NotFound
from ferd.foundation.form_pages import (
    confirm_page,
    reading_and_writing,
    refusals_at,
    sent,
)
from ferd.foundation.words import has_words, typed

ON_A_PAGE = 25
Status = ActivityRecord.Status


@login_required
@require_GET
def show_own(request: Request) -> HttpResponse:
    """List one's own records; what one has signed, to others."""
    if schedules.own_traineeship(request.user) is None:
        return redirect("progress:signed_activities")
    return _list(request, queries.own_records(request.user), _("My activities"))


@login_required
@require_GET
def show_signed(request: Request) -> HttpResponse:
    """List what one has signed: it can be withdrawn there."""
    signed = queries.signed_records(request.user)
    return _list(request, signed, _("Signed by me"))


@login_required
@require_GET
def show_of(request: Request, traineeship_id: UUID) -> HttpResponse:
    """List a trainee's records, as far as the reader sees them."""
    visible = sights.visible_traineeships(request.user)
    traineeship = visible.filter(uuid=traineeship_id).first()
    if traineeship is None:
        raise NotFound(_("There is no such trainee."))
    listed = queries.records_of(request.user, traineeship)
    title = _("Activities of %(name)s") % {"name": traineeship.trainee.name}
    may_record = permissions.may_record(request.user, traineeship)
    return _list(request, listed, title, about=traineeship.uuid if may_record else None)


@login_required
@require_GET
def show_record(request: Request, record_id: UUID) -> HttpResponse:
    """Show one record, its story, and what the reader may do."""
    record = queries.get_record(request.user, record_id)
    pages.note_reading(request.user, [record])
    (row,) = pages.rows_of([record])
    context = {
        "record": record,
        "standing": row.standing,
        "story": stories.story_of(record),
        "files": queries.files_of(record),
        "may": pages.may_do(request.user, record),
        "is_own": record.trainee_id == request.user.pk,
        "follows": sights.sight_of(request.user, record.traineeship) is not None,
    }
    return render(request, "progress/activities/record.html", context)


@login_required
@require_POST
def sign(request: Request, record_id: UUID) -> HttpResponse:
    """Sign the version that was on the screen."""
    record = queries.get_record(request.user, record_id)
    actions.sign_activity(record=record, seen=_seen(request.POST), actor=request.user)
    messages.success(request, _("Signed. You get a receipt."))
    return redirect("progress:activity", record.uuid)


@login_required
@require_POST
def recall(request: Request, record_id: UUID) -> HttpResponse:
    """Call back what has not been signed, and go on writing."""
    record = queries.get_record(request.user, record_id)
    seen = _seen(request.POST)
    actions.recall_activity(record=record, seen=seen, actor=request.user)
    messages.success(request, _("Called back. It is a draft again."))
    return redirect("progress:edit_activity", record.uuid)


@login_required
@reading_and_writing
def give_back(request: Request, record_id: UUID) -> HttpResponse:
    """Return a record, and say what is to be changed."""
    record = queries.get_record(request.user, record_id)
    if not permissions.may_return(request.user, record):
        raise NotAllowed(_("Only who was asked to sign may return it."))
    pages.note_reading(request.user, [record])
    form = ReturnForm(sent(request), initial={"seen": record.version})
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None):
            actions.return_activity(
                record=record,
                words=form.cleaned_data["words"],
                seen=form.cleaned_data["seen"],
                actor=request.user,
            )
            messages.success(request, _("Returned. The trainee is told."))
            return redirect("progress:activity", record.uuid)
    return confirm_page(
        request,
        form,
        title=_("Return “%(title)s”") % {"title": record.title},
        text=_("Say what is to be changed. It can be sent to you again."),
        verb=_("Return"),
        back=reverse("progress:activity", args=[record.uuid]),
    )


@login_required
@reading_and_writing
def withdraw(request: Request, record_id: UUID) -> HttpResponse:
    """Withdraw one's signature, and say why."""
    record = queries.get_record(request.user, record_id)
    if not permissions.may_withdraw_signature(request.user, record):
        raise NotAllowed(_("Only in whose name it is signed withdraws it."))
    pages.note_reading(request.user, [record])
    form = WithdrawForm(sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None):
            actions.withdraw_signature(
                record=record,
                words=form.cleaned_data["words"],
                not_me=form.cleaned_data["not_me"],
                actor=request.user,
            )
            messages.success(request, _("The signature is withdrawn."))
            return redirect("progress:activity", record.uuid)
    return confirm_page(
        request,
        form,
        title=_("Withdraw the signature of “%(title)s”") % {"title": record.title},
        text=_("It no longer counts. The trainee is told, and sees why."),
        verb=_("Withdraw the signature"),
        tone="danger",
        back=reverse("progress:activity", args=[record.uuid]),
    )


@login_required
@require_POST
def discard(request: Request, record_id: UUID) -> HttpResponse:
    """Lay a record aside."""
    record = queries.get_record(request.user, record_id)
    seen = _seen(request.POST)
    actions.discard_activity(record=record, seen=seen, actor=request.user)
    messages.success(request, _("Laid aside. It no longer counts."))
    return redirect("progress:activities")


def _list(
    request: Request,
    records: QuerySet[ActivityRecord],
    title: str,
    about: UUID | None = None,
) -> HttpResponse:
    chosen = _chosen(request.GET)
    listed = _filtered(records, chosen)
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    pages.note_reading(request.user, shown)
    context = {
        "title": title,
        "page": page,
        "rows": pages.rows_of(shown),
        "chosen": chosen,
        "statuses": Status.choices,
        "kinds": LearningActivity.Kind.choices,
        "about": about,
        "may_record": schedules.own_traineeship(request.user) is not None,
    }
    return render(request, "progress/activities/list.html", context)


def _chosen(asked: QueryDict) -> dict[str, str]:
    """Read the filters; what nobody can choose is not chosen."""
    status, kind = asked.get("status", ""), asked.get("kind", "")
    return {
        "status": status if status in Status.values else "",
        "kind": kind if kind in LearningActivity.Kind.values else "",
        "q": typed(asked.get("q", ""))[:100],
    }


def _filtered(
    records: QuerySet[ActivityRecord], chosen: dict[str, str]
) -> QuerySet[ActivityRecord]:
    if chosen["status"]:
        records = records.filter(status=chosen["status"])
    if chosen["kind"]:
        records = records.filter(kind=chosen["kind"])
    if chosen["q"]:
        records = records.filter(has_words(chosen["q"], "title", "words"))
    return records


def _seen(posted: QueryDict) -> int:
    """Read which version was on the screen; none at all is no version."""
    written = posted.get("seen", "")
    return int(written) if written.isascii() and written.isdigit() else 0
