"""What becomes of places and plans when a trainee leaves."""

from datetime import date, timedelta

import pytest

from ferd.areas.audit.models import AuditEntry
from ferd.areas.notifications.models import Notice
from ferd.areas.schedules import actions
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.time import Period
from ferd.foundation import clock
from ferd.foundation.errors import Conflict
from tests.areas.schedules import places_factory as places
from tests.areas.schedules.factory import FULL_TIME, STARTS_ON
from tests.areas.schedules.spells import (
    AUTUMN,
    AWAY,
    SPRING,
    in_force,
    make_places,
    make_trainees,
    offer,
    say_yes,
    states,
    write,
)

SUMMER = date(2040, 4, 1)


def end(cast, traineeship, ends_on):
    return actions.end_traineeship(
        traineeship=traineeship, ends_on=ends_on, actor=cast.karin
    )


@pytest.mark.parametrize("state", ["asked", "held", "committed"])
def test_what_lies_beyond_the_end_is_withdrawn_and_the_unit_told(cast, state):
    away, _radiology = make_places(cast)
    (a,) = make_trainees(cast, 1)
    request = places.ask(cast, away, a, Period(*AUTUMN))
    if state == "held":
        places.hold(cast, request)
    if state == "committed":
        places.commit(cast, request)

    end(cast, a, SUMMER)

    request.refresh_from_db()
    assert (request.status, request.reason) == ("withdrawn", "The training ends.")
    assert Notice.objects.filter(
        kind="schedules.end_traineeship", person=cast.ola
    ).exists()
    traces = AuditEntry.objects.filter(action="schedules.end_traineeship")
    assert traces.count() == 2


def test_a_stay_that_goes_on_ends_with_the_training(cast):
    away, _radiology = make_places(cast)
    (a,) = make_trainees(cast, 1)
    stay = places.commit(cast, places.ask(cast, away, a, Period(*SPRING)))

    end(cast, a, SUMMER)

    stay.refresh_from_db()
    assert (stay.status, stay.starts_on, stay.ends_on) == (
        "committed",
        SPRING[0],
        SUMMER,
    )


def test_what_is_past_stays_as_it_was(cast):
    away, _radiology = make_places(cast)
    (a,) = make_trainees(cast, 1)
    stay = places.commit(cast, places.ask(cast, away, a, places.days(-10, 190)))
    before = clock.today() - timedelta(days=5)

    end(cast, a, before)

    stay.refresh_from_db()
    assert (stay.status, stay.ends_on) == ("committed", clock.today())
    assert stay.starts_on == clock.today() - timedelta(days=10)


def test_what_ends_before_the_training_does_is_left_alone(cast):
    away, _radiology = make_places(cast)
    (a,) = make_trainees(cast, 1)
    request = places.ask(cast, away, a, Period(*SPRING))

    end(cast, a, AUTUMN[1])

    request.refresh_from_db()
    assert request.status == "asked"


def test_the_plan_in_force_takes_no_room_after_the_end(cast):
    make_places(cast)
    a, b = make_trainees(cast, 2)
    former = in_force(cast, a, (AWAY, *SPRING))
    plan = write(cast, b, (AWAY, *SPRING))
    with pytest.raises(Conflict, match="room for 1"):
        offer(cast, plan)

    end(cast, a, SPRING[0])
    offer(cast, plan)
    say_yes(plan)

    assert states(former, plan) == ["agreed", "agreed"]


def test_nothing_is_proposed_to_one_whose_training_is_over(cast):
    (a,) = make_trainees(cast, 1)
    plan = write(cast, a, (AWAY, *SPRING))
    end(cast, a, clock.today())

    with pytest.raises(Conflict, match="over"):
        actions.propose_plan(
            traineeship=a,
            version=plan.version,
            circumstances=Circumstances(
                starts_on=STARTS_ON, fractions=FULL_TIME, leaves=()
            ),
            reason="Late",
            actor=cast.karin,
        )
    assert states(plan) == ["withdrawn"]
