"""How one trainee's remaining objectives can be reached; for workers only."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from ferd.areas.planning.gathering import Gathered
from ferd.areas.planning.proposals import Answer
from ferd.areas.planning.said import kept
from ferd.areas.planning.telling import telling_of
from ferd.core.curriculum.model import as_ranges
from ferd.core.diagnostics import gettext_noop
from ferd.core.scheduling.counterfactuals import what_if
from ferd.core.scheduling.explanations import Telling, counterfactual_in_words
from ferd.core.scheduling.pathway import ExpectedObjective, ObjectiveState
from ferd.core.scheduling.problem import (
    Assignment,
    PlacesId,
    StageId,
    TraineeId,
)
from ferd.core.scheduling.reachability import (
    Obstacle,
    Path,
    Reach,
    RemainingObjective,
    Unreachable,
    reach,
)
from ferd.core.scheduling.revision_words import Sentence
from ferd.core.scheduling.standing import alone
from ferd.foundation import clock
from ferd.foundation.errors import Conflict

REACHED = gettext_noop(
    "Objectives %(objectives)s: %(stage)s at %(places)s, from %(first)s to %(last)s."
)
OBSTACLES = {
    Obstacle.NO_STAGE: gettext_noop(
        "Objectives %(objectives)s: nothing that remains of the plan leads to them."
    ),
    Obstacle.NO_ROOM: gettext_noop(
        "Objectives %(objectives)s: there would be time, but the units are full."
    ),
    Obstacle.TOO_LATE: gettext_noop(
        "Objectives %(objectives)s: there would be room, but a limit in time is in "
        "the way."
    ),
    Obstacle.NO_TIME: gettext_noop(
        "Objectives %(objectives)s: the months that are left are too few."
    ),
    Obstacle.NO_WAY: gettext_noop(
        "Objectives %(objectives)s: what is agreed already is in the way."
    ),
}
MOST = 6
"""How many what-ifs are told."""


def reach_answer(gathered: Gathered, whom: str) -> Answer:
    """Say for each remaining objective how it can be reached, or why it cannot."""
    trainee = TraineeId(whom)
    if trainee not in gathered.plans:
        raise Conflict(_("There is no plan in force to look at."))
    compiled, telling = gathered.compiled, telling_of(gathered)
    own = alone(compiled.problem, compiled.published, trainee)
    left = _remaining(gathered, trainee)
    found = reach(own, [asked for asked, _objective in left])
    named = {asked.objective: objective for asked, objective in left}
    told = what_if(compiled.problem, compiled.published, trainee)[:MOST]
    return Answer(
        remarks=kept(_paths(trainee, found, named, telling)),
        reasons=kept(_obstacles(found, named)),
        remedies=kept(counterfactual_in_words(each, telling) for each in told),
    )


def _remaining(
    gathered: Gathered, trainee: TraineeId
) -> list[tuple[RemainingObjective, ExpectedObjective]]:
    """Name what is not over yet, with the pieces that lead to it."""
    pathway = gathered.plans[trainee].as_pathway()
    pieces = gathered.compiled.pieces[trainee].each
    left = []
    for each in pathway.objectives:
        is_over = each.expected_on is not None and each.expected_on <= clock.today()
        if each.state is ObjectiveState.CREDITED or is_over:
            continue
        stages = (p.id for p in pieces if p.demand.stage.order in each.stages)
        left.append((RemainingObjective(each.code, tuple(stages)), each))
    return left


def _paths(
    trainee: TraineeId,
    found: Sequence[Reach],
    named: dict[str, ExpectedObjective],
    telling: Telling,
) -> Iterator[Sentence]:
    """Say the ways, those that end with the same stay together."""
    together: dict[tuple[StageId, PlacesId], list[str]] = {}
    ends: dict[tuple[StageId, PlacesId], Assignment] = {}
    for each in found:
        if isinstance(each, Path):
            last = max(each.steps, key=lambda step: step.end)
            key = (last.stage, last.places)
            together.setdefault(key, []).append(each.objective)
            ends[key] = last
    for key, objectives in together.items():
        last = ends[key]
        facts = telling.named(None, None, last.places)
        facts["stage"] = telling.stage(trainee, last.stage)
        facts["objectives"] = _written(objectives, named)
        facts["first"] = telling.day(last.start)
        facts["last"] = telling.last_day(last.end)
        yield Sentence(REACHED, facts)


def _obstacles(
    found: Sequence[Reach], named: dict[str, ExpectedObjective]
) -> Iterator[Sentence]:
    for obstacle, template in OBSTACLES.items():
        mine = [
            each.objective
            for each in found
            if isinstance(each, Unreachable) and each.obstacle is obstacle
        ]
        if mine:
            yield Sentence(template, {"objectives": _written(mine, named)})


def _written(codes: Sequence[str], named: dict[str, ExpectedObjective]) -> str:
    numbers = [n for code in codes if (n := named[code].number) is not None]
    others = [code for code in codes if named[code].number is None]
    return ", ".join(filter(None, (as_ranges(numbers), *others)))
