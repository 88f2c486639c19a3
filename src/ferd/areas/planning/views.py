"""Pages on which a change is reported, a run followed and a proposal chosen."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.planning import actions, pages, permissions, queries
from ferd.areas.planning.forms import ChangeForm
from ferd.areas.planning.words import OF_PLACES
from ferd.areas.schedules import places_queries
from ferd.areas.schedules import queries as schedules
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

reading_and_writing = require_http_methods(["GET", "HEAD", "POST"])
PAGE = 30


@login_required
@reading_and_writing
def report_change(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Say what has changed for a trainee, and ask for a new plan."""
    traineeship = schedules.get_traineeship(request.user, traineeship_id)
    if not permissions.may_report_change(request.user, traineeship):
        raise NotAllowed(_("Only those who plan in the unit may report a change."))
    plan = schedules.agreed_plan(traineeship)
    kinds = pages.kinds_for(plan)
    kind = pages.kind_named(request.GET.get("kind", ""), kinds)
    stages = pages.stages_ahead(plan) if plan else []
    data = request.POST if request.method == "POST" else None
    form = ChangeForm(data, kind=kind, stages=stages)
    if request.method == "POST" and form.is_valid():
        change = form.change(today=clock.today(), traineeship=str(traineeship.uuid))
        run = actions.ask_planner(
            unit=queries.unit_to_plan(request.user, traineeship.unit),
            kind="replan",
            title=pages.title_of(change, traineeship.trainee.name),
            changes=(change,),
            actor=request.user,
        )
        return redirect("planning:run", run.uuid)
    context = {
        "form": form,
        "kind": kind,
        "tabs": pages.kind_tabs(request.path, kinds, kind),
        "traineeship": traineeship,
    }
    status = 422 if form.errors else 200
    return render(request, "planning/event.html", context, status=status)


@login_required
@reading_and_writing
def report_room(request: Request, places_id: UUID) -> HttpResponse:
    """Say that there are more or fewer places, and ask for a new plan."""
    places = places_queries.get_places(request.user, places_id)
    if not permissions.may_plan_somewhere(request.user):
        raise NotAllowed(_("Only those who plan in the unit may report a change."))
    kind = pages.kind_named(request.GET.get("kind", ""), OF_PLACES)
    data = request.POST if request.method == "POST" else None
    form = ChangeForm(data, kind=kind)
    if request.method == "POST" and form.is_valid():
        change = form.change(today=clock.today(), places=places.identity)
        run = actions.ask_planner(
            unit=pages.unit_planned_by(request.user),
            kind="replan",
            title=pages.title_of(change, str(places)),
            changes=(change,),
            actor=request.user,
        )
        return redirect("planning:run", run.uuid)
    tabs = pages.kind_tabs(request.path, OF_PLACES, kind)
    context = {"form": form, "kind": kind, "tabs": tabs, "places": places}
    status = 422 if form.errors else 200
    return render(request, "planning/event.html", context, status=status)


@login_required
@require_GET
def show_runs(request: Request) -> HttpResponse:
    """List the runs of the units in which the reader plans."""
    runs = Paginator(queries.visible_runs(request.user).defer("outcome"), PAGE)
    context = {
        "page": runs.get_page(request.GET.get("page")),
        "may_plan": permissions.may_plan_somewhere(request.user),
        "here": "runs",
    }
    return render(request, "planning/runs.html", context)


@login_required
@require_POST
def ask(request: Request) -> HttpResponse:
    """Ask for a plan for everyone, or for what is in short supply."""
    kind = request.POST.get("kind", "")
    if kind not in {"solve", "explain"}:
        raise Conflict(_("Choose what to ask the planner."))
    titles = {
        "solve": _("A plan for everyone"),
        "explain": _("What is in short supply"),
    }
    run = actions.ask_planner(
        unit=pages.unit_planned_by(request.user),
        kind=kind,
        title=titles[kind],
        changes=(),
        actor=request.user,
    )
    return redirect("planning:run", run.uuid)


@login_required
@require_GET
def show_run(request: Request, run_id: UUID) -> HttpResponse:
    """Show how far a run is, or what it proposes."""
    run = queries.get_run(request.user, run_id)
    context = pages.run_context(request.user, run) | {"here": "runs"}
    template = "planning/run.html"
    if request.htmx.target == "run":
        template = "planning/run_part.html"
    return render(request, template, context)


@login_required
@require_GET
def show_reach(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Show for each remaining objective how it can be reached, or why it cannot."""
    traineeship = schedules.get_traineeship(request.user, traineeship_id)
    if not permissions.may_see_reach(request.user, traineeship):
        raise NotAllowed(_("Only the trainee and those who plan may see this."))
    run = queries.latest_reach(traineeship)
    context: dict[str, object] = {"traineeship": traineeship, "run": run}
    if run is not None:
        context |= pages.run_context(request.user, run)
    template = "planning/reach.html"
    if request.htmx.target == "run":
        template = "planning/reach_part.html"
    return render(request, template, context)


@login_required
@require_POST
def ask_reach(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Ask how the remaining objectives can be reached."""
    traineeship = schedules.get_traineeship(request.user, traineeship_id)
    actions.ask_reach(traineeship=traineeship, actor=request.user)
    return redirect("planning:reach", traineeship.uuid)


@login_required
@require_POST
def ask_for_one(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Ask for one trainee's plan in the room that there is."""
    traineeship = schedules.get_traineeship(request.user, traineeship_id)
    run = actions.ask_for_one(traineeship=traineeship, actor=request.user)
    return redirect("planning:run", run.uuid)


@login_required
@require_POST
def cancel(request: Request, run_id: UUID) -> HttpResponse:
    """Stop a run."""
    run = queries.get_run(request.user, run_id)
    actions.cancel_run(run=run, actor=request.user)
    return redirect("planning:run", run.uuid)


@login_required
@require_POST
def run_again(request: Request, run_id: UUID) -> HttpResponse:
    """Ask the same once more."""
    run = queries.get_run(request.user, run_id)
    again = actions.run_again(run=run, actor=request.user)
    return redirect("planning:run", again.uuid)


@login_required
@require_POST
def publish(request: Request, run_id: UUID, point: int) -> HttpResponse:
    """Publish one proposal: everyone it moves is asked."""
    run = queries.get_run(request.user, run_id)
    try:
        plans = actions.publish_proposal(run=run, point=point, actor=request.user)
    except Conflict as refusal:
        context = pages.run_context(request.user, run) | {"refusal": refusal.message}
        return render(request, "planning/run.html", context, status=409)
    told = ngettext(
        "Published. %(count)d trainee is asked to agree, and everyone is told.",
        "Published. %(count)d trainees are asked to agree, and everyone is told.",
        len(plans),
    )
    messages.success(request, told % {"count": len(plans)})
    if run.kind == run.Kind.ONE and plans:
        return redirect("schedules:plan", plans[0].uuid)
    return redirect("planning:run", run.uuid)


@login_required
@require_POST
def draft(request: Request, run_id: UUID, point: int) -> HttpResponse:
    """Take one proposal to the board, to change it there first."""
    run = queries.get_run(request.user, run_id)
    made = actions.make_draft(run=run, point=point, actor=request.user)
    return redirect("rotations:draft", made.uuid)
