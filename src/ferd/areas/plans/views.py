"""Pages that show plans and their versions."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ferd.areas.accounts.http import Request
from ferd.areas.plans import documents, drawings, permissions, queries
from ferd.core.diagnostics import Severity
from ferd.foundation import clock
from ferd.foundation.documents import as_attachment
from ferd.foundation.errors import NotFound

if TYPE_CHECKING:
    from ferd.areas.plans.models import PlanVersion

PAGE = 20
"""How many plans a page of the list shows."""


@login_required
@require_GET
def show_plans(request: Request) -> HttpResponse:
    """List the plans the reader may see, and documents that wait."""
    page = Paginator(queries.visible_plans(request.user), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "plans": page.object_list,
        "imports": queries.open_imports(request.user),
        "may_import": permissions.may_import_somewhere(request.user),
        "today": clock.today(),
    }
    return render(request, "plans/plans.html", context)


@login_required
@require_GET
def show_plan(request: Request, plan_id: UUID) -> HttpResponse:
    """Go to the version that binds, or else the newest the reader may see."""
    plan = queries.get_plan(request.user, plan_id)
    version = queries.foremost_version(request.user, plan)
    return redirect("plans:version", version.uuid)


@login_required
@require_GET
def show_version(request: Request, version_id: UUID) -> HttpResponse:
    """Show one version: its timeline, what the checks say, what may be done."""
    version = queries.get_version(request.user, version_id)
    plan = version.as_plan()
    found = queries.check(plan, version.plan.specialty_code)
    context = _frame(request, version, "version") | {
        "value": plan,
        "diagnostics": found,
        "errors": [d for d in found if d.severity is Severity.ERROR],
        "drawing": drawings.stages(plan),
        "rows": drawings.timeline_rows(plan),
        "next_order": max((s.order for s in plan.timeline), default=0) + 1,
    }
    binding = queries.published_version(version.plan) if version.is_open else None
    if binding is not None:
        context |= {
            "old": binding,
            "new": version,
            "changes": queries.changes(binding, version),
        }
    return render(request, "plans/version.html", context)


@login_required
@require_GET
def show_coverage(request: Request, version_id: UUID) -> HttpResponse:
    """Show which objective is reached where, and what only elsewhere."""
    version = queries.get_version(request.user, version_id)
    plan = version.as_plan()
    matrix = drawings.coverage_matrix(plan, version.plan.specialty_code)
    context = _frame(request, version, "coverage") | {"matrix": matrix}
    return render(request, "plans/coverage.html", context)


@login_required
@require_GET
def show_implementation(request: Request, version_id: UUID) -> HttpResponse:
    """Show the numbered sections, and the facts they state."""
    version = queries.get_version(request.user, version_id)
    plan = version.as_plan()
    context = _frame(request, version, "implementation") | {"value": plan}
    return render(request, "plans/implementation.html", context)


@login_required
@require_GET
def show_commitments(request: Request, version_id: UUID) -> HttpResponse:
    """Show the promises as data, each with the sentence it comes from."""
    version = queries.get_version(request.user, version_id)
    context = _frame(request, version, "commitments") | {
        "commitments": version.as_plan().commitments
    }
    return render(request, "plans/commitments.html", context)


@login_required
@require_GET
def show_rules(request: Request, version_id: UUID) -> HttpResponse:
    """Show what the plan says about progress: who signs, groups, what is enough."""
    version = queries.get_version(request.user, version_id)
    context = _frame(request, version, "rules") | {"value": version.as_plan()}
    return render(request, "plans/rules.html", context)


@login_required
@require_GET
def show_history(request: Request, version_id: UUID) -> HttpResponse:
    """Show what was done to a version, and the versions beside it."""
    version = queries.get_version(request.user, version_id)
    context = _frame(request, version, "history") | {
        "entries": queries.history(request.user, version),
        "others": queries.versions_beside(version, request.user),
    }
    return render(request, "plans/history.html", context)


@login_required
@require_GET
def compare_versions(
    request: Request, version_id: UUID, other_id: UUID
) -> HttpResponse:
    """Show what changed from one version to another of the same plan."""
    version = queries.get_version(request.user, version_id)
    other = queries.get_version(request.user, other_id)
    if version.plan_id != other.plan_id:
        raise NotFound(_("These are versions of different plans."))
    old, new = sorted((version, other), key=lambda v: v.number)
    context = _frame(request, version, "history") | {
        "old": old,
        "new": new,
        "changes": queries.changes(old, new),
    }
    return render(request, "plans/compare.html", context)


@login_required
@require_GET
def export_version(request: Request, version_id: UUID, form: str) -> HttpResponse:
    """Give a version as a document, in the reader's language or the one asked for."""
    version = queries.get_version(request.user, version_id)
    language = request.GET.get("language", get_language() or "nb")
    document = documents.export(version, form=form, language=language)
    if document is None:
        raise NotFound(_("There is no such form of the plan."))
    return as_attachment(document)


def _frame(request: Request, version: "PlanVersion", current: str) -> dict[str, object]:
    """Give what all sides of a version have in common."""
    actor = request.user
    sides = (
        ("version", _("Timeline")),
        ("coverage", _("Coverage")),
        ("implementation", pgettext("part of a plan", "Implementation")),
        ("commitments", _("Promises")),
        ("rules", _("Signing and assessment")),
        ("history", _("Versions")),
    )
    tabs = [
        {
            "label": label,
            "url": reverse(f"plans:{name}", args=[version.uuid]),
            "current": name == current,
        }
        for name, label in sides
    ]
    return {
        "version": version,
        "tabs": tabs,
        "may_edit": permissions.may_edit(actor, version),
        "may_approve": permissions.may_approve(actor, version),
        "may_return": permissions.may_return(actor, version),
        "may_publish": permissions.may_publish(actor, version),
        "today": clock.today(),
    }
