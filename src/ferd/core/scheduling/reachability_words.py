"""How an objective can be reached, or why not, in sentences."""

from collections.abc import Iterator

from ferd.core.diagnostics import gettext_noop
from ferd.core.scheduling.explanations import Facts, Telling
from ferd.core.scheduling.reachability import Obstacle, Path, Reach
from ferd.core.scheduling.revision_words import Sentence

STEP = gettext_noop(
    "%(objective)s: %(stage)s at %(places)s from %(first)s to %(last)s."
)
APPROVED = gettext_noop("%(objective)s is approved by %(places)s.")

OBSTACLES = {
    Obstacle.NO_STAGE: gettext_noop(
        "Nothing that remains of the plan leads to %(objective)s."
    ),
    Obstacle.NO_ROOM: gettext_noop(
        "There is no room in time to reach %(objective)s; it takes: %(stages)s."
    ),
    Obstacle.TOO_LATE: gettext_noop(
        "A limit in time is in the way of %(objective)s; it takes: %(stages)s."
    ),
    Obstacle.NO_TIME: gettext_noop(
        "Too few months are left to reach %(objective)s; it takes: %(stages)s."
    ),
    Obstacle.NO_WAY: gettext_noop(
        "What is agreed already, or several things together, is in the way of "
        "%(objective)s; it takes: %(stages)s."
    ),
}


def reach_in_words(answer: Reach, telling: Telling) -> Iterator[Sentence]:
    """Say the steps of a path and who approves, or what is in the way."""
    facts: Facts = {"objective": answer.objective}
    if not isinstance(answer, Path):
        names = telling.names.stages
        facts["stages"] = ", ".join(names.get(each, each) for each in answer.stages)
        yield Sentence(OBSTACLES[answer.obstacle], facts)
        return
    for step in answer.steps:
        named = telling.named(None, step.stage, step.places)
        when = {"first": telling.day(step.start), "last": telling.last_day(step.end)}
        yield Sentence(STEP, facts | named | when)
    approver = telling.named(None, None, answer.approved_at)
    yield Sentence(APPROVED, facts | approver)
