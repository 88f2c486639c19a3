"""What the kinds of answers share: what a plan means for those it moves, why not."""

from collections.abc import Sequence

from ferd.areas.planning.gathering import Gathered
from ferd.areas.planning.proposals import Point, ProposedWay
from ferd.areas.planning.said import Said, kept
from ferd.areas.planning.telling import telling_of
from ferd.core.scheduling.compile import circumstances_for
from ferd.core.scheduling.conflict import Conflict
from ferd.core.scheduling.explain import find_conflict
from ferd.core.scheduling.explanations import conflict_in_words, ways_out_in_words
from ferd.core.scheduling.problem import TraineeId
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.way import delay_of
from ferd.formats import pathway_json


def why_not(gathered: Gathered) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """Say why not everybody can have a way, and what would make it possible."""
    return told(find_conflict(gathered.compiled.problem), gathered)


def told(
    conflict: Conflict | None, gathered: Gathered
) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """Say what clashes, and what would make it possible."""
    if conflict is None:
        return (), ()
    telling = telling_of(gathered)
    reasons = conflict_in_words(conflict, telling)
    return kept(reasons), kept(ways_out_in_words(conflict, telling))


def point_of(
    gathered: Gathered,
    kind: str,
    cost: int,
    changed: Sequence[TraineeId],
    schedule: Schedule,
) -> Point:
    """Keep what a plan means for those it moves, and those the change is about."""
    whom = [
        trainee
        for trainee in gathered.compiled.problem.trainees
        if trainee.id in schedule.ways
        and trainee.id not in gathered.leaving
        and (trainee.id in gathered.touched or trainee.id in changed)
    ]
    delays = (
        delay_of(t, schedule.ways[t.id])
        for t in gathered.compiled.problem.trainees
        if t.id in schedule.ways
    )
    return Point(
        kind=kind,
        cost=cost,
        delay=sum(delays),
        changed=len(changed),
        ways=tuple(_way(gathered, each.id, schedule) for each in whom),
    )


def sites_without_places(gathered: Gathered) -> tuple[str, ...]:
    """Name the sites that no unit has published places for."""
    sites = gathered.compiled.unlimited.values()
    return tuple(sorted(site.title for site in sites if site is not None))


def _way(gathered: Gathered, trainee: TraineeId, schedule: Schedule) -> ProposedWay:
    compiled = gathered.compiled
    circumstances = circumstances_for(compiled, trainee, schedule.ways[trainee])
    base = gathered.plans.get(trainee)
    return ProposedWay(
        traineeship=trainee,
        base=str(base.uuid) if base else "",
        circumstances=pathway_json.circumstances_to_text(circumstances),
    )
