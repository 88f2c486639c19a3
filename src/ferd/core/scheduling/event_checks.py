"""What may be wrong with events before they are applied to a problem."""

from collections.abc import Iterator, Mapping, Sequence

from ferd.core.diagnostics import Diagnostic, gettext_noop
from ferd.core.scheduling.events import (
    CompletedEarly,
    Event,
    FractionChanged,
    Hired,
    LeaveTaken,
    ObjectiveNotReached,
    PersonalEvent,
    PlaceGained,
    PlaceLost,
)
from ferd.core.scheduling.problem import Problem, Trainee, TraineeId
from ferd.core.scheduling.problem_checks.limits import MOST_MONTHS, MOST_ROOM, MOST_WORK
from ferd.core.scheduling.problem_checks.paths import error

_FURTHEST = 2 * MOST_MONTHS


def check_events(
    problem: Problem, events: Sequence[Event], *, today: int
) -> tuple[Diagnostic, ...]:
    """Check that the events are about this problem, and can have happened."""
    found = list(_today(problem, today))
    trainees = dict(problem.trainees_by_id())
    for at, event in enumerate(events):
        where = f"$.events[{at}]"
        found += _names(where, event, problem, trainees)
        found += _months(where, event)
        found += _amount(where, event)
        if isinstance(event, Hired):
            trainees[event.trainee.id] = event.trainee
    return tuple(found)


def _today(problem: Problem, today: int) -> Iterator[Diagnostic]:
    if not 0 <= today < problem.months:
        template = gettext_noop("Today must be one of the months 0 to %(last)d.")
        yield error("ROTA031", "$.today", template, last=problem.months - 1)


def _names(
    where: str, event: Event, problem: Problem, trainees: Mapping[TraineeId, Trainee]
) -> Iterator[Diagnostic]:
    if isinstance(event, PlaceLost | PlaceGained):
        if event.places not in problem.places_by_id():
            template = gettext_noop("There are no places called “%(name)s”.")
            yield error("ROTA030", f"{where}.places", template, name=event.places)
    elif not isinstance(event, Hired):
        yield from _of_trainee(where, event, trainees.get(event.trainee))


def _of_trainee(
    where: str, event: PersonalEvent, trainee: Trainee | None
) -> Iterator[Diagnostic]:
    if trainee is None:
        template = gettext_noop("There is no trainee called “%(name)s”.")
        yield error("ROTA030", f"{where}.trainee", template, name=event.trainee)
    elif isinstance(event, ObjectiveNotReached | CompletedEarly):
        known = {need.id for need in trainee.stages}
        if event.stage not in known:
            template = gettext_noop("The trainee has no stage called “%(name)s”.")
            yield error("ROTA030", f"{where}.stage", template, name=event.stage)


def _months(where: str, event: Event) -> Iterator[Diagnostic]:
    dated = LeaveTaken | FractionChanged | PlaceLost | PlaceGained
    if isinstance(event, dated) and not 0 <= event.start < event.end <= _FURTHEST:
        template = gettext_noop(
            "The end, %(end)d, must be later than the start, %(start)d."
        )
        facts = {"start": event.start, "end": event.end}
        yield error("ROTA031", f"{where}.end", template, **facts)


def _amount(where: str, event: Event) -> Iterator[Diagnostic]:
    least, most = 1, MOST_WORK * MOST_MONTHS
    match event:
        case PlaceLost(room=amount) | PlaceGained(room=amount):
            most = MOST_ROOM
        case FractionChanged(work=amount):
            most = MOST_WORK
        case ObjectiveNotReached(work=amount) | CompletedEarly(work=amount):
            pass
        case _:
            return
    if not least <= amount <= most:
        template = gettext_noop(
            "%(figure)d cannot be meant; it must be from %(least)d to %(most)d."
        )
        facts = {"figure": amount, "least": least, "most": most}
        yield error("ROTA031", where, template, **facts)
