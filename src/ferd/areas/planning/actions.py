"""Asking the planner, and making what it proposes binding."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

import ferd
from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.planning import permissions, proposals, publications, queries, tasks
from ferd.areas.planning.changes import Change, ChangeKind
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.proposals import Chosen
from ferd.areas.rotations import actions as rotations
from ferd.areas.rotations import publishing
from ferd.areas.rotations import queries as rotation_queries
from ferd.areas.rotations.models import RotationDraft
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules import claiming, leaving
from ferd.areas.schedules import queries as schedule_queries
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.formats.value_json import Json
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

Kind = SolverRun.Kind
Status = SolverRun.Status
SECONDS_ALLOWED = {
    Kind.REPLAN: 4,
    Kind.ONE: 20,
    Kind.SOLVE: 120,
    Kind.EXPLAIN: 20,
    Kind.REACH: 20,
}
MOST_ATTEMPTS = 3


@transaction.atomic
def ask_planner(
    *, unit: Unit, kind: str, title: str, changes: Sequence[Change], actor: Person
) -> SolverRun:
    """Ask for a run, which a worker carries out; nobody is moved by it."""
    if not permissions.may_plan(actor, unit):
        raise NotAllowed(_("Only those who plan in the unit may ask the planner."))
    request = proposals.request_to_json(changes)
    run = _asked(unit, Kind(kind), title, request, actor)
    audit.record(actor=actor, action="planning.ask_planner", target=run, kind=kind)
    return run


@transaction.atomic
def ask_for_one(*, traineeship: Traineeship, actor: Person) -> SolverRun:
    """Ask for one trainee's way in the room that everybody else leaves."""
    if not permissions.may_plan_one(actor, traineeship):
        raise NotAllowed(_("Only those who plan in the unit may ask the planner."))
    unit = queries.unit_to_plan(actor, traineeship.unit)
    about = Change(
        kind=ChangeKind.JOINED,
        traineeship=str(traineeship.uuid),
        first_on=clock.today(),
    )
    request = proposals.request_to_json((about,))
    title = _("%(trainee)s: a plan that fits the places")
    title %= {"trainee": traineeship.trainee.name}
    run = _asked(unit, Kind.ONE, title, request, actor)
    audit.record(
        actor=actor,
        action="planning.ask_for_one",
        target=run,
        traineeship=str(traineeship.uuid),
    )
    return run


@transaction.atomic
def ask_reach(*, traineeship: Traineeship, actor: Person) -> SolverRun:
    """Ask how one trainee's remaining objectives can be reached."""
    if not permissions.may_see_reach(actor, traineeship):
        raise NotAllowed(_("Only the trainee and those who plan may ask this."))
    unit = queries.unit_around(traineeship.unit)
    request = proposals.request_about(traineeship)
    run = _asked(unit, Kind.REACH, traineeship.trainee.name, request, actor)
    audit.record(
        actor=actor,
        action="planning.ask_reach",
        target=run,
        traineeship=str(traineeship.uuid),
    )
    return run


@transaction.atomic
def run_again(*, run: SolverRun, actor: Person) -> SolverRun:
    """Ask the same once more, of what is true today; the former run is kept."""
    if not permissions.may_plan(actor, run.unit):
        raise NotAllowed(_("Only those who plan in the unit may ask the planner."))
    again = _asked(run.unit, Kind(run.kind), run.title, run.request, actor)
    again.seed = run.seed
    again.save(update_fields=["seed"])
    audit.record(
        actor=actor, action="planning.run_again", target=again, former=str(run.uuid)
    )
    return again


@transaction.atomic
def cancel_run(*, run: SolverRun, actor: Person) -> SolverRun:
    """Stop a run; the worker notices within a moment."""
    if not permissions.may_plan(actor, run.unit):
        raise NotAllowed(_("Only those who plan in the unit may cancel a run."))
    run = _under_way(run)
    run.status, run.ended_at = Status.CANCELLED, clock.now()
    run.save(update_fields=["status", "ended_at"])
    audit.record(actor=actor, action="planning.cancel_run", target=run)
    return run


@transaction.atomic
def resume_run(*, run: SolverRun, actor: Person) -> SolverRun:
    """Queue a run again whose worker is gone; after some attempts give it up."""
    if not actor.is_system:
        raise NotAllowed(_("Only Ferd itself resumes a run."))
    run = _under_way(run)
    if run.attempt >= MOST_ATTEMPTS:
        run.status, run.ended_at = Status.FAILED, clock.now()
        run.fault = _("The worker was lost several times.")
    else:
        run.status, run.attempt = Status.QUEUED, run.attempt + 1
        _queue(run)
    run.save(update_fields=["status", "attempt", "ended_at", "fault"])
    audit.record(
        actor=actor, action="planning.resume_run", target=run, attempt=run.attempt
    )
    return run


@transaction.atomic
def finish_run(
    *,
    run: SolverRun,
    problem: Json,
    outcome: Json,
    fault: str,
    actor: Person,
) -> SolverRun:
    """Keep what came of a run, unless it was cancelled meanwhile."""
    if not actor.is_system:
        raise NotAllowed(_("Only Ferd itself finishes a run."))
    run = _under_way(run)
    run.status = Status.FAILED if fault else Status.DONE
    run.problem, run.outcome, run.fault = problem, outcome, fault[:300]
    run.ended_at = clock.now()
    if run.started_at is not None:
        run.seconds = (run.ended_at - run.started_at).total_seconds()
    run.save()
    audit.record(
        actor=actor, action="planning.finish_run", target=run, status=run.status
    )
    return run


@transaction.atomic
def make_draft(*, run: SolverRun, point: int, actor: Person) -> RotationDraft:
    """Make a draft of one of a run's proposals, to be changed on the board."""
    if not permissions.may_publish_proposal(actor, run):
        raise NotAllowed(_("Only those who plan in the unit may use its proposals."))
    chosen = proposals.chosen(run, point)
    draft = rotations.start_draft(unit=run.unit, name=run.title[:100], actor=actor)
    for way in chosen.ways:
        if way.is_late:
            raise Conflict(
                _(
                    "Another plan has been agreed for %(trainee)s since the planner "
                    "was asked. Ask it again."
                )
                % {"trainee": way.traineeship.trainee.name}
            )
        rotations.put_way(
            draft=draft,
            traineeship=way.traineeship,
            circumstances=way.circumstances,
            reason=run.title[:300],
            actor=actor,
        )
    audit.record(
        actor=actor,
        action="planning.make_draft",
        target=run,
        point=point,
        draft=str(draft.uuid),
    )
    return draft


@transaction.atomic
def publish_proposal(
    *, run: SolverRun, point: int, actor: Person
) -> list[IndividualPlan]:
    """Publish one of a run's proposals: everyone it moves is asked and told."""
    organisations.hold_roles(actor)
    if not permissions.may_publish_proposal(actor, run):
        raise NotAllowed(_("Only those who plan in the unit may use its proposals."))
    run = SolverRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if publications.is_published(run):
        raise Conflict(
            _("A proposal of this run has been published already. Ask again instead.")
        )
    chosen = proposals.chosen(run, point)
    leavers = _leavers(run, actor)
    _hold(chosen, leavers)
    for who, day in leavers:  # first: what they leave, others may have
        schedules.end_traineeship(traineeship=who, ends_on=day, actor=actor)
    plans: list[IndividualPlan] = []
    if chosen.ways:
        draft = make_draft(run=run, point=point, actor=actor)
        seen = rotation_queries.fingerprint(draft)
        plans = rotations.publish_draft(draft=draft, seen=seen, actor=actor)
    audit.record(
        actor=actor,
        action="planning.publish_proposal",
        target=run,
        point=point,
        plans=[str(plan.uuid) for plan in plans],
    )
    return plans


def _leavers(run: SolverRun, actor: Person) -> list[tuple[Traineeship, date]]:
    """Find who leaves for good, and on which day."""
    return [
        (
            schedule_queries.get_traineeship(actor, UUID(change.traineeship)),
            change.first_on,
        )
        for change in proposals.changes_of(run)
        if change.kind is ChangeKind.RESIGNED
    ]


def _hold(chosen: Chosen, leavers: Sequence[tuple[Traineeship, date]]) -> None:
    """Lock everybody and every place that may be touched, before all else."""
    sites = [
        (site, way.traineeship)
        for way in chosen.ways
        for stage in rotation_queries.version_to_follow(way.traineeship, way.base)
        .as_plan()
        .timeline
        for site in stage.placements
    ]
    asked = [leaving.places_asked_of(who) for who, _day in leavers]
    publishing.hold(
        [way.traineeship for way in chosen.ways] + [who for who, _day in leavers],
        claiming.places_of_sites(sites).union(*asked),
    )


def _under_way(run: SolverRun) -> SolverRun:
    """Find the run again, locked, if it is not over."""
    found = SolverRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if not found.is_under_way:
        raise Conflict(_("The run is over."))
    return found


def _asked(
    unit: Unit, kind: SolverRun.Kind, title: str, request: Json, actor: Person
) -> SolverRun:
    run = SolverRun.objects.create(
        unit=unit,
        kind=kind,
        title=title,
        request=request,
        seconds_allowed=SECONDS_ALLOWED[kind],
        code_version=ferd.__version__,
        asked_at=clock.now(),
        asked_by=actor,
    )
    _queue(run)
    return run


def _queue(run: SolverRun) -> None:
    transaction.on_commit(partial(tasks.carry_out.enqueue, str(run.uuid)))
