"""When each objective is begun and expected done, given the dated placements.

An objective in several stages starts in the first and is expected complete at
the end of the last. Credited objectives are done before the training begins.
"""

from collections.abc import Iterator, Mapping, Sequence

from ferd.core.curriculum.model import Requirements, objective_code
from ferd.core.plans.model import Stage
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.pathway import (
    ExpectedObjective,
    ObjectiveState,
)
from ferd.core.scheduling.placing import Placed


def expected_objectives(
    stages: Sequence[Stage],
    placed: Placed,
    circumstances: Circumstances,
    requirements: Requirements,
) -> tuple[ExpectedObjective, ...]:
    """Date every objective the stages lead to or the specialty demands."""
    named = objectives_by_stage(stages, circumstances, requirements)
    numbers = sorted(requirements.objectives.union(*named.values()))
    codes = sorted({code for stage in stages for code in stage.objectives.codes})
    own = (
        _expected(
            objective_code(requirements.code, number),
            number,
            [order for order, mine in named.items() if number in mine],
            placed,
        )
        for number in numbers
    )
    others = (
        _expected(
            code,
            None,
            [stage.order for stage in stages if code in stage.objectives.codes],
            placed,
        )
        for code in codes
    )
    credit = _credit(circumstances, requirements)
    known = {expected.code: expected for expected in (*own, *others)}
    return tuple(credit.get(code, expected) for code, expected in known.items())


def objectives_by_stage(
    stages: Sequence[Stage], circumstances: Circumstances, requirements: Requirements
) -> dict[int, frozenset[int]]:
    """Say which of the specialty's objectives each stage leads to.

    *All* is every objective of the edition, *remaining* those that no other
    stage names. Cells that leave it to the individual plan get what is chosen.
    """
    named = {stage.order: _named(stage, circumstances) for stage in stages}
    everywhere = frozenset[int]().union(*named.values())
    whole = {
        "all": requirements.objectives,
        "remaining": requirements.objectives - everywhere,
    }
    return {
        stage.order: named[stage.order]
        | whole.get(stage.objectives.symbolic or "", frozenset())
        for stage in stages
    }


def leaves_objectives_open(stage: Stage, circumstances: Circumstances) -> bool:
    """Tell whether nobody has said yet which objectives a stage leads to."""
    symbolic = stage.objectives.symbolic
    if symbolic is None or symbolic in {"all", "remaining"}:
        return False
    return not circumstances.choice_for(stage.order).objectives


def _named(stage: Stage, circumstances: Circumstances) -> frozenset[int]:
    chosen: tuple[int, ...] = ()
    if stage.objectives.symbolic is not None:
        chosen = circumstances.choice_for(stage.order).objectives
    return frozenset((*stage.objectives.numbers, *chosen))


def _expected(
    code: str, number: int | None, stages: list[int], placed: Placed
) -> ExpectedObjective:
    blocks = [block for block in placed.placements if block.stage in stages]
    if not blocks or placed.unfinished.intersection(stages):
        return ExpectedObjective(
            code=code,
            number=number,
            state=ObjectiveState.UNDATED,
            stages=tuple(stages),
        )
    return ExpectedObjective(
        code=code,
        number=number,
        state=ObjectiveState.EXPECTED,
        stages=tuple(dict.fromkeys(block.stage for block in blocks)),
        starts_on=min(block.period.start for block in blocks),
        expected_on=max(block.period.end for block in blocks),
    )


def _credit(
    circumstances: Circumstances, requirements: Requirements
) -> Mapping[str, ExpectedObjective]:
    return {
        code: ExpectedObjective(
            code=code, number=number, state=ObjectiveState.CREDITED, basis=basis
        )
        for code, number, basis in _credited(circumstances, requirements)
    }


def _credited(
    circumstances: Circumstances, requirements: Requirements
) -> Iterator[tuple[str, int | None, str]]:
    for credited in circumstances.credited_objectives:
        for number in credited.numbers:
            yield objective_code(requirements.code, number), number, credited.basis
        for code in credited.codes:
            yield code, None, credited.basis
