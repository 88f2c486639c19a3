"""Which stages come before which, as the plan says."""

import pytest

from ferd.core.plans.model import Prerequisite, Strength
from ferd.core.scheduling.order import order_of
from tests.core.scheduling.plans import nuclear_medicine


@pytest.mark.parametrize("before", [None, 9])
@pytest.mark.parametrize("strength", Strength)
def test_a_prerequisite_of_no_stage_there_is_guards_nothing(before, strength):
    stages = nuclear_medicine().timeline
    idle = Prerequisite(
        strength=strength, text="", before_stage=before, after_stages=(1,)
    )

    assert order_of(stages, (idle,)) == order_of(stages, ())
