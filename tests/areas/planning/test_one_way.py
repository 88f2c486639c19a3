"""One trainee's plan in the room that there is: asked for, found, published."""

from datetime import date, timedelta

import pytest

from ferd.areas.planning import actions, proposals, running
from ferd.areas.planning.models import SolverRun
from ferd.areas.rotations import queries as rotations
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules import queries as schedule_queries
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.pathway import Pathway, Placement
from ferd.core.time import Leave, Period
from ferd.core.time_rules import LeaveKind
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.schedules import factory as plans
from tests.areas.schedules import places_factory
from tests.signing_in import sign_in


def carried_out(cast, traineeship: Traineeship) -> SolverRun:
    run = actions.ask_for_one(traineeship=traineeship, actor=cast.karin)
    running.work_on(str(run.uuid))
    run.refresh_from_db()
    return run


def proposed_way(run: SolverRun) -> Pathway:
    [way] = proposals.chosen(run, 0).ways
    version = rotations.version_to_follow(way.traineeship, way.base)
    return schedule_queries.laid_out(way.traineeship, version, way.circumstances)


def last_of(plan: IndividualPlan) -> Placement:
    return plan.as_pathway().placements[-1]


def open_only_from(cast, site: TrainingSite | None, day: date) -> None:
    """Say that the site leads to one place, which there is from a day on."""
    assert site is not None
    places_factory.publish(cast, period=Period(day), size=100)
    schedules.map_site(
        unit=cast.imaging, site=site, meant=cast.receiving, actor=cast.karin
    )


def at(pathway: Pathway, site: TrainingSite | None) -> list[Placement]:
    today = clock.today()
    mine = [p for p in pathway.placements if p.site == site]
    return [p for p in mine if p.period.start > today]


def test_a_trainee_without_a_plan_waits_until_there_is_room(cast):
    plan = plans.make_proposed(cast)
    last = last_of(plan)
    opens = last.period.start + timedelta(days=300)
    open_only_from(cast, last.site, opens)

    run = carried_out(cast, plan.traineeship)

    assert (run.status, run.fault) == ("done", "")
    assert at(plan.as_pathway(), last.site)[0].period.start < opens
    assert all(p.period.start >= opens for p in at(proposed_way(run), last.site))
    published = actions.publish_proposal(run=run, point=0, actor=cast.karin)
    assert [each.status for each in published] == ["proposed"]
    plan.refresh_from_db()
    assert plan.status == "withdrawn"


def test_what_was_proposed_of_leave_still_holds(cast):
    start = clock.today() + timedelta(days=60)
    away = Leave(Period(start, start + timedelta(days=200)), LeaveKind.PARENTAL)
    plan = plans.make_proposed(cast, leaves=(away,))
    open_only_from(cast, last_of(plan).site, date(2024, 1, 1))

    run = carried_out(cast, plan.traineeship)

    assert proposed_way(run).circumstances.leaves == (away,)


def test_without_places_that_ferd_knows_of_the_plain_layout_is_given_and_said(cast):
    plan = plans.make_proposed(cast)

    run = carried_out(cast, plan.traineeship)

    assert proposed_way(run).placements == plan.as_pathway().placements
    [said] = proposals.answer_of(run).remarks
    assert "one after the other" in said.text()


def test_an_agreed_plan_that_has_room_is_kept(cast):
    plan = plans.make_agreed(cast)
    open_only_from(cast, last_of(plan).site, date(2024, 1, 1))

    run = carried_out(cast, plan.traineeship)

    answer = proposals.answer_of(run)
    assert answer.points == ()
    assert "There is room" in answer.remarks[0].text()


def test_an_agreed_plan_without_room_is_moved_to_where_there_is(cast):
    plan = plans.make_agreed(cast)
    last = last_of(plan)
    opens = last.period.start + timedelta(days=300)
    open_only_from(cast, last.site, opens)

    run = carried_out(cast, plan.traineeship)

    assert all(p.period.start >= opens for p in at(proposed_way(run), last.site))
    assert proposals.answer_of(run).points[0].changed == 1


def test_where_there_is_no_room_at_all_it_is_said_why(cast):
    plan = plans.make_proposed(cast)
    open_only_from(cast, last_of(plan).site, clock.today() + timedelta(days=9000))

    run = carried_out(cast, plan.traineeship)

    answer = proposals.answer_of(run)
    assert (run.status, answer.points) == ("done", ())
    assert answer.reasons


def test_somebody_whose_training_is_over_is_not_planned(cast):
    traineeship = plans.make_agreed(cast).traineeship
    run = actions.ask_for_one(traineeship=traineeship, actor=cast.karin)
    Traineeship.objects.update(ends_on=clock.today())

    running.work_on(str(run.uuid))

    run.refresh_from_db()
    assert (run.status, run.fault) == ("failed", "The training is over.")


@pytest.mark.parametrize("who", ["tora", "sven", "kari", "otto"])
def test_only_those_who_plan_ask_and_never_for_themselves(cast, who):
    traineeship = plans.make_supervised(cast)

    with pytest.raises(NotAllowed):
        actions.ask_for_one(traineeship=traineeship, actor=getattr(cast, who))


@pytest.mark.parametrize(
    "page", ["/schedules/trainees/{}/", "/schedules/trainees/{}/propose/"]
)
def test_two_presses_lead_from_the_trainee_to_the_run(client, cast, page):
    traineeship = plans.make_supervised(cast)
    sign_in(client, cast.karin)
    address = f"/rotations/one/{traineeship.uuid}/"

    shown = client.get(page.format(traineeship.uuid)).content.decode()
    answer = client.post(address)

    assert f'action="{address}"' in shown
    assert answer.url == f"/rotations/runs/{SolverRun.objects.get().uuid}/"


def test_after_publishing_the_plan_itself_is_shown(client, cast):
    plan = plans.make_proposed(cast)
    run = carried_out(cast, plan.traineeship)
    sign_in(client, cast.karin)

    page = client.get(f"/rotations/runs/{run.uuid}/").content.decode()
    answer = client.post(f"/rotations/runs/{run.uuid}/0/publish/")

    newest = IndividualPlan.objects.latest("number")
    assert "before-0" not in page
    assert answer.url == f"/schedules/plans/{newest.uuid}/"


def test_the_trainee_proposes_without_the_planner(client, cast):
    plans.make_supervised(cast)
    sign_in(client, cast.tora)

    page = client.get(f"/schedules/trainees/{cast.tora.traineeships.get().uuid}/")

    assert "/rotations/one/" not in page.content.decode()


def test_a_proposal_is_not_published_twice(cast):
    plan = plans.make_proposed(cast)
    run = carried_out(cast, plan.traineeship)
    [published] = actions.publish_proposal(run=run, point=0, actor=cast.karin)
    schedules.agree_plan(plan=published, seen=published.fingerprint, actor=cast.tora)

    with pytest.raises(Conflict):
        actions.publish_proposal(run=run, point=0, actor=cast.karin)
