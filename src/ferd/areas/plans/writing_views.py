"""Pages on which a draft is written, and the steps of a version's life."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ferd.areas.accounts import freshness
from ferd.areas.accounts.http import Request
from ferd.areas.plans import actions, permissions, queries
from ferd.areas.plans.forms import CodeForm, ReasonForm, SectionForm, SeenForm
from ferd.areas.plans.stages import StageForm, known_places, without_stage
from ferd.core.diagnostics import gettext_noop
from ferd.core.plans.model import Stage, TrainingPlan
from ferd.formats.plans import yaml_form
from ferd.foundation.errors import Conflict, NotAllowed, NotFound

if TYPE_CHECKING:
    from ferd.areas.accounts.models import Person
    from ferd.areas.plans.models import PlanVersion

    May = Callable[[Person, PlanVersion], bool]

reading_and_writing = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@reading_and_writing
def edit_code(request: Request, version_id: UUID) -> HttpResponse:
    """Write the whole draft as code."""
    version = draft_of(request, version_id)
    code = yaml_form.write_yaml(version.as_plan())
    initial = {"code": code, "seen": version.fingerprint}
    form = CodeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.save_draft(
            version=version,
            content=form.plan,
            seen=form.cleaned_data["seen"],
            actor=request.user,
        )
        messages.success(request, _("The draft is saved."))
        return redirect("plans:version", version.uuid)
    return form_page(request, "plans/edit_code.html", version=version, form=form)


@login_required
@reading_and_writing
def edit_stage(request: Request, version_id: UUID, order: int) -> HttpResponse:
    """Write one stage; the order after the last adds a stage."""
    version = draft_of(request, version_id)
    plan = version.as_plan()
    stage = _stage_or_new(plan, order)
    initial = StageForm.initial_of(stage, version.fingerprint)
    form = StageForm(request.POST or None, initial=initial, known=known_places(plan))
    if request.method == "POST" and form.is_valid():
        others = tuple(s for s in plan.timeline if s.order != order)
        timeline = sorted((*others, form.stage(stage)), key=lambda s: s.order)
        actions.save_draft(
            version=version,
            content=replace(plan, timeline=tuple(timeline)),
            seen=form.cleaned_data["seen"],
            actor=request.user,
        )
        messages.success(request, _("The stage is saved."))
        return redirect("plans:version", version.uuid)
    return form_page(
        request,
        "plans/edit_stage.html",
        version=version,
        form=form,
        stage=stage,
        is_new=stage not in plan.timeline,
    )


@login_required
@reading_and_writing
def remove_stage(request: Request, version_id: UUID, order: int) -> HttpResponse:
    """Take a stage out of a draft, once that is confirmed."""
    version = draft_of(request, version_id)
    plan = version.as_plan()
    stage = next((s for s in plan.timeline if s.order == order), None)
    if stage is None:
        raise NotFound(_("There is no such stage."))
    form = SeenForm(request.POST or None, initial={"seen": version.fingerprint})
    if request.method == "POST" and form.is_valid():
        actions.save_draft(
            version=version,
            content=without_stage(plan, order),
            seen=form.cleaned_data["seen"],
            actor=request.user,
        )
        messages.success(request, _("The stage is taken out."))
        return redirect("plans:version", version.uuid)
    words = {
        "title": _("Take out “%(stage)s”?") % {"stage": stage.label},
        "text": _(
            "%(count)d objectives lose this stage. What must come before it goes too."
        )
        % {"count": len(stage.objectives.numbers)},
        "verb": _("Take out the stage"),
        "back": reverse("plans:version", args=[version.uuid]),
        "tone": "danger",
    }
    return form_page(request, "ui/confirm.html", form=form, **words)


@login_required
@reading_and_writing
def edit_section(request: Request, version_id: UUID, index: int) -> HttpResponse:
    """Write one section of the implementation part."""
    version = draft_of(request, version_id)
    plan = version.as_plan()
    if index >= len(plan.sections):
        raise NotFound(_("There is no such section."))
    section = plan.sections[index]
    initial = {
        "seen": version.fingerprint,
        "heading": section.heading,
        "body": section.body,
    }
    form = SectionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        sections = list(plan.sections)
        sections[index] = form.section(section)
        actions.save_draft(
            version=version,
            content=replace(plan, sections=tuple(sections)),
            seen=form.cleaned_data["seen"],
            actor=request.user,
        )
        messages.success(request, _("The section is saved."))
        return redirect("plans:implementation", version.uuid)
    return form_page(
        request, "plans/edit_section.html", version=version, form=form, section=section
    )


@login_required
@reading_and_writing
def revise(request: Request, version_id: UUID) -> HttpResponse:
    """Begin a new version, with a reason."""
    version = queries.get_version(request.user, version_id)
    if not permissions.may_edit(request.user, version):
        raise NotAllowed(_("You may not write training plans for this unit."))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        draft = actions.revise_version(
            version=version, reason=form.cleaned_data["reason"], actor=request.user
        )
        return redirect("plans:version", draft.uuid)
    return form_page(request, "plans/revise.html", version=version, form=form)


@login_required
@reading_and_writing
def give_back(request: Request, version_id: UUID) -> HttpResponse:
    """Return a plan in review to those who write it, with a reason."""
    version = queries.get_version(request.user, version_id)
    if not permissions.may_return(request.user, version):
        raise NotAllowed(_("Only the education committee may return a plan."))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.return_version(
            version=version, reason=form.cleaned_data["reason"], actor=request.user
        )
        return redirect("plans:version", version.uuid)
    return form_page(request, "plans/return.html", version=version, form=form)


@login_required
@require_POST
def submit(request: Request, version_id: UUID) -> HttpResponse:
    """Send a draft to the committee."""
    version = queries.get_version(request.user, version_id)
    actions.submit_version(version=version, actor=request.user)
    messages.success(request, _("The plan now waits for the committee."))
    return redirect("plans:version", version.uuid)


def _signed_step(
    action: Callable[..., object], may: "May", done: str
) -> Callable[[Request, UUID], HttpResponse]:
    """Make the view of a step that binds: of what was on the screen, by its reader.

    Those who may are asked who they are, unless they have just shown it; then
    they see the page again, and the button.
    """

    @login_required
    @require_POST
    def view(request: Request, version_id: UUID) -> HttpResponse:
        version = queries.get_version(request.user, version_id)
        if may(request.user, version) and not freshness.is_fresh(request):
            back = reverse("plans:version", args=[version.uuid])
            return freshness.ask_again(request.user, back)
        seen = request.POST.get("seen", "")
        action(version=version, seen=seen, actor=request.user)
        messages.success(request, _(done))
        return redirect("plans:version", version.uuid)

    return view


approve = _signed_step(
    actions.approve_version,
    permissions.may_approve,
    gettext_noop("The plan is approved. It can now be published."),
)
publish = _signed_step(
    actions.publish_version,
    permissions.may_publish,
    gettext_noop("The plan is published and binding."),
)


@login_required
@reading_and_writing
def discard(request: Request, version_id: UUID) -> HttpResponse:
    """Lay a draft aside, once that is confirmed."""
    version = draft_of(request, version_id)
    if request.method == "POST":
        actions.discard_version(version=version, actor=request.user)
        messages.success(request, _("The draft is laid aside."))
        return redirect("plans:plans")
    context = {
        "title": _("Discard the draft?"),
        "text": _("Nothing more happens to it. A published version stays in force."),
        "verb": _("Discard the draft"),
        "back": reverse("plans:version", args=[version.uuid]),
        "tone": "danger",
    }
    return render(request, "ui/confirm.html", context)


def draft_of(request: Request, version_id: UUID) -> "PlanVersion":
    """Get a draft that the reader may write in."""
    version = queries.get_version(request.user, version_id)
    if not permissions.may_edit(request.user, version):
        raise NotAllowed(_("You may not write training plans for this unit."))
    if not version.is_draft:
        raise Conflict(_("Only a draft can be edited. Revise the plan instead."))
    return version


def _stage_or_new(plan: TrainingPlan, order: int) -> Stage:
    for stage in plan.timeline:
        if stage.order == order:
            return stage
    latest = max((s.order for s in plan.timeline), default=0)
    if order != latest + 1:
        raise NotFound(_("There is no such stage."))
    starts = max((s.to_months or 0 for s in plan.timeline), default=0)
    return Stage(
        order=order,
        label="",
        from_months=starts,
        to_months=None,
        duration_months=None,
    )


def form_page(request: Request, template: str, **context: object) -> HttpResponse:
    """Show a form, with what is wrong in it."""
    form = context["form"]
    status = 422 if form.errors else 200  # type: ignore[attr-defined]
    return render(request, template, context, status=status)
