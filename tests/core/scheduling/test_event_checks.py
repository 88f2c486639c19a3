"""Events that cannot have happened; ROTA030 and ROTA031."""

import pytest

from ferd.core.scheduling.event_checks import check_events
from ferd.core.scheduling.events import (
    CompletedEarly,
    Event,
    FractionChanged,
    Hired,
    LeaveTaken,
    ObjectiveNotReached,
    PlaceGained,
    PlaceLost,
    Resigned,
)
from ferd.core.scheduling.problem import PlacesId, StageId, TraineeId
from tests.core.scheduling.problems import need, places, problem, trainee

TORA, NEW, WARD, BASE = (
    TraineeId("tora"), TraineeId("new"), PlacesId("Ward"), StageId("base"),
)  # fmt: skip
NOBODY, NOWHERE, NOTHING = TraineeId("x"), PlacesId("x"), StageId("x")
ASKED = problem([places("Ward")], [trainee("tora", need("base", 3, "Ward"))])

GOOD: list[Event] = [
    LeaveTaken(trainee=TORA, start=3, end=9),
    FractionChanged(trainee=TORA, start=3, end=9, work=80),
    PlaceLost(places=WARD, start=3, end=9),
    PlaceGained(places=WARD, start=3, end=9),
    Hired(trainee=trainee("new", need("base", 3, "Ward"))),
    Resigned(trainee=NEW, start=9),
    ObjectiveNotReached(trainee=TORA, stage=BASE, work=100),
    CompletedEarly(trainee=TORA, stage=BASE, work=100),
]
BAD = [
    (LeaveTaken(trainee=NOBODY, start=3, end=9), "trainee", "ROTA030"),
    (PlaceLost(places=NOWHERE, start=3, end=9), "places", "ROTA030"),
    (CompletedEarly(trainee=TORA, stage=NOTHING, work=1), "stage", "ROTA030"),
    (LeaveTaken(trainee=TORA, start=3, end=3), "end", "ROTA031"),
    (PlaceGained(places=WARD, start=-1, end=3), "end", "ROTA031"),
    (PlaceGained(places=WARD, start=1, end=3, room=0), "", "ROTA031"),
    (FractionChanged(trainee=TORA, start=1, end=3, work=-1), "", "ROTA031"),
    (ObjectiveNotReached(trainee=TORA, stage=BASE, work=0), "", "ROTA031"),
]


def test_what_can_have_happened_is_let_through():
    assert check_events(ASKED, GOOD, today=11) == ()


@pytest.mark.parametrize(("event", "key", "code"), BAD)
def test_what_cannot_have_happened_is_told_with_its_path(event, key, code):
    (found,) = check_events(ASKED, [event], today=0)

    assert found.where == f"$.events[0].{key}".rstrip(".")
    assert found.code == code
    assert found.text()


@pytest.mark.parametrize("today", [-1, 12])
def test_today_is_one_of_the_months(today):
    (found,) = check_events(ASKED, [], today=today)

    assert found.text() == "Today must be one of the months 0 to 11."
