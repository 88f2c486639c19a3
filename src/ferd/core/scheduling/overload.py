"""Who asks for more of some places in a span of months than there can be.

A quick look for where a clash is likely: it overlooks much, and what it finds is
solved again all the same (`explain`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from ferd.core.scheduling.problem import (
    FULL,
    PlacesId,
    Problem,
    StageId,
    Trainee,
    TraineeId,
)
from ferd.core.scheduling.usage import pinned_usage


@dataclass(frozen=True, slots=True)
class Claim:
    """That a stage must lie between two months at one of these places."""

    trainee: TraineeId
    stage: StageId
    places: frozenset[PlacesId]
    start: int
    end: int
    work: int


def overloaded(problem: Problem) -> Iterator[tuple[Claim, ...]]:
    """Yield claims that ask together for more than there is, fewest first."""
    claims = list(claims_on(problem))
    free = _free(problem)
    groups = []
    for places in dict.fromkeys(claim.places for claim in claims):
        inside = [claim for claim in claims if claim.places <= places]
        room = [sum(here) for here in zip(*(free[p] for p in places), strict=True)]
        group = _smallest_overload(inside, [0, *accumulate(room)])
        if group is not None:
            groups.append(group)
    yield from sorted(groups, key=len)


def claims_on(problem: Problem) -> Iterator[Claim]:
    """Tell of each stage that is open between which months it must lie."""
    for trainee in problem.trainees:
        yield from _claims(trainee)


def _smallest_overload(
    claims: list[Claim], room: list[int]
) -> tuple[Claim, ...] | None:
    groups = []
    for start in sorted({claim.start for claim in claims}):
        asked, group = 0, list[Claim]()
        late = sorted(
            (claim for claim in claims if claim.start >= start),
            key=lambda claim: claim.end,
        )
        for claim in late:
            asked += claim.work
            group.append(claim)
            if asked > room[max(claim.end, start)] - room[start]:
                groups.append(tuple(group))
                break
    return min(groups, key=len, default=None)


def _free(problem: Problem) -> Mapping[PlacesId, list[int]]:
    pinned = pinned_usage(problem)
    return {
        places.id: [
            max(room - fixed, 0)
            for room, fixed in zip(places.capacity, pinned[places.id], strict=True)
        ]
        for places in problem.places
    }


def _claims(trainee: Trainee) -> Iterator[Claim]:
    starts, ends = _starts(trainee), _ends(trainee)
    for need in trainee.stages:
        if need.pinned is None and need.options:
            yield Claim(
                trainee.id,
                need.id,
                frozenset(option.places for option in need.options),
                min(starts[need.id], ends[need.id]),
                ends[need.id],
                need.work,
            )


def _starts(trainee: Trainee) -> Mapping[StageId, int]:
    """Find the month before which each stage cannot begin."""
    starts = {need.id: need.earliest for need in trainee.stages}
    for _ in trainee.stages:
        for need in trainee.stages:
            known = [starts[need.id]]
            for before in map(trainee.stage, need.after):
                over = trainee.end_of(starts[before.id], before.work)
                known.append(over or starts[before.id])
            starts[need.id] = max(known)
    return starts


def _ends(trainee: Trainee) -> Mapping[StageId, int]:
    """Find the month after which each stage cannot be over."""
    limit = len(trainee.work)
    if trainee.max_delay is not None:
        limit = min(limit, max(0, trainee.due + trainee.max_delay))
    ends = {
        need.id: limit if need.latest is None else min(limit, need.latest)
        for need in trainee.stages
    }
    for _ in trainee.stages:
        for need in trainee.stages:
            length = -(-need.work // FULL)
            for before in need.after:
                ends[before] = max(0, min(ends[before], ends[need.id] - length))
    return ends
