"""What a proposal waits for, said so that the reader knows what to do."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.schedules import claiming, room_for_plans
from ferd.areas.schedules.claiming import Planned
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.areas.schedules.planned_stays import stays_of_pathway
from ferd.areas.schedules.room_for_plans import Facts
from ferd.core.scheduling.claims import Group, Lack
from ferd.core.scheduling.pathway import Pathway


@dataclass(frozen=True, slots=True)
class Wait:
    """Where there is no room for a plan yet.

    Attributes:
        leaving: the proposals of those who would give room there.
    """

    lack: Lack
    known: Facts
    leaving: tuple[Planned, ...]


def wait_of(plan: IndividualPlan) -> Wait | None:
    """Find what an open proposal waits for; None when there is room as it is."""
    if plan.status != IndividualPlan.Status.PROPOSED:
        return None
    return _wait_among(plan.pk, claiming.open_plans())


def left_without_room() -> list[int]:
    """Give the plans both have agreed on that nobody is about to make room for."""
    plans = claiming.open_plans()
    waits = (
        (each.pk, _wait_among(each.pk, plans)) for each in plans if each.waits_for_room
    )
    return [pk for pk, wait in waits if wait and not wait.leaving]


def room_lacking(
    traineeship: Traineeship, pathway: Pathway, actor: Person
) -> list[str]:
    """Say where there is no room for a plan that is not proposed yet, and what helps.

    It is what a leader's yes will ask; each place is named once, with the first day.
    """
    plans = claiming.open_plans()
    mine = claiming.if_planned(traineeship, stays_of_pathway(pathway))
    known = room_for_plans.facts(plans, mine.groups)
    first: dict[Group, Lack] = {}
    for lack in known.lacks_when_offered([mine]):
        first.setdefault(lack.at, lack)
    is_own = actor == traineeship.trainee
    return [_lacking(lack, known, actor, is_own=is_own) for lack in first.values()]


def _lacking(lack: Lack, known: Facts, actor: Person, *, is_own: bool) -> str:
    if not is_own:
        return room_for_plans.in_words(lack, known, actor)
    words = _(
        "There is no room for you at %(place)s from %(day)s. A leader cannot agree to "
        "that. Talk to those who plan in your unit: they can have a plan made that "
        "fits the room, or ask for more."
    )
    place = room_for_plans.place_of(lack)
    return words % {"place": place, "day": date_format(lack.day)}


def in_words(wait: Wait, actor: Person) -> str:
    """Say whom a plan waits for, as far as the reader may know, and what helps."""
    facts = {
        "place": room_for_plans.place_of(wait.lack),
        "day": date_format(wait.lack.day),
    }
    if not wait.leaving:
        there = wait.known.there(wait.lack)
        facts["names"] = room_for_plans.named(there, actor)
        return (
            _(
                "There is no room at %(place)s from %(day)s, where there are or will "
                "be: %(names)s. Nobody is about to leave. Change the plan, or ask the "
                "unit for more room."
            )
            % facts
        )
    keys = {each.traineeship for each in wait.leaving}
    facts["names"] = room_for_plans.named(keys, actor)
    return (
        _(
            "It takes a place at %(place)s from %(day)s that others leave: %(names)s. "
            "It comes into force together with theirs, when they have agreed too."
        )
        % facts
    )


def _wait_among(pk: int, plans: list[Planned]) -> Wait | None:
    mine = next((plan for plan in plans if plan.pk == pk), None)
    if mine is None:
        return None
    known = room_for_plans.facts(plans, mine.groups)
    found = known.lacks_in_force([mine])
    if not found:
        return None
    leaving = [plan for plan in known.leaving(found[0]) if plan.is_offered]
    return Wait(found[0], known, tuple(leaving))
