from contextlib import suppress

import pytest

from ferd.formats.plans.reading import Unreadable, read_plan
from tests.formats.plans.bombs import BOMBS
from tests.formats.plans.measured import measure

CASES = [(ending, make) for ending, bombs in BOMBS.items() for make in bombs]


@pytest.mark.parametrize(
    ("ending", "make"), CASES, ids=[f"{e}-{make.__name__}" for e, make in CASES]
)
def test_a_bomb_is_refused_or_read_within_the_limits(
    ending, make, monkeypatch, tmp_path
):
    used = measure(monkeypatch, tmp_path / "used")

    with suppress(Unreadable):
        read_plan(f"plan.{ending}", make())

    assert used().megabytes <= 512
    assert used().seconds <= 5
