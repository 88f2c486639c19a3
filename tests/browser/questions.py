"""Questions to the planner in each kind and state, for the pages to be looked at.

No solver is asked: what a run looks like does not depend on who answered it.
"""

from collections.abc import Iterable
from dataclasses import replace

from dateutil.relativedelta import relativedelta

from ferd.areas.accounts.models import Person
from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations.models import Unit
from ferd.areas.planning import actions, proposals
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.proposals import Answer, Point, ProposedWay
from ferd.areas.planning.said import Said
from ferd.areas.schedules.models import IndividualPlan
from ferd.core.scheduling import explanation_templates as words
from ferd.core.time import Leave, Period
from ferd.core.time_rules import LeaveKind
from ferd.formats import pathway_json
from ferd.foundation import clock

Kind = SolverRun.Kind


def ask_everything() -> None:
    """Let Karin have asked everything that can be asked."""
    karin = Person.objects.get(name="Karin Kompassdal")
    unit = Unit.objects.get(name="Bildediagnostisk avdeling")
    first, second = map(_plan_of, ("Hanna Spektraas", "Jon Detektorli"))

    def ask(kind: Kind, title: str) -> SolverRun:
        return actions.ask_planner(
            unit=unit, kind=kind, title=title, changes=(), actor=karin
        )

    ask(Kind.SOLVE, "Venter")
    _begin(ask(Kind.SOLVE, "Underveis"), best=120)
    stopped = _begin(ask(Kind.SOLVE, "Stanset"))
    actions.cancel_run(run=stopped, actor=karin)
    _finish(_begin(ask(Kind.SOLVE, "Mislyktes")), fault="Regnemaskinen falt ut.")
    for kind, title, answer in _answers(first, second):
        _finish(_begin(ask(kind, title)), answer=answer)
    reach = actions.ask_reach(traineeship=first.traineeship, actor=karin)
    _finish(_begin(reach), answer=Answer(remarks=(_said(words.WHOLE_WAY),)))


def _plan_of(name: str) -> IndividualPlan:
    agreed = IndividualPlan.objects.filter(status=IndividualPlan.Status.AGREED)
    return agreed.select_related("traineeship").get(trainee__name=name)


def _answers(
    first: IndividualPlan, second: IndividualPlan
) -> Iterable[tuple[Kind, str, Answer]]:
    few = _point("fewest", 40, (first,), months=6)
    many = _point("cheapest", 30, (first, second), months=3)
    yield Kind.REPLAN, "To forslag", Answer(points=(few, many), least=1)
    yield Kind.REPLAN, "Umulig", _conflict()
    yield Kind.REPLAN, "Ingenting må endres", Answer(unlimited=("Fjordbyen HF",))
    alone = _point("one", 0, (first,), months=1)
    yield Kind.ONE, "En plan etter plassene", Answer(points=(alone,))
    yield Kind.EXPLAIN, "Det er lite av noe", Answer(remarks=_conflict().reasons)


def _conflict() -> Answer:
    return Answer(
        reasons=tuple(map(_said, words.DEMANDS.values())),
        remedies=tuple(map(_said, words.WAYS_OUT.values())),
    )


def _said(template: str) -> Said:
    """Say a sentence of the planner's with whatever facts it asks for."""
    day = clock.today()
    return Said(
        template=template,
        words={"trainee": "Hanna Spektraas", "stage": "Grunnår", "places": "RAD"}
        | {"before": "Barneradiologi", "room": "1"},
        figures={"amount": 2, "months": 3, "most": 1},
        days={"first": day, "last": day, "earliest": day, "latest": day},
    )


def _point(
    kind: str, cost: int, plans: Iterable[IndividualPlan], *, months: int
) -> Point:
    ways = tuple(_away(plan, months) for plan in plans)
    return Point(kind=kind, cost=cost, delay=months, changed=len(ways), ways=ways)


def _away(plan: IndividualPlan, months: int) -> ProposedWay:
    """Let someone be away for some months, from next year on."""
    begins = clock.today() + relativedelta(years=1, day=1)
    away = Period(begins, begins + relativedelta(months=months))
    known = plan.as_pathway().circumstances
    leave = Leave(away, LeaveKind.PARENTAL)
    return ProposedWay(
        traineeship=str(plan.traineeship.uuid),
        base=str(plan.uuid),
        circumstances=pathway_json.circumstances_to_text(
            replace(known, leaves=(*known.leaves, leave))
        ),
    )


def _begin(run: SolverRun, best: int | None = None) -> SolverRun:
    """Let a worker have taken it, and have come half-way."""
    run.status = SolverRun.Status.RUNNING
    run.started_at = run.heartbeat_at = clock.now()
    run.progress = {"phase": "prices", "best": best, "bound": 100, "share": 0.5}
    run.progress["gap"] = 0.2 if best else None
    run.save()
    return run


def _finish(run: SolverRun, *, answer: Answer | None = None, fault: str = "") -> None:
    actions.finish_run(
        run=run,
        problem=None,
        outcome=proposals.answer_to_json(answer) if answer else None,
        fault=fault,
        actor=system_person(),
    )
