"""Pages on which a draft says who signs, what belongs together, what is enough."""

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ferd.areas.accounts.http import Request
from ferd.areas.plans import actions, rule_words
from ferd.areas.plans.forms import SeenForm
from ferd.areas.plans.rule_forms import GroupForm, SigningForm, renamed
from ferd.areas.plans.sufficiency_form import SufficiencyForm
from ferd.areas.plans.writing_views import draft_of, form_page, reading_and_writing
from ferd.core.plans.model import TrainingPlan
from ferd.core.plans.progress_rules import ObjectiveGroup, SufficiencyRule
from ferd.foundation.errors import NotFound

if TYPE_CHECKING:
    from ferd.areas.plans.models import PlanVersion

Part = TypeVar("Part")


@login_required
@reading_and_writing
def edit_signing(request: Request, version_id: UUID) -> HttpResponse:
    """Say who confirms activities, kind by kind."""
    version = draft_of(request, version_id)
    plan = version.as_plan()
    initial = SigningForm.initial_of(plan, version.fingerprint)
    form = SigningForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        return _save(
            request,
            version,
            replace(plan, activity_rules=form.rules()),
            form.cleaned_data["seen"],
        )
    return _page(request, version, form, _("Who signs learning activities"))


@login_required
@reading_and_writing
def edit_group(request: Request, version_id: UUID, index: int) -> HttpResponse:
    """Write one group of objectives; the index after the last adds a group."""
    version = draft_of(request, version_id)
    plan = version.as_plan()
    group = _nth((*plan.groups, ObjectiveGroup(name="")), index)
    others = (g.name for at, g in enumerate(plan.groups) if at != index)
    form = GroupForm(
        request.POST or None,
        initial=GroupForm.initial_of(group, version.fingerprint),
        taken=frozenset(others),
    )
    if request.method == "POST" and form.is_valid():
        written = form.group()
        groups = (*plan.groups[:index], written, *plan.groups[index + 1 :])
        content = renamed(replace(plan, groups=groups), group.name, written.name)
        return _save(request, version, content, form.cleaned_data["seen"])
    title = group.name or _("A new group of objectives")
    remove = "plans:remove_group" if index < len(plan.groups) else ""
    return _page(request, version, form, title, remove=remove, index=index)


@login_required
@reading_and_writing
def remove_group(request: Request, version_id: UUID, index: int) -> HttpResponse:
    """Take a group out of a draft, once that is confirmed."""
    version = draft_of(request, version_id)
    plan = version.as_plan()
    group = _nth(plan.groups, index)
    form = SeenForm(request.POST or None, initial={"seen": version.fingerprint})
    if request.method == "POST" and form.is_valid():
        content = replace(
            plan,
            groups=(*plan.groups[:index], *plan.groups[index + 1 :]),
            sufficiency=tuple(r for r in plan.sufficiency if r.group != group.name),
        )
        return _save(request, version, content, form.cleaned_data["seen"])
    return _confirm(
        request,
        version,
        form,
        title=_("Take out “%(group)s”?") % {"group": group.name},
        text=_("The rules of what is enough for the group go too."),
        verb=_("Take out the group"),
    )


@login_required
@reading_and_writing
def edit_sufficiency(request: Request, version_id: UUID, index: int) -> HttpResponse:
    """Write one rule of what is enough; the index after the last adds a rule."""
    version = draft_of(request, version_id)
    plan = version.as_plan()
    rule = _nth((*plan.sufficiency, SufficiencyRule()), index)
    form = SufficiencyForm(
        request.POST or None,
        initial=SufficiencyForm.initial_of(rule, version.fingerprint),
        plan=plan,
        rule=rule,
        number=index + 1,
    )
    if request.method == "POST" and form.is_valid():
        rules = plan.sufficiency
        written = (*rules[:index], form.rule(), *rules[index + 1 :])
        content = replace(plan, sufficiency=written)
        return _save(request, version, content, form.cleaned_data["seen"])
    is_new = index == len(plan.sufficiency)
    title = _("A new rule of what is enough") if is_new else _title(rule)
    remove = "" if is_new else "plans:remove_sufficiency"
    return _page(request, version, form, title, remove=remove, index=index)


@login_required
@reading_and_writing
def remove_sufficiency(request: Request, version_id: UUID, index: int) -> HttpResponse:
    """Take a rule of what is enough out of a draft, once that is confirmed."""
    version = draft_of(request, version_id)
    plan = version.as_plan()
    rule = _nth(plan.sufficiency, index)
    form = SeenForm(request.POST or None, initial={"seen": version.fingerprint})
    if request.method == "POST" and form.is_valid():
        rules = (*plan.sufficiency[:index], *plan.sufficiency[index + 1 :])
        content = replace(plan, sufficiency=rules)
        return _save(request, version, content, form.cleaned_data["seen"])
    return _confirm(
        request,
        version,
        form,
        title=_("Take out the rule “%(rule)s”?") % {"rule": _title(rule)},
        text=_("What it was about follows a more general rule, if there is one."),
        verb=_("Take out the rule"),
    )


def _title(rule: SufficiencyRule) -> str:
    return _("Enough for %(about)s") % {"about": rule_words.about(rule)}


def _nth(parts: tuple[Part, ...], index: int) -> Part:
    if index >= len(parts):
        raise NotFound(_("There is no such rule."))
    return parts[index]


def _save(
    request: Request, version: "PlanVersion", content: TrainingPlan, seen: str
) -> HttpResponse:
    actions.save_draft(version=version, content=content, seen=seen, actor=request.user)
    messages.success(request, _("The draft is saved."))
    return redirect("plans:rules", version.uuid)


def _page(
    request: Request,
    version: "PlanVersion",
    form: SigningForm | GroupForm | SufficiencyForm,
    title: str,
    *,
    remove: str = "",
    index: int = 0,
) -> HttpResponse:
    return form_page(
        request,
        "plans/edit_rule.html",
        version=version,
        form=form,
        title=title,
        remove=reverse(remove, args=[version.uuid, index]) if remove else "",
    )


def _confirm(
    request: Request, version: "PlanVersion", form: SeenForm, **words: str
) -> HttpResponse:
    back = reverse("plans:rules", args=[version.uuid])
    context = {**words, "back": back, "tone": "danger"}
    return form_page(request, "ui/confirm.html", form=form, **context)
