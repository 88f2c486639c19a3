"""What the planner found to be in short supply stands on the board, dated."""

from datetime import date, timedelta

import pytest

from ferd.areas.planning import actions, answering, proposals
from ferd.areas.planning.gathering import gather
from ferd.areas.planning.proposals import Answer, DearPlaces
from ferd.areas.rotations import dear
from ferd.core.scheduling import dear_places
from ferd.core.scheduling.problem import PlacesId
from ferd.core.time import Period
from ferd.foundation import clock
from tests.areas.rotations.test_board import publish_room
from tests.areas.schedules import factory as plans
from tests.signing_in import sign_in

AUTUMN = Period(date(2027, 8, 1), date(2028, 1, 1))


def finish(cast, places, tenths: int, *, days_ago: int = 0) -> None:
    """Let a run have found, so many days ago, what one place more is worth."""
    run = actions.ask_planner(
        unit=cast.imaging, kind="explain", title="Why", changes=(), actor=cast.karin
    )
    found = DearPlaces(places=places.identity, period=AUTUMN, tenths=tenths)
    run.outcome = proposals.answer_to_json(Answer(dear=(found,) if tenths else ()))
    run.status = run.Status.DONE
    run.ended_at = clock.now() - timedelta(days=days_ago)
    run.save()


@pytest.fixture
def places(cast):
    plans.make_agreed(cast)
    return publish_room(cast, 1)


@pytest.mark.parametrize("view", ["board", "table"])
def test_the_board_says_what_a_place_more_would_spare_and_who_says_so(
    cast, places, client, view
):
    finish(cast, places, 31)
    sign_in(client, cast.karin)

    page = client.get(f"/rotations/?from=2027-01&view={view}").content.decode()

    assert "aug 2027" in page
    assert "3,1" in page
    assert "/rotations/runs/" in page.partition("in-short-supply")[2]


def test_months_out_of_sight_are_not_told_of(cast, places, client):
    finish(cast, places, 31)
    sign_in(client, cast.karin)

    page = client.get("/rotations/?from=2030-01").content.decode()

    assert "in-short-supply" not in page


def test_the_newest_run_of_the_unit_is_the_one_that_counts(cast, places):
    finish(cast, places, 31, days_ago=3)
    finish(cast, places, 0)

    assert not list(dear._sources[0](cast.karin, {places.identity}))  # noqa: SLF001  the planner's own


@pytest.mark.parametrize("who", ["tora", "kari", "otto"])
def test_those_who_see_no_runs_are_not_told_what_runs_found(cast, places, client, who):
    finish(cast, places, 31)
    sign_in(client, getattr(cast, who))

    page = client.get("/rotations/?from=2027-01").content.decode()

    assert "in-short-supply" not in page


def test_the_planners_months_become_days(cast, places):
    gathered = gather(cast.imaging, (), today=date(2026, 11, 23))
    found = dear_places.DearPlaces(
        places=PlacesId(places.identity), months=(9, 14), cost=31.0, delay_months=3.1
    )

    (dated,) = answering._dated(gathered, [found])  # noqa: SLF001  a worker's own

    assert (dated.period, dated.tenths) == (AUTUMN, 31)
