"""Drafts: the list, one of them, comparing, merging, discarding, publishing."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.rotations import actions, differences, drafting, permissions, queries
from ferd.areas.rotations.forms import MergeForm, StartForm
from ferd.areas.rotations.models import RotationDraft
from ferd.areas.schedules import queries as schedules
from ferd.foundation.errors import Conflict, NotAllowed
from ferd.foundation.form_pages import (
    confirm_page,
    reading_and_writing,
    refusals_at,
    sent,
)

PAGE = 30


@login_required
@require_GET
def show_drafts(request: Request) -> HttpResponse:
    """List the drafts of the units in which the reader plans."""
    drafts = Paginator(queries.visible_drafts(request.user), PAGE)
    context = {
        "page": drafts.get_page(request.GET.get("page")),
        "may_draft": permissions.may_draft_somewhere(request.user),
        "here": "drafts",
    }
    return render(request, "rotations/drafts.html", context)


@login_required
@reading_and_writing
def start(request: Request) -> HttpResponse:
    """Begin a draft, empty or as a branch of another one."""
    if not permissions.may_draft_somewhere(request.user):
        raise NotAllowed(_("Only those who plan in the unit may make drafts."))
    parent = drafting.draft_named(request.user, request.GET.get("from", ""))
    units = queries.units_to_draft_for(request.user)
    if parent:
        units = units.filter(pk=parent.unit_id)
    form = StartForm(
        sent(request),
        units=units,
        initial={"unit": units.first()},
    )
    if request.method == "POST" and form.is_valid():
        draft = actions.start_draft(
            **form.cleaned_data, actor=request.user, parent=parent
        )
        return redirect(drafting.board_url("", draft))
    status = 422 if form.errors else 200
    context = {"form": form, "parent": parent}
    return render(request, "rotations/start_draft.html", context, status=status)


@login_required
@require_GET
def show_draft(request: Request, draft_id: UUID) -> HttpResponse:
    """Show one draft: whom it moves, how, and who has consented."""
    draft = queries.get_draft(request.user, draft_id)
    context = {
        "draft": draft,
        "against": differences.against_published(request.user, draft),
        "others": queries.visible_drafts(request.user).exclude(pk=draft.pk)[:50],
        "may_change": permissions.may_change_draft(request.user, draft),
        "history": queries.history(draft)[:10],
        "here": "drafts",
    }
    return render(request, "rotations/draft.html", context)


@login_required
@require_GET
def compare(request: Request, draft_id: UUID) -> HttpResponse:
    """Lay two drafts beside each other, or one beside what is published."""
    draft = queries.get_draft(request.user, draft_id)
    other = drafting.draft_named(request.user, request.GET.get("with", ""))
    context = {
        "draft": draft,
        "other": other,
        "found": differences.compare_drafts(request.user, draft, other),
        "others": queries.visible_drafts(request.user).exclude(pk=draft.pk)[:50],
        "here": "drafts",
    }
    return render(request, "rotations/compare.html", context)


@login_required
@reading_and_writing
def merge(request: Request, draft_id: UUID) -> HttpResponse:
    """Bring one draft into another, once that is confirmed."""
    draft = queries.get_draft(request.user, draft_id)
    if not permissions.may_change_draft(request.user, draft):
        raise NotAllowed(_("This draft can no longer be changed."))
    into = queries.open_drafts(request.user).exclude(pk=draft.pk)
    form = MergeForm(sent(request), drafts=into)
    if request.method == "POST" and form.is_valid():
        target = form.cleaned_data["into"]
        with refusals_at(form, "into"):
            actions.merge_draft(draft=draft, into=target, actor=request.user)
            messages.success(request, _("The drafts are one."))
            return redirect("rotations:draft", target.uuid)
    context = {
        "title": _("Merge “%(name)s” into another draft?") % {"name": draft.name},
        "text": _("Its ways come into the other draft, and it is closed."),
        "verb": _("Merge the drafts"),
    }
    return _confirm(request, form, draft, **context)


@login_required
@reading_and_writing
def discard(request: Request, draft_id: UUID) -> HttpResponse:
    """Lay a draft aside, once that is confirmed."""
    draft = queries.get_draft(request.user, draft_id)
    if not permissions.may_change_draft(request.user, draft):
        raise NotAllowed(_("This draft can no longer be changed."))
    if request.method == "POST":
        actions.discard_draft(draft=draft, actor=request.user)
        messages.success(request, _("The draft is laid aside."))
        return redirect("rotations:drafts")
    context = {
        "title": _("Discard “%(name)s”?") % {"name": draft.name},
        "text": _("The draft is kept for reading and nothing comes of it."),
        "verb": _("Discard the draft"),
        "tone": "danger",
    }
    return _confirm(request, Form(), draft, **context)


@login_required
@require_POST
def take_out(request: Request, draft_id: UUID, traineeship_id: UUID) -> HttpResponse:
    """Let one trainee follow what is published again."""
    draft = queries.get_draft(request.user, draft_id)
    traineeship = schedules.get_traineeship(request.user, traineeship_id)
    actions.take_out_way(draft=draft, traineeship=traineeship, actor=request.user)
    messages.success(
        request,
        _("%(name)s is out of the draft.") % {"name": traineeship.trainee.name},
    )
    return redirect("rotations:draft", draft.uuid)


@login_required
@reading_and_writing
def publish(request: Request, draft_id: UUID) -> HttpResponse:
    """Publish a draft, when its differences have been seen."""
    draft = queries.get_draft(request.user, draft_id)
    if not permissions.may_change_draft(request.user, draft):
        raise NotAllowed(_("This draft can no longer be changed."))
    refusal = ""
    if request.method == "POST":
        try:
            plans = actions.publish_draft(
                draft=draft, seen=request.POST.get("seen", ""), actor=request.user
            )
        except Conflict as conflict:
            refusal = conflict.message
        else:
            told = ngettext(
                "Published. %(count)d trainee is asked to agree.",
                "Published. %(count)d trainees are asked to agree.",
                len(plans),
            )
            messages.success(request, told % {"count": len(plans)})
            return redirect("rotations:draft", draft.uuid)
    context = {
        "draft": draft,
        "against": differences.against_published(request.user, draft),
        "seen": queries.fingerprint(draft),
        "refusal": refusal,
        "here": "drafts",
    }
    status = 409 if refusal else 200
    return render(request, "rotations/publish.html", context, status=status)


def _confirm(
    request: Request, form: Form, draft: RotationDraft, **words: str
) -> HttpResponse:
    back = reverse("rotations:draft", args=[draft.uuid])
    return confirm_page(request, form, back=back, **words)
