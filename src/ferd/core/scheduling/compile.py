"""From dated individual plans to the planner's months, and back.

`compile_problem` asks what the planner is asked: whose ways, over which months,
in which rooms. `circumstances_for` gives one planned way back as circumstances,
whose layout stays inside the months the planner chose. What has begun and what
begins within the freeze window is pinned; what was agreed on is published.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ferd.core.plans.model import TrainingPlan, TrainingSite
from ferd.core.scheduling.circumstances import Circumstances, PlannedBlock
from ferd.core.scheduling.months import Calendar
from ferd.core.scheduling.pathway import Pathway
from ferd.core.scheduling.pieces import Pieces, find_pieces
from ferd.core.scheduling.problem import (
    Assignment,
    Places,
    PlacesId,
    Problem,
    SiteId,
    Trainee,
    TraineeId,
    Weights,
)
from ferd.core.scheduling.rooms import Room
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.trainee_months import TraineeMonths
from ferd.core.time_rules import TimeRules

SLACK = 24
"""Months that are planned beyond what anybody needs who never waits."""

LONGEST = 180
"""Nothing is planned more than so many months ahead."""

UNLIMITED = 1_000_000
"""The room of a site that no unit's places are known for, in hundredths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One trainee as the planner's bridge needs to know them.

    Attributes:
        circumstances: what is true now, also what was not when `agreed` was made.
        agreed: the way both have agreed on; None for a trainee without one.
        places: the places that each site of the plan leads to; a site that is not
            named, or leads to none, has unlimited places of its own.
    """

    id: TraineeId
    plan: TrainingPlan
    circumstances: Circumstances
    rules: TimeRules
    agreed: Pathway | None
    places: Mapping[TrainingSite, tuple[PlacesId, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A problem, and what leads from its months back to dates.

    Attributes:
        published: the ways that have been agreed on, in the problem's months.
        unlimited: the sites that had to be given places without limit.
    """

    problem: Problem
    published: Schedule
    calendar: Calendar
    pieces: Mapping[TraineeId, Pieces]
    unlimited: Mapping[PlacesId, TrainingSite | None]


def compile_problem(
    members: Sequence[Member],
    rooms: Iterable[Room],
    *,
    today: date,
    freeze: int,
    weights: Weights | None = None,
) -> Compiled:
    """Ask for everyone's remaining way, from the month of `today` on.

    `rooms` give the room that these members may share, their own stays not taken
    off; they begin in the month of `today` and may be of any length: the last
    month's figures go on.
    """
    first = today.replace(day=1)
    calendar = Calendar(first, LONGEST)
    drafts = [_months_of(member, calendar, today, freeze) for member in members]
    months = min(max((d.done_by for d in drafts), default=0) + SLACK, LONGEST)
    trainees = tuple(draft.trainee(months) for draft in drafts)
    known = tuple(_places(room, months) for room in rooms)
    names = {places.id for places in known}
    unlimited = {
        places: site
        for draft in drafts
        for places, site in draft.sites.items()
        if places not in names
    }
    problem = Problem(
        months=months,
        places=(*known, *(_endless(p, s, months) for p, s in unlimited.items())),
        trainees=trainees,
        weights=weights or Weights(),
        first_month=first.isoformat()[:7],
    )
    return Compiled(
        problem=problem,
        published=_published(trainees),
        calendar=replace(calendar, months=months),
        pieces={draft.pieces.trainee: draft.pieces for draft in drafts},
        unlimited=unlimited,
    )


def circumstances_for(
    compiled: Compiled, trainee: TraineeId, way: Sequence[Assignment]
) -> Circumstances:
    """Give the circumstances under which a planned way is laid out.

    What is over or has begun keeps its days; a block that is where and when it
    was agreed to be keeps its day, unless what comes before has moved into it;
    every other begins on the first of its month.
    """
    pieces = compiled.pieces[trainee]
    told = {a.stage: a for a in compiled.problem.trainees_by_id()[trainee].published}
    blocks: list[PlannedBlock] = []
    free_from, is_kept = -1, True
    for each in sorted(way, key=lambda assignment: assignment.start):
        piece = pieces.by_id(each.stage)
        if piece is None or piece.has_begun:
            continue
        day = compiled.calendar.day(each.start)
        agreed = piece.agreed_on
        if not is_kept and agreed is not None:
            is_kept = compiled.calendar.day(free_from) <= agreed
        is_kept = is_kept and _is_kept(each, told.get(each.stage))
        if is_kept and agreed is not None:
            day = agreed
        block = PlannedBlock(
            stage=piece.demand.stage.order,
            starts_on=day,
            site=piece.site_of(each.places),
            months=None if piece.is_last else piece.months,
        )
        if blocks and free_from == each.start and _is_continued(blocks[-1], block):
            block = _joined(blocks.pop(), block)
        blocks.append(block)
        free_from = each.end
    return replace(pieces.circumstances, planned=(*pieces.settled_blocks, *blocks))


def _is_kept(planned: Assignment, told: Assignment | None) -> bool:
    return told is not None and (told.start, told.places) == (
        planned.start,
        planned.places,
    )


def _is_continued(block: PlannedBlock, following: PlannedBlock) -> bool:
    return (block.stage, block.site) == (following.stage, following.site)


def _joined(block: PlannedBlock, following: PlannedBlock) -> PlannedBlock:
    if block.months is None or following.months is None:
        return replace(block, months=None)
    return replace(block, months=block.months + following.months)


def _months_of(
    member: Member, calendar: Calendar, today: date, freeze: int
) -> TraineeMonths:
    pieces = find_pieces(
        member.id,
        member.plan,
        member.circumstances,
        rules=member.rules,
        agreed=member.agreed,
        places=member.places,
        today=today,
    )
    return TraineeMonths(pieces, calendar, today, freeze)


def _published(trainees: Sequence[Trainee]) -> Schedule:
    return Schedule({t.id: t.published for t in trainees if t.published})


def _places(room: Room, months: int) -> Places:
    capacity = (*room.free, *(room.free[-1:] * months))[:months]
    return Places(
        id=room.id,
        site=SiteId(room.site),
        capacity=capacity,
        measure=room.measure,
        minimum=(room.minimum,) * months if room.minimum else (),
    )


def _endless(places: PlacesId, site: TrainingSite | None, months: int) -> Places:
    name = SiteId(site.site or site.trust) if site else SiteId("")
    return Places(id=places, site=name, capacity=(UNLIMITED,) * months)
