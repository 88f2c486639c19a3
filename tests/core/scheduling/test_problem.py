"""What the values of a problem and of an answer say of themselves."""

import pytest

from ferd.core.scheduling.problem import StageId
from ferd.core.scheduling.schedule import Progress
from tests.core.scheduling.problems import need, trainee


def test_a_stage_that_a_trainee_has_not_is_not_found():
    tora = trainee("tora", need("base", 3, "Ward"))

    assert tora.stage(StageId("base")).work == 300
    with pytest.raises(KeyError):
        tora.stage(StageId("visit"))


@pytest.mark.parametrize(
    ("best", "bound", "gap"),
    [(None, 5, None), (5, 0, None), (0, 0, 0.0), (15, 10, 0.5), (10, 10, 0.0)],
)
def test_a_gap_is_known_when_there_is_a_plan_above_a_bound(best, bound, gap):
    here = Progress(
        phase="dive", seconds=1.0, best=best, bound=bound, unplaced=0, share=0.1
    )

    assert here.gap == gap
