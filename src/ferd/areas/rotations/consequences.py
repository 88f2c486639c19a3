"""What a move would lead to, worked out before anything is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.plans import queries as plans
from ferd.areas.rotations import over, people, queries
from ferd.areas.rotations.crowding import Months, month_of
from ferd.areas.rotations.models import DraftWay, RotationDraft
from ferd.areas.rotations.moves import Move, moved
from ferd.areas.rotations.over import Crowd
from ferd.areas.rotations.people import Presence
from ferd.areas.rotations.stays import Stays, stays_of_pathway
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.curriculum.model import Requirements
from ferd.core.diagnostics import Diagnostic
from ferd.core.plans.model import TrainingPlan, TrainingSite
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.layout import lay_out
from ferd.core.scheduling.pathway import Pathway, Placement
from ferd.core.scheduling.revision import compare_pathways
from ferd.core.time_rules import TimeRules
from ferd.foundation import clock
from ferd.foundation.errors import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One trainee as the board shows them, ready to be moved.

    Attributes:
        agreed: what binds; None when nothing does yet.
        pathway: what is shown: what if, then what is proposed, then what binds.
    """

    traineeship: Traineeship
    draft: RotationDraft | None
    way: DraftWay | None
    agreed: IndividualPlan | None
    pathway: Pathway
    plan: TrainingPlan
    requirements: Requirements | None

    def sites(self, block: int) -> list[TrainingSite]:
        """Give the sites where the plan lets a block's stage be served."""
        stage = self.pathway.placements[block].stage
        found = (each for each in self.plan.timeline if each.order == stage)
        return [site for each in found for site in each.placements]

    def laid_out(self, circumstances: Circumstances) -> Pathway:
        """Lay the trainee's plan out for other circumstances."""
        return lay_out(
            self.plan,
            circumstances,
            requirements=self.requirements,
            rules=TimeRules(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChange:
    """Some months in which a place would be fuller or emptier."""

    place: str
    first: date
    last: date
    before: int
    after: int
    room: int | None
    others: str

    @property
    def is_over(self) -> bool:
        """Tell whether there would be more than there is room for."""
        return self.room is not None and self.after > self.room


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What one move leads to.

    Attributes:
        block: the block as it would be; None when nothing of it is left.
        agreed_finish: the finish that binds; None when there is none.
        problems: what the rules say of the new way and not of the old one.
    """

    situation: Situation
    move: Move
    circumstances: Circumstances
    after: Pathway
    was: Placement
    block: Placement | None
    agreed_finish: date | None
    problems: Sequence[Diagnostic]
    rooms: Sequence[RoomChange]

    @property
    def changes_nothing(self) -> bool:
        """Tell whether everything stays where it is."""
        before = self.situation.pathway
        return compare_pathways(before, self.after).is_empty

    @property
    def is_over(self) -> bool:
        """Tell whether a place would hold more than it has room for."""
        return any(each.is_over for each in self.rooms)

    @property
    def breaks_a_rule(self) -> bool:
        """Tell whether publishing would be refused for a rule."""
        return any(each.severity == "error" for each in self.problems)


def situation(
    actor: Person, traineeship: Traineeship, draft: RotationDraft | None
) -> Situation:
    """Gather what one trainee's move begins from."""
    seen = schedules.visible_plans(actor).filter(traineeship=traineeship)
    by_status = {each.status: each for each in seen.filter(status__in=people.OPEN)}
    agreed = by_status.get(IndividualPlan.Status.AGREED)
    way = queries.way_for(draft, traineeship)
    foremost = way or by_status.get(IndividualPlan.Status.PROPOSED) or agreed
    if foremost is None:
        raise Conflict(_("There is no plan to move yet: propose one first."))
    version = queries.version_to_follow(traineeship, agreed)
    return Situation(
        traineeship=traineeship,
        draft=draft,
        way=way,
        agreed=agreed,
        pathway=foremost.as_pathway(),
        plan=version.as_plan(),
        requirements=plans.requirements(traineeship.specialty_code),
    )


def consequence(actor: Person, given: Situation, move: Move) -> Consequence:
    """Work out what a move leads to; nothing is kept."""
    if not 0 <= move.block < len(given.pathway.placements):
        raise Conflict(_("There is no such block; the plan has changed."))
    circumstances = moved(given.pathway, move, given.laid_out, clock.today())
    after = given.laid_out(circumstances)
    was = given.pathway.placements[move.block]
    return Consequence(
        situation=given,
        move=move,
        circumstances=circumstances,
        after=after,
        was=was,
        block=_same_block(given.pathway, after, move.block),
        agreed_finish=given.agreed.completes_on if given.agreed else None,
        problems=[d for d in after.diagnostics if _is_new(d, given.pathway)],
        rooms=list(_rooms(actor, given, after)),
    )


def _is_new(found: Diagnostic, before: Pathway) -> bool:
    known = {(d.code, d.where) for d in before.diagnostics}
    return found.severity != "advice" and (found.code, found.where) not in known


def _same_block(before: Pathway, after: Pathway, block: int) -> Placement | None:
    """Find a block again: the same one of the blocks of its stage."""
    stage = before.placements[block].stage
    number = sum(1 for p in before.placements[:block] if p.stage == stage)
    mine = after.placements_of(stage)
    return mine[number] if number < len(mine) else None


def _rooms(actor: Person, given: Situation, after: Pathway) -> Iterator[RoomChange]:
    """Find the months in which places become fuller or emptier."""
    now, then = stays_of_pathway(given.pathway), stays_of_pathway(after)
    old, new = _presence(given, now), _presence(given, then)
    rest = _everyone_else(given)
    places = over.places_of([old, new, *rest])
    at = {places[site].key for site in _changed_sites(given, now, then)}
    months = _months(now, then)
    rooms = over.rooms_of(
        {place for place in places.values() if place.key in at}, months, [old, *rest]
    )
    before = over.crowds([old, *rest], months, places, at, rooms)
    later = over.crowds([new, *rest], months, places, at, rooms)
    for key in sorted({*before, *later}):
        yield from _differences(actor, given, before.get(key), later.get(key))


def _presence(given: Situation, stays: Stays) -> Presence:
    return Presence(
        traineeship=given.traineeship.pk,
        home=given.traineeship.unit_id,
        specialty_code=given.traineeship.specialty_code,
        stays=(stays,),
    )


def _everyone_else(given: Situation) -> list[Presence]:
    """Give where all others are: as the draft has them, else as they are."""
    drafted: list[people.Entry] = []
    if given.draft:
        ways = queries.ways_of(given.draft).exclude(traineeship=given.traineeship)
        listed = list(ways)
        drafted = people.entries(
            [way.traineeship for way in listed],
            IndividualPlan.objects.all(),
            people.rows_of(listed),
        )
    named = {given.traineeship.pk, *(each.traineeship.pk for each in drafted)}
    return [*(each.presence for each in drafted), *people.others(named)]


def _changed_sites(given: Situation, now: Stays, then: Stays) -> Iterator[over.At]:
    before = {(stay.site, stay.blocks) for stay in now}
    after = {(stay.site, stay.blocks) for stay in then}
    for site, _blocks in before ^ after:
        if site:
            home = given.traineeship
            yield site, home.unit_id, home.specialty_code


def _months(now: Stays, then: Stays) -> Months:
    first = month_of(min(stay.period.start for stay in (*now, *then)))
    first = max(first, month_of(clock.today()))
    last = max(stay.period.end for stay in (*now, *then))
    return Months(first, max(Months(first, 0).index(last) + 1, 1))


def _differences(
    actor: Person, given: Situation, before: Crowd | None, after: Crowd | None
) -> Iterator[RoomChange]:
    """Give stretches of months in which the count differs, and alike."""
    either = after or before
    if either is None:
        return
    count = either.months.count
    was = before.here if before else (0,) * count
    becomes = after.here if after else (0,) * count
    first = 0
    for index in range(1, count + 1):
        same = index < count and (was[index], becomes[index], either.room[index]) == (
            was[first],
            becomes[first],
            either.room[first],
        )
        if same:
            continue
        if was[first] != becomes[first]:
            yield RoomChange(
                place=either.place.title,
                first=either.months.day(first),
                last=either.months.day(index - 1),
                before=was[first],
                after=becomes[first],
                room=either.room[first],
                others=_others(actor, given, after, first),
            )
        first = index


def _others(actor: Person, given: Situation, after: Crowd | None, index: int) -> str:
    """Name who else is there in a month that would be too full."""
    if after is None or not after.is_over(index):
        return ""
    there = [key for key in after.there(index) if key != given.traineeship.pk]
    return over.named(there, actor) if there else ""
