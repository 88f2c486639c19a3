"""Pages that show trainees and their individual plans."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ferd.areas.accounts.http import Request
from ferd.areas.audit.lookups import Purpose
from ferd.areas.plans import queries as plans
from ferd.areas.schedules import (
    documents,
    pages,
    permissions,
    queries,
    request_queries,
    sensitive,
)
from ferd.areas.schedules.words import sentences
from ferd.core.scheduling.revision import compare_pathways
from ferd.foundation import clock
from ferd.foundation.documents import as_attachment
from ferd.foundation.errors import NotFound

PAGE = 50
"""How many trainees a page of the list shows."""


@login_required
@require_GET
def show_mine(request: Request) -> HttpResponse:
    """Go to the reader's own way, or say that there is none."""
    traineeship = queries.own_traineeship(request.user)
    if traineeship is None:
        return render(request, "schedules/none.html")
    return redirect("schedules:trainee", traineeship.uuid)


@login_required
@require_GET
def show_trainees(request: Request) -> HttpResponse:
    """List the trainees the reader follows."""
    followed = Paginator(queries.followed_traineeships(request.user), PAGE)
    page = followed.get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": pages.trainee_rows(page.object_list),
        "may_register": permissions.may_register_somewhere(request.user),
    }
    return render(request, "schedules/trainees.html", context)


@login_required
@require_GET
def show_trainee(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Show a trainee's way: timeline, time, objectives, versions."""
    traineeship = queries.get_traineeship(request.user, traineeship_id)
    seen = list(queries.visible_plans_of(request.user, traineeship))
    by_status = {each.status: each for each in reversed(seen)}
    proposed = by_status.get("proposed")
    plan = by_status.get("agreed") or proposed
    sensitive.note_plans(request.user, traineeship, seen, Purpose.FOLLOW_UP)
    context: dict[str, object] = {
        "traineeship": traineeship,
        "supervisor": queries.current_supervisor(traineeship),
        "plan": plan,
        "proposed": proposed if proposed != plan else None,
        "plans": seen,
        "stays": request_queries.current_stays(traineeship),
        "from_home": queries.follows_from_home(request.user, traineeship),
        "is_own": traineeship.trainee == request.user,
        "has_feed": queries.feed_of(request.user) is not None,
        "may_appoint": permissions.may_appoint(request.user, traineeship),
        "may_propose": permissions.may_propose(request.user, traineeship),
    }
    if plan is not None:
        context |= pages.way(request.user, plan)
        context["wait"] = pages.wait(request.user, proposed)
        context["may_agree"] = pages.may_agree(request.user, plan)
    return render(request, "schedules/trainee.html", context)


@login_required
@require_GET
def show_plan(request: Request, plan_id: UUID) -> HttpResponse:
    """Show one version of a trainee's plan, and what it changes."""
    plan = queries.get_plan(request.user, plan_id)
    sensitive.note_plans(request.user, plan.traineeship, [plan], Purpose.FOLLOW_UP)
    agreed = queries.agreed_plan(plan.traineeship)
    context = {
        "plan": plan,
        "traineeship": plan.traineeship,
        "may_agree": pages.may_agree(request.user, plan),
        "may_withdraw": permissions.may_propose(request.user, plan.traineeship),
        "history": queries.history(plan),
        "from_home": queries.follows_from_home(request.user, plan.traineeship),
        "wait": pages.wait(request.user, plan),
    } | pages.way(request.user, plan)
    if agreed is not None and agreed != plan:
        context["agreed"] = agreed
        revision = compare_pathways(agreed.as_pathway(), plan.as_pathway())
        context["changes"] = sentences(revision)
    return render(request, "schedules/plan.html", context)


@login_required
@require_GET
def compare_plans(request: Request, plan_id: UUID, other_id: UUID) -> HttpResponse:
    """Show what moved from one version of a trainee's plan to another."""
    plan = queries.get_plan(request.user, plan_id)
    other = queries.get_plan(request.user, other_id)
    if plan.traineeship_id != other.traineeship_id:
        raise NotFound(_("These are plans of different trainees."))
    old, new = sorted((plan, other), key=lambda p: p.number)
    revision = compare_pathways(old.as_pathway(), new.as_pathway())
    sensitive.note_plans(request.user, plan.traineeship, (old, new), Purpose.FOLLOW_UP)
    context = {
        "old": old,
        "new": new,
        "traineeship": plan.traineeship,
        "changes": sentences(revision),
        "drawings": pages.timelines(request.user, (old, new)),
    }
    return render(request, "schedules/compare.html", context)


@login_required
@require_GET
def export_plan(request: Request, plan_id: UUID, form: str) -> HttpResponse:
    """Give a trainee's plan as a document."""
    plan = queries.get_plan(request.user, plan_id)
    language = request.GET.get("language", get_language() or "nb")
    document = documents.export(
        plan,
        form=form,
        language=language,
        shows_leave=permissions.may_see_leave(request.user, plan.traineeship),
        shows_reason=queries.follows_from_home(request.user, plan.traineeship),
    )
    if document is None:
        raise NotFound(_("There is no such form of the plan."))
    sensitive.note_plans(request.user, plan.traineeship, [plan], Purpose.EXPORT)
    return as_attachment(document)


@login_required
@require_GET
def show_impact(request: Request, old_id: UUID, new_id: UUID) -> HttpResponse:
    """Show which trainees a new version of a training plan touches, and how."""
    old = plans.get_version(request.user, old_id)
    new = plans.get_version(request.user, new_id)
    if old.plan_id != new.plan_id:
        raise NotFound(_("These are versions of different plans."))
    rows = [
        {
            "plan": touched.plan,
            "is_touched": touched.impact.touches_trainee,
            "lost": touched.impact.lost,
            "changes": sentences(touched.impact.revision),
        }
        for touched in queries.touched_by(request.user, old, new)
    ]
    context = {"old": old, "new": new, "rows": rows, "today": clock.today()}
    return render(request, "schedules/impact.html", context)
