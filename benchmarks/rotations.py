"""The rotation board with 800 trainees, against a bare template view."""

import warnings
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from benchmarks.measures import Measure, milliseconds
from benchmarks.pages import bare_view, database
from benchmarks.timing import in_turn

if TYPE_CHECKING:
    from ferd.areas.schedules.models import IndividualPlan

TRAINEES = 800
ROUNDS = 20
AT_ONCE = 0.2
"""Seconds in which what a move leads to is to be seen."""


def measures() -> Iterator[Measure]:
    """Measure what a programme director waits for: a move, and the board itself."""
    warnings.simplefilter("ignore")
    with database():
        yield from _measure()


def _measure() -> Iterator[Measure]:
    from django.test import Client

    from ferd.areas.schedules import planned_stays
    from tests.areas.rotations.crowd import make_crowd
    from tests.areas.rotations.test_board import publish_room
    from tests.areas.schedules.factory import make_agreed
    from tests.cast import make_cast

    cast = make_cast()
    plan = make_agreed(cast)
    publish_room(cast, 5)
    make_crowd(plan, TRAINEES - 1)
    client = Client()
    client.force_login(cast.karin)
    move = _move(plan)

    def forgetful() -> None:
        planned_stays.forget()
        client.get(move)

    bare = bare_view(cast.karin)
    pages: dict[str, Callable[[], object]] = {
        "what a move leads to": lambda: client.get(move),
        "the same, in a process that has read no plan": forgetful,
        "the board's first rows": lambda: client.get("/rotations/?part=rows"),
    }
    for name, page in pages.items():
        taken, template = in_turn(page, bare, rounds=ROUNDS)
        is_asked_for = page is not forgetful and "move" in name
        yield Measure(
            what=f"{name}, {TRAINEES} trainees, p95",
            figure=milliseconds(taken.p95),
            against=f"a bare template view, p95 {milliseconds(template.p95)}",
            ratio=taken.median / template.median,
            target=f"< {milliseconds(AT_ONCE)}" if is_asked_for else "",
            is_met=taken.p95 < AT_ONCE if is_asked_for else None,
        )


def _move(plan: "IndividualPlan") -> str:
    """Give the address that tells what moving the last block leads to."""
    placements = plan.as_pathway().placements
    block = len(placements) - 1
    start = placements[block].period.start
    address = f"/rotations/move/{plan.traineeship.uuid}/preview/"
    return f"{address}?block={block}&starts_on={start.year + 1}-01"
